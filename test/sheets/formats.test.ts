import { isDateFormat } from 'hucre';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../src/sheets/cells.ts';
import { builtInFormats, coverFormat, dateFormOf, isDateForm, uncoverFormat } from '../../src/sheets/formats.ts';

/** 2026-11-02, a Monday, at 18:05:09. */
const moment = 46_328 + (18 * 3600 + 5 * 60 + 9) / 86_400;
const shown = (format: string) => readCell({ value: moment, format }, false, () => 'A1')?.text;

describe('how a moment is shown', () => {
	test.each<[string, string, string]>([
		['[$-804]aaaa', '星期一', 'full'],
		['[$-804]aaaa;@', '星期一', 'full'],
		['aaa', '一', 'full'],
		['[$-804]dddd', '星期一', 'full'],
		['yyyy"年"m"月"d"日" aaaa', '2026年11月2日 星期一', 'full'],
		['e"年"m"月"', '2026年11月', 'month'],
		['m"月"', '11月', 'month'],
		['h"时"mm"分"', '18时05分', 'time'],
		['h"时"mm"分"ss"秒"', '18时05分09秒', 'time'],
		['上午/下午h"时"mm"分"', '下午6时05分', 'time'],
		['AM/PM h:mm', 'PM 6:05', 'time'],
		['"截至"yyyy"年"', '截至2026年', 'full'],
	])('%s', (format, text, form) => {
		expect([isDateForm(format), shown(format), dateFormOf(format)]).toEqual([true, text, form]);
	});

	const chinese = Object.entries(builtInFormats).filter(([id]) => Number(id) >= 27 && !/^4/.test(id));
	test.each(chinese)('number %s leaves no letter of its format', (_, format) => {
		expect(isDateForm(format)).toBe(true);
		expect(shown(format)).toMatch(/^[\d年月日时分秒/: ]+$/);
	});

	test('weekdays through a week', () => {
		const days = Array.from({ length: 7 }, (_, i) =>
			readCell({ value: 46_327 + i, format: 'aaaa' }, false, () => 'A1'),
		);
		expect(days.map((cell) => cell?.text).join('')).toBe('星期日星期一星期二星期三星期四星期五星期六');
		expect(days[1]).toMatchObject({ date: '2026-11-02', dateForm: 'full' });
	});
});

test.each([
	'General',
	'G/通用格式',
	'General"元"',
	'@',
	'0.00E+00',
	'##0.0E+0',
	'#,##0.00_);[Red]\\(#,##0.00\\)',
	'0"天"',
	'0"days"',
	'0\\d',
	'[$USD-409] 0.00',
	'_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
	'# ?/?',
	'0%',
	'',
])('a number, not a day: %s', (format) => {
	expect(isDateForm(format)).toBe(false);
});

test.each<[string, number, string]>([
	['0"%"', 60, '60%'],
	['0.00"%"', 0.8, '0.80%'],
	['0\\%', 60, '60%'],
	['0%', 0.6, '60%'],
	['[DBNum1]0%', 0.6, '60%'],
	['[红色]0.0%', 0.6, '60.0%'],
])('the number of %s: %d is shown as %s', (format, value, text) => {
	expect(readCell({ value, format }, false, () => 'A1')?.text).toBe(text);
});

test('a covered format is no date to the parser, and the same again when uncovered', () => {
	for (const code of [...Object.values(builtInFormats), '[h]:mm', '[$-804]yyyy\\.m\\.d;@', '"𠮷"d\n']) {
		expect(isDateFormat(coverFormat(code))).toBe(false);
		expect(uncoverFormat(coverFormat(code))).toBe(code);
	}
	expect(coverFormat('m&quot;月&quot;')).toBe('\\m\\&quot;\\月\\&quot;');
	expect(uncoverFormat('#,##0_);\\(#,##0\\)')).toBe('#,##0_);\\(#,##0\\)');
});
