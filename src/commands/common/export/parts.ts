import type { Item, Unit } from '../../../rules/item.ts';
import type { Contents } from './layouts.ts';

/** A file of its own: whose it is, and what is put in it. */
export interface Part {
	whose: string;
	contents: Contents;
}

const holdersOf = (item: Item): Unit[] => item.assignments.filter((a) => a.status !== '解除').map((a) => a.unit);

/** A part for every unit asked for that has an item, in official order. */
function byUnit(given: Contents): Part[] {
	const units = new Map(given.items.flatMap(holdersOf).map((unit) => [unit.id, unit]));
	return [...units.values()]
		.filter(({ id }) => given.units === null || given.units.includes(id))
		.sort((a, b) => a.sort - b.sort || a.id - b.id)
		.map((unit) => ({
			whose: unit.name,
			contents: {
				...given,
				units: [unit.id],
				about: { ...given.about, whose: unit.name },
				items: given.items.filter((item) => holdersOf(item).some(({ id }) => id === unit.id)),
			},
		}));
}

/** A part for every county leader who answers for an item, in official order. */
function byLeader(given: Contents): Part[] {
	const named = new Set(given.items.flatMap((item) => item.leader ?? []));
	const ordered = [
		...given.leaders.filter((name) => named.has(name)),
		...[...named].filter((name) => !given.leaders.includes(name)),
	];
	return ordered.map((name) => ({
		whose: name,
		contents: {
			...given,
			about: { ...given.about, whose: `${name}同志负责的` },
			items: given.items.filter((item) => item.leader === name),
		},
	}));
}

/** A part for every team in charge of an item, in the order the teams were set up. */
const byTeam = (given: Contents): Part[] =>
	given.teams.flatMap((team) => {
		const items = given.items.filter((item) => item.team === team);
		return items.length === 0
			? []
			: [{ whose: team, contents: { ...given, about: { ...given.about, whose: `${team}负责的` }, items } }];
	});

/** How one export is parted into files. */
export const partings = { 单位: byUnit, 县领导: byLeader, 督查组: byTeam } as const;
export type Parting = keyof typeof partings;
