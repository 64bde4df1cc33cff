import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { beforeAll, describe, expect, test } from 'vitest';
import { groupWords } from '../../src/commands/common/grouping.ts';
import { day } from '../../src/rules/day.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { itemWith, ledBy, modelLedger, modelUnits } from '../papers/model-ledger.ts';
import { copiesOf, type Desk, emptyDesk, runAll } from './desk.ts';
import { layItems } from './laid-ledger.ts';

const [town, bureau] = [modelUnits[0]!, modelUnits[10]!];
const done = (on: string) => ({ status: '已办结' as const, claimed: day(on), completed: day(on) });

/** What is on the ledger beside the model's 186 and must not change its figures. */
const others = [
	itemWith({
		number: '2025-001',
		year: 2025,
		...done('2025-11-20'),
		registered: day('2025-06-02'),
		due: day('2025-11-30'),
	}),
	itemWith({ number: '2026-801', publicity: '不公开', due: day('2026-10-20'), assignments: ledBy(town) }),
	itemWith({ number: '2026-802', status: '撤销' }),
	itemWith({ number: '2026-803', registered: day('2026-11-02'), received: day('2026-11-02') }),
];

/** The model ledger of 186 items with what takes no part in its figures. */
const modelDesk = copiesOf(async () => {
	const desk = await emptyDesk();
	await layItems(desk, [...modelLedger(), ...others]);
	return desk;
});

let desk: Desk;
beforeAll(async () => {
	desk = await modelDesk();
});

const bySource = [
	['领导批示', 41, 34, 2, 36, 4, 1, 0, 5, '87.8%'],
	['会议议定', 64, 41, 5, 46, 13, 3, 2, 18, '71.9%'],
	['年度重点工作', 46, 19, 2, 21, 17, 2, 6, 25, '45.7%'],
	['重点项目', 20, 7, 2, 9, 8, 1, 2, 11, '45.0%'],
	['民生实事', 10, 4, 1, 5, 3, 1, 1, 5, '50.0%'],
	['督查发现', 5, 4, 0, 4, 1, 0, 0, 1, '80.0%'],
	['合计', 186, 109, 12, 121, 46, 8, 11, 65, '65.1%'],
].map((row) => row.map(String));

describe('one closing line, one set of figures', () => {
	test('the statistics by source are the model’s', async () => {
		const columns = '合计,按时办结,逾期办结,已办结,未到期,逾期未办结,无明确时限,在办,办结率';
		const { out } = await desk.run('stats', '10月', '--group', '来源', '--columns', columns, '--format', 'csv');
		const rows = out
			.trim()
			.split('\n')
			.map((line) => line.split(','));
		const order = ['来源', ...columns.split(',')].map((title) => rows[0]!.indexOf(title));
		expect(rows.slice(1).map((row) => order.map((at) => row[at]))).toEqual(bySource);
	});

	test.each(groupWords)('by %s the parts are the whole, and the whole is the one without groups', async (group) => {
		const by = await desk.json('stats', '10月', '--group', group);
		const rows = by.items as Record<string, number>[];
		const total = by.total as Record<string, number>;
		const all = (await desk.json('stats', '10月')).items;
		const counted = (figure: string) => all.find((line) => line.figure === figure)?.value;
		expect([total.total, total.finished, total.running]).toEqual(['列入台账', '已办结', '在办'].map(counted));
		for (const row of [...rows, total]) {
			expect(row.total).toBe(row.carried! + row.added!);
			expect(row.total).toBe(row.finished! + row.running!);
			expect(row.finished).toBe(row.on_time! + row.late_done!);
			expect(row.running).toBe(row.not_due! + row.overdue! + row.undated!);
		}
		const sum = (key: string) => rows.reduce((whole, row) => whole + row[key]!, 0);
		const isRepeated = (by.repeated as string[]).length > 0;
		if (isRepeated) expect(sum('total')).toBeGreaterThan(total.total!);
		else for (const key of ['total', 'finished', 'overdue', 'due', 'extended']) expect(sum(key)).toBe(total[key]);
		expect(rows.every((row) => (row.share === null) === isRepeated)).toBe(true);
		if (!isRepeated) expect(Math.round(sum('share') * 10)).toBe(1000);
	});

	test('the sheet 汇总表 has the same', async () => {
		await runAll(desk, [['export', '汇总表', '10月', '--group', '来源', '--output', '汇总.xlsx']]);
		const { grids } = await readWorkbook(join(desk.folder, '汇总.xlsx'), new AbortController().signal);
		const rows = grids[0]!.rows.map((row) => row.map((cell) => cell?.text ?? ''));
		for (const [label, ...cells] of bySource) {
			const [, ...found] = rows.find((row) => row[0] === label)!;
			expect([label, ...found.slice(0, 8)]).toEqual([label, ...cells.slice(0, 8)]);
		}
	});

	test('the circular’s table has the same, and its text the same rates and flow', async () => {
		const { out } = await desk.run('circular', '10月', '--format', 'md');
		const lines = out.replaceAll('**', '').split('\n');
		for (const [label, total, ...cells] of bySource) {
			const row = lines.find((line) => line.startsWith(`| ${label} | ${total} |`))!;
			expect(row.split(' | ').slice(3, 11)).toEqual(cells);
		}
		const { items, flow } = (await desk.json('stats', '10月')) as unknown as {
			items: { figure: string; value: number; change: string }[];
			flow: Record<string, number>;
		};
		const rate = (figure: string) => items.find((line) => line.figure === figure)!;
		expect(out).toContain(`办结率${rate('办结率').value}%，比9月底${rate('办结率').change}`);
		expect(out).toContain(`到期办结率${rate('到期办结率').value}%`);
		expect(out).toContain(`按期办结率${rate('按期办结率').value}%`);
		expect(out).toContain(`10月新增${flow.added}件、办结${flow.finished}件`);
		expect(flow).toMatchObject({ carried: 68, added: 15, finished: 18, running: 65 });
	});

	test('the slides and the board say the same', async () => {
		await runAll(desk, [
			['slides', '10月', '--output', '汇报.pptx'],
			['board', '--output', '看板.html', '--today', '2026-10-31'],
		]);
		const zip = new PizZip(readFileSync(join(desk.folder, '汇报.pptx')));
		const slides = Object.keys(zip.files)
			.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
			.map((name) =>
				zip
					.file(name)!
					.asText()
					.replace(/<[^>]+>/g, ' '),
			)
			.join('\n');
		for (const figure of ['186件', '121件', '65件', '8件', '65.1%', '93.5%', '83.9%']) expect(slides).toContain(figure);
		const html = readFileSync(join(desk.folder, '看板.html'), 'utf8');
		const { items } = await desk.json('stats', '10月', '--today', '2026-10-31');
		const value = (figure: string) => items.find((line) => line.figure === figure)!.value as number;
		expect([value('逾期未办结'), value('到期')]).toEqual([7, 123]);
		for (const figure of ['办结率', '到期办结率', '按期办结率']) expect(html).toContain(`${value(figure).toFixed(1)}%`);
	});

	test('the flags in the table are those of unit flag', async () => {
		const { items } = await desk.json('stats', '10月', '--group', '单位', '--columns', '挂旗,平均差距');
		const hung = await desk.json('unit', 'flag', '10月');
		const flagOf = new Map(hung.items.map(({ unit, flag, gap }) => [unit, [flag, gap]]));
		expect(items.length).toBeGreaterThan(10);
		for (const { label, flag, gap } of items)
			expect([label, flag, gap]).toEqual([label, ...(flagOf.get(label) ?? [null, null])]);
	});
});

test('an item of several units counts once for each of them and once in the total', async () => {
	const own = await emptyDesk();
	await layItems(own, [
		itemWith({ number: '2026-001', assignments: ledBy(town, bureau) }),
		itemWith({ number: '2026-002', assignments: ledBy(bureau) }),
		itemWith({ number: '2026-003' }),
	]);
	const { items, total, repeated } = await own.json('stats', '--group', '单位');
	expect(items.map(({ label, total: n, share }) => [label, n, share])).toEqual([
		[town.name, 1, null],
		[bureau.name, 2, null],
		['未定牵头单位', 1, null],
	]);
	expect([(total as { total: number }).total, repeated]).toEqual([3, ['2026-001']]);
	expect((await own.run('stats', '--group', '单位')).out).toContain(
		'各行相加4件，合计3件：有1件有几个牵头单位，在各行分别计一次，合计只计一次。',
	);
});

describe('a period that is over stays as it was', () => {
	const october = async (own: Desk, today = '2026-11-20') =>
		(await own.json('stats', '10月', '--today', today)).items.map(({ figure, value }) => [figure, value]);

	test('whatever is suspended, cancelled, merged, split, reported on after its end', async () => {
		const own = await emptyDesk();
		const then = ['--today', '2026-10-01'];
		await runAll(own, [
			['unit', 'add', '县水利局'],
			...['清淤', '堤防', '桥涵', '泵站', '水质'].map((title) => [
				'add',
				title,
				'--lead',
				'县水利局',
				'--source',
				'会议议定',
				'--deadline',
				'10-20',
				...then,
			]),
			['dispatch', '1..5', ...then],
			['progress', '5', '过半', '--percent', '50', '--day', '10-15', '--today', '2026-10-15'],
			['suspend', '4', '--reason', '等规划批复', '--today', '2026-10-28'],
		]);
		const before = await october(own, '2026-11-01');
		expect(before).toContainEqual(['逾期未办结', 4]);
		const flag = async () => (await own.json('unit', 'flag', '10月', '--today', '2026-11-20')).items;
		const flagBefore = await flag();
		const after = ['--today', '2026-11-05'];
		await runAll(own, [
			['suspend', '1', '--reason', '等资金', ...after],
			['cancel', '2', '--reason', '不再需要', ...after],
			['split', '3', '--item', '桥@县水利局@11-30', '--item', '涵@县水利局@12-10', ...after],
			['resume', '4', ...after],
			['merge', '4', '--into', '5', '--today', '2026-11-06'],
			['progress', '5', '完成', '--percent', '100', ...after],
		]);
		expect(await october(own)).toEqual(before);
		expect(await flag()).toEqual(flagBefore);
		const { flow } = (await own.json('stats', '本月', '--today', '2026-11-20')) as unknown as { flow: object };
		expect(flow).toEqual({ carried: 5, added: 2, again: 0, finished: 0, dropped: 3, running: 4 });
	});
});

describe('periods', () => {
	test.each<[string, string[], string]>([
		['over New Year: the figures are the new year’s, the flow the period’s', ['2025.12.1-2026.1.15'], '上期结转'],
		['a week', ['第44周'], '周末在办'],
		['a quarter', ['三季度'], '季末在办'],
		['a half year', ['上半年'], '期末在办'],
		['a whole year', ['2025'], '年末在办'],
		['before anything was registered', ['2020-01'], '月末在办'],
		['still running', [], '目前在办'],
	])('%s', async (_, words, label) => {
		for (const group of [[], ['--group', '月']]) {
			const { code, out } = await desk.run('stats', ...words, ...group);
			expect(code).toBe(0);
			expect(out).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
			if (group.length === 0) expect(out).toContain(label);
		}
	});

	test('the flow over New Year is counted from the first day', async () => {
		const { flow } = (await desk.json('stats', '2025.11.1-2026.1.15')) as unknown as { flow: Record<string, number> };
		expect(flow.finished).toBe(1);
		expect(flow.carried! + flow.added! - flow.finished!).toBe(flow.running);
	});
});
