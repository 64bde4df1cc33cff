import { UserError } from '../errors.ts';
import { builtInFormats, coverFormat } from './formats.ts';
import { limits } from './limits.ts';
import type { Sieve } from './package.ts';
import { keepWhole, siftSheets } from './sieve.ts';

const wanted =
	/(?:^\[Content_Types\]\.xml|^_rels\/\.rels|\/_rels\/workbook[^/]*\.rels|\/(?:workbook|styles|sharedStrings)\d*\.xml)$/i;
const sharedTexts = /\/sharedStrings\d*\.xml$/i;
const worksheet = /\/worksheets\/[^/]+\.xml$/i;
const binary = /^xl\/(?:_rels\/workbook\.bin\.rels|(?:workbook|styles|sharedStrings)\.bin|worksheets\/[^/]+\.bin)$/i;

/** Only the parts that carry values reach the parser: no drawings, comments, macros, links or pivot tables. */
export function sievesOfXlsx() {
	const { worksheet: ofWorksheet, sharedTexts: ofSharedTexts, asksForTexts } = siftSheets();
	const sieveOf = (name: string): Sieve | null => {
		if (worksheet.test(name)) return ofWorksheet();
		if (sharedTexts.test(name)) return ofSharedTexts();
		return wanted.test(name) || binary.test(name) ? keepWhole : null;
	};
	return { sieveOf, asksForTexts };
}

const partNamed = (parts: Map<string, Buffer>, pattern: RegExp) => [...parts.keys()].find((name) => pattern.test(name));
const attribute = (tag: string, name: string) => new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1];
const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** The text of the first element of a name, from its start tag up to its end tag; empty when there is none. */
function elementNamed(xml: string, name: string): string {
	const start = new RegExp(`<(?:\\w+:)?${name}[\\s>]`).exec(xml)?.index ?? xml.length;
	const end = new RegExp(`</(?:\\w+:)?${name}>`, 'g');
	end.lastIndex = start;
	return xml.slice(start, end.exec(xml)?.index ?? start);
}

/** Reduces the styles to number formats, covered, and spells out those a Chinese Excel leaves to their number. */
function plainStyles(xml: string): string {
	const declared = new Map<number, string>(
		Object.entries(builtInFormats).map(([id, code]) => [Number(id), escapeXml(code)]),
	);
	for (const tag of elementNamed(xml, 'numFmts').match(/<(?:\w+:)?numFmt\s[^>]*>/g) ?? []) {
		const code = attribute(tag, 'formatCode');
		if (code !== undefined) declared.set(Number(attribute(tag, 'numFmtId')), code);
	}
	const xfs = [...elementNamed(xml, 'cellXfs').matchAll(/<(?:\w+:)?xf[\s/>][^>]*/g)].map(
		([tag]) => attribute(tag, 'numFmtId') ?? '0',
	);
	const formats = [...declared].map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${coverFormat(code)}"/>`);
	return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>${formats.join('')}</numFmts><cellXfs>${xfs.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
}

/** Takes chart, dialog and macro sheets out of the list, which would otherwise stop the parser. */
function onlyWorksheets(workbook: string, relations: string): string {
	const targets = new Map(
		(relations.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).map((tag) => [
			attribute(tag, 'Id'),
			attribute(tag, 'Type') ?? '',
		]),
	);
	let sheets = 0;
	const listed = workbook.replace(/<(?:\w+:)?sheet\s[^>]*>/g, (tag) => {
		const id = /\s\w+:id="([^"]*)"/.exec(tag)?.[1];
		const isWorksheet = targets.get(id)?.endsWith('/worksheet') ?? false;
		if (isWorksheet) sheets++;
		return isWorksheet ? tag : '';
	});
	if (sheets === 0) {
		throw new UserError('没有可导入的数据：工作簿里没有数据工作表', { code: 'no-data', hint: '请确认选对了文件' });
	}
	if (sheets > limits.sheets) {
		throw new UserError(`工作簿有 ${sheets} 个工作表，超过 ${limits.sheets} 个`, {
			code: 'too-large',
			hint: '请拆成几个文件',
		});
	}
	return listed;
}

/** Readies an xlsx package for the parser; the parts are changed in place. */
export function prepareXlsx(parts: Map<string, Buffer>): void {
	const change = (pattern: RegExp, edit: (xml: string) => string) => {
		const name = partNamed(parts, pattern);
		if (name) parts.set(name, Buffer.from(edit(parts.get(name)!.toString('utf8'))));
	};
	const relations = partNamed(parts, /\/_rels\/workbook[^/]*\.rels$/i);
	change(/styles\d*\.xml$/i, plainStyles);
	if (relations) change(/\/workbook\d*\.xml$/i, (xml) => onlyWorksheets(xml, parts.get(relations)!.toString('utf8')));
}

/** What a package holds besides values, and that the clerk should know was left alone. */
export function noticesOf(names: string[]): string[] {
	const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
	const notices: string[] = [];
	if (has(/vbaProject\.bin$/i)) notices.push('文件带宏，宏没有运行，只取了单元格的值');
	if (has(/\/externalLinks\//i)) notices.push('文件引用了其他工作簿或外部数据，取的是上次保存的值');
	return notices;
}
