import type { ReadItem } from '../../reading/item.ts';
import { isCollective } from '../../reading/unit-names.ts';
import type { Session } from '../../session.ts';
import type { Roster } from './roster.ts';

/** What the names in a file come to: a unit of the roster, one to be created, or unknown. */
export interface UnitAnswers {
	/** Names to add to the roster, in order of first appearance. */
	create: string[];
	/** Written names confirmed to mean a unit: they become its aliases. */
	aliases: Map<string, string>;
	/** The roster's names for a row's units. */
	namesOf(row: ReadItem): { lead: string[]; support: string[] };
	unknownIn(row: ReadItem): string[];
	explain(unknown: string[]): string;
}

const namesIn = (row: ReadItem) => [...row.lead, ...row.support];

/**
 * Settles every unit name of the rows: known ones by the roster, collectives (各乡镇) and, on an empty roster or with
 * `--create-units`, all others are created; the rest are asked on a terminal, else their rows are rejected.
 */
export async function settleUnits(
	rows: ReadItem[],
	roster: Roster,
	{ createUnits, session }: { createUnits: boolean; session: Session },
): Promise<UnitAnswers> {
	const create = new Set<string>();
	const aliases = new Map<string, string>();
	const unknown = new Set<string>();
	const takesAll = createUnits || roster.units.length === 0;
	for (const name of new Set(rows.flatMap(namesIn))) {
		if (roster.find(name) !== undefined) continue;
		if (takesAll || isCollective(name)) create.add(name);
		else unknown.add(name);
	}
	if (session.canAsk())
		for (const name of unknown) {
			const meant = await askUnit(session, roster, name);
			if (meant === null) continue;
			unknown.delete(name);
			if (meant === name) create.add(name);
			else aliases.set(name, meant);
		}
	const nameOf = (name: string) => roster.find(name)?.name ?? aliases.get(name) ?? name;
	const uniqueNames = (names: string[]) => [...new Set(names.map(nameOf))];
	return {
		create: [...create],
		aliases,
		namesOf: (row) => ({ lead: uniqueNames(row.lead), support: uniqueNames(row.support) }),
		unknownIn: (row) => namesIn(row).filter((name) => unknown.has(name)),
		explain: (names) =>
			names
				.map((name) => {
					const near = roster.suggest(name);
					return `名册里没有“${name}”${near.length > 0 ? `，是不是 ${near.join('、')}？` : ''}`;
				})
				.join('；'),
	};
}

/** Asks what a name means; null leaves its rows out. */
async function askUnit(session: Session, roster: Roster, name: string): Promise<string | null> {
	const asker = await session.asker();
	return asker.askChoice<string | null>(`名册里没有“${name}”，它是`, [
		...roster.suggest(name).map((near) => ({ name: `${near}（记为它的别名）`, value: near })),
		{ name: `新单位，加进名册`, value: name },
		{ name: '先不导入这些行', value: null },
	]);
}
