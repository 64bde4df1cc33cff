import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { circularContent } from '../../src/papers/circular-content.ts';
import { firstRows, pagesOf, tablePages } from '../../src/papers/slide-pages.ts';
import { slidesContent } from '../../src/papers/slides-content.ts';
import { renderSlides } from '../../src/papers/slides-pptx.ts';
import { day } from '../../src/rules/day.ts';
import { modelInput } from './circular-samples.ts';
import { itemWith, ledBy, modelLedger, unitNamed } from './model-ledger.ts';
import { crowdedLedger, slidesInput } from './screen-samples.ts';

const about = { office: '青屏县委县政府督查室', day: day('2026-11-04') };
const sum = (values: readonly number[]) => values.reduce((all, n) => all + n, 0);

describe('the slides of the model ledger', () => {
	const { slides, facts } = slidesContent(slidesInput());

	test('are counted as the circular is', () => {
		expect(circularContent(modelInput()).facts).toMatchObject(facts);
	});

	test('go from the totals to the next steps', () => {
		expect(slides.map(({ title }) => title)).toEqual([
			'青屏县10月份督查督办工作情况',
			'总体情况',
			'分来源办理情况',
			'各单位办理进度（18个单位）（1/2）',
			'各单位办理进度（18个单位）（2/2）',
			'挂旗情况',
			'逾期未办结事项（8件）',
			'进度滞后事项（7件）',
			'存在的主要问题',
			'下一步工作',
		]);
	});

	test('the five buckets of the chart are all items', () => {
		const totals = slides.find((slide) => slide.kind === 'figures')!;
		expect(totals.chart).toEqual({
			labels: ['按时办结', '逾期办结', '未到期', '逾期未办结', '无明确时限'],
			series: [{ name: '件数', values: [109, 12, 46, 8, 11] }],
		});
		expect(totals.note).toContain('本期新增15件、办结18件，办结率比9月底提高4.9个百分点。到期124件');
	});

	test('the bars of all units together are the items of all units', () => {
		const bars = slides.filter((slide) => slide.kind === 'bars').slice(1);
		const drawn = sum(bars.flatMap(({ chart }) => chart.series.flatMap(({ values }) => values)));
		expect(drawn).toBe(sum(facts.byUnit.rows.map(({ total }) => total)));
	});

	test('every overdue and every slow item has its row', () => {
		const rows = slides.flatMap((slide) => (slide.kind === 'table' ? slide.table.rows : []));
		expect(rows.map(([, number]) => number).sort()).toEqual(
			[...facts.late, ...facts.slow].map(({ item }) => item.number).sort(),
		);
	});
});

test('不公开 items are in no slide', () => {
	const secret = itemWith({
		id: 9000,
		number: '2026-900',
		title: '欠薪线索核查',
		publicity: '不公开',
		assignments: ledBy({ ...unitNamed('县财政局'), id: 77, name: '县保密局' }),
	});
	const { slides } = slidesContent(slidesInput({ items: [...modelLedger(), secret] }));
	expect(slides).toEqual(slidesContent(slidesInput()).slides);
});

test.each([
	[5, [5]],
	[12, [12]],
	[13, [7, 6]],
	[60, [12, 12, 12, 12, 12]],
	[80, [12, 11, 12, 11, 12, 11, 11]],
	[0, []],
])('%i units of at most twelve a slide', (count, sizes) => {
	const pages = pagesOf(
		Array.from({ length: count }, (_, at) => at),
		12,
	);
	expect(pages.flat()).toHaveLength(count);
	expect(pages.map(({ length }) => length).sort()).toEqual(sizes.sort());
});

test('a long table is parted evenly, and a row higher than a slide still has one', () => {
	const columns = [{ width: 2 }];
	const rows = Array.from({ length: 18 }, (_, at) => [`第${at + 1}行`]);
	const pages = tablePages(columns, rows);
	expect(pages.flat()).toEqual(rows);
	expect(pages.map(({ length }) => length)).toEqual([9, 9]);
	expect(tablePages(columns, [['长'.repeat(400)], ['短']])).toHaveLength(2);
	expect(tablePages(columns, [])).toEqual([]);
});

describe('the file', () => {
	test('is the same bytes for the same slides, whatever was written before; charts are native and can be edited', async () => {
		const { slides } = slidesContent(slidesInput({ items: [...modelLedger()] }));
		const first = await renderSlides(slides, about);
		await renderSlides(slides.slice(0, 3), about);
		expect((await renderSlides(slides, about)).equals(first)).toBe(true);
		const zip = new PizZip(first);
		const names = Object.keys(zip.files);
		expect(names.filter((name) => name.startsWith('ppt/charts/chart'))).toEqual(
			[1, 2, 3, 4].map((n) => `ppt/charts/chart${n}.xml`),
		);
		expect(names).toContain('ppt/embeddings/Microsoft_Excel_Worksheet4.xlsx');
		const types = zip.file('[Content_Types].xml')!.asText();
		for (const [, part] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(names).toContain(part);
		expect(zip.file('docProps/core.xml')!.asText()).toContain('2026-11-04T00:00:00Z');
	});

	test('says what its slides say, with signs that would break it taken out', async () => {
		const title = '标题<b>&"\u0001\u2028';
		const item = itemWith({ title, due: day('2026-09-01'), assignments: ledBy(unitNamed('县财政局')) });
		const { slides } = slidesContent(slidesInput({ items: [item], gaps: new Map(), measures: [] }));
		const zip = new PizZip(await renderSlides(slides, about));
		const xml = Object.keys(zip.files)
			.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
			.map((name) => zip.file(name)!.asText())
			.join('');
		expect(xml).toContain('标题&lt;b&gt;&amp;&quot;');
		expect(xml).not.toMatch(/[\u0000-\u0008\u2028]|undefined|NaN/);
		expect(xml).toContain('微软雅黑');
	});
});

test('60 units with long names and 500 items', () => {
	const { slides } = slidesContent(slidesInput({ items: crowdedLedger(500, 60), gaps: new Map(), measures: [] }));
	expect(slides.filter(({ title }) => title.startsWith('各单位办理进度'))).toHaveLength(5);
	expect(JSON.stringify(slides)).not.toMatch(/undefined|NaN|null/);
});

describe('a deck that cannot hold all', () => {
	const items = crowdedLedger(3000, 900).map((item) => ({ ...item, title: '长'.repeat(4000) }));
	const { slides, facts } = slidesContent(slidesInput({ items, gaps: new Map(), measures: [] }));
	const part = (title: string) => slides.filter((slide) => slide.title.startsWith(title));

	test.each([
		['各单位办理进度（900个单位）', 8, /^另有804个单位，见附表。/],
		['挂旗情况', 6, /另有\d+个单位，见附表/],
		['逾期未办结事项', 3, /另有\d+件，见附表/],
	])('%s fills at most its slides, and the last says what is left out', (title, most, words) => {
		const shown = part(title);
		expect(shown.length).toBeLessThanOrEqual(most);
		expect(shown.map(({ isCut }) => isCut ?? false)).toEqual(shown.map((_, at) => at === shown.length - 1));
		const told = shown.flatMap((slide) =>
			slide.kind === 'bars'
				? [slide.note]
				: slide.kind === 'table'
					? slide.table.rows.map((row) => row[2] ?? '')
					: slide.kind === 'columns'
						? slide.columns.flatMap((column) => column.words)
						: [],
		);
		expect(told.filter((text) => words.test(text))).not.toEqual([]);
	});

	test('counts what it leaves out: with the rows it has, the figure of its title', () => {
		const rows = part(`逾期未办结事项（${facts.late.length}件）`).flatMap((slide) =>
			slide.kind === 'table' ? slide.table.rows : [],
		);
		const left = Number(/另有(\d+)件/.exec(rows.at(-1)?.[2] ?? '')?.[1]);
		expect(rows.length - 1 + left).toBe(facts.late.length);
	});

	test('no title takes a slide to itself', () => {
		const titles = slides.flatMap((slide) =>
			slide.kind === 'table' ? slide.table.rows.map((row) => row[2] ?? '') : [],
		);
		expect(Math.max(...titles.map((title) => title.length))).toBe(80);
		expect(titles[0]).toBe(`${'长'.repeat(79)}…`);
	});

	test.each([0, 1, 28, 29, 300])(
		'%i rows on two slides: all of them, or as many as fit and one that says how many more',
		(count) => {
			const rows = Array.from({ length: count }, (_, at) => [`第${at + 1}行`]);
			const { shown, isCut } = firstRows([{ width: 4 }], rows, 2, (left) => [`${left}`]);
			expect(isCut).toBe(count > 28);
			expect(shown.length).toBe(Math.min(count, 28));
			if (isCut) expect(Number(shown.at(-1)?.[0]) + shown.length - 1).toBe(count);
			expect(tablePages([{ width: 4 }], shown).length).toBeLessThanOrEqual(2);
		},
	);
});
