import { UserError } from '../../errors.ts';
import type { RosterUnit } from '../../ledger/units.ts';
import { suggestUnits, unitKey } from '../../reading/unit-names.ts';
import type { Day } from '../../rules/day.ts';

/** The roster as an index from every spelling of a unit's names to the unit. */
export interface Roster {
	units: RosterUnit[];
	find(name: string): RosterUnit | undefined;
	/** Names a mistyped one may mean; never taken by themselves. */
	suggest(name: string): string[];
}

/** Units valid on a day; exact names go before short names and aliases. */
export function indexRoster(units: RosterUnit[], on: Day): Roster {
	const valid = units.filter((u) => u.validTo === null || u.validTo >= on);
	const bySpelling = new Map<string, RosterUnit>();
	for (const namesOf of [(u: RosterUnit) => [u.name], (u: RosterUnit) => [u.short ?? '', ...u.aliases]])
		for (const unit of valid)
			for (const name of namesOf(unit)) {
				const key = unitKey(name);
				if (key !== '' && !bySpelling.has(key)) bySpelling.set(key, unit);
			}
	const names = valid.flatMap((u) => [u.name, u.short ?? '', ...u.aliases]).filter((n) => n !== '');
	return {
		units: valid,
		find: (name) => bySpelling.get(unitKey(name)),
		suggest: (name) => [...new Set(suggestUnits(name, names).map((n) => bySpelling.get(unitKey(n))?.name ?? n))],
	};
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

const separators = /[、，,；;\s]+/;

/** Several names in one option: `县财政局、县水利局`. */
export const splitNames = (text: string): string[] => [
	...new Set(text.split(separators).filter((name) => name !== '')),
];

export const needUnits = (roster: Roster, text: string): RosterUnit[] =>
	splitNames(text).map((name) => needUnit(roster, name));
