import { Readable, Writable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { type Desk, emptyDesk, home, runAll } from './desk.ts';
import { cancel, down, enter, openTerminal } from './terminal.ts';

const morning = new Date('2026-11-02T01:00:00Z');

/** A terminal with `ducha call` running on it. */
const openRound = (desk: Desk, ...argv: string[]) => openTerminal(desk, 'call', ...argv);

async function openDesk(): Promise<Desk> {
	const desk = await emptyDesk();
	await runAll(desk, [
		['unit', 'add', '县交通局'],
		['unit', 'add', '县水利局', '--phone', '0000-6621037'],
		['add', '河道采砂整治', '--lead', '县水利局', '--deadline', '10月30日', '--today', '2026-10-12'],
		['add', '河道清障', '--lead', '县水利局', '--deadline', '11月4日', '--today', '2026-10-12'],
		['add', '农村公路隐患整治', '--lead', '县交通局', '--deadline', '11月3日', '--today', '2026-10-12'],
		['dispatch', '1..3', '--day', '10-13'],
		['receive', '1', '--handler', '何小川', '--phone', '0000-6621031', '--day', '10-13'],
		['receive', '2', '3', '--day', '10-13'],
	]);
	return desk;
}

let desk: Desk;
beforeEach(async () => {
	desk = await openDesk();
});

const operations = async () => (await desk.json('log')).items.filter((o) => o.command === 'call').length;
const history = async (item: string) => {
	const { history: lines } = await desk.json('show', item);
	return (lines as { what: string; text: string }[]).map(({ what, text }) => `${what} ${text}`);
};

describe('the telephone round on a terminal', () => {
	test('walks unit by unit; each answer is an operation of its own', async () => {
		const round = openRound(desk);
		await round.answer('接通了吗', enter);
		await round.answer('谁接的', `赵明${enter}`);
		await round.answer('说了什么', `护栏已到货${enter}`);
		await round.answer('完成比例', `60${enter}`);
		await round.answer('承诺哪天', `明天${enter}`);
		await expect.poll(round.shown).toContain('2/3  2026-001');
		expect(await operations()).toBe(1);
		await round.answer('接通了吗', `${down}${enter}`);
		await round.answer('接通了吗', `${down}${down}${enter}`);
		expect(await round.ended).toBe(0);
		expect(round.shown()).toContain('登记2件（接通1，没有接通1），没有打的1件');
		expect(await operations()).toBe(2);
		expect(await history('3')).toEqual(
			expect.arrayContaining(['催办 电话，县交通局赵明：承诺2026-11-03', '反馈 县交通局，完成60%，护栏已到货']),
		);
		expect(await history('1')).toContain('催办 电话，县水利局：未接通');
		expect(await history('2')).not.toContain('催办 电话，县水利局：未接通');
	});

	test('a wrong answer is asked again, and the person in charge is suggested', async () => {
		const round = openRound(desk, '--unit', '县水利局');
		await round.answer('接通了吗', enter);
		expect(round.shown()).toContain('承办人 何小川 0000-6621031');
		await round.answer('谁接的', enter);
		await round.answer('说了什么', enter);
		await round.answer('完成比例', `160${enter}`);
		await round.answer('要在0到100之间', `\u007f\u007f\u007f80${enter}`);
		await round.answer('承诺哪天', `11-01${enter}`);
		await round.answer('早于答复的', `${'\u007f'.repeat(5)}周五${enter}`);
		await round.answer('接通了吗', `${down.repeat(3)}${enter}`);
		expect(await round.ended).toBe(0);
		expect(await history('1')).toEqual(
			expect.arrayContaining(['催办 电话，县水利局何小川：承诺2026-11-06', '反馈 县水利局，完成80%，电话报完成80%']),
		);
	});

	test('Ctrl-C keeps what was saved and says so; the next round goes on from there', async () => {
		const round = openRound(desk);
		await round.answer('接通了吗', enter);
		await round.answer('谁接的', enter);
		await round.answer('说了什么', `护栏已到货${enter}`);
		await round.answer('完成比例', enter);
		await round.answer('承诺哪天', enter);
		await round.answer('接通了吗', enter);
		await round.answer('谁接的', cancel);
		expect(await round.ended).toBe(130);
		expect(round.shown()).toContain('已停止，登记过的1件都在');
		expect(await operations()).toBe(1);
		const next = openRound(desk);
		await next.answer('接通了吗', cancel);
		expect(await next.ended).toBe(130);
		expect(next.shown()).toContain('已停止，没有登记');
		expect(next.shown()).not.toContain('农村公路隐患整治');
	});

	test('what has become of an item meanwhile is respected', async () => {
		const round = openRound(desk, '--unit', '县交通局');
		await round.answer('接通了吗', enter);
		await runAll(desk, [['claim', '3']]);
		await round.answer('谁接的', enter);
		await round.answer('说了什么', `快了${enter}`);
		await round.answer('完成比例', enter);
		await round.answer('承诺哪天', enter);
		expect(await round.ended).toBe(0);
		expect(round.shown()).toContain('没有登记：2026-003“农村公路隐患整治” 县交通局“已报结”，不用催办');
		expect(await operations()).toBe(0);
	});

	test('--list only lists, and --yes asks nothing', async () => {
		for (const argv of [['--list'], ['--yes']]) {
			const round = openRound(desk, ...argv);
			expect(await round.ended).toBe(0);
			expect(round.shown()).toContain('今天要打的电话 2个单位3件');
		}
		expect(await operations()).toBe(0);
	});
});

describe('calls jotted down', () => {
	const runWith = async (stdin: Uint8Array, ...argv: string[]) => {
		const out: string[] = [];
		const screen = () =>
			new Writable({
				write(bytes, _encoding, done) {
					out.push(String(bytes));
					done();
				},
			});
		const world = {
			stdin: Readable.from([stdin]),
			stdout: screen(),
			stderr: screen(),
			env: { DUCHA_LEDGER: desk.ledger, DUCHA_ACTOR: '林晓' },
			platform: 'linux',
			cwd: () => desk.folder,
		};
		return { code: await main(['call', ...argv], world, home, () => morning), out: out.join('') };
	};

	test('from the standard input, also as a Windows notepad saves it', async () => {
		const inUtf8 = await runWith(Buffer.from('1 60% 正在清理 何小川\n'), '-f', '-');
		expect(inUtf8.code).toBe(0);
		expect(inUtf8.out).toContain('县水利局何小川：正在清理，完成60%');
		// `3 ` and 未接通 in GB18030.
		const inGb = await runWith(Buffer.from([0x33, 0x20, 0xce, 0xb4, 0xbd, 0xd3, 0xcd, 0xa8, 0x0d, 0x0a]), '-f', '-');
		expect(inGb.code).toBe(0);
		expect(inGb.out).toContain('县交通局：未接通');
	});

	test('the same calls a second time leave the ledger as it is', async () => {
		const calls = Buffer.from('1 60% 正在清理 何小川\n1 60% 正在清理 何小川\n3 承诺11-03\n');
		expect((await runWith(calls, '--file', '-')).out).toContain('已登记2条');
		const before = await operations();
		expect((await runWith(calls, '--file', '-')).out).toContain('0 变更：台账没有变化');
		expect(await operations()).toBe(before);
		const other = Buffer.from('1 70% 正在清理 何小川\n');
		expect((await runWith(other, '--file', '-')).out).toContain('已登记1条');
	});

	test('calls of another day are booked on that day', async () => {
		await runWith(Buffer.from('2 40% 已开挖\n'), '-f', '-', '--day', '10-30');
		const { history: lines } = await desk.json('show', '2');
		expect(lines).toContainEqual(expect.objectContaining({ day: '2026-10-30', what: '催办', text: '电话，县水利局' }));
		expect(lines).toContainEqual(expect.objectContaining({ day: '2026-10-30', what: '反馈' }));
	});
});
