import { rateOf } from '../rules/rate.ts';
import type { Attachment, PaperColumn, PaperRow, PaperTable } from './paper.ts';
import { plainDigits } from './plain-digits.ts';

/** `已办结·按时`: a column by its name, wherever it stands. */
const nameOf = ({ group, heading }: PaperColumn): string => (group === undefined ? heading : `${group}·${heading}`);
const placeOf = (table: PaperTable, name: string): number => table.columns.findIndex((each) => nameOf(each) === name);

/** Words of people's own, in which nothing is counted. */
const freeColumns = ['序号', '事项', '最近反馈'];

const cellNumber = (cell: string | undefined): number => Number.parseFloat(cell ?? '');

/** Parts and wholes within one row of the figures, by the headings' names: the sum of the first is the second. */
function rowSums(table: PaperTable, { cells }: PaperRow): [string, number, number][] {
	const at = (name: string): number => cellNumber(cells[placeOf(table, name)]);
	const [finished, running, total] = [at('已办结·小计'), at('在办·小计'), at('合计')];
	return [
		['已办结小计', at('已办结·按时') + at('已办结·逾期'), finished],
		['在办小计', at('在办·未到期') + at('在办·逾期未办结') + at('在办·无明确时限'), running],
		['合计', finished + running, total],
		['办结率', rateOf(finished, total) ?? Number.NaN, at('办结率')],
	];
}

/** Proves the printed figures by arithmetic alone: parts make wholes, columns add up, rates follow from the cells. */
function checkSums(table: PaperTable): string[] {
	const items = table.rows.filter((row) => row.kind === 'item');
	const total = table.rows.find((row) => row.kind === 'total')?.cells ?? [];
	const inRows = table.rows.flatMap((row) =>
		rowSums(table, row)
			.filter(([, parts, whole]) => parts !== whole)
			.map(([name, parts, whole]) => `“${row.cells[0]}”行：${name}${whole}，按本行各数应为${parts}`),
	);
	const inColumns = table.columns.flatMap((column, at) => {
		if (at === 0 || column.heading.endsWith('率')) return [];
		const sum = Math.round(items.reduce((all, row) => all + cellNumber(row.cells[at]) * 10, 0)) / 10;
		return sum === cellNumber(total[at])
			? []
			: [`“${nameOf(column).replace('·', '')}”列：合计${total[at]}，各行之和为${sum}`];
	});
	return [...inRows, ...inColumns];
}

const filled = (rows: readonly PaperRow[]): PaperRow[] => rows.filter(({ kind }) => kind !== 'category');

/** Compares the printed rows, each found by its key, with those counted anew. */
function checkRows(table: PaperTable, right: PaperTable, key: string): string[] {
	const [at, rightAt] = [placeOf(table, key), placeOf(right, key)];
	const wanted = new Map(filled(right.rows).map((row) => [row.cells[rightAt] ?? '', row.cells]));
	const printed = filled(table.rows);
	const names = printed.map((row) => row.cells[at] ?? '');
	const known = new Set(names);
	const missing = [...wanted.keys()].filter((name) => !known.has(name));
	const seen = new Set<string>();
	const twice = names.filter((name) => {
		const isAgain = seen.has(name);
		seen.add(name);
		return isAgain;
	});
	const places = table.columns.map((column) => placeOf(right, nameOf(column)));
	const inRows = printed.flatMap(({ cells }) => {
		const name = cells[at] ?? '';
		const should = wanted.get(name);
		if (should === undefined) return [`“${name}”行台账中没有依据`];
		return table.columns.flatMap((column, n) => {
			const place = places[n] as number;
			if (place < 0 || freeColumns.includes(column.heading) || cells[n] === should[place]) return [];
			return [`“${name}”行“${nameOf(column)}”为${cells[n] || '空'}，应为${should[place]}`];
		});
	});
	return [...missing.map((name) => `少了“${name}”一行`), ...twice.map((name) => `“${name}”列了两次`), ...inRows];
}

/** Headings between the rows count what stands below them: 逾期未办结（8件）, 乡镇街道（9家）. */
function checkHeadings({ rows }: PaperTable): string[] {
	const headings = rows.flatMap((row, at) => (row.kind === 'category' ? [{ row, at }] : []));
	return headings.flatMap(({ row, at }, n) => {
		const said = /（(\d+)(件|家)）/.exec(row.cells[0] ?? '');
		if (said === null) return [];
		const size = (headings[n + 1]?.at ?? rows.length) - at - 1;
		return Number(said[1]) === size ? [] : [`“${row.cells[0]}”下有${size}${said[2]}`];
	});
}

const skeleton = (text: string): string => text.replace(/\d+/g, '＃');

/** Notes in our words carry our numbers; what is in others' words is left over. */
function checkNotes(table: PaperTable, right: PaperTable): { wrong: string[]; untraced: string[] } {
	const ours = new Map(right.notes.map((note) => [skeleton(note), note]));
	const changed = table.notes.filter((note) => ours.get(skeleton(note)) !== note);
	return {
		wrong: changed.flatMap((note) => {
			const should = ours.get(skeleton(note));
			return should === undefined ? [] : [`注“${note}”应为“${should}”`];
		}),
		untraced: changed.filter((note) => !ours.has(skeleton(note)) && /\d/.test(note)),
	};
}

interface Found {
	wrong: string[];
	untraced: string[];
}

/** What tells one of our tables, and the column its rows are found by. */
const keys: { told: string; key: string; hasSums: boolean }[] = [
	{ told: '编号', key: '编号', hasSums: false },
	{ told: '得分', key: '单位', hasSums: false },
	{ told: '单位', key: '单位', hasSums: false },
	{ told: '来源', key: '来源', hasSums: true },
];

const kindOf = (table: PaperTable | undefined) =>
	table === undefined ? undefined : keys.find(({ told, key }) => placeOf(table, told) >= 0 && placeOf(table, key) >= 0);

/** Proves a printed table against the one counted anew; a table of another kind is not ours to judge. */
function checkTable(printed: Attachment, tables: readonly Attachment[]): Found {
	const { table } = printed;
	const kind = kindOf(table);
	const right = tables.find((each) => kind !== undefined && kindOf(each.table) === kind)?.table;
	if (table === undefined || kind === undefined || right === undefined)
		return { wrong: [], untraced: table?.rows.some(({ cells }) => /\d/.test(cells.join())) ? [printed.title] : [] };
	const notes = checkNotes(table, right);
	const wrong = [
		...(kind.hasSums ? checkSums(table) : []),
		...checkRows(table, right, kind.key),
		...checkHeadings(table),
		...notes.wrong,
	];
	return { wrong: wrong.map((words) => `附件“${printed.title}”${words}`), untraced: notes.untraced };
}

const withPlainDigits = ({ title, table }: Attachment): Attachment => ({
	title,
	...(table === undefined
		? {}
		: {
				table: {
					columns: table.columns,
					rows: table.rows.map(({ kind, cells }) => ({ kind, cells: cells.map(plainDigits) })),
					notes: table.notes.map(plainDigits),
				},
			}),
});

/** Proves the printed tables against those counted anew. */
export function checkTables(printed: readonly Attachment[], right: readonly Attachment[]): Found {
	const counted = right.map(withPlainDigits);
	const found = printed.map((each) => checkTable(withPlainDigits(each), counted));
	return { wrong: found.flatMap(({ wrong }) => wrong), untraced: found.flatMap(({ untraced }) => untraced) };
}
