import { dateToSerial, formatDate, formatValue, serialToDate } from 'hucre';
import { UserError } from '../errors.ts';
import type { Cell } from '../reading/grid.ts';
import { dateFormOf, isDateForm, plainDateForm, plainNumberForm } from './formats.ts';
import { limits } from './limits.ts';
import { bareWords, errorWords, pictureText } from './value-words.ts';

/** What the parser knows of one cell. */
export interface RawCell {
	value: string | number | boolean | Date | null;
	format?: string | undefined;
	formula?: string | undefined;
	isError?: boolean;
}

/** Excel keeps 15 digits; what lies beyond is noise. */
const denoise = (n: number): number => Number(n.toPrecision(15));
const firstSureSerial = 61;
const lastSerial = 2_958_465;
const picture: Cell = { text: '[图片]', trouble: '单元格里是图片，没有读取' };
/** What a formula that failed leaves is no value. */
const failed = (words: string): Cell => ({ text: '', trouble: `公式出错（${words}）` });
/** A moment as a workbook that follows ISO 8601 writes it. */
const isoMoment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$/;

/** All digits, as Excel shows a long number: 15 that count, then zeros. */
function plainNumber(n: number): string {
	if (Math.abs(n) < 1e15 || Math.abs(n) > 1e40) return String(n);
	const [digits, power] = n.toExponential(14).replace('.', '').split('e') as [string, string];
	return digits.padEnd(Number(power) + (n < 0 ? 2 : 1), '0');
}

function showNumber(n: number, format: string | undefined): string {
	if (!format || format === 'General' || format === '@') return plainNumber(n);
	try {
		return formatValue(n, plainNumberForm(format)).trim().replaceAll('％', '%') || plainNumber(n);
	} catch {
		return plainNumber(n);
	}
}

function readNumber(raw: number, format: string | undefined): Cell {
	const number = denoise(raw);
	const cell: Cell = { text: showNumber(number, format), number };
	if (Math.abs(raw) >= 1e15) cell.trouble = '数字超过15位，末几位的精度已经丢失，请改成文本重填';
	return cell;
}

const noDay = (serial: number): Cell => ({
	text: plainNumber(serial),
	number: serial,
	trouble: `按日期显示的数字 ${plainNumber(serial)} 不是有效日期`,
});

/** The 29th of February 1900, which never was: the parser makes the day before of it. */
const isDayThatNeverWas = (serial: number, is1904: boolean): boolean =>
	!is1904 && Math.floor(serial) === firstSureSerial - 1;

function showDate(date: Date, format: string, serial: number): string {
	const shown = formatDate(date, plainDateForm(format, date), serial).trim();
	if (!format.includes('上午/下午')) return shown;
	return shown.replace(/[AP]M/, (half) => (half === 'AM' ? '上午' : '下午'));
}

/** A serial is rounded to the second, so 45971.999995 is the first moment of the next day. */
function readDate(date: Date, format: string | undefined, is1904: boolean): Cell {
	const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
	const serial = denoise(dateToSerial(date, is1904));
	const form = format ? dateFormOf(format) : 'full';
	const shown = format ? showDate(rounded, format, serial) : '';
	const [day, time] = rounded.toISOString().slice(0, 19).split('T') as [string, string];
	const written = time === '00:00:00' ? day : `${day} ${time}`;
	if (form === 'time') return { text: shown || time, number: serial };
	if (!is1904 && (serial < firstSureSerial || serial >= lastSerial + 1)) return noDay(serial);
	return { text: shown || written, number: serial, date: written, dateForm: form };
}

/** Line breaks are one character; half of a surrogate pair, which no file can hold again, becomes U+FFFD. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\ud800-\udfff]/gu, '\ufffd');

/** The cell of a text, or nothing for an empty one. */
export function readText(text: string): Cell | undefined {
	if (text === '') return undefined;
	if (pictureText.test(text)) return picture;
	if (errorWords.test(text)) return failed(text);
	const [, day, time] = isoMoment.exec(text) ?? [];
	return { text: day === undefined ? tidy(bareWords(text)) : time === '00:00:00' ? day : `${day} ${time}` };
}

/** Ledgers repeat their dates, and showing one by its format is the dearest step of reading. */
const datesRead = new Map<string, Cell>();
function recallDate(date: Date, format: string | undefined, is1904: boolean): Cell {
	const key = `${date.getTime()} ${is1904} ${format}`;
	const cell = datesRead.get(key) ?? readDate(date, format, is1904);
	datesRead.set(key, cell);
	return cell;
}

/** The neutral cell for what the parser read, or nothing for an empty one; `at` names the cell in complaints. */
export function readCell(raw: RawCell, is1904: boolean, at: () => string): Cell | undefined {
	const { value, format, formula } = raw;
	if (formula?.toUpperCase().includes('DISPIMG')) return picture;
	if (value === null)
		return formula === undefined
			? undefined
			: { text: '', trouble: '公式没有计算结果，请用 Excel 或 WPS 打开保存一次' };
	if (value instanceof Date) return recallDate(value, format, is1904);
	if (typeof value === 'number') {
		const isDate = format !== undefined && isDateForm(format);
		if (!isDate) return readNumber(value, format);
		if (isDayThatNeverWas(value, is1904) && dateFormOf(format) !== 'time') return noDay(denoise(value));
		const date = serialToDate(value, is1904);
		return Number.isNaN(date.getTime()) ? noDay(value) : recallDate(date, format, is1904);
	}
	if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
	if (raw.isError) return failed(value);
	if (value.length > limits.cellLength) {
		throw new UserError(`单元格 ${at()} 有 ${value.length} 个字，超过 ${limits.cellLength} 个`, {
			code: 'too-large',
			hint: '请核实文件来源，缩短这个单元格再导入',
		});
	}
	return readText(value);
}
