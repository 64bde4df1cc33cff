import { type Day, writeDay, writeDayBeside, writeWeekday } from '../rules/day.ts';
import { nowhere } from '../rules/figure-table.ts';
import { bucketOf, type FigureRow } from '../rules/figures.ts';
import { type Flag, type FlagRules, flagsByUnit, flagTerms, isOfSpan } from '../rules/flag.ts';
import { type Item, leadsOf, supportsOf, type UnitKind } from '../rules/item.ts';
import { type Lamp, type LampRules, lampOf, lamps, lampWords } from '../rules/lamp.ts';
import { writeLateness } from '../rules/overdue.ts';
import type { PeriodRanking } from '../rules/score-ranking.ts';
import { monthlyTrend, type TrendMonth } from '../rules/trend.ts';
import { type RankedKind, rankByKind } from '../rules/unit-ranking.ts';
import { type CircularFacts, countFacts, type FactsInput, publicAt } from './circular-facts.ts';
import { leadNames } from './circular-problems.ts';

export interface BoardInput extends FactsInput {
	office: string;
	/** Whose items they are, and what else they were narrowed to: `方振国同志`, `来源：民生实事`. */
	scope: string[];
	/** The percent last reported, by item id. */
	percents: ReadonlyMap<number, number>;
	rules: FlagRules & LampRules;
	/** Fewest items with which a unit is ranked. */
	fewest: number;
	/** 考核得分 of the month before; null where it is narrowed, or has nobody to rank. */
	scores: { label: string; ranking: PeriodRanking } | null;
	stamp: string;
}

/** An item as a unit's list shows it. */
interface BoardItem {
	number: string;
	title: string;
	role: '牵头' | '配合';
	source: string;
	due: string;
	lamp: Lamp;
	lampWords: string;
	percent: number | null;
	progress: string | null;
}

export interface BoardUnit {
	name: string;
	row: FigureRow | null;
	items: BoardItem[];
}

interface UrgentItem {
	number: string;
	title: string;
	lead: string;
	leader: string | null;
	due: string;
	state: string;
	progress: string | null;
}

/** Everything a board shows, as of one moment. */
export interface Board {
	title: string;
	office: string;
	scope: string[];
	day: string;
	total: FigureRow;
	previous: CircularFacts['previous'];
	/** The running items by lamp, all of them. */
	lamps: { lamp: Lamp; words: string; count: number }[];
	trend: TrendMonth[];
	sources: FigureRow[];
	ranking: RankedKind[];
	fewest: number;
	scores: BoardInput['scores'];
	flags: Map<string, Flag>;
	/** How flags are hung, in words. */
	flagTerms: string;
	late: UrgentItem[];
	/** Running items whose lamp is 黄·临期. */
	soon: UrgentItem[];
	/** By name, those with a row of figures first. */
	units: BoardUnit[];
	stamp: string;
}

const dueWords = ({ deadline }: Item, on: Day): string =>
	deadline.current === null ? (deadline.raw ?? '未定') : writeDayBeside(deadline.current, on);

const told = (item: Item, on: Day): string | null =>
	item.progress && `${writeDayBeside(item.progress.day, on)}：${item.progress.text}`;

/** The units of the items with what each of them leads and supports. */
function unitsOf(items: readonly Item[], facts: CircularFacts, input: BoardInput): BoardUnit[] {
	const { day } = facts.line;
	const units = new Map<string, BoardUnit>(
		facts.byUnit.rows.map((row) => [row.label, { name: row.label, row, items: [] }]),
	);
	const add = (name: string, item: Item, role: BoardItem['role']) => {
		const unit = units.get(name) ?? { name, row: null, items: [] };
		units.set(name, unit);
		const lamp = lampOf(item, day, input.rules);
		unit.items.push({
			number: item.number,
			title: item.title,
			role,
			source: item.source,
			due: dueWords(item, day),
			lamp,
			lampWords: lampWords(lamp, input.rules),
			percent: item.percent,
			progress: told(item, day),
		});
	};
	for (const item of items) {
		const leads = leadsOf(item).map(({ name }) => name);
		for (const name of leads.length > 0 ? leads : [nowhere.unit]) add(name, item, '牵头');
	}
	for (const item of items) for (const { name } of supportsOf(item)) add(name, item, '配合');
	return [...units.values()];
}

/** How the running items stand by their lamps; together they are 在办. */
function lampsOf(running: readonly Item[], on: Day, { rules }: BoardInput): Board['lamps'] {
	const lit = running.map((item) => lampOf(item, on, rules));
	return lamps
		.map((lamp) => ({ lamp, words: lampWords(lamp, rules), count: lit.filter((one) => one === lamp).length }))
		.filter(({ count }) => count > 0);
}

function urgent(item: Item, on: Day, state: string): UrgentItem {
	const { number, title, leader } = item;
	return { number, title, lead: leadNames(item), leader, due: dueWords(item, on), state, progress: told(item, on) };
}

function lateItems({ late, line }: CircularFacts): UrgentItem[] {
	return late
		.toSorted((a, b) => b.days - a.days)
		.map(({ item, measure, ...late }) => {
			const words = writeLateness(late);
			return urgent(item, line.day, measure === null ? words : `${words}，${measure.paper}`);
		});
}

/** What hangs on the wall: figures, lamps, ranks and trend, from the same count as the circular; nothing 不公开. */
export function boardContent(input: BoardInput): Board {
	const facts = countFacts(input);
	const { line, total } = facts;
	const counted = new Set(total.behind.total);
	const items = input.items.filter((item) => item.publicity === '公开' && counted.has(item.number));
	const open = new Set(total.behind.running);
	const running = items.filter((item) => open.has(item.number));
	const kinds = new Map<string, UnitKind>(items.flatMap(leadsOf).map((unit) => [unit.name, unit.kind]));
	const hung = flagsByUnit(
		items.filter((item) => isOfSpan(item, { from: input.period.from, line })),
		input.percents,
		line,
		input.rules,
	);
	const isSoon = (item: Item) => bucketOf(item, line) === 'notDue' && lampOf(item, line.day, input.rules) === '黄·临期';
	return {
		title: '督查督办看板',
		office: input.office,
		scope: input.scope,
		day: `${writeDay(line.day)} ${writeWeekday(line.day)}`,
		total,
		previous: facts.previous,
		lamps: lampsOf(running, line.day, input),
		trend: monthlyTrend(publicAt(input), line),
		sources: facts.bySource.rows,
		ranking: rankByKind(facts.byUnit.rows, (label) => kinds.get(label) ?? null, input.fewest),
		fewest: input.fewest,
		scores: input.scores,
		flags: new Map(
			hung.flatMap(({ unit, flag }) => (flag === null || unit.kind === '集体' ? [] : [[unit.name, flag]])),
		),
		flagTerms: flagTerms(input.rules, hung),
		late: lateItems(facts),
		soon: items
			.filter(isSoon)
			.sort((a, b) => ((a.deadline.current ?? '') < (b.deadline.current ?? '') ? -1 : 1))
			.map((item) => urgent(item, line.day, lampWords('黄·临期', input.rules))),
		units: unitsOf(items, facts, input),
		stamp: input.stamp,
	};
}
