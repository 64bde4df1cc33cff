import { addDays, type Day, day } from '../../src/rules/day.ts';
import type { Item, Unit, UnitKind } from '../../src/rules/item.ts';

/** An item with nothing special about it, registered on 2 March 2026 and due on 31 March. */
export function itemWith(
	changes: Partial<Omit<Item, 'deadline'>> & {
		due?: Day | null;
		extensions?: number;
		lateFrom?: Day | null;
		unreadable?: boolean;
	} = {},
): Item {
	const { due = day('2026-03-31'), extensions = 0, lateFrom = null, unreadable = false, ...rest } = changes;
	const kind = unreadable ? 'unparseable' : due === null ? 'none' : 'date';
	return {
		id: 1,
		number: '2026-001',
		year: 2026,
		outsideNumber: null,
		title: '一件事项',
		content: null,
		goal: null,
		measure: null,
		category: null,
		source: '会议议定',
		document: null,
		campaign: null,
		urgency: '一般',
		difficulty: '一般',
		publicity: '公开',
		leader: null,
		instructedBy: null,
		overseer: null,
		gate: null,
		team: null,
		tags: [],
		parent: null,
		againOf: null,
		mergedInto: null,
		children: 0,
		deadline: {
			kind,
			raw: null,
			how: null,
			original: due,
			current: due,
			extensions,
			lateFrom,
			alsoLongTerm: false,
			cycle: null,
		},
		milestones: [],
		status: '办理中',
		received: day('2026-03-02'),
		registered: day('2026-03-02'),
		dispatched: day('2026-03-03'),
		reopened: null,
		started: day('2026-03-04'),
		claimed: null,
		completed: null,
		struck: null,
		assignments: [],
		percent: null,
		progress: null,
		note: null,
		...rest,
	};
}

const names: [UnitKind, string[]][] = [
	['乡镇街道', ['青河街道', '高塘镇', '柳溪乡', '云岭镇', '石门镇', '沙河镇', '白水乡', '松坪乡']],
	[
		'县直',
		[
			'县发展改革局',
			'县教育体育局',
			'县民政局',
			'县财政局',
			'县自然资源局',
			'县住房和城乡建设局',
			'县交通运输局',
			'县水利局',
			'县农业农村局',
			'县商务局',
			'县文化和旅游局',
			'县卫生健康局',
			'县林业局',
			'县城市管理局',
			'县数据局',
		],
	],
	['垂管', ['市生态环境局青屏分局']],
];
export const modelUnits: Unit[] = names
	.flatMap(([kind, list]) => list.map((name) => ({ kind, name })))
	.map(({ kind, name }, at) => ({ id: at + 1, name, short: null, kind, sort: at + 1 }));
export const unitNamed = (name: string): Unit => modelUnits.find((unit) => unit.name === name)!;

export const ledBy = (...units: Unit[]): Item['assignments'] =>
	units.map((unit, at) => ({
		id: at + 1,
		unit,
		role: '牵头',
		status: '办理中',
		written: null,
		promised: null,
		receipted: null,
		claimed: null,
		since: null,
		ended: null,
		sort: at,
	}));

/** Source → due and done in time, done early, done without a deadline, done late, not due, overdue, undated. */
const plan: [string, number, number, number, number, number, number, number][] = [
	['会议议定', 40, 1, 0, 5, 13, 3, 2],
	['领导批示', 34, 0, 0, 2, 4, 1, 0],
	['年度重点工作', 17, 1, 1, 2, 17, 2, 6],
	['重点项目', 6, 1, 0, 2, 8, 1, 2],
	['民生实事', 3, 0, 1, 1, 3, 1, 1],
	['督查发现', 4, 0, 0, 0, 1, 0, 0],
];
/** The items overdue on 31 October 2026: number, title, lead unit, current day, in the order of the plan's sources. */
const overdue: [string, string, string, string][] = [
	['2026-031', '老城区雨污分流改造（二期）开工', '县住房和城乡建设局', '2026-09-15'],
	['2026-119', '闲置校舍清查处置方案', '县教育体育局', '2026-10-28'],
	['2026-078', '县城学校周边停车泊位建设', '县城市管理局', '2026-10-20'],
	['2026-127', '石门镇河道采砂整治情况报告', '县水利局', '2026-10-30'],
	['2026-044', '乡镇污水处理设施第三方运维招标', '市生态环境局青屏分局', '2026-09-30'],
	['2026-061', '农村公路隐患路段整治', '县交通运输局', '2026-10-31'],
	['2026-103', '冷链物流园一期主体封顶', '县商务局', '2026-10-23'],
	['2026-052', '云岭镇中心敬老院消防改造', '县民政局', '2026-10-15'],
];
const lateUnits = ['县发展改革局', '县自然资源局', '县农业农村局', '县文化和旅游局', '县林业局', '县数据局'];
const mixedUnits = [...lateUnits, ...overdue.map(([, , unit]) => unit)];
const ahead = ['高塘镇', '柳溪乡'];

type Kind = 'dueOnTime' | 'early' | 'undatedDone' | 'lateDone' | 'notDue' | 'overdue' | 'undated';
const kinds: Kind[] = ['dueOnTime', 'early', 'undatedDone', 'lateDone', 'notDue', 'overdue', 'undated'];
const taken = new Set(overdue.map(([number]) => number));
/** 14 numbers carried over from 2025, then 2026-001 … 157; 158 … 172 were registered in October. */
const freeNumbers = [
	...Array.from({ length: 14 }, (_, at) => `2025-${150 + at}`),
	...Array.from({ length: 157 }, (_, at) => `2026-${String(at + 1).padStart(3, '0')}`).filter((n) => !taken.has(n)),
];
const october = 15;
const registeredOn = (number: string): Day => {
	if (number.startsWith('2025')) return day('2025-12-10');
	const ordinal = Number(number.slice(5));
	return ordinal > 157 ? day('2026-10-12') : addDays(day('2026-01-05'), ordinal);
};

/** Lead unit, current day and claim of the nth item of a kind (18 claims fall in October). */
const shapes: Record<Kind, (n: number) => { lead: string; due: Day | null; claimed: Day | null }> = {
	dueOnTime: (n) => ({
		lead: n < 9 ? '县财政局' : n < 16 ? '县卫生健康局' : mixedUnits[n % mixedUnits.length]!,
		due: n < 90 ? day('2026-08-31') : day('2026-10-20'),
		claimed: n < 90 ? day('2026-08-20') : day('2026-10-15'),
	}),
	early: (n) => ({ lead: mixedUnits[n]!, due: day('2026-12-31'), claimed: day('2026-09-10') }),
	undatedDone: (n) => ({ lead: mixedUnits[n]!, due: null, claimed: day('2026-09-12') }),
	lateDone: (n) => ({
		lead: lateUnits[n % lateUnits.length]!,
		due: day('2026-07-31'),
		claimed: n < 8 ? day('2026-08-25') : day('2026-10-09'),
	}),
	notDue: (n) => ({
		lead: n < 6 ? ahead[n % 2]! : mixedUnits[n % mixedUnits.length]!,
		due: day('2026-12-31'),
		claimed: null,
	}),
	overdue: (n) => ({ lead: overdue[n]![2], due: day(overdue[n]![3]), claimed: null }),
	undated: (n) => ({ lead: mixedUnits[n]!, due: null, claimed: null }),
};

/** A generated ledger of 186 items that has exactly the model figures at the close of 31 October 2026. */
export function modelLedger(): Item[] {
	const seen = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
	let free = 0;
	return plan.flatMap(([source, ...amounts]) =>
		kinds.flatMap((kind, at) =>
			Array.from({ length: amounts[at]! }, () => {
				const n = seen[kind]++;
				const number =
					kind === 'overdue'
						? overdue[n]![0]
						: kind === 'notDue' && n < october
							? `2026-${158 + n}`
							: freeNumbers[free++]!;
				const { lead, due, claimed } = shapes[kind](n);
				return itemWith({
					id: 1000 * kinds.indexOf(kind) + n + 1,
					number,
					year: Number(number.slice(0, 4)),
					title: kind === 'overdue' ? overdue[n]![1] : `${lead}承办的第${n + 1}件${source}事项`,
					source,
					due,
					status: claimed === null ? '办理中' : '已办结',
					registered: registeredOn(number),
					received: registeredOn(number),
					claimed,
					completed: claimed,
					assignments: ledBy(unitNamed(lead)),
				});
			}),
		),
	);
}

/** Points ahead of (+) or behind (−) schedule of the running items: seven are more than ten points behind. */
export function modelGaps(items: readonly Item[]): Map<string, number> {
	const open = items.filter((item) => item.status === '办理中' && item.deadline.current === day('2026-12-31'));
	return new Map(open.map((item, at) => [item.number!, at < 6 ? 2 : at < 13 ? -11 - at : -2]));
}

/** What was done about the overdue items by the end of October. */
export const modelMeasures = [
	{ number: '2026-031', paper: '限期整改单', until: day('2026-10-30') },
	{ number: '2026-044', paper: '限期整改单', until: day('2026-11-03') },
	{ number: '2026-052', paper: '限期整改单', until: day('2026-11-03') },
	{ number: '2026-078', paper: '限期整改单', until: day('2026-11-05') },
	{ number: '2026-103', paper: '催办通知单', until: day('2026-11-02') },
	{ number: '2026-119', paper: '催办通知单', until: day('2026-11-04') },
];
