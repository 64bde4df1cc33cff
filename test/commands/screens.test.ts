import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { type Desk, officeDesk, runAll } from './desk.ts';

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
