import { UserError } from '../../errors.ts';
import type { RosterUnit } from '../../ledger/units.ts';
import { unitKey } from '../../reading/unit-names.ts';
import { findShortForms, unitSuggester } from '../../reading/unit-suggestions.ts';
import type { Day } from '../../rules/day.ts';
import { splitNames } from './words.ts';

/** The roster as an index from every spelling of a unit's names to the unit. */
export interface Roster {
	units: RosterUnit[];
	find(name: string): RosterUnit | undefined;
	/** The unit since merged whose name this was, where no valid unit bears it. */
	findEnded(name: string): RosterUnit | undefined;
	/** Names a mistyped one may mean; never taken by themselves. */
	suggest(name: string): string[];
	/** New names that look like a unit there is, or like one another, each with what it looks like. */
	findShortForms(names: readonly string[]): Map<string, string>;
}

const isValid = ({ validFrom, validTo }: RosterUnit, on: Day): boolean =>
	(validFrom === null || validFrom <= on) && (validTo === null || validTo >= on);

/** The unit a unit's work has passed to by a day, through one merger after another; itself while it is valid. */
export function successorOf(unit: RosterUnit, units: ReadonlyMap<number, RosterUnit>, on: Day): RosterUnit | undefined {
	let found: RosterUnit | undefined = unit;
	while (found !== undefined && !isValid(found, on)) found = units.get(found.mergedInto ?? 0);
	return found;
}

/** Units valid on a day; exact names go before short names and aliases, and those before the names of units since merged. */
export function indexRoster(units: RosterUnit[], on: Day): Roster {
	const valid = units.filter((u) => isValid(u, on));
	const byId = new Map(units.map((u) => [u.id, u]));
	const known = new Map(valid.map((u) => [u, namesOf(u)]));
	const bySpelling = new Map<string, RosterUnit>();
	const take = (name: string, unit: RosterUnit) => {
		const key = unitKey(name);
		if (key !== '' && !bySpelling.has(key)) bySpelling.set(key, unit);
	};
	for (const unit of valid) take(unit.name, unit);
	for (const unit of valid) for (const name of namesOf(unit)) take(name, unit);
	for (const ended of units.filter((u) => !isValid(u, on))) {
		const successor = successorOf(ended, byId, on);
		if (successor === undefined) continue;
		for (const name of namesOf(ended)) take(name, successor);
		known.set(successor, [...(known.get(successor) ?? []), ...namesOf(ended)]);
	}
	const spellings = [...known].flatMap(([unit, names]) => names.map((written) => ({ written, unit: unit.name })));
	return {
		units: valid,
		find: (name) => bySpelling.get(unitKey(name)),
		findEnded: (name) => {
			const bears = (unit: RosterUnit) => unitKey(unit.name) === unitKey(name);
			return valid.some(bears) ? undefined : units.find((unit) => unit.mergedInto !== null && bears(unit));
		},
		suggest: unitSuggester(spellings),
		findShortForms: (names) => findShortForms(names, spellings),
	};
}

const namesOf = (unit: RosterUnit): string[] =>
	[unit.name, unit.short ?? '', ...unit.aliases].filter((name) => name !== '');

/** A unit and all whose work has passed to it. */
export function withPredecessors(unit: RosterUnit, units: readonly RosterUnit[]): RosterUnit[] {
	const merged = units.filter((u) => u.mergedInto === unit.id);
	return [unit, ...merged.flatMap((u) => withPredecessors(u, units))];
}

/** The unit a name means, or a refusal with the names it may be. */
export function needUnit(roster: Roster, name: string): RosterUnit {
	const unit = roster.find(name);
	if (unit !== undefined) return unit;
	const near = roster.suggest(name);
	throw new UserError(`名册里没有“${name}”`, {
		exit: 'misused',
		code: 'unknown-unit',
		hint:
			near.length > 0
				? `是不是 ${near.join('、')}？确是它的别名：ducha unit alias ${near[0]} ${name}`
				: `先添加：ducha unit add ${name}；全部单位：ducha unit list`,
	});
}

/** The units of a group, or a refusal that names the groups there are. */
export function membersOf(units: RosterUnit[], group: string): RosterUnit[] {
	const members = units.filter((u) => u.groups.includes(group));
	if (members.length > 0) return members;
	const groups = [...new Set(units.flatMap((u) => u.groups))];
	throw new UserError(`没有“${group}”这个分组`, {
		exit: 'misused',
		code: 'unknown-group',
		hint: groups.length > 0 ? `可以是：${groups.join('、')}` : '先设分组：ducha unit group 乡镇 沙河镇 石门镇',
	});
}

/** The units named, each found or refused. */
export const needUnits = (roster: Roster, text: string): RosterUnit[] =>
	splitNames(text).map((name) => needUnit(roster, name));
