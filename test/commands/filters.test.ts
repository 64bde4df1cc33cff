import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { statuses } from '../../src/rules/item.ts';
import { lamps } from '../../src/rules/lamp.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { type Desk, officeDesk } from './desk.ts';

interface Listed {
	number: string;
	status: string;
	lamp: string;
	source: string;
	lead: string[];
	publicity: string;
	registered: string | null;
	deadline: { current: string | null };
}

let desk: Desk;
beforeAll(async () => {
	desk = await officeDesk();
});

async function listed(...argv: string[]): Promise<Listed[]> {
	const { items, ...rest } = await desk.json('list', ...argv);
	if (!argv.includes('--limit')) expect(rest.count).toBe(items.length);
	return items as unknown as Listed[];
}
const numbers = async (...argv: string[]) => (await listed(...argv)).map((item) => item.number);

/** Filters that can be put together in any way. */
const conditions: string[][] = [
	['--unit', '县交通局'],
	['--unit', '乡镇'],
	['--unit', '县住建局、县水利局'],
	['--source', '会议议定'],
	['--source', '领导批示、其他'],
	['--document', '常务会议'],
	['--campaign', '百日攻坚'],
	['--status', '办理中'],
	['--status', '待审核、已立项'],
	['--lamp', '红'],
	['--lamp', '绿、白'],
	['--leader', '方振国'],
	['--instructed-by', '周明远'],
	['--tag', '重点'],
	['--due-before', '2026-10-31'],
	['--due-after', '2026-11-03'],
	['--since', '2026-09-01'],
	['--text', '整治'],
	['--text', '2026-00'],
];

describe('filters', () => {
	test.each(conditions)('%s %s leaves some out and keeps the order', async (...condition) => {
		const [all, some] = [await numbers(), await numbers(...condition)];
		expect(some.length).toBeLessThan(all.length);
		expect(some.length).toBeGreaterThan(0);
		expect(all.filter((number) => some.includes(number))).toEqual(some);
	});

	test('two together find what both find', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...conditions), fc.constantFrom(...conditions), async (a, b) => {
				fc.pre(a[0] !== b[0]);
				const [left, right] = [await numbers(...a), await numbers(...b)];
				expect(await numbers(...a, ...b)).toEqual(left.filter((number) => right.includes(number)));
			}),
			{ numRuns: 25 },
		);
	});

	test('a limit takes the first and still says how many there are', async () => {
		for (const condition of [[], ['--status', '办理中'], ['--lamp', '红'], ['--unit', '县交通局']]) {
			const all = await numbers(...condition);
			const { items, count } = await desk.json('list', ...condition, '--limit', '2');
			expect([condition, items.map((item) => item.number), count]).toEqual([condition, all.slice(0, 2), all.length]);
		}
	});

	test.each([
		['--status', statuses],
		['--lamp', [...new Set(lamps.map((lamp) => lamp.split('·')[0]!))]],
	] as const)('the values of %s share the items out among them', async (option, values) => {
		const parts = await Promise.all(values.map((value) => numbers(option, value)));
		expect(parts.flat().sort()).toEqual((await numbers()).sort());
	});

	test('days before and from a day on share out the items that have one', async () => {
		const dated = (await listed()).filter((item) => item.deadline.current !== null).map((item) => item.number);
		const [before, after] = [await numbers('--due-before', '2026-11-02'), await numbers('--due-after', '2026-11-03')];
		expect([...before, ...after].sort()).toEqual(dated.sort());
	});

	test('several units, sources or statuses find what each finds', async () => {
		for (const [option, a, b] of [
			['--unit', '县交通局', '县水利局'],
			['--source', '会议议定', '领导批示'],
			['--status', '办理中', '待审核'],
		] as const)
			expect((await numbers(option, `${a}、${b}`)).sort()).toEqual(
				[...new Set([...(await numbers(option, a)), ...(await numbers(option, b))])].sort(),
			);
	});

	test('the lamp 红 is what ducha overdue lists', async () => {
		const { items, count } = await desk.json('overdue');
		const red = await listed('--lamp', '红');
		expect(red.length).toBeGreaterThan(0);
		expect(count).toBe(red.length);
		expect(items.map((item) => item.number).sort()).toEqual(red.map((item) => item.number).sort());
		for (const item of items) expect(item).toMatchObject({ lamp: '红·逾期' });
	});
});

describe('no command passes over a filter', () => {
	test.each(conditions)('%s %s narrows overdue and due as it narrows the list', async (...condition) => {
		const found = await numbers(...condition);
		for (const command of [['overdue'], ['due', '--within', '30']]) {
			const all = (await desk.json(...command)).items.map((item) => item.number as string);
			const some = (await desk.json(...command, ...condition)).items.map((item) => item.number as string);
			expect([command, some]).toEqual([command, all.filter((number) => found.includes(number))]);
		}
	});

	test('sorting holds in overdue and due too', async () => {
		for (const command of [['overdue'], ['due', '--within', '30']]) {
			const { items } = await desk.json(...command, '--sort', '编号');
			const found = items.map((item) => item.number as string);
			expect(found.length).toBeGreaterThan(0);
			expect(found).toEqual([...found].sort());
		}
	});

	test.each([
		['--lamp', '红'],
		['--limit', '3'],
		['--sort', '编号'],
	])('a circular refuses %s', async (...condition) => {
		expect(await desk.run('circular', '10月', ...condition)).toMatchObject({
			code: 2,
			err: expect.stringContaining('通报'),
		});
	});
});

/** The figures of the row that begins with a word, in a summary that was written. */
async function summaryRow(word: string, ...argv: string[]): Promise<number[]> {
	const file = join(desk.folder, `汇总-${argv.join('')}.xlsx`);
	const { code, err } = await desk.run('export', '汇总表', ...argv, '--output', file, '--force');
	if (code !== 0) throw new Error(err);
	const { grids } = await readWorkbook(file);
	const row = grids[0]!.rows.find((cells) => cells[0]?.text === word);
	return (row ?? []).slice(1, 9).map((cell) => Number(cell?.text));
}

describe('the 汇总表 and the list say the same', () => {
	const counted = (items: Listed[]) =>
		items.filter((i) => i.publicity === '公开' && i.registered !== null && i.number !== '2026-005');

	test.each([
		[[]],
		[['--unit', '县交通局']],
		[['--source', '会议议定、其他']],
		[['--since', '2026-09-01']],
		[['--lamp', '红']],
	])('under %j', async (condition) => {
		const items = counted(await listed(...condition));
		const [total, onTime, late, finished, notDue, overdue, undated, running] = await summaryRow('合计', ...condition);
		expect(total).toBe(items.length);
		expect(overdue).toBe(items.filter((item) => item.lamp.startsWith('红')).length);
		expect(finished).toBe(items.filter((item) => item.lamp.startsWith('灰')).length);
		expect([onTime! + late!, notDue! + overdue! + undated!, finished! + running!]).toEqual([finished, running, total]);
	});

	test.each(['来源', '来源文件', '县领导'])('its rows by %s add up to its total', async (group) => {
		const { grids } = await readWorkbook(
			await (async () => {
				const file = join(desk.folder, `分${group}.xlsx`);
				await desk.run('export', '汇总表', '--group', group, '--output', file, '--force');
				return file;
			})(),
		);
		const figures = grids[0]!.rows.slice(4).map((cells) => cells.slice(1, 9).map((cell) => Number(cell?.text)));
		const rows = figures.filter((row) => row.length === 8 && row.every((n) => Number.isInteger(n)));
		const total = rows.pop()!;
		expect(rows.length).toBeGreaterThan(0);
		expect(total).toEqual(total.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0)));
	});
});
