import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { voidPaper } from '../../src/ledger/paper-register.ts';
import { act, schemaFolder } from '../ledger/offices.ts';
import { type Desk, officeDesk, runAll } from './desk.ts';
import { openTerminal } from './terminal.ts';

/** The item of the office that is 不公开, by what only it is called. */
const secret = /欠薪|2026-004|内部掌握/;
let desk: Desk;

beforeAll(async () => {
	desk = await officeDesk();
	await runAll(desk, [
		['edit', '4', '--leader', '方振国'],
		[
			'instruct',
			'--on',
			'4',
			'--leader',
			'周明远',
			'--words',
			'再查一遍',
			'--deadline',
			'11-01',
			'--today',
			'2026-10-26',
		],
		['progress', '4', '内部掌握的进展', '--percent', '10', '--help-needed', '内部掌握的难处', '--day', '10-28'],
		['edit', '2', '3', '--leader', '方振国'],
		['progress', '3', '沙场已清点', '--help-needed', '请协调砂场补偿', '--day', '10-28'],
	]);
});

describe('nothing 不公开 leaves the office in any of its reports', () => {
	test.each<[string, string[]]>([
		['the agenda', ['agenda', '--when', '11-10']],
		["a leader's report", ['report', 'leader', '10月']],
		["a leader's report, still open", ['report', 'leader', '11月', '--leader', '方振国']],
		['讲评材料', ['report', 'remarks', '10月']],
		['讲评材料 of the unit that has it', ['report', 'remarks', '11月', '--unit', '县财政局、县水利局']],
		['一把手工作动态', ['report', 'weekly', '10.26-11.1']],
	])('%s', async (_name, words) => {
		const { code, out, err } = await desk.run(...words, '--format', 'txt');
		expect(code, err).toBe(0);
		expect(out).toContain('青屏县委县政府督查室');
		expect(`${out}${err}`).not.toMatch(secret);
	});
	test('a unit that leads nothing else is not in the year at all', async () => {
		const { out } = await desk.run('report', 'year', '--format', 'txt');
		expect(out).toContain('县住建局');
		expect(out).not.toContain('县财政局');
	});
	test.each([
		['bulletin', '欠薪化解情况', '4'],
		['bulletin', '欠薪化解情况', '1', '4', '--issue'],
		['agenda', '4', '--when', '11-10'],
	])('%s %s %s is refused, and writes nothing', async (...words) => {
		const before = readdirSync(desk.folder);
		const { code, err } = await desk.run(...words);
		expect(code).toBe(1);
		expect(err).toContain('不公开');
		expect(readdirSync(desk.folder)).toEqual(before);
	});
});

test('help that was asked for is no longer wanted of what is done, or before the leader', async () => {
	const own = desk.copy();
	const told = async () => (await own.run('bulletin', '协调事项', '1', '2', '--format', 'txt')).out;
	await runAll(own, [
		['review', '2', '--return', '请补材料'],
		['progress', '2', '桥面已封', '--help-needed', '请协调绕行', '--problems', '绕行路窄'],
		['progress', '1', '已开工', '--help-needed', '请协调管线'],
	]);
	expect(await told()).toMatch(/绕行路窄[\s\S]*请协调管线[\s\S]*请协调绕行/);
	await runAll(own, [
		['claim', '1'],
		['claim', '2'],
		['review', '1', '2', '--pass'],
	]);
	expect((await own.json('list', '--text', '石板桥')).items).toMatchObject([{ status: '待阅示' }]);
	expect(await told()).not.toMatch(/请协调|绕行路窄/);
	expect((await own.run('report', 'leader', '11月', '--leader', '方振国', '--format', 'txt')).out).not.toContain(
		'请协调绕行',
	);
});

test('parts of an item that was split stand for it', async () => {
	const { out } = await desk.run('bulletin', '农村公路养护', '5', '--format', 'txt');
	expect(out).toContain('2026-005-1号事项');
	expect(out).toContain('2026-005-2号事项');
	expect(out).not.toContain('2026-005号');
});

test('a number of two years is asked back, and taken with its year', async () => {
	const own = desk.copy();
	const issue = (today: string, title: string, out: string) =>
		own.run('bulletin', title, '1', '--issue', '--today', today, '--out', out);
	expect((await issue('2026-12-30', '年底', '旧')).code).toBe(0);
	expect((await issue('2027-01-11', '年初', '新')).code).toBe(0);
	const note = (paper: string) => own.run('bulletin', 'note', paper, '--quoted', '县委常委会', '--today', '2027-01-12');
	expect((await note('1')).code).toBe(2);
	expect((await note('专报〔2026〕1')).code).toBe(0);
	const { items } = await own.json('bulletin', 'list', '2026', '--today', '2027-02-01');
	expect(items.map(({ title, quotations }) => [title, quotations])).toEqual([['年底', 1]]);
});

test('a void bulletin takes no more notes', async () => {
	const own = desk.copy();
	await own.run('bulletin', '作废的一期', '1', '--issue');
	const ledger = openLedger(own.ledger, 'write', schemaFolder);
	await act(ledger, async (tx) =>
		voidPaper(tx, (await tx.selectFrom('paper').select('id').executeTakeFirstOrThrow()).id),
	);
	ledger.close();
	const { code, err } = await own.run('bulletin', 'note', '1', '--quoted', '县委常委会');
	expect([code, err]).toEqual([1, expect.stringContaining('督查专报第1期 已经作废')]);
	const { items } = await own.json('bulletin', 'list');
	expect(items[0]).toMatchObject({ state: '作废' });
});

test('a unit may send several lines', async () => {
	writeFileSync(join(desk.folder, '动态.txt'), '县财政局：甲\n沙河镇：乙。\n县财政局：丙\n');
	const { out } = await desk.run('report', 'weekly', '--file', '动态.txt', '--format', 'txt');
	expect(out).toContain('县财政局：甲；丙。');
});

test('on a terminal a number is taken only after a yes', async () => {
	const own = desk.copy();
	const refused = openTerminal(own, 'bulletin', '几个问题', '1', '--issue');
	await refused.answer('以督查专报第1期签发《几个问题》？', 'n\r');
	expect(await refused.ended).toBe(130);
	expect((await own.json('bulletin', 'list')).items).toEqual([]);
	const agreed = openTerminal(own, 'bulletin', '几个问题', '1', '--issue');
	await agreed.answer('以督查专报第1期签发《几个问题》？', 'y\r');
	expect(await agreed.ended).toBe(0);
	expect((await own.json('bulletin', 'list')).items).toHaveLength(1);
});
