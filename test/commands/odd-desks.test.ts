import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copiesOf, emptyDesk, runAll } from './desk.ts';
import { filesIn, wordsIn } from './packed-words.ts';

const past = ['--today', '2026-09-01'];
const town = ['unit', 'add', '沙河镇', '--kind', '乡镇街道'];
const campaign = ['campaign', 'add', '百日攻坚'];
const about = ['--campaign', '百日攻坚', '--leader', '方振国', ...past];
const item = ['add', '河道采砂整治', '--lead', '沙河镇', '--deadline', '9月15日', ...about];
const dispatch = ['dispatch', '1', '--day', '09-02'];

/** Offices hardly worth counting. */
const desks: Record<string, string[][]> = {
	'no unit and no item': [campaign],
	'nobody but a collective, rules that give nothing': [
		['unit', 'add', '各乡镇', '--kind', '集体'],
		campaign,
		['add', '森林防火', '--lead', '各乡镇', '--deadline', '10月20日', ...about],
		dispatch,
		['rule', 'set', '基础分', '0', '--basis', '试行'],
		['rule', 'set', '配合单位折算', '0%', '--basis', '试行'],
		['rule', 'set', '加分合计最多', '0', '--basis', '试行'],
	],
	'all there is suspended but a message nobody has, one person in three roles': [
		town,
		campaign,
		item,
		dispatch,
		['person', 'add', '王敏', '--role', '承办人', '--unit', '沙河镇'],
		['receive', '1', '--principal', '王敏', '--handler', '王敏', '--day', '09-03'],
		['liaison', 'add', '王敏', '--unit', '沙河镇', '--units', '沙河镇'],
		['team', 'add', '督查一组', '--leader', '王敏', '--items', '1'],
		['meeting', 'add', '联席会议', '1', '--when', '11-10'],
		['message', 'add', '路灯不亮', '--received', '09-05'],
		['suspend', '1', '--reason', '等管线迁改', '--approved-by', '周明远'],
	],
};

/** Running, over, not begun, before the ledger, over New Year, a single day. */
const periods = ['本月', '10月', '2027-03', '2025', '12.25-1.5', '全年', '2026Q3', '9.1-9.1'];

const groups = ['单位', '来源', '批示领导', '县领导', '月', '督办单位'];
/** Every command that counts or tells of a period; `?` stands for it. */
const commands: string[][] = [
	...groups.map((group) => ['stats', '?', '--group', group]),
	['stats', '?'],
	['stats', '?', '--explain'],
	['score', 'show', '?', '--explain'],
	['score', 'person', '?'],
	['score', 'publish', '?', '--dry-run'],
	['merit', 'list', '?'],
	['unit', 'flag', '?'],
	['circular', '?', '--format', 'md'],
	['circular', '?', '--explain'],
	['slides', '?'],
	['board'],
	['report', 'leader', '?'],
	['report', 'remarks', '?', '--format', 'md'],
	['report', 'weekly', '?', '--format', 'md'],
	['report', 'year', '?', '--format', 'md'],
	['report', 'person', '?', '--format', 'md'],
	['export', '台账', '汇总表', '逾期清单', '得分表', '?'],
	['plan', 'list', '?'],
	['inspect', 'list', '?'],
	['finding', 'list', '?'],
	['sample', '--count', '2'],
	['meeting', 'list', '?'],
	['meeting', 'agenda', '1', '--format', 'md'],
	['team', 'status', '?', '--team', '督查一组'],
	['team', 'requests'],
	['message', 'stats', '?'],
	['message', 'weekly', '?', '--format', 'md'],
	['campaign', 'show', '百日攻坚'],
	['campaign', 'year', '百日攻坚', '?', '--format', 'md'],
	['revisit', '--summary', '?'],
	['overdue', '--office', '?'],
	['escalate', '--issued', '?'],
	['forms', 'status', '?'],
];

const odd = /NaN|undefined|\bnull\b|Infinity|\[object|程序出错|\n {4}at /;
/** What the office programs write for themselves, and what runs in the page. */
const isTold = (part: string): boolean => !/theme|styles|settings|fontTable|slideMaster|docProps/.test(part);
const told = (file: string): string => wordsIn(file, isTold).replace(/<script[\s\S]*?<\/script>/g, '');

test.each(Object.entries(desks))('%s: every command says something a clerk can read', async (name, lines) => {
	const desk = await copiesOf(emptyDesk)();
	await runAll(desk, lines);
	const first = Object.keys(desks).indexOf(name);
	const found: string[] = [];
	for (const [at, command] of commands.entries()) {
		const period = periods[(at + first * 3) % periods.length] as string;
		const line = command.map((word) => (word === '?' ? period : word));
		const { code, out, err } = await desk.run(...line);
		const files = filesIn(desk.folder).map((file) => join(desk.folder, file));
		const words = [out, err, ...files.map(told)].join('\n');
		for (const file of files) rmSync(file);
		const fault = odd.exec(words);
		if (fault !== null || ![0, 1, 2].includes(code) || words.trim() === '')
			found.push(`${line.join(' ')}: ${code} ${words.slice(Math.max(0, (fault?.index ?? 0) - 60)).slice(0, 120)}`);
	}
	expect(found).toEqual([]);
});
