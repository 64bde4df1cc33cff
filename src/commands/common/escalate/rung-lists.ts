import type { Day } from '../../../rules/day.ts';
import type { Value } from '../../../terminal/formats.ts';
import { shortDay, shownTitle } from '../item-fields.ts';
import type { List } from '../show.ts';
import { shortName } from '../words.ts';
import type { PlannedRung } from './plan-rungs.ts';
import type { Proposal } from './proposals.ts';

/** Proposals as a list: what, to whom, why, after which paper, approved by which post; a page does not repeat a paper its reason names. */
export function proposalList(proposals: readonly Proposal[], isPage = false): List {
	const shortOf = new Map(proposals.map(({ unit }) => [unit.name, shortName(unit)]));
	return {
		name: 'escalate',
		pipeWidth: 100,
		fields: [
			{ key: 'number', title: '编号', min: 8 },
			{ key: 'title', title: '事项', weight: 2, min: 12 },
			{ key: 'unit', title: '单位', min: 8, write: (name) => shortOf.get(name as string) ?? '' },
			{ key: 'rung', title: '拟发', min: 6 },
			{ key: 'reason', title: '理由', weight: 2, min: 12 },
			{ key: 'before', title: '上一文书', min: 10, isRare: true, write: writeBefore },
			{ key: 'approver', title: '批准', min: 6 },
		],
		rows: proposals.map(({ item, unit, rung, reason, before, approver }) => [
			item.number,
			shownTitle(item),
			unit.name,
			rung,
			reason,
			before === null || (isPage && reason.includes(before.mark ?? before.kind)) ? null : { ...before },
			approver,
		]),
	};
}

const writeBefore = (before: Value): string => {
	const paper = before as { kind: string; mark: string | null } | null;
	return paper === null ? '' : (paper.mark ?? paper.kind);
};

/** The same as they will be issued: mark, limit, approver. */
export function planList(plan: readonly PlannedRung[], today: Day): List {
	const list = proposalList(plan.map(({ proposal }) => proposal));
	return {
		...list,
		fields: [
			...list.fields.slice(0, 5),
			{ key: 'mark', title: '文号', min: 12 },
			{ key: 'until', title: '限期', min: 5, write: (day) => shortDay(day as Day | null, today) },
			{ key: 'approver', title: '批准人', min: 6, isRare: true },
			{ key: 'consequence', title: '附带', min: 4, isRare: true },
		],
		rows: list.rows.map((row, i) => {
			const { mark, until, signer, consequence } = plan[i] as PlannedRung;
			return [...row.slice(0, 5), mark, until, signer, consequence];
		}),
	};
}
