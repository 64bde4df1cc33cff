import { readMeetings } from '../../../ledger/meetings.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import type { ItemRecord } from '../../../papers/bulletins/item-record.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { indexRoster } from '../roster.ts';

/** What a team carries to the county: help its item wants, or a problem that names a unit which has no share in it. */
export interface TeamRequest {
	item: Item;
	kind: '需协调' | '问题涉及';
	text: string;
	/** The units a problem names that have no share in the item. */
	units: string[];
	/** The last meeting it was put before, and whether that decided. */
	meeting: string | null;
}

/** Below so many characters a name is found in too many words that mean no unit. */
const shortestName = 3;

/** Units a text names, each once; a longer name goes before one within it. */
function unitNamer(units: readonly { id: number; name: string; short: string | null; aliases: string[] }[]) {
	const spellings = units
		.flatMap((unit) => [unit.name, unit.short ?? '', ...unit.aliases].map((spelling) => ({ spelling, unit })))
		.filter(({ spelling }) => spelling.length >= shortestName)
		.sort((a, b) => b.spelling.length - a.spelling.length);
	return (text: string): { id: number; name: string }[] => {
		let rest = text;
		const found = new Map<number, string>();
		for (const { spelling, unit } of spellings)
			if (rest.includes(spelling)) {
				found.set(unit.id, unit.name);
				rest = rest.replaceAll(spelling, ' ');
			}
		return [...found].map(([id, name]) => ({ id, name }));
	};
}

/** Everything the items of these records want from others (区、县级协调清单), in their order. */
export async function readTeamRequests(db: Db, records: readonly ItemRecord[], today: Day): Promise<TeamRequest[]> {
	const unitsIn = unitNamer(indexRoster(await readRoster(db), today).units.filter(({ kind }) => kind !== '集体'));
	const met = new Map<number, string>();
	for (const { title, day, points } of await readMeetings(db))
		for (const { item, decision } of points)
			if (item !== null) met.set(item.id, `${title}（${day}）${decision === null ? '' : '已议定'}`);
	return records.flatMap(({ item, help, problems }): TeamRequest[] => {
		const own = new Set(item.assignments.filter(({ status }) => status !== '解除').map(({ unit }) => unit.id));
		const others = (text: string) => unitsIn(text).filter(({ id }) => !own.has(id));
		const request = (kind: TeamRequest['kind'], text: string): TeamRequest => ({
			item,
			kind,
			text,
			units: others(text).map(({ name }) => name),
			meeting: met.get(item.id) ?? null,
		});
		return [
			...help.map((text) => request('需协调', text)),
			...problems.filter((text) => others(text).length > 0).map((text) => request('问题涉及', text)),
		];
	});
}
