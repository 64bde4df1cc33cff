import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { widthOf } from '../../src/terminal/width.ts';
import { type Desk, emptyDesk, officeDesk, runAll } from './desk.ts';

/** A report as a pipe gets it: plain, ready for mail. */
function expectMailable(text: string): void {
	for (const line of text.split('\n')) {
		expect(widthOf(line), line).toBeLessThanOrEqual(80);
		expect(line).toBe(line.trimEnd());
	}
	expect(text).not.toContain('\u001b');
}

test.each([
	[['overdue']],
	[['overdue', '--explain']],
	[['overdue', '--group', '单位']],
	[['overdue', '--explain', '--group', '县领导', '--sort', '单位', '--limit', '1']],
	[['overdue', '--today', '2028-03-01']],
	[['overdue', '--office']],
	[['overdue', '--office', '10月']],
	[['overdue', '--office', '全年', '--today', '2027-02-01']],
])('%j fits a mail', async (argv) => {
	const { out } = await (await officeDesk()).run(...argv);
	expect(out).not.toBe('');
	expectMailable(out);
});

test('however long the names are', async () => {
	const desk = await emptyDesk();
	const name = fc.string({ unit: fc.constantFrom(...'县水利局（二期）“整改”,abc 1、'), minLength: 1, maxLength: 90 });
	const titles = fc.sample(
		name.filter((text) => text.trim() !== '' && !text.startsWith('-')),
		{ numRuns: 12, seed: 20261102 },
	);
	const unit = '县推进新型城镇化和乡村全面振兴工作领导小组办公室';
	await runAll(desk, [
		['unit', 'add', unit],
		...titles.map((title) => ['add', `事${title}`, '--lead', unit, '--deadline', '10-20', '--received', '10-08']),
	]);
	for (const more of [[], ['--explain'], ['--group', '单位'], ['--office']]) {
		const { out } = await desk.run('overdue', ...more);
		expect(out).toContain(`${titles.length}件`);
		expectMailable(out);
	}
});

test('a width asked for holds in a pipe too', async () => {
	const desk = await officeDesk();
	const { out } = await desk.run('overdue', '--explain', '--width', '60');
	for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(60);
});

test('what a group holds adds up to the list, and JSON says which', async () => {
	const desk = await officeDesk();
	const { items, groups, count } = (await desk.json('list', '--group', '来源')) as unknown as {
		items: { number: string; source: string }[];
		groups: { name: string; count: number; items: string[] }[];
		count: number;
	};
	expect(groups.flatMap((group) => group.items).toSorted()).toEqual(items.map((item) => item.number).toSorted());
	expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
	for (const group of groups)
		for (const number of group.items) expect(items.find((item) => item.number === number)?.source).toBe(group.name);
});

test('on a rest day a scheduled task says nothing, on a worked Saturday it speaks', async () => {
	const desk = await officeDesk();
	for (const report of ['overdue', 'due', 'stale']) {
		const rest = await desk.run(report, '--workdays', '--exit-code', '--today', '2026-10-11');
		expect([rest.code, rest.out]).toEqual([0, '']);
	}
	expect((await desk.run('overdue', '--workdays', '--exit-code', '--today', '2026-10-10')).code).toBe(20);
});

test('the last paper stands in JSON', async () => {
	const desk = await officeDesk();
	await runAll(desk, [['escalate', '1', '--issue', '--approved-by', '林晓', '--today', '2026-10-29']]);
	const { items } = await desk.json('overdue', '--text', '雨污分流');
	expect(items).toMatchObject([
		{
			number: '2026-001',
			last_paper: { kind: '催办通知单', day: '2026-10-29', until: '2026-11-03' },
			last_progress: { day: '2026-10-12', text: '管网图纸已审' },
		},
	]);
});

const read = (desk: Desk, file: string): string => readFileSync(join(desk.folder, file), 'utf8');

/** All text of a package of XML. */
function textOf(desk: Desk, file: string): string {
	const zip = new PizZip(readFileSync(join(desk.folder, file)));
	return Object.keys(zip.files)
		.filter((name) => name.endsWith('.xml'))
		.map((name) => zip.file(name)!.asText())
		.join('');
}

const people = [
	['person', 'add', '罗建平', '--role', '单位第一责任人', '--unit', '县住建局', '--phone', '0000-6620030'],
	['receive', '1', '--handler', '何小川', '--phone', '0000-6620031'],
	['instruct', '--leader', '周明远', '--on', '1', '--words', '请住建局抓紧开工，结果报我'],
];

test('board, slides and circular count alike; the unpublished item is in none of them', async () => {
	const desk = await officeDesk();
	const told = await desk.json('circular', '本月', '--explain');
	const total = (told.items as { figure: string; count: number }[]).find(({ figure }) => figure === '合计')!.count;
	const board = await desk.json('board', '--output', '看板.html');
	const slides = await desk.json('slides', '本月', '--output', '幻灯.pptx');
	expect([board.items, slides.items]).toEqual([total, total]);
	for (const text of [read(desk, '看板.html'), textOf(desk, '幻灯.pptx')]) {
		expect(text).toContain('老城区雨污分流改造开工');
		expect(text).not.toContain('三季度欠薪化解');
	}
});

test('a leader’s board has that leader’s items alone, and says whose they are', async () => {
	const desk = await officeDesk();
	const { items } = await desk.json('board', '--leader', '方振国', '--output', '看板.html');
	const html = read(desk, '看板.html');
	expect(items).toBe((await desk.json('list', '--leader', '方振国')).items.length);
	expect(html).toContain('<p class="scope">方振国同志负责事项</p>');
	expect(html).not.toContain('老城区雨污分流改造开工');
});

test('the public list names who answers, without telephone numbers, 批示 or what is unpublished', async () => {
	const desk = await officeDesk();
	await runAll(desk, [
		...people,
		['publish', '--all', '--output', '公示.html'],
		['publish', '--all', '--output', '公示.xlsx'],
	]);
	for (const text of [read(desk, '公示.html'), textOf(desk, '公示.xlsx')]) {
		for (const word of ['老城区雨污分流改造开工', '罗建平', '何小川', '2026年9月15日', '逾期未办结'])
			expect(text).toContain(word);
		for (const word of ['三季度欠薪化解', '0000-66200', '抓紧开工', '待补材料的一件']) expect(text).not.toContain(word);
	}
});

test('writing them leaves the ledger as it is', async () => {
	const desk = await officeDesk();
	const before = readFileSync(desk.ledger);
	for (const words of [['board'], ['slides', '本月'], ['publish', '--all']])
		expect((await desk.run(...words)).code).toBe(0);
	expect(readFileSync(desk.ledger).equals(before)).toBe(true);
	expect(statSync(join(desk.folder, '督查看板.html')).size).toBeGreaterThan(10_000);
});
