import { UserError } from '../errors.ts';

/** How the bytes of a file are to be opened. */
export type Container = 'zip' | 'cfb' | 'html' | 'text';

/** Beginnings of files that are no table, and what the clerk is told. */
const otherKinds: { begins: string | RegExp; what: string; hint: string }[] = [
	{ begins: '%PDF', what: 'PDF 文件', hint: '请向来文单位索取 Excel 原表，或把表格复制到 Excel 后另存' },
	{ begins: '\x89PNG', what: '图片（PNG）', hint: '图片里的字读不出来，请索取 Excel 原表' },
	{ begins: '\xff\xd8\xff', what: '图片（JPG）', hint: '图片里的字读不出来，请索取 Excel 原表' },
	{ begins: 'GIF8', what: '图片（GIF）', hint: '图片里的字读不出来，请索取 Excel 原表' },
	{ begins: /^BM[\s\S]{4}\0\0\0\0/, what: '图片（BMP）', hint: '图片里的字读不出来，请索取 Excel 原表' },
	{ begins: 'Rar!', what: 'RAR 压缩包', hint: '请先解压，再导入里面的表格' },
	{ begins: '7z\xbc\xaf', what: '7z 压缩包', hint: '请先解压，再导入里面的表格' },
	{ begins: '\x1f\x8b', what: 'GZIP 压缩包', hint: '请先解压，再导入里面的表格' },
	{ begins: '{\\rtf', what: 'RTF 文档', hint: '请用 Word 或 WPS 打开，把表格复制到 Excel 后另存为 .xlsx' },
	{ begins: 'SQLite format 3', what: '数据库文件', hint: '台账文件用 --ledger 指定，不用导入' },
	{ begins: 'MZ', what: '可执行程序', hint: '这不是表格，请勿打开，并核实来源' },
	{ begins: /^MIME-Version:/i, what: '单个网页文件（MHTML）', hint: '请用 Excel 或 WPS 打开，另存为 .xlsx 再导入' },
];

const zipMark = 'PK\x03\x04';
const emptyZipMark = 'PK\x05\x06';
const cfbMark = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** A workbook of Excel 2 to 95 that is no compound file. */
const oldWorkbook = /^\x09[\0-\x08][\x04-\x10]\0/;
const excelXml = 'urn:schemas-microsoft-com:office:spreadsheet';

/** A table in a format that must be saved again first. */
export const oldFormat = (what: string): UserError =>
	new UserError(`这是 ${what}`, { code: 'not-a-table', hint: '请用 Excel 或 WPS 打开，另存为 .xlsx 再导入' });

/** Tells by its content, never by its name, how a file is opened; refuses what cannot hold a table. */
export function sniffContainer(bytes: Uint8Array): Container {
	if (bytes.length === 0) {
		throw new UserError('文件是空的（0 字节）', { code: 'empty-file', hint: '可能没有传完，请重新发送或下载' });
	}
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
	if (head.startsWith(zipMark) || head.startsWith(emptyZipMark)) return 'zip';
	if (head.startsWith(cfbMark)) return 'cfb';
	for (const { begins, what, hint } of otherKinds) {
		if (typeof begins === 'string' ? head.startsWith(begins) : begins.test(head)) {
			throw new UserError(`这是${/^[A-Z0-9]/.test(what) ? ' ' : ''}${what}，不是表格`, { code: 'not-a-table', hint });
		}
	}
	if (/^\0+$/.test(head)) {
		throw new UserError('文件内容全是空字节，没有写完整', { code: 'damaged-file', hint: '请重新发送或下载' });
	}
	const words = head.replaceAll('\0', '');
	if (oldWorkbook.test(head)) throw oldFormat('Excel 95 以前的旧格式');
	if (words.includes(excelXml)) throw oldFormat('Excel 2003 的 XML 表格');
	return /<(?:!doctype html|html|table|head|body|meta)\b/i.test(words) ? 'html' : 'text';
}
