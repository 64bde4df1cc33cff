import { type GridView, writtenIn } from './cells.ts';
import { fingerprintOf, type Header, headerAt } from './header.ts';
import { foldText } from './text.ts';

/** One table of a sheet; rows are 0-based, `to` is the row after its last. */
export interface Table {
	header: Header;
	fingerprint: string;
	/** Lines above the header: title, subtitle, 填报单位, 文号. */
	titles: { row: number; text: string }[];
	from: number;
	to: number;
	/** Rows of the body that repeat the header. */
	repeats: Set<number>;
}

/** Lines that number their parts: 一、 （一） 第一部分. */
export const partMark =
	/^(?:第[一二三四五六七八九十百\d]+(?:部分|章|节|篇|类|项|板块)|[一二三四五六七八九十]{1,3}[、.．,，]|[(（][一二三四五六七八九十]{1,3}[)）])/;
const tableWords = /(?:表|清单|台账|台帐|一览|明细|汇总|方案|安排|任务书|责任制|附件\d*)(?:[(（].*[)）])?$/;

/** A line that names a table: `2026年重点工作任务分解表`. */
const namesTable = (text: string) => tableWords.test(foldText(text)) && !partMark.test(foldText(text));

/** The single lines directly above a row that title it. */
function titlesAbove(view: GridView, header: Header, from: number): Table['titles'] {
	const lines: Table['titles'] = [];
	for (let row = header.top - 1; row >= from; row -= 1) {
		const written = writtenIn(view, row);
		if (written.length > 3) break;
		for (const { text } of written.reverse()) lines.unshift({ row, text });
	}
	return lines;
}

/** How many rows above a later header belong to its title and not to the table before; a line 二、… just above a header of other words is its title, too. */
function titleStart(view: GridView, header: Header, from: number, isOther: boolean): number {
	let start = header.top;
	for (let row = header.top - 1; row >= from && header.top - row <= 6; row -= 1) {
		const written = writtenIn(view, row);
		if (written.length > 1) break;
		const text = written[0]?.text;
		if (text === undefined) continue;
		const isPart = isOther && row === header.top - 1 && partMark.test(foldText(text));
		if (isPart || namesTable(text) || /^附件/.test(text) || /^[(（].*[)）]$|^单位[:：]/.test(text)) start = row;
	}
	return start;
}

/** Finds the tables of a sheet; a header repeated without a new title goes on with the same table. */
export function findTables(view: GridView): Table[] {
	const tables: Table[] = [];
	for (let row = 0; row < view.rows; row += 1) {
		const header = headerAt(view, row);
		if (header === null) continue;
		const last = tables.at(-1);
		const fingerprint = fingerprintOf(header.columns);
		const isOther = last !== undefined && last.fingerprint !== fingerprint;
		const start = last === undefined ? 0 : titleStart(view, header, last.from, isOther);
		if (last !== undefined && last.fingerprint === fingerprint && start === header.top) {
			for (let r = header.top; r <= header.bottom; r += 1) last.repeats.add(r);
		} else {
			if (last !== undefined) last.to = start;
			const titles = titlesAbove(view, header, start);
			tables.push({ header, fingerprint, titles, from: header.bottom + 1, to: view.rows, repeats: new Set() });
		}
		row = header.bottom;
	}
	return tables;
}
