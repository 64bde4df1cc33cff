/** Number formats that a Chinese Excel knows by number alone and that files therefore do not spell out. */
const chineseFormats: Record<number, string> = {
	14: 'yyyy/m/d',
	22: 'yyyy/m/d h:mm',
	27: 'yyyy"年"m"月"',
	28: 'm"月"d"日"',
	29: 'm"月"d"日"',
	30: 'm/d/yy',
	31: 'yyyy"年"m"月"d"日"',
	32: 'h"时"mm"分"',
	33: 'h"时"mm"分"ss"秒"',
	34: 'h"时"mm"分"',
	35: 'h"时"mm"分"ss"秒"',
	36: 'yyyy"年"m"月"',
	50: 'yyyy"年"m"月"',
	51: 'm"月"d"日"',
	52: 'yyyy"年"m"月"',
	53: 'm"月"d"日"',
	54: 'm"月"d"日"',
	55: 'h"时"mm"分"',
	56: 'h"时"mm"分"ss"秒"',
	57: 'yyyy"年"m"月"',
	58: 'm"月"d"日"',
};

/** Number formats that the binary kinds of workbook leave to their number. */
export const builtInFormats: Record<number, string> = {
	...chineseFormats,
	1: '0',
	2: '0.00',
	3: '#,##0',
	4: '#,##0.00',
	9: '0%',
	10: '0.00%',
	15: 'd-mmm-yy',
	16: 'd-mmm',
	17: 'mmm-yy',
	18: 'h:mm AM/PM',
	19: 'h:mm:ss AM/PM',
	20: 'h:mm',
	21: 'h:mm:ss',
	45: 'mm:ss',
	46: '[h]:mm:ss',
	47: 'mm:ss.0',
};

/** A format (its signs as XML writes them) that the parser takes for no date: of each date it would make a day of its own, and of the 60th the 59th. */
export const coverFormat = (code: string): string => code.replace(/&[^;]*;|[\s\S]/gu, '\\$&');

/** The format that was covered; any other as it is. */
export const uncoverFormat = (code: string | undefined): string | undefined =>
	code !== undefined && /^(?:\\[\s\S])+$/u.test(code) ? code.replace(/\\([\s\S])/gu, '$1') : code;

/** The positive section of a format, which is the one a date or a share is shown with. */
function firstSection(format: string): string {
	return /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(format)?.[0] ?? '';
}

/** What a format takes from the value itself: no words of its own, colours, conditions or blanks. */
const lettersOf = (format: string): string =>
	firstSection(format)
		.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|[_*]./gi, '')
		.toLowerCase();

/** Of days and times, weekdays (`aaaa`) and years written `e`; the `e` of `0.00E+00` is none. */
const dateLetters = /[ymdhs]|a{3}|(?<![0#?.])e(?![+-])/;
const plainWords = /general|g\/通用格式/g;
const datesKnown = new Map<string, boolean>();

/** Whether a format shows its number as a day or a time. */
export function isDateForm(format: string): boolean {
	const known = datesKnown.get(format) ?? dateLetters.test(lettersOf(format).replace(plainWords, ''));
	datesKnown.set(format, known);
	return known;
}

/** A percent sign that is only a word of the format: the parser would take the number for a share. */
const percentWord = /"[^"]*"|\\./g;
/** Colours of a Chinese Excel and ways to write figures, which the parser would show. */
const shownCodes = /\[(?:DBNum\d|[黑蓝绿红白黄洋青色颜]+\d*)\]/gi;

/** A number format in signs the parser knows; its percent signs that are words come out as `％`. */
export const plainNumberForm = (format: string): string =>
	format.replace(shownCodes, '').replace(percentWord, (word) => word.replaceAll('%', '％'));

const weekdays = '日一二三四五六';
const notPlain = /"[^"]*"|\\.|\[[^\]]*\]|a{3,}|d{3,}|e+|上午\/下午/gi;

/** The section a date is shown with, in signs every parser knows: weekdays written out in Chinese, years `yyyy`, halves of the day `AM/PM`. */
export function plainDateForm(format: string, date: Date): string {
	const isChinese = /\[\$[^\]]*-804\]/.test(format);
	return firstSection(format).replace(notPlain, (sign) => {
		if (/^e/i.test(sign)) return 'yyyy';
		if (sign === '上午/下午') return 'AM/PM';
		if (!/^a/i.test(sign) && !(isChinese && /^d/i.test(sign))) return sign;
		return `"${sign.length > 3 ? '星期' : ''}${weekdays[date.getUTCDay()]}"`;
	});
}

/** What a date format shows: whole dates, months (`2023年6月`), days without a year (`10月1日`), or only a time. */
export function dateFormOf(format: string): 'full' | 'month' | 'no-year' | 'time' {
	const letters = lettersOf(format);
	const hasYear = /[ye]/.test(letters);
	const hasDay = /(?<!d)d{1,2}(?!d)/.test(letters);
	const hasMonth = /m/.test(letters.replace(/\[m+\]|am\/pm|(?<=h\W*)m+|m+(?=\W*s)/g, ''));
	if (hasDay) return hasYear ? 'full' : 'no-year';
	if (hasMonth) return 'month';
	return !hasYear && /[hs]|\[m/.test(letters) ? 'time' : 'full';
}
