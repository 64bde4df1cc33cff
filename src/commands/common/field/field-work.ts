import { type Finding, readFindings } from '../../../ledger/findings.ts';
import type { Db } from '../../../ledger/open.ts';
import { type Plan, readPlans } from '../../../ledger/plans.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { standingOfFinding } from '../../../rules/finding.ts';
import { missedOf, planStanding } from '../../../rules/plan.ts';
import { factsOf } from './finding-list.ts';

/** What field work waits for the office on a morning. */
export interface FieldWork {
	/** Rows of the plan to be inspected this month and not yet. */
	due: Plan[];
	/** Rows of the plan behind the months that have gone by. */
	missed: Plan[];
	/** Reported put right, to be looked at again. */
	reported: Finding[];
	/** Past their day without a report. */
	overdue: Finding[];
}

export async function readFieldWork(db: Db, today: Day): Promise<FieldWork> {
	const plans = await readPlans(db, { year: yearOf(today) });
	const findings = await readFindings(db, { openOnly: true });
	const standing = (finding: Finding) => standingOfFinding(factsOf(finding), { day: today, open: true });
	return {
		due: plans.filter((plan) => planStanding(plan, today) === '本月应查'),
		missed: plans.filter((plan) => missedOf(plan, today) > 0),
		reported: findings.filter((finding) => standing(finding) === '待复核'),
		overdue: findings.filter((finding) => standing(finding) === '逾期'),
	};
}

const numbers = (rows: readonly { id: number }[]): string =>
	`${rows
		.slice(0, 3)
		.map(({ id }) => id)
		.join('、')}${rows.length > 3 ? '等' : ''}`;

/** The same in a line each; nothing waits, nothing is said. */
export function fieldWorkLines({ due, missed, reported, overdue }: FieldWork): { what: string; words: string }[] {
	const findings = [
		reported.length > 0 && `整改待复核${reported.length}个（问题${numbers(reported)}）`,
		overdue.length > 0 && `整改逾期${overdue.length}个（问题${numbers(overdue)}）`,
	];
	const plans = [
		due.length > 0 && `本月督查计划${due.length}条没查（计划${numbers(due)}）`,
		missed.length > 0 && `漏查${missed.length}条（计划${numbers(missed)}）`,
	];
	const lineOf = (what: string, parts: (string | false)[]) => {
		const words = parts.filter(Boolean).join('，');
		return words === '' ? [] : [{ what, words }];
	};
	return [...lineOf('问题整改', findings), ...lineOf('督查计划', plans)];
}
