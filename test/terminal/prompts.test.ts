import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openAsker } from '../../src/terminal/prompts.ts';

/** A terminal of which the keys and the screen are in the test's hands. */
function openConsole() {
	const keyboard = new PassThrough();
	let shown = '';
	const screen = new Writable({
		write(bytes, _encoding, done) {
			shown += String(bytes);
			done();
		},
	});
	// As with a real terminal, the end of a question does not close the screen.
	screen.end = () => screen;
	const asker = openAsker({ keyboard, screen, colours: false });
	return { asker, keyboard, shown: () => shown };
}

test.each([
	['typed', ['已', '完', '成', '\r'], '已完成'],
	['pasted in one piece', ['已完成60%，承诺11月5日\r'], '已完成60%，承诺11月5日'],
	['pasted into the middle', ['清障', '\u001b[D', '石板桥限行措施', '\r'], '清石板桥限行措施障'],
	['pasted together with an arrow', ['清障\u001b[D石板桥\r'], '清石板桥障'],
	['a character torn between two pieces', [Buffer.from([0xe5, 0x8e]), Buffer.from([0xbf, 0x0d])], '县'],
	['nothing takes the suggestion', ['\r'], '县交通局'],
])('text: %s', async (_, pieces, answer) => {
	const { asker, keyboard } = openConsole();
	const asked = asker.askText('牵头单位', { suggested: '县交通局' });
	for (const piece of pieces) keyboard.write(piece);
	expect(await asked).toBe(answer);
});

test('text: a wrong answer is refused with its reason, then mended', async () => {
	const { asker, keyboard, shown } = openConsole();
	const check = (text: string) => (text === '60' ? null : '请填 0 至 100 的数');
	const asked = asker.askText('完成比例', { check });
	keyboard.write('6\r');
	await expect.poll(shown).toContain('请填 0 至 100 的数');
	keyboard.write('0\r');
	expect(await asked).toBe('60');
});

test('a paste answers one question, never the next', async () => {
	const { asker, keyboard, shown } = openConsole();
	keyboard.write('已完成清障\r是\r');
	expect(await asker.askText('进展')).toBe('已完成清障');
	const asked = asker.askYes('保存？');
	await expect.poll(shown).toContain('保存？ (是/否[回车])');
	keyboard.write('否\r');
	expect(await asked).toBe(false);
});

const units = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `第${i + 1}镇`, value: i + 1 }));

test('choice: arrows in a short list', async () => {
	const { asker, keyboard, shown } = openConsole();
	const asked = asker.askChoice('单位', units(3));
	keyboard.write('\u001b[B\r');
	expect(await asked).toBe(2);
	expect(shown()).toContain('回车选定');
});

test('choice: a part of the name in a long list', async () => {
	const { asker, keyboard, shown } = openConsole();
	const asked = asker.askChoice('单位', units(40));
	keyboard.write('37');
	await expect.poll(shown).toMatch(/❯ 第37镇(?!.*第1镇)/s);
	keyboard.write('\r');
	expect(await asked).toBe(37);
});

test('choice: nothing found is said in Chinese', async () => {
	const { asker, keyboard, shown } = openConsole();
	const asked = asker.askChoice('单位', units(40));
	keyboard.write('无此');
	await expect.poll(shown).toContain('没有相符的');
	keyboard.write('\u0003');
	await expect(asked).rejects.toMatchObject({ exit: 'interrupted' });
});

test.each([
	['是\r', true],
	['y\r', true],
	['否\r', false],
	['\r', false],
])('yes: %j is %j', async (keys, answer) => {
	const { asker, keyboard } = openConsole();
	const asked = asker.askYes('确定？');
	keyboard.write(keys);
	expect(await asked).toBe(answer);
});

test.each([
	['Ctrl-C', '清\u0003'],
	['Ctrl-D', '\u0004'],
	['end of input', null],
])('%s cancels', async (_, keys) => {
	const { asker, keyboard } = openConsole();
	const asked = asker.askText('进展');
	if (keys === null) keyboard.end();
	else keyboard.write(keys);
	await expect(asked).rejects.toMatchObject({ message: '已取消，未写入任何数据', exit: 'interrupted' });
});

test('a question cannot steer the terminal', async () => {
	const { asker, keyboard, shown } = openConsole();
	const asked = asker.askText('标题\u001b[31m\u202e');
	keyboard.write('\r');
	await asked;
	expect(shown()).toContain('标题‹U+001B›[31m‹U+202E›');
});
