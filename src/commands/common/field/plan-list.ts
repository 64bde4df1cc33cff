import type { Plan } from '../../../ledger/plans.ts';
import { type Day, monthOf, yearOf } from '../../../rules/day.ts';
import type { Period } from '../../../rules/period.ts';
import { missedOf, planStanding, writeMonths } from '../../../rules/plan.ts';
import { shortDay } from '../item-fields.ts';
import type { List } from '../show.ts';
import { subjectItem, unitsWords } from './subjects.ts';

/** Whether a row of the plan is to be inspected, or due, within a period of its year. */
export function isPlannedWithin({ year, months, deadline }: Plan, { from, to }: Pick<Period, 'from' | 'to'>): boolean {
	const first = yearOf(from) < year ? 1 : monthOf(from);
	const last = yearOf(to) > year ? 12 : monthOf(to);
	const isDue = deadline !== null && deadline >= from && deadline <= to;
	return isDue || months.some((month) => month >= first && month <= last);
}

/** Where a row stands, and how many inspections it is behind. */
function standingOf(plan: Plan, today: Day): string {
	const missed = missedOf(plan, today);
	const standing = planStanding(plan, today);
	return missed > 0 ? `${standing === '漏查' ? '' : `${standing}，`}漏查${missed}次` : standing;
}

/** Rows of the plan as a list. */
export function planList(plans: readonly Plan[], { label, from, to }: Period, today: Day, isTable: boolean): List {
	const dueNow = plans.filter((plan) => planStanding(plan, today) === '本月应查').length;
	const missed = plans.filter((plan) => missedOf(plan, today) > 0).length;
	const counts = [dueNow > 0 && `本月应查${dueNow}条`, missed > 0 && `漏查${missed}条`].filter(Boolean);
	return {
		name: 'plans',
		pipeWidth: 120,
		fields: [
			{ key: 'id', title: '编号', align: 'right' },
			{ key: 'content', title: '督查内容', weight: 2, min: 14 },
			{ key: 'units', title: '单位', weight: 1, min: 8 },
			{ key: 'kind', title: '方式', min: 8 },
			{ key: 'months', title: '督查月份', min: 6, write: (months) => writeMonths(months as number[]) },
			{ key: 'deadline', title: '时限', min: 5, isRare: true, write: (day) => shortDay(day as Day | null, today) },
			{ key: 'drawn', title: '抽查事项', min: 8, isRare: true },
			{ key: 'carried', title: '立的事项', min: 8, isRare: true },
			{ key: 'made', title: '已查', align: 'right' },
			{ key: 'findings', title: '问题', align: 'right' },
			{ key: 'standing', title: '状态', min: 8 },
			...(isTable
				? []
				: [
						{ key: 'seed', title: '抽样种子' },
						{ key: 'result', title: '完成情况' },
					]),
		],
		rows: plans.map((plan) => [
			plan.id,
			plan.content,
			isTable ? unitsWords(plan) : plan.units.map((unit) => unit.name),
			plan.kind,
			[...plan.months],
			plan.deadline,
			plan.items.length === 0 ? null : isTable ? `${plan.items.length}件` : plan.items.map(subjectItem),
			plan.carried.length === 0 ? null : plan.carried.map((item) => item.number),
			plan.made.length,
			plan.findings,
			standingOf(plan, today),
			...(isTable ? [] : [plan.seed, plan.result]),
		]),
		above: [`${label}督查计划 ${plans.length}条${counts.length > 0 ? `，${counts.join('、')}` : ''}`],
		extra: { period: { from, to } },
	};
}
