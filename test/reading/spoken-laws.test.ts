import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCallLines } from '../../src/reading/jotted-line.ts';
import { readSpokenDay } from '../../src/reading/spoken-day.ts';
import { cleanText } from '../../src/reading/text.ts';
import { day, parseDay } from '../../src/rules/day.ts';

const said = day('2026-11-02');
const word = fc.constantFrom(
	...[
		'127',
		'草1',
		'2026-012-1',
		'60%',
		'６０％',
		'101%',
		'承诺11-05',
		'承诺',
		'承诺：周五',
		'11-05',
		'赵明',
		'@沙河镇',
		'@',
		'＠',
	],
	...[
		'接听人：赵明',
		'未接通',
		'占线',
		'已完成清障',
		'完成60%',
		'2027',
		'月底',
		'\u200b',
		'\ud800',
		'%',
		'#',
		'（承诺5号）',
		'，',
		"'",
	],
);
const line = fc.oneof(
	fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
	fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('lines of calls', () => {
	test('every line that is neither blank nor a comment is taken or refused, in its place', () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
				const rows = lines.join('\n').split(/\r\n?|\n/);
				const { lines: calls, refused } = readCallLines(lines.join('\n'), said, new Set(['赵明']));
				const wanted = rows.flatMap((raw, i) => (/^$|^[#＃]/.test(cleanText(raw)) ? [] : [i + 1]));
				expect([...calls, ...refused].map(({ row }) => row).sort((a, b) => a - b)).toEqual(wanted);
			}),
		);
	});

	test('no word of a line that is taken is lost', () => {
		const plain = fc.constantFrom('已清障', '路面在修', '60%', '@沙河镇', '承诺11-05', '接听人：赵明', '材料未报');
		fc.assert(
			fc.property(fc.uniqueArray(plain, { minLength: 1, maxLength: 6 }), (words) => {
				const { lines: calls } = readCallLines(`127 ${words.join(' ')}`, said, new Set());
				const call = calls[0]?.said;
				if (call === undefined) return;
				const kept = [
					call.text,
					call.percent === null ? null : `${call.percent}%`,
					call.unit === null ? null : `@${call.unit}`,
					call.promised === null ? null : '承诺11-05',
					call.whom,
				].join(' ');
				for (const each of words) expect(kept).toContain(each.replace('接听人：', ''));
			}),
		);
	});
});

test('a spoken day is a day there is, or none', () => {
	const unit = fc.constantFrom(...'0123456789０九十一周下本月底日号天内前后明今年-/. 承诺之期第季度末\u200b');
	fc.assert(
		fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
			const found = readSpokenDay(text, said);
			if (found !== null) expect(parseDay(found)).toBe(found);
		}),
		{ numRuns: 1500 },
	);
});
