import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import type { Item, Role, Unit } from '../../src/rules/item.ts';
import type { MeritKindName } from '../../src/rules/merits.ts';
import { pointsWith } from '../../src/rules/points.ts';
import type { RungName } from '../../src/rules/rungs.ts';
import { scoreUnits } from '../../src/rules/score.ts';
import { lateKey, type ScoreInput } from '../../src/rules/score-input.ts';
import { sampleItem } from './sample-item.ts';

const unit = (id: number, kind: Unit['kind'] = '县直'): Unit => ({
	id,
	name: `单位${id}`,
	short: null,
	kind,
	sort: id,
});
const water = unit(1);

interface ShareFacts {
	of?: Unit;
	role?: Role;
	claimed?: string | null;
	status?: '办理中' | '已报结' | '已办结';
}
const share = ({
	of = water,
	role = '牵头',
	claimed = null,
	status,
}: ShareFacts = {}): Item['assignments'][number] => ({
	id: of.id,
	unit: of,
	role,
	status: status ?? (claimed === null ? '办理中' : '已办结'),
	written: null,
	promised: null,
	receipted: null,
	claimed: claimed === null ? null : day(claimed),
	since: null,
	ended: null,
	sort: of.id,
});

/** An item of `water`, finished on a day or running. */
const own = (facts: Parameters<typeof sampleItem>[0] & { done?: string; shares?: ShareFacts[] } = {}): Item => {
	const { done, shares = [{}], ...rest } = facts;
	const finished = done === undefined ? {} : { status: '已办结' as const, claimed: day(done), completed: day(done) };
	const claims = done === undefined ? {} : { claimed: done };
	return sampleItem({ ...finished, ...rest, assignments: shares.map((one) => share({ ...claims, ...one })) });
};

const october = { from: day('2026-10-01'), line: { day: day('2026-10-31'), open: false } };
const input = (changes: Partial<ScoreInput> = {}): ScoreInput => ({
	...october,
	items: [],
	unitAt: (id) => unit(id),
	percents: new Map(),
	yearly: [],
	rungs: [],
	returns: [],
	untrue: [],
	forms: [],
	merits: [],
	taken: null,
	points: pointsWith({}),
	...changes,
});

const rung = (name: RungName, on = '2026-10-20', item = 1, mark: string | null = '青督催〔2026〕1号') => ({
	item,
	unit: 1,
	rung: name,
	mark,
	day: day(on),
	consequence: null,
});
const merit = (kind: MeritKindName, facts: { points?: number; item?: number; basis?: string; unit?: number } = {}) => ({
	unit: facts.unit ?? 1,
	kind,
	item: facts.item ?? null,
	day: day('2026-10-15'),
	basis: facts.basis ?? '督查通报第9期',
	text: null,
	points: facts.points ?? null,
});
const returned = (nth: number) => ({ item: 1, unit: 1, day: day('2026-10-12'), nth, reason: null });
const form = (due: string, back: string | null) => ({
	unit: 1,
	label: '10月份',
	due: day(due),
	returned: back === null ? null : day(back),
});

const linesOf = (changes: Partial<ScoreInput>, id = 1) =>
	(scoreUnits(input(changes)).find((one) => one.unit.id === id)?.lines ?? []).map(({ key, points }) => [key, points]);
const running = own({ due: '2026-11-30' });

describe('each line by itself', () => {
	test.each<[string, Partial<ScoreInput>, [string, number][]]>([
		['claimed on its very day', { items: [own({ done: '2026-10-30' })] }, [['score-on-time', 1]]],
		['claimed the day before', { items: [own({ done: '2026-10-29' })] }, [['score-early', 1.5]]],
		[
			'claimed before a day after the period',
			{ items: [own({ due: '2026-11-20', done: '2026-10-29' })] },
			[['score-early', 1.5]],
		],
		['finished without a day', { items: [own({ due: null, done: '2026-10-29' })] }, [['score-on-time', 1]]],
		['claimed the day after', { items: [own({ done: '2026-10-31' })] }, [['score-late', -2]]],
		['finished in the month before', { items: [own({ done: '2026-09-30' })] }, []],
		['finished after the line', { items: [own({ done: '2026-11-01' })] }, [['score-overdue', -3]]],
		['due on the line, not claimed', { items: [own({ due: '2026-10-31' })] }, [['score-overdue', -3]]],
		['due the day after the line', { items: [own({ due: '2026-11-01' })] }, []],
		[
			'claimed in time, not reviewed',
			{
				items: [
					own({ status: '待审核', claimed: day('2026-10-30'), shares: [{ claimed: '2026-10-30', status: '已报结' }] }),
				],
			},
			[],
		],
		['suspended', { items: [own({ status: '中止' })] }, []],
		['not yet due, in time, is nothing', { items: [running] }, []],
		['urged', { items: [running], rungs: [rung('催办通知单')] }, [['催办通知单', -0.5]]],
		['told to put right', { items: [running], rungs: [rung('限期整改单')] }, [['限期整改单', -2]]],
		['criticised by the ladder', { items: [running], rungs: [rung('通报批评')] }, [['通报批评', -3]]],
		['yellow', { items: [running], rungs: [rung('黄色警告')] }, [['黄色警告', -5]]],
		['red', { items: [running], rungs: [rung('红牌')] }, [['红牌', -10]]],
		['a reminder', { items: [running], rungs: [rung('提醒')] }, []],
		['handed on', { items: [running], rungs: [rung('移交问责建议')] }, []],
		['returned once', { items: [running], returns: [returned(1)] }, [['score-returned', -0.5]]],
		['returned twice', { items: [running], returns: [returned(2)] }, [['score-returned-twice', -1]]],
		['returned a third time', { items: [running], returns: [returned(3)] }, [['score-returned-often', -2]]],
		['returned a fourth time', { items: [running], returns: [returned(4)] }, [['score-returned-often', -2]]],
		['untrue', { items: [running], untrue: [{ item: 1, day: day('2026-10-20') }] }, [['score-false', -1]]],
		['form in time', { forms: [form('2026-10-25', '2026-10-25')] }, []],
		['form late', { forms: [form('2026-10-25', '2026-10-26')] }, [['score-form-late', -0.1]]],
		['form missing', { forms: [form('2026-10-25', null)] }, [['score-form-missing', -0.5]]],
		['form back after the line', { forms: [form('2026-10-25', '2026-11-01')] }, [['score-form-missing', -0.5]]],
		['form due after the line', { forms: [form('2026-11-01', null)] }, []],
		['form of the month before', { forms: [form('2026-09-25', null)] }, []],
		['praised', { merits: [merit('通报表扬')] }, [['score-praised', 1]]],
		['criticised', { merits: [merit('通报批评')] }, [['score-criticised', -1]]],
		['commended by a leader', { merits: [merit('批示肯定')] }, [['score-commended', 2]]],
		['audited', { merits: [merit('绩效审计', { points: -1.5 })] }, [['外部评价', -1.5]]],
		['honoured', { merits: [merit('表彰')] }, []],
		['an unknown item', { rungs: [rung('红牌', '2026-10-20', 9)] }, []],
	])('%s', (_name, changes, expected) => expect(linesOf(changes)).toEqual(expected));

	test('an open day is late only once it is past', () => {
		const open = { ...october, line: { day: day('2026-10-30'), open: true } };
		expect(linesOf({ ...open, items: [own()] })).toEqual([]);
		expect(linesOf({ ...open, line: { day: day('2026-10-31'), open: true }, items: [own()] })).toEqual([
			['score-overdue', -3],
		]);
	});

	test('what no rule gives anything for makes no line', () => {
		const points = pointsWith({ 'score-urge': '0', 'score-on-time': '0', 'score-early': '0' });
		expect(linesOf({ points, items: [own({ done: '2026-10-29' })], rungs: [rung('催办通知单')] })).toEqual([]);
	});
});

describe('schedule', () => {
	/** Dispatched on 10 October, due on 29 December: 26.3 percent on 31 October. */
	const scheduled = (id: number) => own({ id, number: `2026-00${id}`, due: '2026-12-29' });
	test.each<[string, number[], number]>([
		['three points ahead', [29.3], 3],
		['far ahead: five at most', [90], 5],
		['behind', [25.1], -1.2],
		['far behind: five at most', [0], -5],
		['the average of two', [29.3, 26.3], 1.5],
	])('%s', (_name, percents, points) => {
		const items = percents.map((_, at) => scheduled(at + 1));
		const given = new Map(percents.map((percent, at) => [at + 1, percent]));
		expect(linesOf({ items, percents: given })).toEqual([['score-schedule', points]]);
	});
	test('only what runs and is not late is compared', () => {
		const items = [own({ done: '2026-10-30' }), own({ id: 2, number: '2026-002', due: '2026-10-20' })];
		const percents = new Map([[2, 10]]);
		expect(linesOf({ items, percents })).toEqual([
			['score-on-time', 1],
			['score-overdue', -3],
		]);
	});
	test('on schedule is no line, nor is what was never reported', () => {
		expect(linesOf({ items: [scheduled(1), scheduled(2)], percents: new Map([[1, 26.3]]) })).toEqual([]);
	});
});

describe('several units', () => {
	const other = unit(2);
	test('a support gets half, of awards and of deductions', () => {
		const done = own({ done: '2026-10-29', shares: [{}, { of: other, role: '配合' }] });
		expect(linesOf({ items: [done] }, 2)).toEqual([['score-early', 0.75]]);
		const late = own({ shares: [{}, { of: other, role: '配合' }] });
		expect(linesOf({ items: [late] }, 2)).toEqual([['score-overdue', -1.5]]);
	});
	test('each is judged by its own claim', () => {
		const shares = [{ claimed: '2026-10-30' }, { of: other, claimed: '2026-10-31' }];
		const done = own({ done: '2026-10-31', shares });
		expect([linesOf({ items: [done] }), linesOf({ items: [done] }, 2)]).toEqual([
			[['score-on-time', 1]],
			[['score-late', -2]],
		]);
		const waiting = own({ shares: [{ claimed: '2026-10-30', status: '已报结' }, { of: other }] });
		expect([linesOf({ items: [waiting] }), linesOf({ items: [waiting] }, 2)]).toEqual([[], [['score-overdue', -3]]]);
	});
	test('a support still at work on a finished item has no line until it is done', () => {
		const shares: ShareFacts[] = [{}, { of: other, role: '配合', claimed: null, status: '办理中' }];
		expect(linesOf({ items: [own({ done: '2026-10-29', shares })] }, 2)).toEqual([]);
		const later: ShareFacts[] = [{}, { of: other, role: '配合', claimed: '2026-10-30', status: '已办结' }];
		expect(linesOf({ items: [own({ done: '2026-09-29', shares: later })] }, 2)).toEqual([['score-on-time', 0.5]]);
	});
	test('a collective has no score, a merged unit’s work is its successor’s', () => {
		const items = [own({ done: '2026-10-29', shares: [{ of: unit(3, '集体') }, { of: other }] })];
		const unitAt = (id: number) => (id === 2 ? unit(7) : unit(id, id === 3 ? '集体' : '县直'));
		expect(scoreUnits(input({ items, unitAt })).map((one) => [one.unit.name, one.total])).toEqual([['单位7', 101.5]]);
	});
});

describe('the heaviest deduction of an item stands for the others', () => {
	test('and names them', () => {
		const rungs = [rung('催办通知单', '2026-10-08'), rung('黄色警告', '2026-10-20', 1, '青督黄〔2026〕1号')];
		const [only, ...more] = scoreUnits(
			input({ items: [own({ due: '2026-10-05' })], rungs, returns: [returned(1)] }),
		)[0]!.lines;
		expect(more).toEqual([]);
		expect(only).toMatchObject({ key: '黄色警告', points: -5, item: '2026-001', late: -3 });
		expect(only?.absorbs).toEqual([
			'逾期未办结（时限10月5日），应扣3分',
			'催办通知单（青督催〔2026〕1号），应扣0.5分',
			'报结第1次退回，应扣0.5分',
		]);
	});
	test('each item by itself, and an award beside it', () => {
		const items = [own({ done: '2026-10-29' }), own({ id: 2, number: '2026-002', due: '2026-11-30' })];
		const rungs = [rung('催办通知单'), rung('限期整改单', '2026-10-21', 2)];
		expect(linesOf({ items, rungs })).toEqual([
			['催办通知单', -0.5],
			['限期整改单', -2],
			['score-early', 1.5],
		]);
	});
	test('the same event told twice counts once', () => {
		const rungs = [rung('通报批评', '2026-10-20', 1, '青督批〔2026〕3号')];
		const merits = [merit('通报批评', { basis: '青督批〔2026〕3号' }), merit('通报批评', { basis: '督查通报第9期' })];
		expect(linesOf({ items: [running], rungs, merits })).toEqual([
			['score-criticised', -1],
			['通报批评', -3],
		]);
		expect(linesOf({ merits: [merit('通报表扬'), merit('通报表扬', { item: 1 })], items: [running] })).toEqual([
			['score-praised', 1],
		]);
	});
});

describe('lateness in a later period counts only the difference', () => {
	const november = { from: day('2026-11-01'), line: { day: day('2026-11-30'), open: false } };
	const quarter = { from: day('2026-10-01'), line: { day: day('2026-12-31'), open: false } };
	const late = own({ due: '2026-10-20' });
	test('still overdue: nothing more', () => {
		expect(linesOf({ items: [late] })).toEqual([['score-overdue', -3]]);
		expect(linesOf({ ...november, items: [late] })).toEqual([['score-overdue', 0]]);
	});
	test('finished late: lighter than what was taken, nothing is paid back', () => {
		const done = own({ due: '2026-10-20', done: '2026-11-10' });
		expect(linesOf({ ...november, items: [done] })).toEqual([['score-late', 0]]);
		expect(linesOf({ ...quarter, items: [done] })).toEqual([['score-late', -2]]);
	});
	test('where the rule has become heavier: the difference', () => {
		const points = pointsWith({ 'score-overdue': '扣5分' });
		const taken = new Map([[lateKey('2026-001', 1), 3]]);
		const [line] = scoreUnits(input({ ...november, items: [late], points, taken }))[0]!.lines;
		expect(line).toMatchObject({ points: -2, late: -5 });
	});
	test('what was published goes before what would be counted now', () => {
		expect(linesOf({ ...november, items: [late], taken: new Map() })).toEqual([['score-overdue', -3]]);
	});
	test('a new paper in the later period is a new event', () => {
		const rungs = [rung('限期整改单', '2026-11-05')];
		expect(linesOf({ ...november, items: [late], rungs })).toEqual([['限期整改单', -2]]);
	});
});

const total = (changes: Partial<ScoreInput>) => scoreUnits(input(changes))[0]?.total;

test('awards together count up to their limit, in a line of its own', () => {
	const merits = Array.from({ length: 7 }, (_, at) => merit('批示肯定', { basis: `批示${at}` }));
	const [score] = scoreUnits(input({ merits }));
	expect(score).toMatchObject({ total: 110, awards: 10, deductions: 0 });
	expect(score?.lines.at(-1)).toMatchObject({ key: '加分封顶', points: -4, reason: '加分合计14分，最多10分' });
});

test('a score never falls below 0', () => {
	const items = Array.from({ length: 11 }, (_, at) =>
		own({ id: at + 1, number: `2026-0${at + 10}`, due: '2026-11-30' }),
	);
	const rungs = items.map(({ id }) => rung('红牌', '2026-10-20', id, `青督红〔2026〕${id}号`));
	expect(total({ items, rungs })).toBe(0);
});

test('thirty days and halves leave no dust', () => {
	const forms = Array.from({ length: 3 }, (_, at) => ({ ...form('2026-10-25', '2026-10-26'), label: `${at}` }));
	expect(total({ forms })).toBe(99.7);
});

test('base and lines make the total, whatever happened', () => {
	const someDay = fc.integer({ min: 1, max: 31 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`);
	const someItem = fc.record({
		due: fc.option(someDay, { nil: null }),
		done: fc.option(someDay, { nil: undefined }),
		role: fc.constantFrom<Role>('牵头', '配合'),
	});
	const rungNames = ['催办通知单', '限期整改单', '黄色警告', '红牌'] as const;
	const someRung = fc.tuple(fc.constantFrom(...rungNames), fc.integer({ min: 1, max: 6 }));
	const someMerit = fc.constantFrom<MeritKindName>('通报表扬', '通报批评', '批示肯定');
	fc.assert(
		fc.property(
			fc.array(someItem, { maxLength: 6 }),
			fc.array(someRung, { maxLength: 8 }),
			fc.array(fc.tuple(someMerit, fc.integer({ min: 1, max: 3 })), { maxLength: 12 }),
			(facts, sent, said) => {
				const items = facts.map(({ due, done, role }, at) =>
					own({
						id: at + 1,
						number: `2026-00${at + 1}`,
						due,
						...(done === undefined ? {} : { done }),
						shares: [{ role }],
					}),
				);
				const rungs = sent.map(([name, item], at) => rung(name, '2026-10-20', item, `第${at}号`));
				const merits = said.map(([kind, n]) => merit(kind, { basis: `通报${n}` }));
				for (const score of scoreUnits(input({ items, rungs, merits }))) {
					const sum = score.lines.reduce((all, { points }) => all + Math.round(points * 100), 0) / 100;
					expect(score.total).toBeCloseTo(Math.max(0, 100 + sum), 6);
					expect(score.awards).toBeLessThanOrEqual(10);
					expect(score.total).toBeGreaterThanOrEqual(0);
					expect(score.total).toBeLessThanOrEqual(110);
					const deducted = score.lines.flatMap(({ item, points, late }) =>
						item !== null && (points < 0 || late < 0) ? item : [],
					);
					expect(new Set(deducted).size).toBe(deducted.length);
					for (const { reason, day: on } of score.lines)
						expect([reason !== '', on >= '2026-10-01']).toEqual([true, true]);
				}
			},
		),
	);
});
