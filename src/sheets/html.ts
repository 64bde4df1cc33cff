import { fromHtml } from 'hucre';
import { UserError } from '../errors.ts';
import type { Workbook } from '../reading/grid.ts';
import { readGrid } from './excel.ts';

/** What a web page holds that is no text of it: where it begins and where it ends. */
const unseen: [begins: RegExp, ends: RegExp][] = [
	[/<script\b/gi, /<\/script\s*>/gi],
	[/<style\b/gi, /<\/style\s*>/gi],
	[/<!--/g, /-->/g],
];

/** Signs that web pages spell out, beside those of XML. */
const signs: Record<string, string> = {
	nbsp: ' ',
	ensp: ' ',
	emsp: ' ',
	ldquo: '“',
	rdquo: '”',
	lsquo: '‘',
	rsquo: '’',
	mdash: '—',
	ndash: '–',
	hellip: '…',
	middot: '·',
	times: '×',
	deg: '°',
	permil: '‰',
	yen: '¥',
	bull: '•',
};

/** Goes through the text once, however often something begins without an end. */
function dropBetween(text: string, begins: RegExp, ends: RegExp): string {
	let kept = '';
	let at = 0;
	for (;;) {
		begins.lastIndex = at;
		const begin = begins.exec(text)?.index;
		if (begin === undefined) return kept + text.slice(at);
		kept += text.slice(at, begin);
		ends.lastIndex = begin;
		if (ends.exec(text) === null) return kept;
		at = ends.lastIndex;
	}
}

/** Reads the tables of a web page, which many systems send out under the name .xls. */
export function readHtmlTables(page: string, encoding: string): Omit<Workbook, 'file'> {
	const text = unseen
		.reduce((rest, [begins, ends]) => dropBetween(rest, begins, ends), page)
		.replace(/\s+/g, ' ')
		.replace(/<br\s*\/?>/gi, '\n')
		.replace(/&([a-z]{3,6});/gi, (written, name: string) => signs[name.toLowerCase()] ?? written);
	const sheet = fromHtml(text, { typeInference: false, classes: false, sheetName: 'Sheet1' });
	const grid = readGrid(sheet, false, true);
	if (grid.rows.length === 0) throw new UserError('网页里没有表格', { code: 'no-data', hint: '请确认选对了文件' });
	const lower = text.toLowerCase();
	const isWhole = lower.lastIndexOf('</table') > lower.lastIndexOf('<table');
	return {
		format: 'html',
		encoding,
		grids: [grid],
		notices: isWhole ? [] : ['网页里的表格没有结尾，可能没有传完，请核对行数'],
	};
}
