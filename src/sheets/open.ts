import { UserError } from '../errors.ts';
import type { Workbook } from '../reading/grid.ts';
import { readXlsWorkbook, readZipWorkbook } from './excel.ts';
import { readHtmlTables } from './html.ts';
import { sniffContainer } from './sniff.ts';
import { decodeText, readSeparated } from './text.ts';

/** How the parser says that a few cells lie so far apart that the sheet between them is too much. */
const spansTooMuch = /over the \d+ limit|cells through rowspan|over \d+ cells/;
const tooSparse = (cause: Error) =>
	new UserError('表格摊得过大：有内容的单元格离得太远', {
		code: 'too-large',
		hint: '请删去远处的零星内容，或把要导入的表格复制到一个新工作簿',
		cause,
	});

/** Reads a file's bytes as whatever kind of table they are. */
export async function openWorkbook(bytes: Uint8Array): Promise<Omit<Workbook, 'file'>> {
	try {
		return await openAs(bytes);
	} catch (error) {
		if (error instanceof UserError) throw error;
		if (error instanceof Error && spansTooMuch.test(error.message)) throw tooSparse(error);
		throw new UserError('文件已损坏或结构异常，读不出来', {
			code: 'damaged-file',
			hint: '请用 Excel 或 WPS 打开核对，另存为 .xlsx 再导入',
			cause: error,
		});
	}
}

async function openAs(bytes: Uint8Array): Promise<Omit<Workbook, 'file'>> {
	switch (sniffContainer(bytes)) {
		case 'zip':
			return readZipWorkbook(bytes);
		case 'cfb':
			return readXlsWorkbook(bytes);
		case 'html': {
			const { text, encoding } = decodeText(bytes);
			return readHtmlTables(text, encoding);
		}
		case 'text': {
			const { text, encoding } = decodeText(bytes);
			const { format, rows } = readSeparated(text);
			return {
				format,
				encoding,
				grids: [{ sheet: '', rows, merges: [], hidden: false, hiddenRows: [], plain: true }],
				notices: [],
			};
		}
	}
}
