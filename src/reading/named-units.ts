import { unitKey } from './unit-names.ts';

/** A shorter name stands in too many other words. */
const shortestName = 3;

/** The units a running text names, by any of their names, in the order given; a longer name goes before one within it. */
export function unitsNamedIn(text: string, units: readonly { id: number; names: readonly string[] }[]): number[] {
	const spellings = units
		.flatMap(({ id, names }) => names.map((name) => ({ id, key: unitKey(name) })))
		.filter(({ key }) => [...key].length >= shortestName)
		.sort((a, b) => b.key.length - a.key.length);
	let rest = unitKey(text);
	const named = new Set<number>();
	for (const { id, key } of spellings) {
		if (!rest.includes(key)) continue;
		named.add(id);
		rest = rest.replaceAll(key, '\u0000');
	}
	return units.map(({ id }) => id).filter((id) => named.has(id));
}
