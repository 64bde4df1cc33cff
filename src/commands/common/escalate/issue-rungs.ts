import { recordMove } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { addRung } from '../../../ledger/rungs.ts';
import type { LadderFacts } from '../../../papers/notices/ladder-facts.ts';
import { ladderPaper } from '../../../papers/notices/ladder-paper.ts';
import { ladderValues } from '../../../papers/notices/ladder-values.ts';
import type { PaperRung } from '../../../papers/notices/unit-facts.ts';
import { leadsOf } from '../../../rules/item.ts';
import { rungs, writeDemand } from '../../../rules/rungs.ts';
import type { Session } from '../../../session.ts';
import type { OfficeRules } from '../office.ts';
import { type IssuedPaper, issuePapers, type PaperPlan, type Printing } from '../papers/issue-papers.ts';
import { shortName } from '../words.ts';
import { ladderFacts, readLadderRecord } from './ladder-facts.ts';
import type { PlannedRung } from './plan-rungs.ts';

/** The paper of a rung, still without its number. */
function paperOf(
	{ proposal, signer }: PlannedRung,
	rung: PaperRung,
	facts: Omit<LadderFacts, 'mark'>,
	authority: number | null,
): PaperPlan {
	const { item, unit } = proposal;
	const to = rung === '移交问责建议' ? authority : unit.id;
	return {
		kind: rung,
		label: shortName(unit),
		make: ({ mark }) => ladderPaper(rung, { ...facts, mark }),
		values: ladderValues(facts),
		signer,
		period: null,
		replaces: null,
		units: to === null ? [] : [{ unit: to, person: null }],
		items: [{ item: item.id, unit: unit.id }],
	};
}

/** `青督催〔2026〕32号，限11月5日前报情况`, with the unit where several are asked. */
function moveText({ proposal, mark, until, consequence }: PlannedRung): string {
	const { item, unit, rung, reason } = proposal;
	return [
		leadsOf(item).length > 1 ? shortName(unit) : null,
		mark ?? reason,
		until === null ? null : writeDemand(rung, until),
		consequence,
	]
		.filter((part) => part !== null)
		.join('，');
}

/** Issues what was planned: its paper with the next number of its series, its rung, its line in the history; gives the papers. */
export async function issueRungs(
	tx: Db,
	session: Session,
	plan: readonly PlannedRung[],
	rules: OfficeRules,
	{ out, ...printing }: Printing & { out?: string | undefined },
): Promise<IssuedPaper[]> {
	const today = session.today();
	const record = await readLadderRecord(tx, plan, rules, today);
	const plans = plan.map((planned) => {
		const { rung } = planned.proposal;
		return rung === '提醒'
			? null
			: paperOf(planned, rung, ladderFacts(planned, record, rules, today), record.authority);
	});
	const papers = await issuePapers(
		tx,
		session,
		plans.filter((paper) => paper !== null),
		out,
		printing,
	);
	const ids = papers.map(({ id }) => id);
	for (const [at, planned] of plan.entries()) {
		const { item, unit, share, rung, reason, finding } = planned.proposal;
		await addRung(tx, {
			item: item.id,
			unit: unit.id,
			finding,
			rung,
			consequence: planned.consequence,
			day: today,
			limit_day: planned.until,
			grounds: reason,
			approver: planned.signer,
			paper: plans[at] === null ? null : (ids.shift() ?? null),
		});
		await recordMove(tx, {
			item: item.id,
			assignment: share.id,
			day: today,
			act: rungs[rung].act,
			from_status: item.status,
			to_status: item.status,
			text: moveText(planned),
		});
	}
	return papers;
}
