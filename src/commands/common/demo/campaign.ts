import { addWorkingDays, type Calendar, nextWorkingDay } from '../../../rules/calendar.ts';
import { addDays, type Day, dayOf, daysBetween, monthOf, yearOf } from '../../../rules/day.ts';
import { campaign, type Followed, isOpen, planYearOf } from './field.ts';
import { enterprises, merits, visits } from './field-words.ts';
import { workingDayBefore } from './matter.ts';
import { quarterEndBefore } from './office.ts';
import type { Step } from './step.ts';

const enterpriseGroup = '重点企业';

const numbersOf = (followed: readonly Followed[], source: string): string[] =>
	followed.filter(({ matter }) => matter.source === source).map(({ matter }) => matter.number);

/** The enterprises of the monthly visit, in the roster from the first day. */
export function foundEnterprises(day: Day): Step[] {
	return [
		...enterprises.map(([name, short]): Step => {
			return { day, kind: '基础', words: ['unit', 'add', name, '--short', short, '--kind', '企业'] };
		}),
		{ day, kind: '基础', words: ['unit', 'group', enterpriseGroup, ...enterprises.map(([, short]) => short)] },
	];
}

/** Two teams, and the campaign over the works: what it consists of, its circular and its visits. */
export function campaignFor(followed: readonly Followed[], today: Day, calendar: Calendar): Step[] {
	const works = numbersOf(followed, '重点项目');
	const deeds = numbersOf(followed, '民生实事');
	const year = planYearOf(today);
	const day = nextWorkingDay(calendar, dayOf(year, 2, 3) as Day);
	if (works.length === 0 || deeds.length === 0 || day > today) return [];
	const slots = ['一个专班=县发改局牵头，抽调9人', `一张清单=重点项目${works.length}个`, '一月一检查=每月18日前后'];
	const last = quarterEndBefore(today);
	const circulated = addWorkingDays(calendar, last, 6);
	const visited = visits
		.map(([before, short, said]) => ({ day: workingDayBefore(calendar, addDays(today, -before)), short, said }))
		.filter((visit) => visit.day > day);
	return [
		{
			day,
			kind: '专项',
			words: [
				...['campaign', 'add', campaign, '--from', `${year}-02-01`, '--until', `${year}-12-31`],
				...['--group', enterpriseGroup, ...slots.flatMap((slot) => ['--slot', slot])],
			],
		},
		{ day, kind: '督查组', words: ['team', 'add', '督查一组', '--leader', '王敏', '--members', '李伟、赵强'] },
		{ day, kind: '督查组', words: ['team', 'add', '督查二组', '--leader', '陈静', '--members', '孙悦'] },
		{
			day,
			kind: '归组',
			words: ['edit', '--team', '督查一组', '--overseer', '县发改局', '--campaign', campaign],
			items: works,
		},
		{ day, kind: '归组', words: ['edit', '--team', '督查二组', '--overseer', '县政府办'], items: deeds },
		...(daysBetween(day, last) < 20
			? []
			: [
					{
						day: circulated,
						kind: '文书' as const,
						words: ['circular', `${yearOf(last)}Q${Math.ceil(monthOf(last) / 3)}`, '--campaign', campaign, '--issue'],
					},
				]),
		...visited.map(({ day: on, short, said }): Step => {
			return { day: on, kind: '回访', words: ['campaign', 'visit', campaign, short, ...said, '--visitor', '林晓'] };
		}),
	];
}

/** A meeting on works that are under way, what it said of them, and the joint meeting that is about to be held. */
export function meet(followed: readonly Followed[], today: Day, calendar: Calendar): Step[] {
	const held = workingDayBefore(calendar, addDays(today, -24));
	const about = followed.filter((each) => each.matter.source === '重点项目' && isOpen(each, held)).slice(0, 3);
	const [first] = about;
	const pushing = '重点项目现场推进会';
	const numbers = about.map(({ matter }) => matter.number);
	const asked = workingDayBefore(calendar, addDays(today, -1));
	const when = addWorkingDays(calendar, today, 6);
	const joint = `${yearOf(when)}年第${['一', '二', '三', '四'][Math.ceil(monthOf(when) / 3) - 1]}季度督查工作联席会议`;
	const place = ['--where', '县委三楼会议室'];
	return [
		...(first === undefined
			? []
			: [
					{
						day: held,
						kind: '会议' as const,
						words: ['meeting', 'add', pushing, ...numbers, '--when', held, ...place, '--matter', '项目用地保障'],
					},
					{
						day: held,
						kind: '议定' as const,
						words: ['meeting', 'decide', pushing, '--on', numbers.join('、'), '--words', '倒排工期，每周报一次进展'],
					},
					{
						day: held,
						kind: '议定' as const,
						words: ['meeting', 'decide', pushing, '--matter', '项目用地保障', '--words', '由县资源局逐个项目会商'],
					},
				]),
		{
			day: asked,
			kind: '议定',
			words: ['meeting', 'add', joint, '--when', when, ...place, '--all', '--matter', '修订督查通报办法'],
		},
	];
}

/** Praise and blame from outside the ledger's own papers. */
export function judge(first: Day, today: Day, calendar: Calendar): Step[] {
	return merits
		.map(([before, kind, unit, rest]): Step => {
			const day = workingDayBefore(calendar, addDays(today, -before));
			return { day, kind: '奖惩', words: ['merit', 'add', kind, unit, ...rest] };
		})
		.filter(({ day }) => day > first);
}
