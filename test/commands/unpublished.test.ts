import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Desk } from './desk.ts';
import { layOffice, outgoing } from './outgoing.ts';
import { filesIn, wordsIn } from './packed-words.ts';

/** Everything told of the 不公开 items begins with the first word; the second is what nothing that goes out may name. */
const hidden = '鹤鸣';
/** A person a finding names, a citizen who asked and his number: kept in the ledger alone. */
const nobody = ['阚无咎', '裘问之', '13900001111'] as const;

describe('what is 不公开', () => {
	let desk: Desk;
	const answers = new Map<string, Answer>();
	let files: string[];
	beforeAll(async () => {
		desk = await layOffice({ word: hidden, nobody, publicity: ['--publicity', '不公开'] });
		for (const line of outgoing) answers.set(line.join(' '), await desk.run(...line));
		files = filesIn(desk.folder);
	});

	test('everything that goes out was made', () => {
		const failed = [...answers].filter(([, { code }]) => code !== 0).map(([line, { err }]) => `${line}: ${err}`);
		expect(failed).toEqual([]);
		expect(files.length).toBeGreaterThan(30);
	});

	test('is named in no file that goes out, nor is the person of a finding or the citizen who asked', () => {
		const named = files.filter((name) => {
			const words = `${name}\n${wordsIn(join(desk.folder, name))}`;
			return [hidden, ...nobody].some((word) => words.includes(word));
		});
		expect(named).toEqual([]);
	});

	test.each([
		['notice', 'issue', '交办', '2'],
		['notice', 'issue', '约谈', '2', '--when', '11月6日15:00', '--where', '三楼', '--approved-by', '方振国'],
		['notice', 'issue', '情况说明', '2'],
		['escalate', '2', '--issue', '--approved-by', '方振国'],
		['escalate', '2', '--rung', '移交问责建议', '--reason', '情节特别严重', '--issue', '--approved-by', '方振国'],
		['finding', 'settle', '1', '--verdict', '交办', '--paper'],
		['bulletin', 'write', '几个问题', '1', '2', '--issue'],
		['agenda', '2', '--when', '11-10'],
		['publish', '--post', '2'],
		['merit', 'add', '批评', '沙河镇', '--basis', '通报第9期', '--item', '2'],
	])('is refused by name: %s %s %s', async (...line) => {
		const { code, err } = await desk.run(...line);
		expect([code, err]).toEqual([1, expect.stringMatching(/2026-002.*不公开/)]);
		expect(filesIn(desk.folder)).toEqual(files);
	});

	test('is shown where it is to be, so that looking for it proves something', async () => {
		expect((await desk.run('list')).out).toContain(`${hidden}核查`);
		expect((await desk.run('finding', 'list')).out).toContain(`${hidden}问题`);
		const all = ['export', '台账', '--with-unpublished', '--output', '全.xlsx'];
		expect((await desk.run(...all)).code).toBe(0);
		expect(wordsIn(join(desk.folder, '全.xlsx'))).toContain(`${hidden}核查`);
	});
});
