import { describe, expect, test } from 'vitest';
import { boardContent } from '../../src/papers/board-content.ts';
import { renderBoard } from '../../src/papers/board-page.ts';
import { circularContent } from '../../src/papers/circular-content.ts';
import { day } from '../../src/rules/day.ts';
import { modelInput } from './circular-samples.ts';
import { itemWith, ledBy, modelLedger, unitNamed } from './model-ledger.ts';
import { boardInput, crowdedLedger } from './screen-samples.ts';

const page = (changes: Parameters<typeof boardInput>[0] = {}) => renderBoard(boardContent(boardInput(changes)));
const dataOf = (html: string) =>
	JSON.parse(/<script type="application\/json" id="units">(.*)<\/script>/.exec(html)![1]!) as {
		name: string;
		words: string;
		items: { number: string; title: string; role: string }[];
	}[];

describe('the board of the model ledger', () => {
	const board = boardContent(boardInput());

	test('counts as the circular does', () => {
		const { facts } = circularContent(modelInput({ period: boardInput().period, items: boardInput().items }));
		expect(board.total).toEqual(facts.total);
		expect(board.sources).toEqual(facts.bySource.rows);
		expect(board.ranking.flatMap(({ units }) => units.map(({ row }) => row.label)).sort()).toEqual(
			facts.byUnit.rows.map(({ label }) => label).sort(),
		);
		expect(board.late.map(({ number }) => number).sort()).toEqual(facts.late.map(({ item }) => item.number).sort());
		expect(board.previous).toEqual(facts.previous);
	});

	test('its lamps are the running items, the red ones those overdue', () => {
		expect(board.lamps.reduce((sum, { count }) => sum + count, 0)).toBe(board.total.running);
		expect(board.lamps.find(({ lamp }) => lamp === '红·逾期')?.count).toBe(board.total.overdue);
	});

	test('the items of a unit are those its row counts', () => {
		for (const { row, items } of board.units.filter((unit) => unit.row !== null))
			expect(
				items
					.filter(({ role }) => role === '牵头')
					.map(({ number }) => number)
					.sort(),
			).toEqual(row!.behind.total.toSorted());
	});

	test('the page says the figures, and every unit can be touched', () => {
		const html = page();
		for (const words of ['<b>186</b>', '<b>121</b>', '<b>65</b>', '<b>65.1%</b>', '以前年度结转14　本年新增172'])
			expect(html).toContain(words);
		const touched = [...html.matchAll(/data-unit="([^"]+)"/g)].map(([, name]) => name);
		expect(touched.toSorted()).toEqual(
			dataOf(html)
				.map(({ name }) => name)
				.sort(),
		);
	});
});

test('the same board is the same bytes', () => {
	expect(page()).toBe(page());
});

test('nothing on the page asks for anything outside it', () => {
	const html = page();
	expect(html).toMatch(
		/content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[^']+'; base-uri 'none'/,
	);
	expect(html).not.toMatch(/https?:|\bsrc=|\bhref=|url\(|@import|\bon\w+=/);
});

test('the numbers of 不公开 items, their titles and units are not on the page', () => {
	const secret = itemWith({
		id: 9000,
		number: '2026-900',
		title: '欠薪线索核查',
		publicity: '不公开',
		assignments: ledBy({ ...unitNamed('县财政局'), id: 77, name: '县保密局' }),
	});
	const html = page({ items: [...modelLedger(), secret] });
	for (const words of ['2026-900', '欠薪线索', '县保密局']) expect(html).not.toContain(words);
	expect(html).toContain('<b>186</b>');
});

const hostile = [
	'</script><script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	`"' onclick='alert(1)' & <!--`,
	'一行\u2028两行\u2029三行\u0000\ud800',
	']]>{{constructor}}$&',
];

test.each(hostile)('text that would act is only text: %j', (words) => {
	const unit = { ...unitNamed('县财政局'), name: words };
	const item = itemWith({
		title: words,
		due: day('2026-10-01'),
		leader: words,
		progress: { day: day('2026-10-25'), text: words },
		assignments: ledBy(unit),
	});
	const html = page({ items: [item], scope: [words], office: words });
	expect(html.match(/<\/?script\b/g)).toHaveLength(4);
	expect(html).not.toMatch(/<img|<!--|\u2028|\u2029|\u0000|[\ud800-\udfff]/);
	expect(dataOf(html)[0]!.items[0]!.title.replaceAll(' ', '')).toBe(
		words.replace(/[\u2028\u2029\u0000\ud800]/g, '').replaceAll(' ', ''),
	);
});

test.each([
	['an empty ledger', 0, 1],
	['one unit', 3, 1],
	['60 units', 500, 60],
])('%s', (_name, count, units) => {
	const html = page({ items: crowdedLedger(count, units), gaps: new Map(), measures: [] });
	expect(/<main>.*<\/main>/s.exec(html)![0]).not.toMatch(/undefined|NaN|\[object|null/);
	expect([...html.matchAll(/class="unit"/g)]).toHaveLength(count === 0 ? 0 : units);
	expect(html).toContain(count === 0 ? '没有逾期事项' : `<b>${count}</b>`);
});

test('whose items they are stands above', () => {
	expect(page({ scope: ['方振国同志负责事项', '来源：民生实事'] })).toContain(
		'<p class="scope">方振国同志负责事项　来源：民生实事</p>',
	);
});
