import { addWorkingDays, type Calendar, nextWorkingDay } from '../../../rules/calendar.ts';
import { addDays, type Day, dayOf, monthOf, yearOf } from '../../../rules/day.ts';
import { type Outcome, plan, type Trip, trips } from './field-words.ts';
import type { Matter } from './matter.ts';
import type { Step } from './step.ts';

/** What the works of a year are pressed on with. */
export const campaign = '项目建设攻坚年';

/** The year the yearly plans of the demonstration are of: the one that is on a month before its day. */
export const planYearOf = (today: Day): number => yearOf(addDays(today, -31));

/** An item and from when it is out of the office's hands. */
export interface Followed {
	matter: Matter;
	left: Day | null;
}

/** Whether an item is worked on on a day. */
export const isOpen = ({ matter, left }: Followed, on: Day): boolean =>
	addDays(matter.entered, 8) < on && (left === null || left > addDays(on, 8));

interface Made {
	day: Day;
	words: readonly string[];
	/** The item a finding is of. */
	item: string | null;
	found: Trip['found'];
}

/** The year's plan of inspections, when the yearly sheets were about to come in. */
function planYear(day: Day): Step[] {
	return plan.map(({ content, kind, units, months }) => ({
		day,
		kind: '计划',
		words: ['plan', 'add', content, '--kind', kind, '--unit', units, '--months', months],
	}));
}

function madeOn({ on, words, found }: Trip, today: Day, calendar: Calendar): Made {
	if ('row' in on) {
		const day = nextWorkingDay(calendar, `${planYearOf(today)}-${on.date}` as Day);
		return { day, words: ['--plan', String(on.row), ...words], item: null, found };
	}
	const day = nextWorkingDay(calendar, addDays(today, -on.before));
	return { day, words: [on.topic, '--unit', on.units, ...words], item: null, found };
}

/** The works are looked at once a month, two at a time (月检查). */
function monthlyChecks(works: readonly Followed[], today: Day, calendar: Calendar): Made[] {
	const year = planYearOf(today);
	const months = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
	return months.flatMap((month) => {
		const day = nextWorkingDay(calendar, dayOf(year, month, 18) as Day);
		const open = works.filter((work) => isOpen(work, day));
		const [first, second] = [open[month % Math.max(1, open.length)], open[(month + 1) % Math.max(1, open.length)]];
		if (first === undefined || second === undefined) return [];
		const items = [...new Set([first.matter.number, second.matter.number])].join('、');
		const found: Trip['found'] =
			month % 3 === 0 ? [['施工日志缺页，监理签字不全', first.matter.leads, '整改到位']] : [];
		const by = ['--overseer', '县发改局', '--team', '督查一组', '--campaign', campaign];
		const words = ['--plan', '1', '--item', items, ...by, '--record', '现场与反馈的进度一致'];
		return [{ day, words, item: first.matter.number, found }];
	});
}

/** What is done about a finding: working days after it was found, and the line typed. */
function followUp(number: string, outcome: Outcome): { after: number; kind: Step['kind']; words: string[] }[] {
	const settle = (verdict: string, more: string[] = []) => ({
		after: 1,
		kind: '研判' as const,
		words: ['finding', 'settle', number, '--verdict', verdict, ...more],
	});
	const rectify = (after: number, text: string) => ({
		after,
		kind: '整改' as const,
		words: ['finding', 'rectify', number, '--text', text],
	});
	const recheck = (after: number, result: string, more: string[] = []) => ({
		after,
		kind: '复核' as const,
		words: ['finding', 'recheck', number, '--result', result, ...more],
	});
	if (outcome === '待研判') return [];
	if (outcome === '不采用') return [settle('不采用', ['--reason', '已当场纠正'])];
	if (outcome === '通报') return [settle('通报', ['--expose'])];
	const sent = settle('交办', ['--deadline', '5个工作日']);
	if (outcome === '没有整改') return [sent];
	if (outcome === '报了整改') return [sent, rectify(4, '已整改，照片另报')];
	if (outcome === '整改到位') return [sent, rectify(4, '已整改'), recheck(7, '整改到位')];
	const again = recheck(7, '未整改', ['--text', '只改了一处', '--deadline', '5个工作日']);
	return [sent, rectify(4, '已整改'), again, rectify(10, '全部改完'), recheck(12, '整改到位')];
}

/** The plan, the inspections made on it and besides it, what they found and what came of it. */
export function inspect(works: readonly Followed[], first: Day, today: Day, calendar: Calendar): Step[] {
	const planned = nextWorkingDay(calendar, dayOf(planYearOf(today), 1, 12) as Day);
	if (planned <= first || planned > today) return [];
	const made = [...trips.map((trip) => madeOn(trip, today, calendar)), ...monthlyChecks(works, today, calendar)]
		.filter(({ day }) => day > first && day <= today)
		.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
	let findings = 0;
	const steps = made.flatMap(({ day, words, item, found }, at): Step[] => [
		{ day, kind: '督查', words: ['inspect', 'add', ...words] },
		...found.flatMap(([text, unit, outcome]): Step[] => {
			findings += 1;
			const number = String(findings);
			const of = ['--inspection', String(at + 1), ...(item === null ? [] : ['--item', item])];
			return [
				{ day, kind: '问题', words: ['finding', 'add', `${text}@${unit}`, ...of] },
				...followUp(number, outcome).map(({ after, ...step }) => ({
					...step,
					day: addWorkingDays(calendar, day, after),
				})),
			];
		}),
	]);
	return [...planYear(planned), ...steps, drawSample(today, calendar)];
}

/** Items drawn by lot, put on the plan of the month to look at. */
function drawSample(today: Day, calendar: Calendar): Step {
	const day = nextWorkingDay(calendar, addDays(today, -13));
	const onPlan = ['--months', `${monthOf(day)}月`, '--kind', '现场督查', '--content', '随机抽查在办事项'];
	return { day, kind: '抽查', words: ['sample', '--count', '4', '--group', '来源', ...onPlan] };
}
