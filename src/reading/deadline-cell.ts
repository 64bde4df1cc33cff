import { addDays, type Day, day, monthOf, parseDay, writeDay, yearOf } from '../rules/day.ts';
import type { StatedDeadline } from '../rules/deadline.ts';
import type { DayContext } from './day-context.ts';
import { foldTime } from './day-text.ts';
import { emptyDeadline, readDeadline } from './deadline.ts';
import type { Cell } from './grid.ts';
import { cleanText } from './text.ts';

const serialZero = day('1899-12-30');
/** A date serial of Excel between 2000 and 2099. */
const isSerial = (n: number) => n >= 36526 && n < 73051;

const serialDay = (raw: string, n: number): StatedDeadline => ({
	...emptyDeadline(raw),
	kind: 'date',
	date: addDays(serialZero, Math.floor(n + 1e-5)),
	note: `推定：${raw}是Excel的日期序号`,
});

/** A deadline cell read, and what to tell the clerk when it could not be taken as it stands. */
export interface DeadlineReading {
	deadline: StatedDeadline;
	problem: { code: string; message: string } | null;
}

const fine = (deadline: StatedDeadline): DeadlineReading => ({ deadline, problem: null });

function refused(raw: string, code: string, message: string): DeadlineReading {
	return { deadline: { ...emptyDeadline(raw), kind: 'unparseable', note: message }, problem: { code, message } };
}

/** Numbers lose a last zero: 2025.1 may be 2025年10月 and 6.3 may be 6月30日. */
const lostZero = /^(?:\d{4}\.1|(?:[13-9]|1[0-2])\.3|\d{1,2}\.[12])$/;

function readDateNumber(raw: string, n: number, context: DayContext): DeadlineReading {
	if (isSerial(n)) return fine(serialDay(raw, n));
	if (lostZero.test(raw)) {
		const [first, last] = raw.split('.');
		const meant = first!.length === 4 ? `${first}年10月` : `${first}月${last}0日`;
		return refused(raw, 'lost-zero', `“${raw}”可能是${meant}，请写全（如 ${meant}）`);
	}
	const read = readDeadline(raw, context);
	return read.kind === 'date'
		? fine(read)
		: refused(raw, 'not-a-day', `数字“${raw}”不是日期，请写成 ${context.year}-06-30 的样子`);
}

function readDateCell(raw: string, cell: Cell & { date: string }, context: DayContext): DeadlineReading {
	const stored = parseDay(cell.date.slice(0, 10));
	if (stored === null) return refused(raw, 'impossible-date', `没有“${cell.date}”这一天`);
	if (cell.dateForm === 'month')
		return fine({ ...readDeadline(`${yearOf(stored)}年${Number(stored.slice(5, 7))}月`, context), raw });
	const hidden = cell.dateForm === 'no-year' && yearOf(stored) !== context.year;
	const note = hidden ? `推定：单元格里存的年份是${yearOf(stored)}年，表上看不到` : null;
	return fine({ ...emptyDeadline(raw), kind: 'date', date: stored, note });
}

/** A day of a month nobody names; `25日` may also be meant for 25 days. */
const bareDate = /^\d{1,2}[日号]$/;

/** `25日` is the 25th of the month the paper came in, and said so; one before that day may be of any month. */
function readBareDate(raw: string, deadline: StatedDeadline, { base, year }: DayContext): DeadlineReading {
	const { date } = deadline;
	const days = raw.endsWith('日') ? `；要是${raw.slice(0, -1)}天，请写成“${raw}内”` : '';
	if (date === null || date < base || yearOf(base) !== year)
		return refused(raw, 'bare-date', `“${raw}”看不出是哪个月的，请写全（如 ${monthOf(base)}月${raw}）${days}`);
	const message = `“${raw}”按${writeDay(date)}，不对的话请写全${days}`;
	return { deadline, problem: { code: 'bare-date', message } };
}

/** Understands a deadline cell: a date, a number or words. */
export function readDeadlineCell(cell: Cell | undefined, context: DayContext): DeadlineReading {
	if (cell === undefined) return fine(emptyDeadline(null));
	const raw = cleanText(cell.text);
	if (cell.date !== undefined) return readDateCell(raw, { ...cell, date: cell.date }, context);
	if (cell.number !== undefined) return readDateNumber(raw, cell.number, context);
	if (/^\d{5}(?:\.\d+)?$/.test(raw) && isSerial(Number(raw))) return fine(serialDay(raw, Number(raw)));
	const deadline = readDeadline(raw, context);
	if (bareDate.test(foldTime(raw))) return readBareDate(raw, deadline, context);
	const impossible = deadline.kind === 'unparseable' && deadline.note?.startsWith('没有“');
	return impossible
		? { deadline, problem: { code: 'impossible-date', message: `${deadline.note}，请改正后再导入` } }
		: fine(deadline);
}

/** The one whole day a cell names (批示日期, 交办日期, 来电时间), or null. */
export function readDayCell(cell: Cell | undefined, context: DayContext): Day | null {
	const { deadline, problem } = readDeadlineCell(cell, context);
	return problem === null && deadline.kind === 'date' ? deadline.date : null;
}
