import { UserError } from './errors.ts';
import { type Day, parseDay } from './rules/day.ts';

/** Where an office is that has not said otherwise. */
export const defaultZone = 'Asia/Shanghai';

/** Clocks by time zone: making one takes as long as a short query. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes ahead of UTC where no clock is ever changed: to ask Intl takes a fifth of a start. */
const steadyZones: Record<string, number> = { 'Asia/Shanghai': 480, 'Asia/Urumqi': 360 };

/** The day it is at an instant in a time zone. */
export function dayIn(zone: string, instant: Date): Day {
	const ahead = Object.hasOwn(steadyZones, zone) ? steadyZones[zone] : undefined;
	if (ahead !== undefined)
		return parseDay(new Date(instant.getTime() + ahead * 60_000).toISOString().slice(0, 10)) as Day;
	const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
	clocks.set(zone, clock);
	return parseDay(clock.format(instant)) as Day;
}

/** The day `--today` names. */
export function statedDay(text: string): Day {
	const day = parseDay(text.normalize('NFKC').trim());
	// Days are counted from here; beyond these years the arithmetic would leave the four-digit year.
	if (day === null || day < '1900' || day > '2201')
		throw new UserError(`--today 不是日期：${text}`, {
			exit: 'misused',
			code: 'bad-day',
			hint: '写成 --today 2026-11-02',
		});
	return day;
}

/** `#120` or a day: the last operation a report looks back to. */
export function statedPast(text: string): { seq: number } | { day: Day } {
	const clean = text.normalize('NFKC').trim();
	const seq = /^#(\d{1,15})$/.exec(clean)?.[1];
	if (seq !== undefined) return { seq: Number(seq) };
	const day = parseDay(clean);
	if (day !== null) return { day };
	throw new UserError(`--as-of 读不懂：${text}`, {
		exit: 'misused',
		code: 'bad-as-of',
		hint: '写日期或日志序号，如 --as-of 2026-10-31、--as-of "#120"',
	});
}
