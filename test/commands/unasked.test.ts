import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { allEntries } from '../../src/catalogue.ts';
import { main } from '../../src/main.ts';
import { home, officeDesk } from './desk.ts';

/** They need nothing to be typed after them. */
const complete = [
	...['demo', 'slides', 'board', 'circular', 'export', 'backup', 'list', 'today', 'overdue', 'due', 'stale', 'stats'],
	...['score', 'handover', 'verify', 'log', 'completion'],
];
const commands = allEntries()
	.flatMap((entry) => ('commands' in entry ? entry.commands.map((c) => [entry.word, c.word]) : [[entry.word]]))
	.filter(([word = '', own = '']) => !complete.includes(word) && !['list', 'status', 'flag'].includes(own));

test('no command waits for an answer where there is no terminal; what is missing is named with its cure', async () => {
	const desk = await officeDesk();
	const wrong: unknown[] = [];
	let missing = 0;
	for (const words of commands) {
		const said: string[] = [];
		const screen = () => new PassThrough().setEncoding('utf8').on('data', (text) => said.push(text));
		// Nothing ever comes from there, not even an end.
		const stdin = new PassThrough();
		const env = { DUCHA_LEDGER: desk.ledger, DUCHA_ACTOR: '林晓' };
		const world = { stdin, stdout: screen(), stderr: screen(), env, platform: 'linux', cwd: () => desk.folder };
		const code = await main(words, world, home, () => new Date('2026-11-02T01:00:00Z'));
		const text = said.join('');
		if (code === 2) missing += 1;
		const names =
			code !== 2 || /^错误：(还缺一项：|还要写 --|没有写|没有说).+\n提示：.*(ducha|--|编号|会议题目).*\n$/.test(text);
		if (![0, 1, 2, 4].includes(code) || !names || text.includes('程序出错')) wrong.push([words, code, text]);
	}
	expect(wrong).toEqual([]);
	expect(missing).toBeGreaterThan(60);
});
