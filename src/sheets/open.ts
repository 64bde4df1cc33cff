import { UserError } from '../errors.ts';
import type { Workbook } from '../reading/grid.ts';
import { settleMerges } from './covered.ts';
import { readXlsWorkbook, readZipWorkbook, tooSparse } from './excel.ts';
import { readHtmlTables } from './html.ts';
import { sniffContainer } from './sniff.ts';
import { decodeText, readSeparated } from './text.ts';

/** How the parser says that a sheet spans too much. */
const spansTooMuch = /over the \d+ limit|cells through rowspan|over \d+ cells/;

/** Reads a file's bytes as whatever kind of table they are. */
export async function openWorkbook(bytes: Uint8Array): Promise<Omit<Workbook, 'file'>> {
	try {
		return settle(await openAs(bytes));
	} catch (error) {
		if (error instanceof UserError) throw error;
		if (error instanceof Error && spansTooMuch.test(error.message)) throw tooSparse();
		throw new UserError('文件已损坏或结构异常，读不出来', {
			code: 'damaged-file',
			hint: '请用 Excel 或 WPS 打开核对，另存为 .xlsx 再导入',
			cause: error,
		});
	}
}

/** Whatever the kind of file, no two merges overlap and what they cover is told. */
function settle(book: Omit<Workbook, 'file'>): Omit<Workbook, 'file'> {
	const settled = book.grids.map(settleMerges);
	return {
		...book,
		grids: settled.map(({ grid }) => grid),
		notices: [...book.notices, ...settled.flatMap(({ notices }) => notices)],
	};
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
			const { format, rows, notices } = readSeparated(text);
			return {
				format,
				encoding,
				grids: [{ sheet: '', rows, merges: [], hidden: false, hiddenRows: [], plain: true }],
				notices,
			};
		}
	}
}
