import type { ReadItem } from '../../../reading/item.ts';
import { isCollective } from '../../../reading/unit-names.ts';
import type { Session } from '../../../session.ts';
import type { Roster } from '../roster.ts';
import { settleCollectives } from './collectives.ts';

/** What the names in a file come to: a unit of the roster, one to be created, or unknown. */
export interface UnitAnswers {
	/** Names to add to the roster, in order of first appearance. */
	create: string[];
	/** Names to be added that look like a unit there is or another to be added, in words; null when none does. */
	doubles: string | null;
	/** Written names confirmed to mean a unit: they become its aliases. */
	aliases: Map<string, string>;
	/** The roster's names for a row's units. */
	namesOf(row: ReadItem): { lead: string[]; support: string[] };
	/** The roster's name today for a name it had when a row was taken. */
	nameToday(name: string): string;
	/** By the roster's name of a unit: the words of the collective it stands for in a row. */
	writtenIn(row: ReadItem): Map<string, string>;
	/** Collectives the roster's units take the place of. */
	expanded: Map<string, string[]>;
	/** Names read as a unit called otherwise, in words: its prefix left out, or since merged. */
	readAs: string[];
	unknownIn(row: ReadItem): string[];
	explain(unknown: string[]): string;
	/** What to do about them, for the sender. */
	advise(unknown: string[]): string;
	/** What to type about all that is unknown, null when nothing is. */
	cure: string | null;
}

const noWords = new Map<string, string>();
const namesIn = (row: ReadItem) => [...row.lead, ...row.support];

/** Every name the rows have, in order of first appearance. */
function writtenNames(rows: ReadItem[]): string[] {
	const names = new Set<string>();
	for (const { lead, support } of rows) {
		for (const name of lead) names.add(name);
		for (const name of support) names.add(name);
	}
	return [...names];
}

/** `县编办、发改局`: names that leave out the prefix of the one before them, with the roster's unit they then mean. */
function sharedPrefixes(rows: ReadItem[], roster: Roster): Map<string, string> {
	const found = new Map<string, string>();
	for (const row of rows) {
		let prefix = '';
		for (const name of namesIn(row)) {
			const own = /^[省市县区]/.exec(name)?.[0];
			const unit = own === undefined && prefix !== '' ? roster.find(`${prefix}${name}`) : undefined;
			if (unit !== undefined && roster.find(name) === undefined) found.set(name, unit.name);
			prefix = own ?? prefix;
		}
	}
	return found;
}

/** What is said of names that were read as a unit called otherwise. */
function sayReadAs(written: string[], shared: Map<string, string>, roster: Roster): string[] {
	return written.flatMap((name) => {
		const unit = shared.get(name);
		if (unit !== undefined) return [`“${name}”承前省写，按${unit}登记`];
		const successor = roster.findEnded(name) === undefined ? undefined : roster.find(name);
		return successor === undefined ? [] : [`“${name}”已并入${successor.name}，按${successor.name}登记`];
	});
}

interface Settling {
	createUnits: boolean;
	/** Collectives to be expanded, as the command line names them. */
	expand: string[];
	/** Collectives expanded before. */
	known: string[];
	session: Session;
}

/**
 * Settles every unit name of the rows: known ones by the roster, collectives (各乡镇) and, on an empty roster or with
 * `--create-units`, all others are created; the rest are asked on a terminal, else their rows are rejected.
 */
export async function settleUnits(
	rows: ReadItem[],
	roster: Roster,
	{ createUnits, expand, known, session }: Settling,
): Promise<UnitAnswers> {
	const create = new Set<string>();
	const aliases = new Map<string, string>();
	const unknown = new Set<string>();
	const takesAll = createUnits || roster.units.length === 0;
	const written = writtenNames(rows);
	const shared = sharedPrefixes(rows, roster);
	const strange = written.filter((name) => !shared.has(name) && roster.find(name) === undefined);
	for (const name of strange) if (!isCollective(name)) (takesAll ? create : unknown).add(name);
	if (session.canAsk()) await askUnknown(session, roster, { unknown, create, aliases });
	const expanded = await settleCollectives(written, roster, { expand, known, create: [...create], session });
	for (const name of strange) if (isCollective(name) && !expanded.has(name)) create.add(name);
	const created = written.filter((name) => create.has(name));
	const meant = new Map(
		written.map((name) => [
			name,
			expanded.get(name) ?? [roster.find(name)?.name ?? shared.get(name) ?? aliases.get(name) ?? name],
		]),
	);
	const nameOf = (name: string): string[] => meant.get(name) ?? [name];
	const today = new Map<string, string>();
	const uniqueNames = (names: string[]): string[] => {
		const [only] = names;
		if (only === undefined) return names;
		return names.length === 1 ? nameOf(only) : [...new Set(names.flatMap(nameOf))];
	};
	return {
		create: created,
		doubles: sayDoubles(created, roster),
		aliases,
		namesOf: (row) => ({ lead: uniqueNames(row.lead), support: uniqueNames(row.support) }),
		nameToday: (name) => {
			const known = today.get(name) ?? roster.find(name)?.name ?? name;
			today.set(name, known);
			return known;
		},
		writtenIn: (row) =>
			expanded.size === 0
				? noWords
				: new Map(namesIn(row).flatMap((name) => (expanded.get(name) ?? []).map((unit) => [unit, name] as const))),
		expanded,
		readAs: sayReadAs(written, shared, roster),
		unknownIn: (row) => (unknown.size === 0 ? [] : namesIn(row).filter((name) => unknown.has(name))),
		explain: (names) => sayUnknown(names, roster),
		advise: (names) =>
			names
				.map((name) => {
					const near = roster.suggest(name);
					return near.length > 0 ? `“${name}”是不是 ${near.join('、')}，请写全称` : `“${name}”请写全称`;
				})
				.join('；'),
		cure: cureOf([...unknown], roster),
	};
}

function sayUnknown(names: string[], roster: Roster): string {
	const nearOf = (name: string) => roster.suggest(name).join('、');
	const [only] = names;
	if (names.length === 1 && only !== undefined) {
		const near = nearOf(only);
		return `名册里没有“${only}”${near === '' ? '' : `，是不是 ${near}？`}`;
	}
	const said = names.map((name) => `“${name}”${nearOf(name) === '' ? '' : `（是不是 ${nearOf(name)}）`}`);
	return `名册里没有${said.join('、')}`;
}

/** One unit must not stand in the roster twice because it is written in two ways. */
function sayDoubles(create: string[], roster: Roster): string | null {
	const isKnown = (name: string) => roster.find(name) !== undefined;
	const near = [...roster.findShortForms(create.filter((name) => !isCollective(name)))].map(
		([name, unit]): [string, string] => (isKnown(unit) || name.length <= unit.length ? [name, unit] : [unit, name]),
	);
	const [first] = near;
	if (first === undefined) return null;
	const pairs = near.map(([name, unit]) => `${name}（${unit}）`).join('、');
	const cure = isKnown(first[1])
		? `先记别名再导入：ducha unit alias ${first[1]} ${first[0]}`
		: '先导入名册：ducha unit import 名册.xlsx';
	return `注意：新建的单位里有写法相近的：${pairs}。是同一个单位的，${cure}；已经新建的合并：ducha unit merge ${first[0]} --into ${first[1]}`;
}

/** The commands that make unknown names known, with the first of each kind filled in. */
function cureOf(unknown: string[], roster: Roster): string | null {
	const misspelt = unknown.find((name) => roster.suggest(name).length > 0);
	const fresh = unknown.find((name) => roster.suggest(name).length === 0);
	const cures = [
		misspelt === undefined
			? []
			: [`写法不同的记作别名，再导入：ducha unit alias ${roster.suggest(misspelt)[0]} ${misspelt}`],
		fresh === undefined ? [] : [`新单位加进名册，再导入：ducha unit add ${fresh}；都是新单位就加 --create-units`],
	].flat();
	return cures.length === 0 ? null : cures.join('\n');
}

type Answer = 'new' | 'all-new' | 'skip' | { meant: string };

/** Asks what each unknown name means; those left for later stay unknown. */
async function askUnknown(
	session: Session,
	roster: Roster,
	{ unknown, create, aliases }: { unknown: Set<string>; create: Set<string>; aliases: Map<string, string> },
): Promise<void> {
	let createsRest = false;
	for (const name of unknown) {
		const twin = roster.findShortForms([...create, name]).get(name);
		const near = [...new Set([...roster.suggest(name), ...(twin === undefined ? [] : [twin])])];
		const answer: Answer = createsRest && near.length === 0 ? 'new' : await askUnit(session, name, near);
		if (answer === 'skip') continue;
		unknown.delete(name);
		createsRest ||= answer === 'all-new';
		if (answer === 'new' || answer === 'all-new') create.add(name);
		else aliases.set(name, answer.meant);
	}
}

/** Asks what a name means. */
async function askUnit(session: Session, name: string, near: string[]): Promise<Answer> {
	const asker = await session.asker();
	return asker.askChoice<Answer>(`名册里没有“${name}”，它是`, [
		...near.map((meant) => ({ name: `${meant}（记为它的别名）`, value: { meant } })),
		{ name: '新单位，加进名册', value: 'new' },
		{ name: '新单位；后面没有相近名称的也都加进名册', value: 'all-new' },
		{ name: '先不导入这些行', value: 'skip' },
	]);
}
