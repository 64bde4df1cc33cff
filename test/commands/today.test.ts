import { describe, expect, test } from 'vitest';
import { type Desk, emptyDesk, officeDesk, runAll } from './desk.ts';

interface Morning {
	counts: Record<string, number>;
	due_today: { number: string }[];
	feedback_today: { number: string }[];
	duties_today: { number: string; what: string }[];
	promises: { number: string; promised: string; standing: string }[];
	newly_overdue: { number: string }[];
	soon: { number: string }[];
	queue: { what: string }[];
}

const morningOf = async (desk: Desk, ...argv: string[]) => (await desk.json('today', ...argv)) as unknown as Morning;
const numbers = (items: { number: string }[]) => items.map((item) => item.number);

test('the totals add up to the list of what is open', async () => {
	const desk = await officeDesk();
	await runAll(desk, [['suspend', '1', '--reason', '等上级批复']]);
	const { counts, soon } = await morningOf(desk);
	const { overdue, behind, normal, undated, suspended } = counts;
	const parts = [overdue, counts.soon, behind, normal, undated, suspended].map((n) => n ?? 0);
	expect(suspended).toBe(1);
	expect(counts.open).toBe(parts.reduce((a, b) => a + b));
	expect(counts.soon).toBe(soon.length);
	expect(counts.overdue).toBe((await desk.json('overdue')).count);
	const open = await desk.json('list', '--status', '已立项、已交办、办理中、待审核、待阅示、中止');
	const leaves = open.items.filter(({ number }) => number !== '2026-005');
	expect(counts.open).toBe(leaves.length);
});

describe('what has become overdue since the working day before', () => {
	test.each([
		['on Monday: Friday, Saturday, Sunday', '2026-11-02', ['2026-002', '2026-003', '2026-004']],
		['on Saturday: Friday', '2026-10-31', ['2026-002']],
		['on Sunday: Friday and Saturday', '2026-11-01', ['2026-002', '2026-003']],
		['on Friday: Thursday', '2026-10-30', ['2026-001']],
		['on Tuesday: Monday', '2026-11-03', ['2026-005']],
		['on Wednesday: nothing', '2026-11-04', []],
	])('%s', async (_, today, expected) => {
		const desk = await emptyDesk();
		const then = ['--today', '2026-10-12'];
		await runAll(desk, [
			['unit', 'add', '县水利局'],
			...['10月29日', '10月30日', '10月31日', '11月1日', '11月2日'].map((due) => [
				'add',
				`${due}到期的一件`,
				'--lead',
				'县水利局',
				'--deadline',
				due,
				...then,
			]),
			['dispatch', '1..5', ...then],
		]);
		expect(numbers((await morningOf(desk, '--today', today)).newly_overdue)).toEqual(expected);
	});
});

describe('feedback owed on the day itself', () => {
	test('monthly work on the 25th, until it has reported', async () => {
		const desk = await emptyDesk();
		const yearly = ['--source', '年度重点工作', '--deadline', '12月31日', '--today', '2026-09-01'];
		await runAll(desk, [
			['unit', 'add', '县水利局'],
			['add', '河道清淤', '--lead', '县水利局', ...yearly],
			['dispatch', '1', '--today', '2026-09-02'],
			['receive', '1', '--today', '2026-09-02'],
		]);
		expect((await morningOf(desk, '--today', '2026-11-24')).feedback_today).toEqual([]);
		expect(numbers((await morningOf(desk, '--today', '2026-11-25')).feedback_today)).toEqual(['2026-001']);
		await runAll(desk, [['progress', '1', '已清淤两公里', '--today', '2026-11-20']]);
		expect((await morningOf(desk, '--today', '2026-11-25')).feedback_today).toEqual([]);
	});
});

describe('promises', () => {
	test('due today, broken from the next working day, gone once claimed', async () => {
		const desk = await emptyDesk();
		await runAll(desk, [
			['unit', 'add', '县水利局'],
			['add', '河道清障', '--lead', '县水利局', '--deadline', '11月30日', '--today', '2026-10-12'],
			['dispatch', '1', '--day', '10-13', '--today', '2026-10-13'],
			['urge', '1', '--promised', '11-06'],
		]);
		const standings = async (today: string) =>
			(await morningOf(desk, '--today', today)).promises.map(({ standing }) => standing);
		expect(await standings('2026-11-05')).toEqual([]);
		expect(await standings('2026-11-06')).toEqual(['今天']);
		expect(await standings('2026-11-09')).toEqual(['已过']);
		expect(await standings('2026-11-10')).toEqual(['已过']);
		await runAll(desk, [['claim', '1', '--day', '11-06', '--today', '2026-11-09']]);
		expect(await standings('2026-11-09')).toEqual([]);
	});
});
