import { type Contact, readContacts } from '../../../ledger/contacts.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readOpenItems } from '../../../ledger/open-items.ts';
import { readSetting } from '../../../ledger/settings.ts';
import { readRoster } from '../../../ledger/units.ts';
import { readPromises, readUrges, type Urge } from '../../../ledger/urges.ts';
import { isUnreached } from '../../../reading/jotted-line.ts';
import { reasonsToCall } from '../../../rules/calling.ts';
import type { Day } from '../../../rules/day.ts';
import { silentCycles } from '../../../rules/feedback-cycle.ts';
import type { Assignment, Item, Unit } from '../../../rules/item.ts';
import { isUrgeable, type Pledge } from '../../../rules/promise.ts';
import { standingOf } from '../../../rules/standing.ts';
import type { OfficeRules } from '../office.ts';
import { readOfficeDuties } from '../overdue/office-duties.ts';
import { type StandingPledge, standPledge } from './pledge-words.ts';

/** One matter to ring a unit about. */
export interface Call {
	item: Item;
	share: Assignment;
	/** Why, most pressing first. */
	why: string[];
	contacts: Contact[];
	pledge: StandingPledge | null;
	/** The last time the unit was urged about it. */
	last: Urge | null;
	/** How often nobody took the call today. */
	missed: number;
}

/** The calls to one unit, rung once for all of them. */
export interface UnitCalls {
	unit: Unit;
	phone: string | null;
	calls: Call[];
}

export interface Round {
	/** In official order. */
	units: UnitCalls[];
	/** Matters left out because they were spoken about today. */
	spoken: number;
}

const isReached = ({ answer }: Urge): boolean => answer === null || !isUnreached(answer);

/** Items that may give a reason to ring, with how long they have been silent; read lean, for most give none. */
async function readCandidates(db: Db, rules: OfficeRules, today: Day): Promise<Map<number, number>> {
	const candidates = new Map<number, number>();
	for (const item of await readOpenItems(db)) {
		if (!isUrgeable(item.status)) continue;
		const silent = silentCycles(item, item.heard === null ? [] : [item.heard], today, rules);
		const standing = standingOf(item, today, rules);
		if (silent > 0 || standing === '逾期' || standing === '临期') candidates.set(item.id, silent);
	}
	return candidates;
}

/** One unit's share with its reasons, before anything else is known of it. */
type Reasoned = Pick<Call, 'item' | 'share' | 'why'> & { pledge: Pledge | null };

/** Every share that gives a reason to ring; the office does not ring itself. */
async function readReasons(db: Db, rules: OfficeRules, today: Day): Promise<Reasoned[]> {
	const candidates = await readCandidates(db, rules, today);
	const pledges = new Map((await readPromises(db, today)).map((p) => [p.assignment, p]));
	const duties = (await readOfficeDuties(db, rules, today)).filter(({ what }) => what === '催签收');
	const since = new Map(duties.map(({ item, unit, from }) => [`${item.id} ${unit?.id}`, from]));
	const promising = [...pledges.values()].filter((p) => p.promised <= today).map((p) => p.item);
	const ids = [...candidates.keys(), ...promising, ...duties.map(({ item }) => item.id)];
	const office = await readSetting(db, 'office_name');
	return (await listItemsById(db, [...new Set(ids)])).flatMap((item) =>
		item.assignments
			.filter(({ unit }) => unit.name !== office)
			.map((share) => {
				const pledge = pledges.get(share.id) ?? null;
				const unreceiptedSince = since.get(`${item.id} ${share.unit.id}`) ?? null;
				const facts = { item, share, pledge, silent: candidates.get(item.id) ?? 0, unreceiptedSince };
				return { item, share, pledge, why: reasonsToCall(facts, today, rules) };
			})
			.filter(({ why }) => why.length > 0),
	);
}

/** The telephone round of a day: which units to ring about what; matters already spoken about today only when all are asked for. */
export async function readRound(
	db: Db,
	rules: OfficeRules,
	today: Day,
	{ units, all }: { units: readonly number[] | null; all: boolean },
): Promise<Round> {
	const found = (await readReasons(db, rules, today)).filter(
		({ share }) => units === null || units.includes(share.unit.id),
	);
	const urges = await readUrges(db, [...new Set(found.map(({ item }) => item.id))]);
	const shares = found.map(({ share }) => share);
	const contacts = await readContacts(db, shares, today);
	const calls = found.map(({ item, share, why, pledge }) => {
		const own = urges.get(share.id) ?? [];
		const ofToday = own.filter((urge) => urge.day === today);
		const call: Call = {
			item,
			share,
			why,
			contacts: contacts.get(share.id) ?? [],
			pledge: pledge === null ? null : standPledge(pledge, item, today, rules.calendar),
			last: own.at(-1) ?? null,
			missed: ofToday.filter((urge) => !isReached(urge)).length,
		};
		return { call, isSpoken: ofToday.some(isReached) };
	});
	const kept = calls.filter(({ isSpoken }) => all || !isSpoken).map(({ call }) => call);
	return { units: await groupCalls(db, kept), spoken: calls.length - kept.length };
}

/** By unit in official order, within a unit the earliest deadline first. */
async function groupCalls(db: Db, calls: Call[]): Promise<UnitCalls[]> {
	const phones = new Map((await readRoster(db)).map((unit) => [unit.id, unit.phone]));
	const groups = new Map<number, UnitCalls>();
	for (const call of calls) {
		const { unit } = call.share;
		const group = groups.get(unit.id) ?? { unit, phone: phones.get(unit.id) ?? null, calls: [] };
		group.calls.push(call);
		groups.set(unit.id, group);
	}
	const due = ({ item }: Call) => item.deadline.current ?? '9999';
	for (const group of groups.values())
		group.calls.sort((a, b) => (due(a) === due(b) ? 0 : due(a) < due(b) ? -1 : 1) || a.item.id - b.item.id);
	return [...groups.values()].sort((a, b) => a.unit.sort - b.unit.sort || a.unit.id - b.unit.id);
}
