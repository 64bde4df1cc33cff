import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserError } from '../../src/errors.ts';
import { addWorkingDays, calendarOf, workingDaysBetween } from '../../src/rules/calendar.ts';
import { addDays, type Day, day } from '../../src/rules/day.ts';
import type { Assignment, AssignmentStatus, Unit } from '../../src/rules/item.ts';
import { demandRung, proposeRung } from '../../src/rules/ladder.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import { answerableShares, type LadderCase, type LadderRules, type StandingRung } from '../../src/rules/matters.ts';
import {
	checkConsequences,
	countRungs,
	limitDayOf,
	type RungName,
	rungNames,
	weightOf,
} from '../../src/rules/rungs.ts';
import { seriesMark, writeMark } from '../../src/rules/series.ts';
import { defaultSources, yearlySources } from '../../src/rules/sources.ts';
import { textsWith } from '../../src/rules/texts.ts';
import { sampleItem } from './sample-item.ts';

const calendar = calendarOf([]);
const rulesOf = (ladder = '合并式', own: Record<string, string> = {}): LadderRules => ({
	calendar,
	limits: limitsWith(own),
	yearly: yearlySources(defaultSources),
	texts: textsWith({ ladder }),
});
const rules = rulesOf();

const unit = (id: number): Unit => ({ id, name: `单位${id}`, short: null, kind: '县直', sort: id });
const share = (id: number, status: AssignmentStatus = '办理中', role: Assignment['role'] = '牵头'): Assignment => ({
	id,
	unit: unit(id),
	role,
	status,
	written: null,
	promised: null,
	receipted: null,
	claimed: null,
	since: null,
	ended: null,
	sort: id,
});

interface Given extends Partial<Omit<LadderCase, 'item' | 'share'>> {
	item?: Parameters<typeof sampleItem>[0];
	status?: AssignmentStatus;
}

function caseOf({ item, status = '办理中', ...rest }: Given = {}): LadderCase {
	const own = share(1, status);
	return {
		item: sampleItem({ assignments: [own], ...item }),
		share: own,
		standing: [],
		heldUntil: null,
		finding: null,
		silent: 0,
		...rest,
	};
}

const sent = (rung: RungName, on: string, until: string | null, more: Partial<StandingRung> = {}): StandingRung => ({
	unit: 1,
	finding: null,
	rung,
	mark: rung === '提醒' ? null : '青督〔2026〕1号',
	day: day(on),
	until: until === null ? null : day(until),
	...more,
});
const urged = sent('催办通知单', '2026-11-02', '2026-11-05');
const rectified = sent('限期整改单', '2026-11-06', '2026-11-13');
/** Fifty days before and after 2 November. */
const halfway = { dispatched: day('2026-09-13'), due: '2026-12-22' };
/** Far behind its schedule, whatever its day. */
const late = { dispatched: day('2026-09-01'), percent: 20 };
const spring = { dispatched: day('2026-03-02'), due: '2026-12-31' };

const proposed = (given: Given, on = '2026-11-02', by = rules) => proposeRung(caseOf(given), day(on), by)?.rung ?? null;

describe('what is proposed', () => {
	test.each<[string, Given, string, RungName | null]>([
		['four working days before: nothing', { item: { due: '2026-11-06' } }, '2026-11-02', null],
		['three working days before', { item: { due: '2026-11-05' } }, '2026-11-02', '提醒'],
		['due today', { item: { due: '2026-11-02' } }, '2026-11-02', '提醒'],
		['due on the Saturday after this Friday', { item: { due: '2026-10-31' } }, '2026-10-30', '提醒'],
		['due on a Saturday, on Sunday no working day late', { item: { due: '2026-10-31' } }, '2026-11-01', null],
		['due on a Saturday, on Monday one', { item: { due: '2026-10-31' } }, '2026-11-02', '催办通知单'],
		['due on Friday, late on the Saturday that is worked', { item: { due: '2026-02-13' } }, '2026-02-14', '催办通知单'],
		['due at the end of February of a leap year', { item: { due: '2024-02-29' } }, '2024-03-01', '催办通知单'],
		['due on the last day of the last known year', { item: { due: '2026-12-31' } }, '2027-01-04', '催办通知单'],
		['behind by ten points or less', { item: { ...spring, percent: 71 } }, '2026-11-02', null],
		['behind by more than ten', { item: { ...spring, percent: 69 } }, '2026-11-02', '催办通知单'],
		['behind by twenty and more', { item: { ...spring, percent: 55 } }, '2026-11-02', '限期整改单'],
		['behind by ten exactly', { item: { ...halfway, percent: 40 } }, '2026-11-02', null],
		['behind by twenty exactly', { item: { ...halfway, percent: 30 } }, '2026-11-02', '限期整改单'],
		['behind by not quite twenty', { item: { ...halfway, percent: 30.1 } }, '2026-11-02', '催办通知单'],
		[
			'far behind, a rectification would end on the day',
			{ item: { ...late, due: '2026-11-09' } },
			'2026-11-02',
			'限期整改单',
		],
		['far behind, it would end after the day', { item: { ...late, due: '2026-11-06' } }, '2026-11-02', '催办通知单'],
		['due today and far behind', { item: { due: '2026-11-02', percent: 60 } }, '2026-11-02', '催办通知单'],
		['overdue and far behind is overdue', { item: { due: '2026-10-30', percent: 20 } }, '2026-11-02', '催办通知单'],
		['one silent cycle', { item: spring, silent: 1 }, '2026-11-02', null],
		['two silent cycles', { item: spring, silent: 2 }, '2026-11-02', '催办通知单'],
		[
			'a finding past its day',
			{ item: spring, finding: { id: 7, unit: 1, text: '台账不实', deadline: day('2026-10-30') } },
			'2026-11-02',
			'限期整改单',
		],
		[
			'a finding due today',
			{ item: spring, finding: { id: 7, unit: 1, text: '台账不实', deadline: day('2026-11-02') } },
			'2026-11-02',
			null,
		],
	])('%s', (_name, given, on, rung) => {
		expect(proposed(given, on)).toBe(rung);
	});

	test.each<[string, Given, string, RungName | null]>([
		['while the paper runs', { standing: [urged] }, '2026-11-05', null],
		['the day after its limit', { standing: [urged] }, '2026-11-06', '限期整改单'],
		['the next one runs', { standing: [urged, rectified] }, '2026-11-13', null],
		['the next one has run out', { standing: [urged, rectified] }, '2026-11-14', '黄色警告'],
		['progress came, the day is still past', { standing: [urged], item: { percent: 95 } }, '2026-11-06', '限期整改单'],
		['the highest has been sent', { standing: [sent('移交问责建议', '2026-11-02', null)] }, '2026-12-01', null],
		['a statement holds to the day', { standing: [urged], heldUntil: day('2026-11-16') }, '2026-11-16', null],
		['and no longer', { standing: [urged], heldUntil: day('2026-11-16') }, '2026-11-17', '限期整改单'],
		['the unit has claimed late', { status: '已报结', standing: [urged] }, '2026-11-06', null],
		['behind, and caught up', { item: { ...spring, percent: 99 }, standing: [urged] }, '2026-11-06', null],
		['behind, and still so', { item: { ...spring, percent: 69 }, standing: [urged] }, '2026-11-06', '限期整改单'],
		['silent, and heard again', { item: spring, silent: 0, standing: [urged] }, '2026-11-06', null],
		[
			'reminded once',
			{ item: { due: '2026-11-04' }, standing: [sent('提醒', '2026-11-02', null)] },
			'2026-11-03',
			null,
		],
		[
			'reminded of an earlier day',
			{ item: { due: '2026-11-27' }, standing: [sent('提醒', '2026-11-02', null)] },
			'2026-11-26',
			'提醒',
		],
		['no reminder after a paper', { item: { due: '2026-11-09' }, standing: [urged] }, '2026-11-06', null],
		['a paper to another unit', { standing: [{ ...urged, unit: 2 }] }, '2026-11-06', '催办通知单'],
		['not dispatched', { item: { status: '已立项', dispatched: null } }, '2026-11-06', null],
		['suspended', { item: { status: '中止' } }, '2026-11-06', null],
		['a parent', { item: { children: 2 } }, '2026-11-06', null],
		['waiting for review', { item: { status: '待审核', claimed: day('2026-11-03') } }, '2026-11-06', null],
		['done', { item: { status: '已办结', completed: day('2026-11-03') } }, '2026-11-06', null],
	])('%s', (_name, given, on, rung) => {
		expect(proposed(given, on)).toBe(rung);
	});

	test('a support is not pressed beside a lead', () => {
		const [lead, support] = [share(1), share(2, '办理中', '配合')];
		const given = { ...caseOf(), item: sampleItem({ assignments: [lead, support] }), share: support };
		expect(proposeRung(given, day('2026-11-06'), rules)).toBeNull();
		expect(answerableShares(given.item, []).map((a) => a.id)).toEqual([1]);
	});

	test('what was found after the end is pursued by itself', () => {
		const finding = { id: 7, unit: 1, text: '验收资料与现场不符', deadline: day('2026-10-30') };
		const done: Given = { item: { status: '已销号', completed: day('2026-09-01') }, status: '已办结', finding };
		expect(proposeRung(caseOf({ ...done, standing: [urged] }), day('2026-11-06'), rules)).toEqual({
			rung: '限期整改单',
			reason: '问题“验收资料与现场不符”10月30日期满未整改',
			finding: 7,
			before: null,
			trigger: '问题未整改',
			matters: [{ trigger: '问题未整改', words: '问题“验收资料与现场不符”10月30日期满未整改' }],
		});
		const again = { ...done, standing: [{ ...rectified, finding: 7 }] };
		expect(proposed(again, '2026-11-13')).toBeNull();
		expect(proposed(again, '2026-11-16')).toBe('黄色警告');
		expect(proposed({ ...done, item: { status: '中止' } }, '2026-11-16')).toBeNull();
	});

	test('the reason says what is wrong and which paper has run out', () => {
		const given = caseOf({ standing: [urged, { ...rectified, mark: '青督改〔2026〕4号' }] });
		expect(proposeRung(given, day('2026-11-16'), rules)?.reason).toBe(
			'逾期11个工作日，限期整改单（青督改〔2026〕4号）11月13日期满',
		);
	});
});

describe('the office’s own ladder', () => {
	/** Every rung an overdue item climbs when nothing happens and each is issued as it is proposed. */
	function climb(by: LadderRules): RungName[] {
		const standing: StandingRung[] = [];
		for (let on = day('2026-10-26'); on < day('2026-12-31'); on = addDays(on, 1)) {
			const found = proposeRung(caseOf({ standing }), on, by);
			if (found !== null)
				standing.push({ ...urged, rung: found.rung, day: on, until: limitDayOf(found.rung, on, calendar, by.limits) });
		}
		return standing.map((r) => r.rung);
	}
	test.each<[string, RungName[]]>([
		['合并式', ['提醒', '催办通知单', '限期整改单', '黄色警告', '红牌', '移交问责建议']],
		['句容式', ['限期整改单', '黄色警告', '红牌']],
		['意见式', ['催办通知单', '通报批评', '移交问责建议']],
	])('%s', (ladder, rungs) => {
		expect(climb(rulesOf(ladder))).toEqual(rungs);
	});
	test('a rung of another ladder still counts after a change of ladder', () => {
		const given: Given = { standing: [sent('通报批评', '2026-11-02', '2026-11-09')] };
		expect(proposed(given, '2026-11-10', rulesOf('合并式'))).toBe('黄色警告');
		expect(proposed(given, '2026-11-10', rulesOf('意见式'))).toBe('移交问责建议');
	});
	test.each<[string, RungName, string, RungName]>([
		['a rung the new ladder lacks', '限期整改单', '意见式', '通报批评'],
		['one above all but the last', '黄色警告', '意见式', '移交问责建议'],
		['one below the first', '催办通知单', '句容式', '限期整改单'],
		['one between two', '通报批评', '句容式', '黄色警告'],
	])('after a change of ladder an item goes on from where it stands: %s', (_name, stood, ladder, next) => {
		const by = rulesOf(ladder);
		const given: Given = { standing: [sent(stood, '2026-11-02', '2026-11-09')] };
		expect(proposed(given, '2026-11-09', by)).toBeNull();
		expect(proposed(given, '2026-11-10', by)).toBe(next);
	});
	test('整改不力 may be said of a rung of the ladder before', () => {
		const given = caseOf({ standing: [sent('通报批评', '2026-11-02', '2026-11-09')] });
		const wanted = { rung: '黄色警告', reason: '整改不力' };
		expect(demandRung(given, wanted, day('2026-11-06'), rulesOf('合并式')).rung).toBe('黄色警告');
	});
	test('its own numbers of days and points', () => {
		const own = rulesOf('合并式', { urge: '3', remind: '5', behind: '30', 'rectify-behind': '40' });
		expect(proposed({}, '2026-11-03', own)).toBeNull();
		expect(proposed({}, '2026-11-04', own)).toBe('催办通知单');
		expect(proposed({ item: { due: '2026-11-09' } }, '2026-11-02', own)).toBe('提醒');
		expect(proposed({ item: { ...spring, percent: 55 } }, '2026-11-02', own)).toBeNull();
	});
});

describe('a rung the office names', () => {
	const demand = (given: Given, rung: string, reason: string, on = '2026-11-09', by = rules) => {
		try {
			return demandRung(caseOf(given), { rung, reason }, day(on), by).rung;
		} catch (error) {
			return (error as UserError).code;
		}
	};
	test.each<[string, Given, string, string, string]>([
		['整改不力 before the paper runs out', { standing: [urged, rectified] }, '黄色警告', '整改不力', '黄色警告'],
		['整改不力 without the paper', { standing: [urged] }, '黄色警告', '整改不力', 'reason-not-met'],
		['期满 when it has run out', { standing: [urged] }, '限期整改单', '期满', '限期整改单'],
		['期满 while it runs', { standing: [urged, rectified] }, '黄色警告', '期满', 'reason-not-met'],
		['情节特别严重 at any time', { standing: [] }, '移交问责建议', '情节特别严重', '移交问责建议'],
		['a matter that is so', {}, '催办通知单', '逾期', '催办通知单'],
		['a matter that is not', {}, '催办通知单', '滞后', 'reason-not-met'],
		['a lighter rung', { standing: [urged, rectified] }, '催办通知单', '逾期', 'rung-not-above'],
		['the same rung', { standing: [urged, rectified] }, '限期整改单', '期满', 'rung-not-above'],
		['a rung there is not', {}, '黑牌', '期满', 'unknown-rung'],
		['a reason of another rung', {}, '红牌', '整改不力', 'unknown-reason'],
		['under a statement', { heldUntil: day('2026-11-09') }, '移交问责建议', '情节特别严重', 'held-by-statement'],
		['of a unit that has claimed', { status: '已报结' }, '移交问责建议', '情节特别严重', 'not-pressed'],
	])('%s', (_name, given, rung, reason, expected) => {
		expect(demand(given, rung, reason)).toBe(expected);
	});
	test('a rung of another profile is none of this one', () => {
		expect(demand({}, '通报批评', '期满')).toBe('unknown-rung');
		expect(demand({}, '提醒', '临期', '2026-10-30', rulesOf('句容式'))).toBe('unknown-rung');
	});
	test('the reason keeps what was sent before', () => {
		const given = caseOf({ standing: [urged, rectified] });
		const { reason } = demandRung(given, { rung: '黄色警告', reason: '整改不力' }, day('2026-11-09'), rules);
		expect(reason).toBe('整改不力，已发限期整改单（青督〔2026〕1号）');
	});
});

test.each<[string, string, RungName, string | null]>([
	['three working days over a weekend', '2026-11-05', '催办通知单', '2026-11-10'],
	['five working days over the National Day', '2026-09-30', '限期整改单', '2026-10-13'],
	['from the eve of a worked Saturday', '2026-10-09', '催办通知单', '2026-10-13'],
	['from the last day of the last known year', '2026-12-31', '催办通知单', '2027-01-05'],
	['over a leap day', '2024-02-27', '催办通知单', '2024-03-01'],
	['a 提醒 has none', '2026-11-02', '提醒', null],
	['nor has a proposal to transfer', '2026-11-02', '移交问责建议', null],
])('limit day: %s', (_name, on, rung, until) => {
	expect(limitDayOf(rung, day(on), calendar, rules.limits)).toBe(until);
});

test.each<[string, string[], RungName[], string | null]>([
	['criticism with a card', ['通报批评'], ['限期整改单', '黄色警告'], null],
	['a talk with a paper that is too light', ['约谈'], ['限期整改单'], 'consequence-too-heavy'],
	['the commission with a red card', ['纪委介入', '媒体曝光'], ['红牌'], null],
	['what there is not', ['罚款'], ['红牌'], 'unknown-consequence'],
	['what every object has', ['constructor'], ['红牌'], 'unknown-consequence'],
])('consequences: %s', (_name, words, rungs, code) => {
	const found = () => checkConsequences(words, rungs);
	if (code === null) expect(found).not.toThrow();
	else expect(found).toThrow(expect.objectContaining({ code }));
});

test('marks have the office’s word, the sign of the paper, the year and a bare number', () => {
	expect(writeMark(seriesMark('青督', '催办通知单'), 2026, 32)).toBe('青督催〔2026〕32号');
	expect(writeMark(seriesMark(null, '红牌'), 2026, 1)).toBe('督红〔2026〕1号');
});

test('rungs are counted lightest first', () => {
	const list = (['红牌', '催办通知单', '红牌'] as const).map((rung) => ({ rung }));
	expect(countRungs(list)).toEqual([
		{ rung: '催办通知单', count: 1 },
		{ rung: '红牌', count: 2 },
	]);
});

describe('laws of the ladder', () => {
	type Act = 'wait' | 'progress' | 'back' | 'state' | 'silent' | 'heard' | 'claim' | 'return' | 'issue';
	const anAct = fc.constantFrom<Act>(
		'wait',
		'progress',
		'back',
		'state',
		'silent',
		'heard',
		'claim',
		'return',
		'issue',
	);
	const aLife = fc.record({
		ladder: fc.constantFrom('合并式', '句容式', '意见式'),
		due: fc.constantFrom('2026-10-30', '2026-10-31', '2026-11-13', '2026-12-31'),
		days: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), anAct), { maxLength: 60 }),
	});

	/** Lives through days and acts, issuing what is proposed whenever the office does; calls back before each issue. */
	function live({ ladder, due, days }: typeof aLife extends fc.Arbitrary<infer L> ? L : never) {
		const by = rulesOf(ladder);
		const standing: StandingRung[] = [];
		let on: Day = day('2026-10-26');
		const facts = { percent: 60, heldUntil: null as Day | null, silent: 0, status: '办理中' as AssignmentStatus };
		const acts: Record<Act, () => void> = {
			wait: () => {},
			progress: () => {
				facts.percent = 100;
			},
			back: () => {
				facts.percent = 30;
			},
			state: () => {
				facts.heldUntil = addDays(on, 5);
			},
			silent: () => {
				facts.silent++;
			},
			heard: () => {
				facts.silent = 0;
			},
			claim: () => {
				facts.status = '已报结';
			},
			return: () => {
				facts.status = '办理中';
			},
			issue: () => {
				const { percent, ...rest } = facts;
				const given = caseOf({ item: { due, percent, dispatched: day('2026-03-02') }, standing, ...rest });
				const found = proposeRung(given, on, by);
				if (found === null) return;
				if (rest.status !== '办理中') throw new Error('a unit that has claimed is pressed');
				if (rest.heldUntil !== null && rest.heldUntil >= on) throw new Error('a statement does not hold');
				if (standing.some((r) => r.until !== null && r.until >= on)) throw new Error('two papers run at once');
				const until = limitDayOf(found.rung, on, calendar, by.limits);
				standing.push({ ...urged, rung: found.rung, day: on, until });
			},
		};
		for (const [later, act] of days) {
			on = addDays(on, later);
			acts[act]();
		}
		return standing;
	}

	test('a lighter rung never follows a heavier one, and none but a 提醒 comes twice', () => {
		fc.assert(
			fc.property(aLife, (life) => {
				const papers = live(life).filter((r) => r.rung !== '提醒');
				papers.forEach((r, i) => {
					const before = papers[i - 1];
					if (before !== undefined) expect(weightOf(r.rung)).toBeGreaterThan(weightOf(before.rung));
				});
			}),
		);
	});
	test('a unit is reminded once, in time', () => {
		fc.assert(
			fc.property(aLife, (life) => {
				const reminders = live(life).filter((r) => r.rung === '提醒');
				expect(reminders.length).toBeLessThanOrEqual(1);
				for (const r of reminders) {
					const left = workingDaysBetween(calendar, r.day, day(life.due));
					expect(r.day <= day(life.due) && left <= 3).toBe(true);
				}
			}),
		);
	});
	test('each limit is so many working days after its paper', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 700 }), fc.constantFrom(...rungNames), (later, rung) => {
				const on = addDays(day('2026-01-01'), later);
				const until = limitDayOf(rung, on, calendar, rules.limits);
				const limit = { 催办通知单: 3, 限期整改单: 5, 通报批评: 5, 黄色警告: 5, 红牌: 3 }[rung as string];
				expect(until).toBe(limit === undefined ? null : addWorkingDays(calendar, on, limit));
			}),
		);
	});
	test('after the end nothing is proposed', () => {
		const ended = fc.constantFrom('已办结', '已销号', '撤销', '并入', '中止', '待审核', '待阅示', '拟立项', '已立项');
		fc.assert(
			fc.property(ended, fc.nat(400), fc.nat(100), fc.nat(5), (status, later, percent, silent) => {
				const given = caseOf({ item: { status: status as never, percent }, silent });
				expect(proposeRung(given, addDays(day('2026-01-01'), later), rules)).toBeNull();
			}),
		);
	});
});
