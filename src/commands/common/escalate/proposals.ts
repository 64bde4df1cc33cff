import { gather } from '../../../ledger/item-rows.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { LastPaper } from '../../../ledger/papers.ts';
import {
	readHolds,
	readLateFindings,
	readStandingRungs,
	readWorkingItems,
	type WorkingItem,
} from '../../../ledger/rungs.ts';
import { readSetting } from '../../../ledger/settings.ts';
import { addWorkingDays } from '../../../rules/calendar.ts';
import type { Day } from '../../../rules/day.ts';
import { silentCycles } from '../../../rules/feedback-cycle.ts';
import type { Assignment, Item, Unit } from '../../../rules/item.ts';
import { type Matter, proposeRung, type RungProposal } from '../../../rules/ladder.ts';
import { answerableShares, type LadderCase } from '../../../rules/matters.ts';
import { approverOf, type RungName, type Trigger } from '../../../rules/rungs.ts';
import { pointsBehind } from '../../../rules/schedule.ts';
import type { OfficeRules } from '../office.ts';

/** The rung proposed for one unit of an item. */
export interface Proposal {
	item: Item;
	unit: Unit;
	share: Assignment;
	rung: RungName;
	reason: string;
	before: LastPaper | null;
	/** The post that approves it. */
	approver: string | null;
	finding: number | null;
	/** What brings it about, and all that is wrong. */
	trigger: Trigger;
	matters: Matter[];
}

const silenceOf = (item: WorkingItem, today: Day, rules: OfficeRules): number =>
	silentCycles(item, item.heard === null ? [] : [item.heard], today, rules);

/** Which items the ladder may have anything to say about: the day near or past, behind schedule, silent. */
function suspects(rules: OfficeRules, today: Day): (item: WorkingItem) => boolean {
	const { remind, behind, silent } = rules.limits;
	const soon = addWorkingDays(rules.calendar, today, remind.value + 1);
	return (item) => {
		const due = item.deadline.current;
		return (
			(due !== null && due <= soon) ||
			(pointsBehind(item, today, rules.yearly) ?? 0) > behind.value ||
			silenceOf(item, today, rules) >= silent.value
		);
	};
}

/** Every unit the ladder may concern, with all that decides what it is to be sent; the office itself is none. */
export async function readLadderCases(
	db: Db,
	rules: OfficeRules,
	today: Day,
	only?: readonly Item[],
): Promise<LadderCase[]> {
	const ids = only?.map((item) => item.id);
	const working = new Map((await readWorkingItems(db, ids)).map((item) => [item.id, item]));
	const findings = gather(await readLateFindings(db, today));
	const standing = gather(await readStandingRungs(db, ids));
	const holds = gather(await readHolds(db, today));
	const office = await readSetting(db, 'office_name');
	const pressed = [...working.values()].filter(suspects(rules, today)).map((item) => item.id);
	const items = only ?? (await listItemsById(db, [...new Set([...pressed, ...findings.keys()])]));
	return items.flatMap((item) => {
		const late = findings.get(item.id) ?? [];
		const slim = working.get(item.id);
		return answerableShares(item, late)
			.filter((share) => share.unit.name !== office)
			.map((share): LadderCase => {
				const held = (holds.get(item.id) ?? []).filter((h) => h.assignment === null || h.assignment === share.id);
				return {
					item,
					share,
					standing: (standing.get(item.id) ?? []).filter((r) => r.unit === share.unit.id),
					heldUntil:
						held
							.map((h) => h.holds_until)
							.sort()
							.at(-1) ?? null,
					finding: late.find((f) => f.unit === share.unit.id) ?? null,
					silent: slim === undefined ? 0 : silenceOf(slim, today, rules),
				};
			});
	});
}

/** A rung for the unit a case is about. */
export const toProposal = (
	{ item, share }: LadderCase,
	{ rung, reason, finding, before, trigger, matters }: RungProposal,
	rules: OfficeRules,
): Proposal => ({
	item,
	unit: share.unit,
	share,
	rung,
	reason,
	before: before && { kind: before.rung, mark: before.mark, day: before.day, until: before.until },
	approver: approverOf(rung, rules.texts),
	finding,
	trigger,
	matters,
});

/** What the ladder proposes today (or for these items alone), item by item and unit by unit (梯次传导加压). */
export async function readProposals(
	db: Db,
	rules: OfficeRules,
	today: Day,
	only?: readonly Item[],
): Promise<Proposal[]> {
	return (await readLadderCases(db, rules, today, only)).flatMap((given) => {
		const proposed = proposeRung(given, today, rules);
		return proposed === null ? [] : [toProposal(given, proposed, rules)];
	});
}
