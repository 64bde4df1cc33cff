import { addDays, addMonths, type Day, dateOf, dayOf, monthEnd, monthOf, weekdayOf, yearOf } from '../rules/day.ts';
import type { DayContext } from './day-context.ts';
import { festivalDay, festivalNames } from './festivals.ts';

/** What has been read so far and what later words may lean on: `6月20日、25日`. */
export interface Reading {
	context: DayContext;
	year: number | null;
	month: number | null;
	/** The last found day was a bare month, so `-12` may follow. */
	monthOpen: boolean;
}
/** One expression read: `day` is null where the words name a day that does not exist, or may mean several: `why` says so. */
export type Found = { day: Day | null; notes: string[]; yearOnly?: boolean; monthOpen?: boolean; why?: string };
interface Form {
	form: RegExp;
	read: (parts: (string | undefined)[], at: Reading) => Found | null;
}

const partDays: Record<string, { date: number | 'end'; note: string }> = {
	底: { date: 'end', note: '按月末' },
	末: { date: 'end', note: '按月末' },
	下旬: { date: 'end', note: '下旬按月末' },
	下半月: { date: 'end', note: '下半月按月末' },
	内: { date: 'end', note: '按月末' },
	初: { date: 10, note: '月初按10日' },
	上旬: { date: 10, note: '上旬按10日' },
	中上旬: { date: 20, note: '中上旬按20日' },
	上中旬: { date: 20, note: '上中旬按20日' },
	中下旬: { date: 'end', note: '中下旬按月末' },
	上半月: { date: 15, note: '上半月按15日' },
	中旬: { date: 20, note: '中旬按20日' },
	中: { date: 15, note: '月中按15日' },
};
const yearParts: Record<string, { month: number; note: string }> = {
	初: { month: 1, note: '年初按1月末' },
	中: { month: 6, note: '年中按6月末' },
};
/** End years of the five-year plans. */
const plans: Record<string, number> = { 十三五: 2020, 十四五: 2025, 十五五: 2030, 十六五: 2035 };
const yearShift: Record<string, number> = { 今: 0, 本: 0, 当: 0, 明: 1, 次: 1, 翌: 1, 来: 1, 后: 2, 去: -1, 上: -1 };
const monthShift: Record<string, number> = { 本: 0, 当: 0, 这: 0, 下: 1, 次: 1, 上: -1 };

/** Further than this from the paper's year, the first of three numbers is hardly one: `11/10/25` may be written the other way round. */
const farYears = 9;

const guessedYear = (year: number) => `年份按${year}年`;
const part = '(底|末|初|上中旬|中上旬|中下旬|上旬|中旬|下旬|上半月|下半月|中|内)?';
const before = '((?:之|以)?前)?';

/** The year of a date without one: a January or February named on a paper that came in late in the year is the next one's. */
function settleYear(at: Reading, month: number, notes: string[]): number {
	if (at.year !== null) return at.year;
	const { received, year } = at.context;
	const next = received !== null && yearOf(received) === year && monthOf(received) >= 10 && month <= 3;
	const settled = next ? year + 1 : year;
	notes.push(guessedYear(settled));
	return settled;
}

function wholeDay(at: Reading, year: number | null, month: number, date: number): Found {
	const notes: string[] = [];
	if (year !== null) at.year = year;
	const settled = settleYear(at, month, notes);
	at.month = month;
	return { day: dayOf(settled, month, date), notes };
}

function partOfMonth(at: Reading, year: number | null, month: number, word = '', isBefore = false): Found {
	const notes: string[] = [];
	if (year !== null) at.year = year;
	const settled = settleYear(at, month, notes);
	at.month = month;
	if (month < 1 || month > 12 || dayOf(settled, month, 1) === null) return { day: null, notes };
	if (word === '' && isBefore) {
		const day = addDays(dayOf(settled, month, 1)!, -1);
		return { day, notes: [...notes, `“${month}月前”按${monthOf(day)}月末`] };
	}
	const rule = partDays[word === '' ? '末' : word]!;
	const day = rule.date === 'end' ? monthEnd(settled, month) : dayOf(settled, month, rule.date);
	return { day, notes: [...notes, rule.note], monthOpen: word === '' };
}

function partOfYear(at: Reading, year: number, word = '', isBefore = false, notes: string[] = []): Found {
	at.year = year;
	at.month = null;
	if (word === '' && isBefore) return { day: dayOf(year - 1, 12, 31), notes: [...notes, `“${year}年前”按上年末`] };
	const rule = yearParts[word] ?? { month: 12, note: '按年末' };
	const known = dayOf(year, rule.month, 1) !== null;
	return { day: known ? monthEnd(year, rule.month) : null, notes: [...notes, rule.note], yearOnly: word === '' };
}

function endOfMonthSpan(at: Reading, month: number, note: string): Found {
	const notes: string[] = [];
	const year = at.year ?? at.context.year;
	if (at.year === null) notes.push(guessedYear(year));
	at.month = month;
	return { day: dayOf(year, month, 1) && monthEnd(year, month), notes: [...notes, note] };
}

function dayInMonthOf(at: Reading, base: Day, word: string | undefined, date: string | undefined): Found {
	at.year = yearOf(base);
	const found =
		date === undefined
			? partOfMonth(at, at.year, monthOf(base), word)
			: wholeDay(at, at.year, monthOf(base), Number(date));
	return { ...found, notes: [`按${yearOf(base)}年${monthOf(base)}月`, ...found.notes], monthOpen: false };
}

function dayInWeek(at: Reading, shift: number, weekday: string | undefined): Found {
	const { base } = at.context;
	const place = weekday === undefined || weekday === '末' ? 7 : '一二三四五六'.indexOf(weekday) + 1 || 7;
	const monday = addDays(base, 1 - (weekdayOf(base) || 7) + 7 * shift);
	return { day: addDays(monday, place - 1), notes: [`从${monthOf(base)}月${dateOf(base)}日所在的一周推算`] };
}

/** The day before a festival; one already past when the paper came in is the next year's. */
function eveOf(at: Reading, name: string): Found | null {
	const year = at.year ?? at.context.year;
	const here = festivalDay(name, year);
	const { received } = at.context;
	const isNext = at.year === null && here !== null && (name === '元旦' || (received !== null && received >= here));
	const festival = isNext ? festivalDay(name, year + 1) : here;
	if (festival === null) return null;
	return {
		day: addDays(festival, -1),
		notes: [`${name}为${yearOf(festival)}年${monthOf(festival)}月${dateOf(festival)}日，按前一日`],
	};
}

const n = Number;
/** How days are written, the fuller form before the shorter one. Texts come folded: half width, no spaces, Arabic figures. */
export const dayForms: Form[] = [
	{ form: /(?<!\d)(\d{4})[-~至到](?=\d{4}(?:年|$))/y, read: () => null },
	{ form: /(?<!\d)\d{1,2}[-~至到](?=\d{1,2}月)/y, read: () => null },
	{ form: /(?<!\d)[1-4](?:[-~至到、]|季度?[-~至到、])(?=第?[1-4]季)/y, read: () => null },
	{ form: /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/y, read: ([y, m, d], at) => wholeDay(at, n(y), n(m), n(d)) },
	{ form: /(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)/y, read: ([y, m], at) => partOfMonth(at, n(y), n(m)) },
	{
		form: /(?<!\d)(\d{4})年度?(\d{1,2})月份?(\d{1,2})(?:日|号)?(?!\d|月|个|季|%)/y,
		read: ([y, m, d], at) => wholeDay(at, n(y), n(m), n(d)),
	},
	{
		form: /(?<!\d)(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?:日|号)?(?!\d)/y,
		read: ([y, , m, d], at) => wholeDay(at, n(y), n(m), n(d)),
	},
	{
		form: /(?<!\d)(\d{1,2})\/(\d{1,2})\/(20\d\d)(?!\d)/y,
		read: ([m, d, y], at) => wholeDay(at, n(y), n(m), n(d)),
	},
	{
		form: /(?<!\d)([1-4]\d)([./-])(\d{1,2})\2(\d{1,2})(?:日|号)?(?!\d)/y,
		read: ([y, , m, d], at) => {
			const year = 2000 + n(y);
			if (Math.abs(year - at.context.year) > farYears)
				return { day: null, notes: [], why: '看不出哪个数是年份，请写成 2026-06-30 的样子' };
			return { ...wholeDay(at, year, n(m), n(d)), notes: [guessedYear(year)] };
		},
	},
	{
		form: new RegExp(`(?<!\\d)(\\d{4})年度?(\\d{1,2})(?:月份?|(?=[-~至到、,]\\d{1,2}月))${part}${before}`, 'y'),
		read: ([y, m, p, b], at) => partOfMonth(at, n(y), n(m), p, b !== undefined),
	},
	{
		form: new RegExp(`(?<!\\d)((?:19|20)\\d\\d)[./-](\\d{1,2})(?!\\d)(?:月份?)?${part}${before}`, 'y'),
		read: ([y, m, p, b], at) => partOfMonth(at, n(y), n(m), p, b !== undefined),
	},
	{
		form: new RegExp(`(?<!\\d)(\\d{4})年度?(底|末|终|初|中|内)?${before}`, 'y'),
		read: ([y, p, b], at) => partOfYear(at, n(y), p, b !== undefined),
	},
	{
		form: /(?<!\d)(\d{1,2})月份?(\d{1,2})(?:日|号)?(?!\d|月|个|季|%|项)/y,
		read: ([m, d], at) => wholeDay(at, null, n(m), n(d)),
	},
	{
		form: /(?<![\d.])(\d{1,2})([./-])(\d{1,2})(?:日|号)?(?=$|[前之以内,;、。()~至到-])/y,
		read: ([m, , d], at) => wholeDay(at, null, n(m), n(d)),
	},
	{
		form: new RegExp(`(?:次年|翌年|明年)(\\d{1,2})月份?(?:(\\d{1,2})[日号]|${part})${before}`, 'y'),
		read: ([m, d, p, b], at) => {
			const year = (at.year ?? at.context.year) + 1;
			return d === undefined ? partOfMonth(at, year, n(m), p, b !== undefined) : wholeDay(at, year, n(m), n(d));
		},
	},
	{
		form: new RegExp(`(?<!\\d)(\\d{1,2})月份?${part}${before}`, 'y'),
		read: ([m, p, b], at) => partOfMonth(at, null, n(m), p, b !== undefined),
	},
	{
		form: /(?<=\d)[-~至到](\d{1,2})(?![\d./年月日号%])/y,
		read: ([m], at) => (at.monthOpen ? partOfMonth(at, null, n(m)) : null),
	},
	{
		form: /(?<![\d个])(\d{1,2})[日号](?!内)/y,
		read: ([d], at) =>
			at.month === null ? dayInMonthOf(at, at.context.base, undefined, d) : wholeDay(at, at.year, at.month, n(d)),
	},
	{ form: /第?([1-4])季度?(?:末|底|内)?/y, read: ([q], at) => endOfMonthSpan(at, n(q) * 3, '按季度末') },
	{ form: /[Qq]([1-4])/y, read: ([q], at) => endOfMonthSpan(at, n(q) * 3, '按季度末') },
	{ form: /前([1-3])个?季度?/y, read: ([q], at) => endOfMonthSpan(at, n(q) * 3, '按季度末') },
	{ form: /(?:前|上)半年(?:末|底|内)?/y, read: (_, at) => endOfMonthSpan(at, 6, '按半年末') },
	{ form: /(?:后|下)半年(?:末|底|内)?/y, read: (_, at) => endOfMonthSpan(at, 12, '按半年末') },
	{
		form: /([今本当明次翌来后去上])年度?(底|末|终|初|中|内)?/y,
		read: ([w, p], at) => {
			const year = at.context.year + yearShift[w!]!;
			return partOfYear(at, year, p, false, [guessedYear(year)]);
		},
	},
	{
		form: /(?:全年|年度内|年度(?=$|[,;。])|年(底|末|终|初|中|内|前))/y,
		read: ([p], at) => {
			const year = at.year ?? at.context.year;
			const found = partOfYear(at, year, p === '前' ? '末' : p, false, at.year === null ? [guessedYear(year)] : []);
			return { ...found, yearOnly: p === undefined };
		},
	},
	{
		form: new RegExp(`([本当这下次上])个?月份?(?:(\\d{1,2})[日号]|${part})`, 'y'),
		read: ([w, d, p], at) => dayInMonthOf(at, addMonths(at.context.base, monthShift[w!]!), p, d),
	},
	{ form: /月(底|末|中旬|上旬|下旬|中|内|初)/y, read: ([p], at) => dayInMonthOf(at, at.context.base, p, undefined) },
	{
		form: /([本下])个?季度?(?:末|底|内)?/y,
		read: ([w], at) => {
			const base = addMonths(at.context.base, w === '本' ? 0 : 3);
			at.year = yearOf(base);
			return endOfMonthSpan(at, Math.ceil(monthOf(base) / 3) * 3, '按季度末');
		},
	},
	{
		form: /([本这下])个?(?:周|星期)([一二三四五六日天末])?/y,
		read: ([w, d], at) => dayInWeek(at, w === '下' ? 1 : 0, d),
	},
	{
		form: new RegExp(`(${Object.keys(plans).join('|')})(?:规划)?(?:时期|期间|期内|期末|末|收官)?`, 'y'),
		read: ([w], at) => partOfYear(at, plans[w!]!, '末', false, [`“${w}”末`]),
	},
	{
		form: new RegExp(`(${festivalNames.join('|')})(?:国际)?节?(?:假期|长假|放假)?(?:来临)?(?:之|以)?前`, 'y'),
		read: ([name], at) => eveOf(at, name!),
	},
];
