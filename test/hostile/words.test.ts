import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOption, numberOption, percentOption, promiseOption } from '../../src/commands/common/days.ts';
import { UserError } from '../../src/errors.ts';
import { readEdited } from '../../src/papers/circular-edited.ts';
import { readAmount } from '../../src/reading/amount.ts';
import { readDayCell, readDeadlineCell } from '../../src/reading/deadline-cell.ts';
import { readFormParts } from '../../src/reading/form.ts';
import type { Cell, Grid } from '../../src/reading/grid.ts';
import { parseField, ruleOfPath } from '../../src/reading/headings.ts';
import { readHolidayText } from '../../src/reading/holiday-notice.ts';
import { readCallLines } from '../../src/reading/jotted-line.ts';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { readPercent } from '../../src/reading/percent.ts';
import { readPlanTable } from '../../src/reading/plan-table.ts';
import { readRoster } from '../../src/reading/roster.ts';
import { cleanText, isBlank } from '../../src/reading/text.ts';
import { readUnitTable } from '../../src/reading/unit-table.ts';
import { type Day, day, parseDay } from '../../src/rules/day.ts';
import { parseReferences } from '../../src/rules/numbering.ts';
import { parsePeriod, periodKey } from '../../src/rules/period.ts';
import { ruleTable } from '../../src/rules/rule-table.ts';
import { encodeGb18030 } from '../../src/sheets/gb18030.ts';
import { openWorkbook } from '../../src/sheets/open.ts';
import { decodeText, readSeparated } from '../../src/sheets/text.ts';

const today = day('2026-11-02');
const context = { year: 2026, received: null, base: today };

const parts = [
	...'0 1 2 3 6 9 10 11 12 13 29 31 32 99 999 2026 1999 〇 一 二 两 十 廿 百 年 月 日 号 季度 旬 周 个 半 底 初 前 内 后 起 至'.split(
		' ',
	),
	...'- ~ — . .. / : ： 、 ， , ; 。 （ ） [ ] % ％ 百分之 约 左右 过半 成 0.6 1/3 1/0 1e9 NaN 每 工作日 小时 今天 本 下 去'.split(
		' ',
	),
	...'持续 立即 已完成 春节 十四五 Q3 W44 2026-001 草3 1..30 5..1 县水利局 牵头 配合 等 未接通 承诺 @县水利局 休 班 放假 是 否 加 扣'.split(
		' ',
	),
	...'序号 督办事项 完成时限 本期进展 编号 填报单位： 表号： 单位名称 督查时间 constructor __proto__ _x000D_ ① Ⅳ ㋀ ½ ٣ ３'.split(
		' ',
	),
	...[
		'\u200b',
		'\u00a0',
		'\u3000',
		'\ufeff',
		'\u202e',
		'\ud800',
		'\0',
		'\r',
		'\n',
		'\t',
		'"',
		"'",
		'=',
		'<',
		'&#x110000;',
	],
];
const text = fc.oneof(
	{ weight: 6, arbitrary: fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((list) => list.join('')) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{
		weight: 1,
		arbitrary: fc
			.tuple(fc.constantFrom(...parts), fc.constantFrom(...parts), fc.integer({ min: 1, max: 400 }))
			.map(([one, other, times]) => (one + other).repeat(times)),
	},
);
const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
	fc.constant(undefined),
	text.map((written) => ({ text: written })),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => ({ text: String(number), number })),
	fc.constantFrom('2026-06-30', '2026-02-30', '9999-12-31').map((date) => ({ text: date, date })),
);

/** A refusal in words is an answer; anything else is a fault of ours. */
function answered<T>(read: () => T): T | null {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		expect(error.message).toMatch(/\p{Script=Han}/u);
		return null;
	}
}
const law = <T>(values: fc.Arbitrary<T>, hold: (value: T) => void) =>
	fc.assert(fc.property(values, hold), { numRuns: 150 });
const isDay = (found: Day | null) => found === null || parseDay(found) === found;

test('a cell of days: a real day, or words that hold nothing of our own', () => {
	law(cell, (given) => {
		const { deadline, problem } = readDeadlineCell(given, context);
		expect(isDay(deadline.date) && isDay(readDayCell(given, context))).toBe(true);
		if (!given?.text.includes('NaN')) expect(`${deadline.note} ${problem?.message}`).not.toMatch(/NaN|undefined年/);
	});
});

test('a share is one, or it is told that it is none', () => {
	law(fc.tuple(cell, fc.boolean()), ([given, isShare]) => {
		const { percent, note } = readPercent(given, isShare);
		expect(percent === null || (percent >= 0 && percent <= 100)).toBe(true);
		if (given !== undefined && !isBlank(cleanText(given.text))) expect([percent, note]).not.toEqual([null, null]);
	});
});

test('an amount is a finite number', () => {
	law(cell, (given) => {
		expect(Number.isFinite(readAmount(given).value ?? 0)).toBe(true);
	});
	expect(readAmount({ text: '9'.repeat(400) })).toMatchObject({ value: null, note: expect.stringContaining('太大') });
});

test('what is typed for a day, a number, items or a period', () => {
	law(text, (typed) => {
		expect(isDay(answered(() => dayOption('--day', typed, today)))).toBe(true);
		expect(isDay(answered(() => promiseOption('--promise', typed, today)))).toBe(true);
		expect(answered(() => percentOption(typed)) ?? 0).toBeLessThanOrEqual(100);
		expect(answered(() => numberOption('--value', typed)) ?? 0).toBeGreaterThanOrEqual(0);
		expect(answered(() => parseReferences([typed], 2026))?.length ?? 0).toBeLessThan(10_000);
		const period = answered(() => parsePeriod(typed, today));
		if (period !== null)
			expect(parsePeriod(periodKey(period), today)).toMatchObject({ from: period.from, to: period.to });
	});
});

test('the value of a rule is stored as it is read again', () => {
	law(fc.tuple(fc.constantFrom(...ruleTable), text), ([rule, typed]) => {
		const value = answered(() => rule.read(typed));
		if (value !== null) expect(rule.read(value)).toBe(value);
	});
});

test('jotted calls, holiday notices and headings', () => {
	law(text, (written) => {
		readCallLines(written, today, new Set(['何小川']));
		for (const { day: found } of readHolidayText(written, 2027).days) expect(isDay(found)).toBe(true);
		parseField(written);
		ruleOfPath([written, written]);
	});
});

const headings = [
	['序号', '编号', '督办事项', '责任单位', '完成时限', '完成比例', '备注', '类别', '诉求人', '工单号'],
	['编号', '承办单位', '事项', '本期进展', '完成百分比', '存在问题', '申请办结'],
	['单位名称', '简称', '类别', '别名', '分组'],
	['督查内容', '责任单位', '督查时间', '督查方式'],
];
const grid: fc.Arbitrary<Grid> = fc.constantFrom(...headings).chain((words) =>
	fc
		.tuple(
			fc.array(
				fc.constantFrom(...words).map((word) => ({ text: word })),
				{ minLength: 2, maxLength: 8 },
			),
			fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
			fc.nat(3),
		)
		.map(([head, rows, at]) => ({
			sheet: '表',
			rows: [...rows.slice(0, at), head, ...rows.slice(at)],
			merges: [],
			hidden: false,
			hiddenRows: [],
			plain: false,
		})),
);

test('a row above the first item is a title, a header or told', () => {
	law(grid, (one) => {
		const book = { file: '表.xlsx', format: 'xlsx' as const, grids: [one], notices: [] };
		answered(() => readFormParts(book));
		for (const read of [readRoster, readUnitTable]) answered(() => read(book));
		answered(() => readPlanTable(book, context));
		const ledger = answered(() => readLedger(book, { today }));
		if (ledger === null) return;
		const first = Math.min(...ledger.items.map(({ row }) => row));
		const told = new Set([...ledger.skipped, ...ledger.problems].map(({ row }) => row));
		one.rows.slice(0, first - 1).forEach((cells, at) => {
			if (cells.some((given) => !isBlank(cleanText(given?.text ?? '')))) expect([...told]).toContain(at + 1);
		});
	});
});

const bytes = fc.oneof(
	fc.uint8Array({ maxLength: 200 }),
	...[
		(written: string) => Buffer.from(written),
		(written: string) => Buffer.from(`\ufeff${written}`, 'utf16le'),
		(written: string) => Buffer.from(`\ufeff${written}`, 'utf16le').swap16(),
		(written: string) => Buffer.from(encodeGb18030(`序号,督办事项\n1,${written}\n`)),
		(written: string) => Buffer.from(`<html><table><tr><td>${written}</td></tr></table>`),
	].map((write) =>
		fc.tuple(text, fc.uint8Array({ maxLength: 2 }), fc.nat()).map(([written, junk, at]) => {
			const whole = write(written);
			const place = at % (whole.length + 1);
			return Buffer.concat([whole.subarray(0, place), junk, whole.subarray(place)]);
		}),
	),
);

test('any bytes for a table: text without a lost character, or a refusal', async () => {
	law(bytes, (given) => {
		const read = answered(() => decodeText(given));
		if (read === null) return;
		expect(read.text).not.toMatch(/[\0\ufffd]/);
		answered(() => readSeparated(read.text));
	});
	await fc.assert(
		fc.asyncProperty(bytes, async (given) => {
			const error = await openWorkbook(given).then(
				() => null,
				(reason: unknown) => reason,
			);
			if (error !== null) expect(error).toBeInstanceOf(UserError);
		}),
		{ numRuns: 150 },
	);
});

const tags = [
	...['p', 'r', 't', 'tbl', 'tr', 'tc', 'ins'].flatMap((name) => [`<w:${name}>`, `</w:${name}>`, `<w:${name}/>`]),
	...[
		'<w:gridSpan w:val="-1"/>',
		'<w:vMerge/>',
		'<w:tab/>',
		'<w:jc w:val="center"/>',
		'<!--',
		'<![CDATA[',
		']]>',
		'<',
		'"',
	],
	...[
		'&constructor;',
		'&#xFFFFFFF;',
		'第　期',
		'附件1',
		'2026年11月2日',
		'<property name="ducha">',
		'</property>',
		'：',
	],
];
const xml = fc.array(fc.constantFrom(...tags, ...parts), { maxLength: 40 }).map((list) => list.join(''));

test('any body of a draft is read', () => {
	law(fc.tuple(xml, xml, xml), ([body, footer, properties]) => {
		const named = [
			['word/document.xml', body],
			['word/footer1.xml', footer],
			['docProps/custom.xml', properties],
		] as const;
		expect(JSON.stringify(readEdited(new Map(named)))).not.toContain('native code');
	});
});
