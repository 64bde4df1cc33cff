import type { GridView } from './cells.ts';
import { gathers, repeats } from './column-shapes.ts';
import type { Field } from './heading-words.ts';
import { headingKey } from './headings.ts';
import type { Table } from './table.ts';

/** Which columns hold what; `units` is one undivided list, the others of its kind have a role. */
export type ColumnMap = Partial<Record<Field, number[]>>;

/** A column, what it may hold and how surely (1 is surest, 0 is told by the clerk). */
export interface Candidate {
	column: number;
	label: string;
	field: Field | null;
	tier: number;
	/** Its heading is one cell over several columns. */
	isShared: boolean;
}

/** Two columns that could be the same field. */
export type Clash = { field: Field; columns: number[] } | null;

const columnsOf = (all: Candidate[], field: Field): number[] =>
	all.filter((c) => c.field === field).map(({ column }) => column);

const stageWords = /阶段|节点|季度|序时|月度|步骤|里程碑|(?:推进|进度|工作)计划/;
/** A project's merged rows are its stages, a task's are its measures. */
const projectWords = /项目|工程|实事/;
/** Said of what goes further into the matter named to its left. */
const detailWords = /^(?:具体|详细)/;

/** The columns that can name the matter: the surest words first, then problems with their measures, contents, goals. */
function titlePool(all: Candidate[]): Candidate[] {
	const of = (field: Field) => all.filter((c) => c.field === field);
	const first = Math.min(...of('title').map(({ column }) => column));
	const surety = (c: Candidate) => (detailWords.test(c.label) && c.column > first ? Math.max(c.tier, 3) : c.tier);
	const titles = of('title').sort((a, b) => surety(a) - surety(b) || a.column - b.column);
	if (titles.length > 0) return titles;
	const measures = of('content');
	const isAnswered = (c: Candidate) =>
		measures.some((m) => m.column > c.column && /措施|举措|要求|对策|办法/.test(m.label));
	const answered = of('problems').filter(isAnswered);
	return ([answered, measures, of('goal'), of('problems')].find((list) => list.length > 0) ?? []).slice(0, 1);
}

/** Columns that gather what a column to their right lists: left of the numbers, merged over its rows, or repeated. */
function gatheringColumns(view: GridView, table: Table, all: Candidate[], whats: Candidate[]): Candidate[] {
	const sequence = columnsOf(all, 'sequence')[0] ?? -1;
	const own = (['sequence', 'lead', 'units'] as const).flatMap((field) => columnsOf(all, field));
	const dated = [...own, ...columnsOf(all, 'deadline')];
	return whats.filter((c) =>
		whats
			.filter((w) => w.column > c.column && !stageWords.test(w.label))
			.some(
				(w) =>
					(c.column < sequence && sequence < w.column) ||
					gathers(view, table, c.column, w.column, projectWords.test(c.label) ? own : dated) ||
					(c.tier >= 2 && repeats(view, table, c.column, w.column)),
			),
	);
}

/** Title, content and category among the columns that say what is to be done. */
export function settleWhat(view: GridView, table: Table, all: Candidate[]): { map: ColumnMap; clash: Clash } {
	const whats = [...new Set([...titlePool(all), ...all.filter((c) => c.field === 'content')])];
	const gathering = gatheringColumns(view, table, all, whats);
	const [title, ...others] = whats.filter((c) => !gathering.includes(c));
	if (title === undefined) return { map: {}, clash: null };
	const isBroader = (c: Candidate) => c.field === 'title' && c.column < title.column && c.tier > title.tier;
	const content = others.filter((c) => !isBroader(c));
	const category = [...gathering, ...others.filter(isBroader)].map(({ column }) => column);
	const twin = content.find((c) => c.field === 'title' && c.tier === title.tier && c.tier < 2);
	const rest = (field: Field) => columnsOf(all, field).filter((column) => column !== title.column);
	return {
		map: {
			title: [title.column],
			content: content.map(({ column }) => column),
			category: [...columnsOf(all, 'category'), ...category].sort((a, b) => a - b),
			goal: rest('goal'),
			problems: rest('problems'),
		},
		clash: twin ? { field: 'title', columns: [title.column, twin.column] } : null,
	};
}

/** The heading over a column's own; null where there is none. */
const groupOf = (c: Candidate | undefined): string | null =>
	c?.label.includes('/') ? c.label.replace(/\/[^/]*$/, '') : null;
const shareGroup = (one: Candidate | undefined, other: Candidate | undefined): boolean =>
	groupOf(one) !== null && groupOf(one) === groupOf(other);

/** 承接单位 over 首办单位 and another: under one heading the first answers for the matter, the next helps. */
function pairBelow([first, second]: Candidate[]): ColumnMap | null {
	const isPair = shareGroup(first, second) && first!.column + 1 === second!.column;
	return isPair ? { lead: [first!.column], support: [second!.column] } : null;
}

/** 责任单位 beside 牵头单位 supports, beside 配合单位 leads; any one of them alone but 牵头单位 is undivided. */
export function settleUnits(all: Candidate[]): ColumnMap {
	const [lead, support] = [columnsOf(all, 'lead'), columnsOf(all, 'support')];
	const units = all.filter((c) => c.field === 'units').sort((a, b) => a.tier - b.tier);
	const best = units.slice(0, 1).map(({ column }) => column);
	const isBeside = all.some((c) => c.field === 'lead' && shareGroup(c, units[0]));
	const isSure = units[0] !== undefined && (units[0].tier <= 1 || isBeside);
	if (lead.length > 0) return { lead, support: isSure ? [...best, ...support] : support };
	const pair = support.length === 0 ? pairBelow(units) : null;
	if (pair !== null) return pair;
	if (best.length === 0) return { units: support };
	return support.length > 0 ? { lead: best, support } : { units: best };
}

/** A heading that says 时间 and not of what. */
const plainTime = /^(?:时间|日期)$/;
/** The best worded deadline; 完成时间 beside 完成时限 is when it was really done. */
export function settleDeadline(all: Candidate[]): { map: ColumnMap; clash: Clash } {
	const of = (field: Field) => all.filter((c) => c.field === field);
	const within = of('units').filter(({ label }) => /时限|时间/.test(label));
	const stated = [of('deadline'), of('original_deadline'), within].find((list) => list.length > 0) ?? [];
	const [best, next, ...others] = stated.sort((a, b) => a.tier - b.tier || a.column - b.column);
	if (best === undefined) return { map: {}, clash: null };
	const spare = [next, ...others].filter((c) => c?.tier === 3 && best.tier < 3);
	const finished = spare.filter((c) => !plainTime.test(c!.label)).map((c) => c!.column);
	return {
		map: { deadline: [best.column], actual_finish: [...columnsOf(all, 'actual_finish'), ...finished] },
		clash:
			next?.tier === best.tier && best.tier <= 4 ? { field: 'deadline', columns: [best.column, next.column] } : null,
	};
}

/** Fields that may fill several columns, joined left to right. */
export const joined: Field[] = [
	'category',
	'content',
	'progress',
	'lead',
	'support',
	'document',
	'ignore',
	'next',
	'problems',
	'help',
	'goal',
];
const settledElsewhere: Field[] = [
	'title',
	'content',
	'category',
	'goal',
	'problems',
	'lead',
	'support',
	'units',
	'deadline',
	'actual_finish',
	'ignore',
];

/** Gives every field that is not settled elsewhere the column whose heading names it best; a field that is joined takes them all. */
export function settleRest(all: Candidate[]): ColumnMap {
	const map: ColumnMap = {};
	const bare = all.find((c) => c.field === 'deadline' && plainTime.test(c.label));
	const isDue = bare === undefined || settleDeadline(all).map.deadline?.includes(bare.column);
	if (!isDue) map.received = columnsOf(all, 'received').concat(bare.column).slice(0, 1);
	for (const { field } of all) {
		if (field === null || settledElsewhere.includes(field) || map[field] !== undefined) continue;
		const found = all.filter((c) => c.field === field).sort((a, b) => a.tier - b.tier);
		map[field] = joined.includes(field) ? found.map((c) => c.column) : [found[0]!.column];
	}
	return map;
}

/** Two columns under the very same words. */
export function findTwins(all: Candidate[]): Clash {
	const own = all.filter((c) => c.field !== null && c.field !== 'ignore' && c.tier > 0 && !c.isShared);
	for (const one of own) {
		const isTwin = (c: Candidate) => c.column > one.column && headingKey(c.label) === headingKey(one.label);
		const twin = own.find((c) => c.field === one.field && isTwin(c));
		if (twin !== undefined) return { field: one.field!, columns: [one.column, twin.column] };
	}
	return null;
}
