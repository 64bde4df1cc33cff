/** Number formats that a Chinese Excel knows by number alone and that files therefore do not spell out. */
export const chineseFormats: Record<number, string> = {
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
};

/** The positive section of a format, which is the one a date or a share is shown with. */
export function firstSection(format: string): string {
	return /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(format)?.[0] ?? '';
}

/** What a date format shows: whole dates, months (`2023年6月`), days without a year (`10月1日`), or only a time. */
export function dateFormOf(format: string): 'full' | 'month' | 'no-year' | 'time' {
	const letters = firstSection(format)
		.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|[_*]./g, '')
		.toLowerCase();
	const hasYear = /[ye]/.test(letters);
	const hasDay = /(?<!d)d{1,2}(?!d)/.test(letters);
	const hasMonth = /m/.test(letters.replace(/(?<=h\W*)m+|m+(?=\W*s)/g, ''));
	if (hasDay) return hasYear ? 'full' : 'no-year';
	if (hasYear) return hasMonth ? 'month' : 'full';
	return /[hs]/.test(letters) ? 'time' : 'full';
}
