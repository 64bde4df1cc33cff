import { isOfSpan } from './flag.ts';
import type { Unit } from './item.ts';
import { isRegistered } from './lifecycle.ts';
import { formLine, meritLine, returnLine, rungLines, scheduleLine, untrueLine } from './score-events.ts';
import { itemShares, type ScoreInput, type SharedItem } from './score-input.ts';
import { type Candidate, type ScoreLine, sumPoints, weigh } from './score-line.ts';
import { timeLine } from './score-time.ts';

/** A unit's score of a period: base, awards and deductions make the total, which is never below 0. */
export interface UnitScore {
	unit: Unit;
	/** Items of the span it leads and supports. */
	leads: number;
	supports: number;
	base: number;
	/** Awards together, after the limit on them. */
	awards: number;
	/** Deductions together, 0 or below. */
	deductions: number;
	total: number;
	lines: ScoreLine[];
}

/** A line with the unit it stands with. */
interface Placed {
	unit: Unit;
	line: Candidate;
}

const untold = { item: null, role: null } as const;

/** What the ladder, reviews, revisits, forms and papers say of units; what concerns an item that is not counted is left out. */
function eventLines(input: ScoreInput, known: ReadonlyMap<number, SharedItem>): Placed[] {
	const placed: Placed[] = [];
	const put = (
		{ unit: of, item }: { unit: number; item: number | null },
		linesOf: (about: Pick<Candidate, 'item' | 'role'>) => (Candidate | null)[],
	) => {
		const unit = input.unitAt(of);
		const shared = item === null ? undefined : known.get(item);
		if (unit === null || (item !== null && shared === undefined)) return;
		const role = shared?.shares.get(unit.id)?.role ?? null;
		const about = shared === undefined ? untold : { item: shared.item.number, role };
		for (const line of linesOf(about)) if (line !== null) placed.push({ unit, line });
	};
	for (const rung of input.rungs) put(rung, (about) => rungLines(rung, about, input));
	for (const returned of input.returns) put(returned, (about) => [returnLine(returned, about, input)]);
	for (const merit of input.merits) put(merit, (about) => [meritLine(merit, about, input)]);
	for (const form of input.forms) put({ ...form, item: null }, () => [formLine(form, input)]);
	for (const { item, day } of input.untrue)
		for (const [unit, { role }] of known.get(item)?.shares ?? [])
			if (role === '牵头') put({ unit, item }, (about) => [untrueLine(day, about, input)]);
	return placed;
}

/** What a unit has to do with in a span: the items it holds, and every line that may count. */
interface UnitCase {
	unit: Unit;
	held: SharedItem[];
	lines: Candidate[];
}

/** The units that hold an item of the span or have a line, each with both. */
function casesOf(input: ScoreInput): UnitCase[] {
	const cases = new Map<number, UnitCase>();
	const caseOf = (unit: Unit): UnitCase => {
		const found = cases.get(unit.id) ?? { unit, held: [], lines: [] };
		cases.set(unit.id, found);
		return found;
	};
	const known = new Map<number, SharedItem>();
	for (const item of input.items) {
		if (!isRegistered(item.status)) continue;
		const shared = { item, shares: itemShares(item, input.unitAt) };
		known.set(item.id, shared);
		const isCounted = isOfSpan(item, input);
		for (const id of shared.shares.keys()) {
			const line = timeLine(shared, id, input);
			if (!isCounted && line === null) continue;
			const own = caseOf(input.unitAt(id) as Unit);
			if (isCounted) own.held.push(shared);
			if (line !== null) own.lines.push(line);
		}
	}
	for (const { unit, line } of eventLines(input, known)) caseOf(unit).lines.push(line);
	return [...cases.values()];
}

/** Awards together count up to a limit; what is above it is taken off in a line of its own. */
function capLine(lines: readonly ScoreLine[], { points, line }: ScoreInput): ScoreLine[] {
	const most = points['score-award-cap'];
	const sum = sumPoints(lines.map((one) => Math.max(0, one.points)));
	if (sum <= most) return [];
	const reason = `加分合计${sum}分，最多${most}分`;
	const over = sumPoints([most, -sum]);
	return [{ key: '加分封顶', reason, item: null, role: null, day: line.day, points: over, late: 0, absorbs: [] }];
}

const byNumber = new Intl.Collator('zh', { numeric: true });

const inOrder = (a: ScoreLine, b: ScoreLine): number =>
	a.day === b.day ? byNumber.compare(a.item ?? '', b.item ?? '') : a.day < b.day ? -1 : 1;

function scoreOf({ unit, held, lines }: UnitCase, input: ScoreInput): UnitScore {
	const led = held.filter(({ shares }) => shares.get(unit.id)?.role === '牵头');
	const schedule = scheduleLine(led, input);
	const counted = weigh(
		[...lines, ...(schedule === null ? [] : [schedule])].filter(({ points, late }) => points !== 0 || late !== 0),
	);
	const sorted = counted.sort(inOrder);
	const cap = capLine(sorted, input);
	const all = [...sorted, ...cap];
	const base = input.points['score-base'];
	const awards = sumPoints(all.flatMap(({ key, points }) => (points > 0 || key === '加分封顶' ? points : [])));
	const deductions = sumPoints(all.flatMap(({ key, points }) => (points < 0 && key !== '加分封顶' ? points : [])));
	return {
		unit,
		leads: led.length,
		supports: held.length - led.length,
		base,
		awards,
		deductions,
		total: Math.max(0, sumPoints([base, awards, deductions])),
		lines: all,
	};
}

/** The scores of all units with an item or a line in the span, in official order; collectives have none. */
export const scoreUnits = (input: ScoreInput): UnitScore[] =>
	casesOf(input)
		.filter(({ unit }) => unit.kind !== '集体')
		.map((own) => scoreOf(own, input))
		.sort((a, b) => a.unit.sort - b.unit.sort || a.unit.id - b.unit.id);
