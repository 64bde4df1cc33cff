import { UserError } from '../errors.ts';
import {
	addDays,
	addMonths,
	type Day,
	dateOf,
	day,
	daysBetween,
	monthEnd,
	monthOf,
	parseDay,
	writeMonthDay,
	yearOf,
} from './day.ts';
import { readWhole, spellNumber } from './numerals.ts';
import { mondayOf, numberOfWeek, weekOfYear } from './week.ts';

export interface Period {
	kind: 'week' | 'month' | 'quarter' | 'half' | 'year' | 'range';
	from: Day;
	/** Inclusive. */
	to: Day;
	/** As a paper calls it: `10月份`, `三季度`, `10月26日至11月1日`; with the year when that is not this year. */
	label: string;
}

/** So many months of a year from a month on. */
function months(year: number, first: number, count: number): { from: Day; to: Day } {
	return {
		from: day(`${year}-${String(first).padStart(2, '0')}-01`),
		to: monthEnd(year, first + count - 1),
	};
}

type Span = Omit<Period, 'label'> & { words: string };

const week = (monday: Day): Span => ({
	kind: 'week',
	from: monday,
	to: addDays(monday, 6),
	words: `${writeMonthDay(monday)}至${writeMonthDay(addDays(monday, 6))}`,
});
const month = (year: number, m: number): Span => ({ kind: 'month', ...months(year, m, 1), words: `${m}月份` });
const quarter = (year: number, q: number): Span => ({
	kind: 'quarter',
	...months(year, q * 3 - 2, 3),
	words: `${spellNumber(q)}季度`,
});
const half = (year: number, h: number): Span => ({
	kind: 'half',
	...months(year, h * 6 - 5, 6),
	words: h === 1 ? '上半年' : '下半年',
});
const wholeYear = (year: number): Span => ({ kind: 'year', ...months(year, 1, 12), words: '全年' });
const shifted = (today: Day, by: number): [number, number] => {
	const then = addMonths(today, by);
	return [yearOf(then), monthOf(then)];
};
const quarterOf = (m: number): number => Math.ceil(m / 3);

/** Words that mean a period as seen from today. */
const relativeWords: Readonly<Record<string, (today: Day) => Span>> = {
	本周: (today) => week(mondayOf(today)),
	上周: (today) => week(addDays(mondayOf(today), -7)),
	本月: (today) => month(...shifted(today, 0)),
	上月: (today) => month(...shifted(today, -1)),
	上个月: (today) => month(...shifted(today, -1)),
	本季度: (today) => quarter(yearOf(today), quarterOf(monthOf(today))),
	上季度: (today) => {
		const [year, m] = shifted(today, -3);
		return quarter(year, quarterOf(m));
	},
	全年: (today) => wholeYear(yearOf(today)),
	今年: (today) => wholeYear(yearOf(today)),
	本年: (today) => wholeYear(yearOf(today)),
	去年: (today) => wholeYear(yearOf(today) - 1),
	上年: (today) => wholeYear(yearOf(today) - 1),
};

/** A number in digits or Chinese numerals, within bounds. */
function numberOf(text: string | undefined, most: number): number | null {
	const n = text === undefined ? null : readWhole(text);
	return n !== null && n >= 1 && n <= most ? n : null;
}

/** Written periods: the year (if any), then the number; a bare one that has not begun is last year's. */
const writtenForms: readonly [RegExp, number, (year: number, n: number) => Span][] = [
	[/^(?:(\d{4})年)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?$/u, 12, month],
	[/^(\d{4})[-./](\d{1,2})$/, 12, month],
	[/^(?:(\d{4})年?)?第?([一二三四1-4])季度?$/u, 4, quarter],
	[/^(?:(\d{4})年?-?)?Q([1-4])$/i, 4, quarter],
];
const weeks = /^(?:(\d{4})(?:年|-)?)?(?:第?(\d{1,2})周|W(\d{1,2}))$/iu;
const halves = /^(?:(\d{4})年?)?(上|下)半年$/u;
const years = /^(\d{4})年?(?:全年|度)?$/u;

const dayForm = String.raw`(?:(\d{4})(?:年|[-./]))?(\d{1,2})(?:月|[-./])(\d{1,2})日?`;
const monthDay = (m: string, d: string): string => `${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
const range = new RegExp(`^${dayForm}(?:-|~|至|到|\\.{2,3})${dayForm}$`, 'u');

const isPlausible = (year: string | undefined): boolean => year === undefined || (year >= '1990' && year <= '2199');

/** Without a year, the latest such span that has begun. */
function latestBegun(year: string | undefined, today: Day, make: (year: number) => Span): Span {
	if (year !== undefined) return make(Number(year));
	const own = make(yearOf(today));
	return own.from > today ? make(yearOf(today) - 1) : own;
}

/** The first year of a span from one date to another: as written, else the latest in which it has begun. */
function firstYearOf(
	written: string | undefined,
	last: string | undefined,
	crosses: boolean,
	begins: string,
	today: Day,
) {
	if (written !== undefined) return Number(written);
	if (last !== undefined) return Number(last) - (crosses ? 1 : 0);
	return yearOf(today) - (begins > today.slice(5) ? 1 : 0);
}

function readRange(text: string, today: Day): Span | null {
	const [, y1, m1, d1, y2, m2, d2] = range.exec(text) ?? [];
	if (m1 === undefined || d1 === undefined || m2 === undefined || d2 === undefined) return null;
	const [begins, ends] = [monthDay(m1, d1), monthDay(m2, d2)];
	// 12.25-1.5 runs over New Year.
	const crosses = ends < begins;
	const first = firstYearOf(y1, y2, crosses, begins, today);
	const from = parseDay(`${first}-${begins}`);
	const to = parseDay(`${y2 ?? first + (crosses ? 1 : 0)}-${ends}`);
	if (from === null || to === null || to < from || !isPlausible(`${first}`)) return null;
	return { kind: 'range', from, to, words: `${writeMonthDay(from)}至${writeMonthDay(to)}` };
}

/** A week by its number; a year has 52 or 53. */
function readWeek(text: string, today: Day): Span | null {
	const [, year, spoken, written] = weeks.exec(text) ?? [];
	const n = Number(spoken ?? written ?? 0);
	if (n < 1 || !isPlausible(year)) return null;
	const span = latestBegun(year, today, (y) => week(weekOfYear(y, n)));
	return numberOfWeek(span.from).n === n ? span : null;
}

function readSpan(text: string, today: Day): Span | null {
	const relative = Object.hasOwn(relativeWords, text) ? relativeWords[text] : undefined;
	if (relative) return relative(today);
	for (const [form, most, make] of writtenForms) {
		const [, year, written] = form.exec(text) ?? [];
		const n = numberOf(written, most);
		if (n !== null && isPlausible(year)) return latestBegun(year, today, (y) => make(y, n));
	}
	const [, halfYear, which] = halves.exec(text) ?? [];
	if (which !== undefined && isPlausible(halfYear))
		return latestBegun(halfYear, today, (y) => half(y, which === '上' ? 1 : 2));
	const year = years.exec(text)?.[1];
	if (year !== undefined && isPlausible(year)) return wholeYear(Number(year));
	return readWeek(text, today) ?? readRange(text, today);
}

/** The period a word means, as seen from today: `本周`, `第44周`, `本月`, `10月`, `2026-10`, `三季度`, `2026Q3`, `上半年`, `全年`, `8.1-8.31`. */
export function parsePeriod(text: string, today: Day): Period {
	const plain = text
		.normalize('NFKC')
		.replace(/[\s\p{Cf}]/gu, '')
		.replace(/[\u2010-\u2015\u2212]/g, '-');
	const span = readSpan(plain, today);
	if (span === null)
		throw new UserError(`看不懂这个时间段：${text}`, {
			exit: 'misused',
			code: 'bad-period',
			hint: '写成 本周、上周、第44周、本月、上月、10月、2026-10、三季度、2026Q3、上半年、全年、2026 或 8.1-8.31',
		});
	return labelled(span, today);
}

/** A span as it is called on a day: with the year when that is not this year. */
function labelled({ words, ...period }: Span, today: Day): Period {
	const isThisYear = yearOf(period.from) === yearOf(today) && yearOf(period.to) === yearOf(today);
	return { ...period, label: isThisYear ? words : labelWithYear(period, words) };
}

function labelWithYear({ kind, from, to }: Omit<Period, 'label'>, words: string): string {
	if (kind === 'year') return `${yearOf(from)}年`;
	if ((kind === 'range' || kind === 'week') && yearOf(from) !== yearOf(to))
		return `${yearOf(from)}年${writeMonthDay(from)}至${yearOf(to)}年${writeMonthDay(to)}`;
	return `${yearOf(from)}年${words}`;
}

/** Words that name a month, quarter, half or days without saying of which year. */
const bareForms = /^(?!\d{4})(?:[\d一二三四五六七八九十第Q]|下半年)/iu;

/** As `parsePeriod`, for what lies ahead: a bare `12月` that has not begun is this year's. */
export function parsePeriodAhead(text: string, today: Day): Period {
	const past = parsePeriod(text, today);
	const isBare = bareForms.test(text.normalize('NFKC'));
	if (!isBare || yearOf(past.to) === yearOf(today)) return past;
	return parsePeriod(text, day(`${yearOf(today)}-12-31`));
}

/** Until when something is due that a period asks for: `11月底前`, `年底前`, `8月20日前`. */
export function writeDueBy({ kind, to, label }: Period): string {
	if (kind === 'range' || kind === 'week') return `${writeMonthDay(to)}前`;
	return kind === 'year' ? `${yearOf(to)}年底前` : `${label.replace(/份$/, '')}底前`;
}

/** A period as the ledger keeps it, the same whenever it is read: `2026W44`, `2026-10`, `2026Q3`, `2026上半年`, `2026`, `2026.8.1-2026.8.31`. */
export function periodKey({ kind, from, to }: Pick<Period, 'kind' | 'from' | 'to'>): string {
	const dotted = (d: Day) => `${yearOf(d)}.${monthOf(d)}.${dateOf(d)}`;
	const { year, n } = numberOfWeek(mondayOf(from));
	const keys: Readonly<Record<Period['kind'], string>> = {
		week: `${year}W${n}`,
		month: from.slice(0, 7),
		quarter: `${yearOf(from)}Q${quarterOf(monthOf(from))}`,
		half: `${yearOf(from)}${monthOf(from) === 1 ? '上' : '下'}半年`,
		year: String(yearOf(from)),
		range: `${dotted(from)}-${dotted(to)}`,
	};
	return keys[kind];
}

/** The period of the same kind just before one; of days from one to another, as many days before. */
export function periodBefore({ kind, from, to }: Pick<Period, 'kind' | 'from' | 'to'>, today: Day): Period {
	const at = addDays(from, -1);
	const [year, m] = [yearOf(at), monthOf(at)];
	const spans: Readonly<Record<Period['kind'], () => Span>> = {
		week: () => week(mondayOf(at)),
		month: () => month(year, m),
		quarter: () => quarter(year, quarterOf(m)),
		half: () => half(year, m > 6 ? 2 : 1),
		year: () => wholeYear(year),
		range: () => {
			const first = addDays(at, -daysBetween(from, to));
			return { kind, from: first, to: at, words: `${writeMonthDay(first)}至${writeMonthDay(at)}` };
		},
	};
	return labelled(spans[kind](), today);
}

/** The quarter or half year before one within the same year, which its papers compare with; null for other periods. */
export function spanBefore({ kind, from }: Pick<Period, 'kind' | 'from'>): Omit<Period, 'kind'> | null {
	const length = kind === 'quarter' ? 3 : 6;
	if ((kind !== 'quarter' && kind !== 'half') || monthOf(from) <= length) return null;
	const at = addMonths(from, -length);
	const { words: label, ...span } =
		kind === 'quarter' ? quarter(yearOf(at), quarterOf(monthOf(at))) : half(yearOf(at), 1);
	return { from: span.from, to: span.to, label };
}
