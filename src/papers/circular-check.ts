import { UserError } from '../errors.ts';
import { rateOf } from '../rules/rate.ts';
import { type CircularFacts, type CircularInput, gatherFacts } from './circular-facts.ts';
import { sourceColumns, sourceRows } from './circular-tables.ts';
import { harmless, namesOf, traces } from './circular-traces.ts';
import { type Paper, type PaperTable, sentenceOf } from './paper.ts';

const textOf = (paper: Paper): string => paper.blocks.map(sentenceOf).join('\n');

const withoutDigits = (text: string): string => text.replace(/\d/g, '＃');

/** Counts every traced number of a text again; what no wording explains is left over. */
function checkText(text: string, facts: CircularFacts): { wrong: string[]; untraced: string[] } {
	const wrong: string[] = [];
	let left = text;
	for (const { words, expected } of traces) {
		left = left.replace(words, (whole: string, ...rest: (string | undefined)[]) => {
			const found = rest.slice(0, -2);
			const right = expected(facts, found);
			found.forEach((value, at) => {
				const should = right[at];
				if (value === undefined || value === String(should)) return;
				wrong.push(`“${whole}”${should === null || should === undefined ? '台账中没有依据' : `应为${should}`}`);
			});
			return withoutDigits(whole);
		});
	}
	const unnamed = namesOf(facts).reduce((rest, name) => rest.replaceAll(name, ''), left);
	return { wrong, untraced: unnamed.replace(harmless, '').match(/[^，。；、\n]{0,12}\d[^，。；、\n]{0,12}/g) ?? [] };
}

const cellNumber = (cell: string | undefined): number => Number.parseFloat(cell ?? '');

/** Parts and wholes within one row, by the headings' places: the sum of the first is the second. */
function rowSums(cells: string[]): [string, number, number][] {
	const at = (group: string | undefined, heading: string): number =>
		cellNumber(cells[sourceColumns.findIndex((column) => column.group === group && column.heading === heading)]);
	const finished = at('已办结', '小计');
	const running = at('在办', '小计');
	return [
		['已办结小计', at('已办结', '按时') + at('已办结', '逾期'), finished],
		['在办小计', at('在办', '未到期') + at('在办', '逾期未办结') + at('在办', '无明确时限'), running],
		['合计', finished + running, at(undefined, '合计')],
		['办结率', rateOf(finished, at(undefined, '合计')) ?? Number.NaN, at(undefined, '办结率')],
	];
}

/** Proves the printed table by arithmetic alone: parts make wholes, columns add up, rates follow from the cells. */
function checkSums(table: PaperTable): string[] {
	const items = table.rows.filter((row) => row.kind === 'item');
	const total = table.rows.find((row) => row.kind === 'total')?.cells ?? [];
	const inRows = table.rows.flatMap((row) =>
		rowSums(row.cells)
			.filter(([, parts, whole]) => parts !== whole)
			.map(([name, parts, whole]) => `附件表“${row.cells[0]}”行：${name}${whole}，按本行各数应为${parts}`),
	);
	const inColumns = sourceColumns.flatMap(({ heading, group }, at) => {
		if (at === 0 || heading.endsWith('率')) return [];
		const sum = Math.round(items.reduce((all, row) => all + cellNumber(row.cells[at]) * 10, 0)) / 10;
		const name = `${group ?? ''}${heading}`;
		return sum === cellNumber(total[at]) ? [] : [`附件表“${name}”列：合计${total[at]}，各行之和为${sum}`];
	});
	return [...inRows, ...inColumns];
}

/** Compares the printed table with the figures counted anew. */
function checkCells(table: PaperTable, facts: CircularFacts): string[] {
	const right = new Map(sourceRows(facts).map((row) => [row.cells[0], row.cells]));
	return table.rows.flatMap(({ cells }) => {
		const should = right.get(cells[0]) ?? [];
		return cells.flatMap((cell, at) =>
			cell === should[at]
				? []
				: [`附件表“${cells[0]}”行“${sourceColumns[at]?.heading ?? ''}”为${cell}，应为${should[at] ?? '—'}`],
		);
	});
}

/** The list names every overdue and slow item once, and its headings count their rows. */
function checkList(table: PaperTable, facts: CircularFacts): string[] {
	const wanted = [...facts.late, ...facts.slow].map(({ item }) => item.number).sort();
	const listed = table.rows.filter((row) => row.kind === 'item').map((row) => row.cells[1] ?? '');
	const astray =
		listed.toSorted().join() === wanted.join() ? [] : [`附件清单列了${listed.length}件，应列${wanted.length}件`];
	const counted = table.rows.flatMap((row, at) => {
		if (row.kind !== 'category') return [];
		const next = table.rows.findIndex((other, place) => place > at && other.kind === 'category');
		const size = (next < 0 ? table.rows.length : next) - at - 1;
		return row.cells[0]?.includes(`（${size}件）`) ? [] : [`附件清单“${row.cells[0]}”下有${size}件`];
	});
	return [...astray, ...counted];
}

/** Shown at most in one message. */
const shown = 5;

/**
 * Counts every number of a circular's text and tables again from the ledger and refuses contradictions;
 * returns the numbers that no wording explains.
 */
export function checkCircular(paper: Paper, input: CircularInput): { untraced: string[] } {
	const facts = gatherFacts(input);
	const { wrong, untraced } = checkText(textOf(paper), facts);
	const [figures, list] = paper.attachments.map(({ table }) => table);
	const all = [
		...wrong,
		...(figures ? [...checkSums(figures), ...checkCells(figures, facts)] : []),
		...(list ? checkList(list, facts) : []),
	];
	if (all.length === 0) return { untraced };
	const rest = all.length > shown ? `；另有${all.length - shown}处` : '';
	throw new UserError(`通报有${all.length}处数字对不上，没有写出：${all.slice(0, shown).join('；')}${rest}`, {
		code: 'figures-contradict',
		hint: '用 ducha circular --explain 看每个数字背后的事项编号',
	});
}
