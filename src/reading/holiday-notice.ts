import type { CalendarDay } from '../rules/calendar.ts';
import { addDays, type Day, dayOf, daysBetween, parseDay } from '../rules/day.ts';
import { viewGrid } from './cells.ts';
import { foldTime } from './day-text.ts';
import { findDays } from './day-words.ts';
import type { Grid } from './grid.ts';
import type { Problem } from './item.ts';
import { foldText } from './text.ts';

/** A holiday notice read: the days it names, and the lines that could not be read. */
export interface HolidayReading {
	days: CalendarDay[];
	problems: Problem[];
}

const restWord = /休|放假|假日|假期|节假日|非工作日/;
const workWord = /班|补班|上班|调班|工作日/;
const festivals = /元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?|妇女节|三月三|开斋节|古尔邦节|藏历新年/g;
const longestHoliday = 31;

/** Days from one to the other, both in. */
function daysFrom(from: Day, to: Day): Day[] {
	const length = daysBetween(from, to);
	return length < 0 || length >= longestHoliday ? [] : Array.from({ length: length + 1 }, (_, i) => addDays(from, i));
}

/** A clause that says of its days that they are free or worked: `1月1日至3日放假`, `1月4日上班`. */
function readClause(clause: string, year: number, name: string | null): CalendarDay[] {
	const text = clause.replace(/\([^)]*\)/g, '').replace(/与.{0,4}连休|共\d+天|调休/g, '');
	const working = !restWord.test(text.replace(/非工作日/g, '休')) && workWord.test(text);
	if (!working && !restWord.test(text)) return [];
	const found = findDays(text, { year, received: null, base: dayOf(year, 1, 1)! });
	const days: CalendarDay[] = [];
	found.forEach(({ day, end, yearOnly }, i) => {
		const next = found[i + 1];
		if (day === null || yearOnly) return;
		const isSpan = next?.day != null && /^[-~至到]$/.test(text.slice(end, next.start));
		const all = isSpan ? daysFrom(day, next.day!) : [day];
		for (const one of all) if (!days.some((known) => known.day === one)) days.push({ day: one, working, name });
	});
	return days;
}

const statedYear = (text: string): number | null => {
	const found = /(?<!\d)(20\d\d)(?=年|[-./])/.exec(text);
	return found === null ? null : Number(found[1]);
};

/**
 * Reads a holiday calendar: lines like `2027-01-01 休 元旦` and `2027-02-06 班`, or the sentences of the State Council's
 * yearly notice (`一、元旦：1月1日至3日放假，共3天。1月4日（周一）上班。`); `year` is for days without one.
 */
export function readHolidayText(text: string, year: number | null, sheet = ''): HolidayReading {
	const reading: HolidayReading = { days: [], problems: [] };
	const base = statedYear(foldText(text)) ?? year;
	text.split('\n').forEach((line, i) => {
		const folded = foldTime(line.replace(/[\t,]/g, ' ').replace(/(?<=\d)\s+(?=[休班放补])/g, ' '));
		if (folded === '' || base === null) return;
		const name = folded.match(festivals)?.join('、') ?? null;
		const days = folded.split(/[。;,]/).flatMap((clause) => readClause(clause, statedYear(folded) ?? base, name));
		reading.days.push(...days.filter(({ day }) => !reading.days.some((known) => known.day === day)));
		const isMeant = /\d[月日./-]/.test(folded) && (restWord.test(folded) || workWord.test(folded));
		if (isMeant && days.length === 0) {
			const message = `第${i + 1}行“${line.trim()}”没有读出日期；请写成 2027-01-01 休 元旦`;
			reading.problems.push({ sheet, row: i + 1, column: null, code: 'unreadable-day', message });
		}
	});
	return reading;
}

/** The same from a sheet: a row for each day, its date, 休 or 班, and a name in any columns. */
export function readHolidayGrid(grid: Grid, year: number | null): HolidayReading {
	const view = viewGrid(grid);
	const lines = Array.from({ length: view.rows }, (_, row) =>
		Array.from({ length: view.width }, (_, column) => {
			const date = view.at(row, column)?.date?.slice(0, 10);
			return date !== undefined && parseDay(date) !== null ? date : view.text(row, column).replace(/\n/g, ' ');
		}).join(' '),
	);
	return readHolidayText(lines.join('\n'), year, grid.sheet);
}
