import { soundOf } from './sounds.ts';
import { unitKey } from './unit-names.ts';

/** Sounds many speakers do not tell apart, each written one way. */
const blurred = (sound: string): string =>
	sound
		.replace(/^([zcs])h/, '$1')
		.replace(/^l/, 'n')
		.replace(/^h(?=u)/, 'f')
		.replace(/([aei]n)g$/, '$1');

/** A character with its sound and what that may be taken for. */
interface Sign {
	character: string;
	sound: string | null;
	blur: string | null;
}

function signsOf(name: string): Sign[] {
	return name.split('').map((character) => {
		const sound = soundOf(character);
		return { character, sound, blur: sound === null ? null : blurred(sound) };
	});
}

/** What it costs to take one character for another: nothing for itself, little for one that sounds alike. */
function costOf(a: Sign, b: Sign): number {
	if (a.character === b.character) return 0;
	if (a.sound === null || b.sound === null) return 1;
	if (a.sound === b.sound) return 0.4;
	return a.blur === b.blur ? 0.6 : 1;
}

/** How much must be changed to get from one name to the other, with less for characters that sound alike. */
function distance(a: readonly Sign[], b: readonly Sign[]): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1)
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + costOf(a[i - 1]!, b[j - 1]!)));
		row = next;
	}
	return row[b.length]!;
}

const place = /^[^省市县区]{2,4}(?=[市县区].)/;
/** Words that say little about which unit is meant. */
const plainParts = /^(?:中共)?[省市县区]?|人民|自治|委员会|办公室|管理|[局委办部会厅]$/g;
/** What is left of an organ's own office without its plain parts. */
const organs = new Set(['政府', '人大', '政协', '党委', '常委']);
const named = (name: string): string => unitKey(name).replace(/^中共/, '').replace(place, '');
const core = (name: string): string => named(name).replace(plainParts, '');

/** Characters of the shorter name found in the longer one in the same order, as a share (0–1). */
function sharedInOrder(a: string, b: string): number {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	let from = 0;
	let found = 0;
	for (const c of short) {
		const at = long.indexOf(c, from);
		if (at < 0) continue;
		found += 1;
		from = at + 1;
	}
	return short === '' ? 0 : found / short.length;
}

/** A name ready to be compared with many others. */
interface Shape {
	named: Sign[];
	core: string;
}
const shapeOf = (name: string): Shape => ({ named: signsOf(named(name)), core: core(name) });

function likeness(a: Shape, b: Shape): number {
	const near = 1 - distance(a.named, b.named) / Math.max(a.named.length, b.named.length);
	const isShort = Math.min(a.core.length, b.core.length) < 2;
	return Math.max(near, isShort ? 0 : 0.95 * sharedInOrder(a.core, b.core));
}

/** A name as somebody writes it and the unit that bears it. */
interface Spelling {
	written: string;
	unit: string;
}

/** Names of which no more than this is alike are other units'. */
const unlike = 0.65;
const most = 3;

/** Finds the units a written name may mean, likeliest first, at most three: to be shown, never taken by themselves. */
export function unitSuggester(known: readonly Spelling[]): (name: string) => string[] {
	let shapes: { shape: Shape; unit: string }[] | null = null;
	const answers = new Map<string, string[]>();
	const suggest = (name: string): string[] => {
		shapes ??= known.map(({ written, unit }) => ({ shape: shapeOf(written), unit }));
		const own = shapeOf(name);
		const best = new Map<string, number>();
		for (const { shape, unit } of shapes) best.set(unit, Math.max(best.get(unit) ?? 0, likeness(own, shape)));
		return [...best]
			.filter(([, score]) => score > unlike)
			.sort(([, a], [, b]) => b - a)
			.slice(0, most)
			.map(([unit]) => unit);
	};
	// The same unknown name stands in many rows.
	return (name) => {
		const found = answers.get(name) ?? suggest(name);
		answers.set(name, found);
		return found;
	};
}

/** Names that are another's short or full form (住建局, 县住房和城乡建设局), each with the unit it resembles; earlier names count as known. */
export function findShortForms(names: readonly string[], known: readonly Spelling[]): Map<string, string> {
	const found = new Map<string, string>();
	const seen = known.map(({ written, unit }) => ({ told: core(written), whole: named(written), unit }));
	for (const name of names) {
		const [told, whole] = [core(name), named(name)];
		const near = seen.find((other) => {
			const least = told.length <= other.told.length ? told : other.told;
			if (least.length < 2 || sharedInOrder(told, other.told) < 1) return false;
			// 市政府办公室 and 市政府督查室 share the organ, which is all the first tells.
			return !organs.has(least) || sharedInOrder(whole, other.whole) === 1;
		});
		if (near !== undefined) found.set(name, near.unit);
		seen.push({ told, whole, unit: name });
	}
	return found;
}
