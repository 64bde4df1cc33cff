import { readOds, readXls, readXlsb, readXlsx, type Sheet } from 'hucre';
import { UserError } from '../errors.ts';
import type { Cell, Grid, Workbook } from '../reading/grid.ts';
import { columnLetter } from '../reading/text.ts';
import { readOldWorkbook, type SheetForms } from './biff.ts';
import { type RawCell, readCell } from './cells.ts';
import { uncoverFormat } from './formats.ts';
import { limits } from './limits.ts';
import { cutMerges } from './merges.ts';
import { prepareOpenDocument, sieveOfOpenDocument } from './ods-parts.ts';
import { encrypted, openPackage, packParts } from './package.ts';
import { isSaveRecord, takeSavedTime } from './saved-time.ts';
import { damagedSheet, keepWhole } from './sieve.ts';
import { isSound } from './sound-xml.ts';
import { readBinaryForms } from './xlsb-parts.ts';
import { readOrdinarySheets } from './xlsx-fast.ts';
import { noticesOf, prepareXlsx, sievesOfXlsx } from './xlsx-parts.ts';

type Content = Omit<Workbook, 'file'>;

type Details = NonNullable<ReturnType<NonNullable<Sheet['cells']>['get']>>[];

/** The parser keys what it knows beside values by `row,column`; by row it can be looked up without making keys. */
function detailsByRow(cells: Sheet['cells']): Details[] {
	const rows: Details[] = [];
	for (const [key, cell] of cells ?? []) {
		const [r, c] = key.split(',').map(Number) as [number, number];
		rows[r] ??= [];
		rows[r][c] = cell;
	}
	return rows;
}

function readRow(
	sheet: Sheet,
	r: number,
	details: Details | undefined,
	is1904: boolean,
	forms?: SheetForms,
): (Cell | undefined)[] {
	const values = sheet.rows[r] ?? [];
	const row: (Cell | undefined)[] = [];
	for (let c = 0; c < values.length; c++) {
		const detail = details?.[c];
		const value = (values[c] ?? null) as RawCell['value'];
		if (value === null && detail?.formula === undefined) continue;
		const format = uncoverFormat(detail?.style?.numFmt) ?? forms?.formats.get(`${r},${c}`);
		const at = () => `${sheet.name}!${columnLetter(c)}${r + 1}`;
		const cell = readCell({ value, format, formula: detail?.formula, isError: detail?.type === 'error' }, is1904, at);
		if (!cell) continue;
		if (c >= limits.columns) throw tooWide(at());
		while (row.length < c) row.push(undefined);
		row.push(cell);
	}
	return row;
}

const tooWide = (at: string) =>
	new UserError(`单元格 ${at} 还有内容，超过 ${limits.columns} 列`, {
		code: 'too-large',
		hint: '请把要导入的表格复制到一个新工作簿',
	});

/** A few cells lie so far apart that the sheet between them is too much. */
export const tooSparse = (): UserError =>
	new UserError('表格摊得过大：有内容的单元格离得太远', {
		code: 'too-large',
		hint: '请删去远处的零星内容，或把要导入的表格复制到一个新工作簿',
	});

/** The neutral grid of a sheet; `plain` for kinds of file that know neither merges nor tabs. */
export function readGrid(sheet: Sheet, is1904: boolean, plain: boolean, forms?: SheetForms): Grid {
	const rows: (Cell | undefined)[][] = [];
	const details = detailsByRow(sheet.cells);
	let places = 0;
	for (let r = 0; r < sheet.rows.length; r++) {
		const row = readRow(sheet, r, details[r], is1904, forms);
		if (row.length === 0) continue;
		if (r >= limits.rows)
			throw new UserError(`第${r + 1}行还有内容，超过 ${limits.rows} 行`, {
				code: 'too-large',
				hint: '请拆成几个文件',
			});
		while (rows.length < r) rows.push([]);
		rows.push(row);
		places += row.length;
		if (places > limits.places) throw tooSparse();
	}
	const hiddenRows = forms?.hiddenRows ?? [...(sheet.rowDefs ?? [])].filter(([, def]) => def.hidden).map(([r]) => r);
	return {
		sheet: sheet.name,
		rows,
		merges: cutMerges(sheet.merges ?? [], rows),
		hidden: forms?.hidden ?? (sheet.hidden === true || sheet.veryHidden === true),
		hiddenRows: hiddenRows.filter((r) => r < rows.length),
		plain,
	};
}

/** A part whose tags do not pair would be read as far as it goes. */
function refuseUnsound(parts: Map<string, Buffer>, which: RegExp): void {
	for (const [name, part] of parts) if (which.test(name) && !isSound(part.toString('utf8'))) throw damagedSheet();
}

/** A worksheet that the workbook does not list is seen by nobody, and may have been lost from the list. */
function noticeOfUnlisted(names: string[], grids: Grid[]): string[] {
	const unlisted = names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)).length - grids.length;
	return unlisted > 0 ? [`文件里另有${unlisted}张工作表没有列入目录，没有读取，请核对`] : [];
}

/** What is known of a package once its parts are inflated. */
interface Known {
	openDocument: boolean;
	/** Cells of its sheets ask for shared texts. */
	asksForTexts: boolean;
}

async function readXlsxPackage(parts: Map<string, Buffer>, names: string[], { asksForTexts }: Known): Promise<Content> {
	refuseUnsound(parts, /\/_rels\/workbook[^/]*\.rels$|\/(?:workbook|styles)\d*\.xml$/i);
	prepareXlsx(parts);
	const grids = (await readOrdinarySheets(parts, asksForTexts)) ?? (await readAnySheets(parts));
	return { format: 'xlsx', grids, notices: [...noticesOf(names), ...noticeOfUnlisted(names, grids)] };
}

/** Reads the sheets of any xlsx by the parser, slower than an ordinary one needs. */
async function readAnySheets(parts: Map<string, Buffer>): Promise<Grid[]> {
	refuseUnsound(parts, /\/worksheets\/[^/]+\.xml$|\/sharedStrings\d*\.xml$/i);
	const book = await readXlsx(packParts(parts), { readStyles: true });
	const is1904 = book.dateSystem === '1904';
	return book.sheets.map((sheet) => readGrid(sheet, is1904, false));
}

/** Words for zip packages that hold no workbook. */
const otherPackages: [RegExp, string, string][] = [
	[/^word\/document/i, '这是 Word 文档，不是表格', '请把其中的表格复制到 Excel，另存为 .xlsx 再导入'],
	[/^ppt\/presentation/i, '这是演示文稿，不是表格', '请向来文单位索取 Excel 原表'],
	[/^Index\/.*\.iwa$|^Index\.zip$/i, '这是苹果 Numbers 表格', '请导出为 Excel（.xlsx）再导入'],
	[/\.(?:xlsx?|csv|et|ods|docx?|pdf)$/i, '这是压缩包，里面装着文件', '请先解压，再导入里面的表格'],
];

function refusePackage(names: string[]): UserError {
	const [, message, hint] = otherPackages.find(([pattern]) => names.some((name) => pattern.test(name))) ?? [
		null,
		'这个压缩包里没有工作簿',
		'请确认选对了文件',
	];
	return new UserError(message, { code: 'not-a-table', hint });
}

/** Reads an xlsx, xlsm, xlsb or ods package. */
export async function readZipWorkbook(bytes: Uint8Array): Promise<Content> {
	let openDocument = false;
	const xlsx = sievesOfXlsx();
	const { names, parts } = await openPackage(bytes, (name) => {
		if (name === 'mimetype') openDocument = true;
		if (isSaveRecord(name)) return keepWhole;
		return openDocument ? sieveOfOpenDocument(name) : xlsx.sieveOf(name);
	});
	const asksForTexts = xlsx.asksForTexts();
	const saved = takeSavedTime(parts);
	return { ...(await readParts(parts, names, { openDocument, asksForTexts })), ...saved };
}

async function readParts(parts: Map<string, Buffer>, names: string[], known: Known): Promise<Content> {
	if (names.includes('xl/workbook.bin')) {
		const forms = readBinaryForms(parts);
		const book = await readXlsb(packParts(parts));
		return {
			format: 'xlsb',
			grids: book.sheets.map((sheet, i) => readGrid(sheet, forms.is1904, false, forms.sheets[i])),
			notices: noticesOf(names),
		};
	}
	if (known.openDocument) return readOpenDocument(parts, names);
	if (![...parts.keys()].some((name) => /workbook\d*\.xml$/i.test(name))) throw refusePackage(names);
	return readXlsxPackage(parts, names, known);
}

async function readOpenDocument(parts: Map<string, Buffer>, names: string[]): Promise<Content> {
	if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw encrypted();
	if (!parts.get('mimetype')?.toString().includes('spreadsheet')) throw refusePackage(names);
	refuseUnsound(parts, /^content\.xml$/);
	const hidden = prepareOpenDocument(parts);
	const book = await readOds(packParts(parts), { readStyles: true });
	const grids = book.sheets.map((sheet, i) => ({ ...readGrid(sheet, false, false), hidden: hidden[i] === true }));
	return { format: 'ods', grids, notices: [] };
}

/** Puts the results of formulas that the parser passed over where they belong. */
function fillTexts({ rows }: Sheet, forms: SheetForms | undefined): void {
	for (const [key, text] of forms?.texts ?? []) {
		const [r, c] = key.split(',').map(Number) as [number, number];
		rows[r] ??= [];
		rows[r][c] ??= text;
	}
}

/** Rows of which nothing is left, though they say that they have cells. */
function noticesOfLost({ sheets }: { sheets: Sheet[] }, forms: SheetForms[]): string[] {
	return sheets.flatMap(({ name }, i) => {
		const [first, ...more] = forms[i]?.lostRows ?? [];
		if (first === undefined) return [];
		const rows = more.length === 0 ? `第${first + 1}行` : `第${first + 1}行等${more.length + 1}行`;
		return [`工作表“${name}”${rows}的单元格没有找到，文件可能不完整，请核对`];
	});
}

/** Reads an .xls (or .et) workbook; its number formats and hidden rows come from its own records. */
export async function readXlsWorkbook(data: Uint8Array): Promise<Content> {
	const { bytes, is1904, sheets: forms } = readOldWorkbook(data);
	const book = await readXls(bytes);
	for (const [i, sheet] of book.sheets.entries()) fillTexts(sheet, forms[i]);
	const grids = book.sheets.map((sheet, i) => readGrid(sheet, is1904, false, forms[i]));
	return { format: 'xls', grids, notices: noticesOfLost(book, forms) };
}
