import { UserError } from '../../errors.ts';
import { readDeadline } from '../../reading/deadline.ts';
import { readSpokenDay } from '../../reading/spoken-day.ts';
import { type Day, yearOf } from '../../rules/day.ts';

/** A day typed after an option: `2026-11-02`, `11月2日`, `11-02`, `今天`. */
export function dayOption(option: string, given: string, today: Day): Day {
	const text = given.normalize('NFKC').trim();
	if (text === '今天') return today;
	const monthDay = /^\d{1,2}[-/]\d{1,2}$/.test(text) ? `${yearOf(today)}-${text.replace('/', '-')}` : text;
	const read = readDeadline(monthDay, { year: yearOf(today), received: null, base: today });
	// Words like 去年, and a year alone, mean a year's end in a ledger; after an option they are a slip.
	const namesDay = /[\d〇一二三四五六七八九十]/.test(text) && !/^\d{4}年?$/.test(text);
	if (namesDay && read.kind === 'date' && read.date !== null) return read.date;
	throw new UserError(`${option} 不是日期：${given}`, {
		exit: 'misused',
		code: 'bad-day',
		hint: `写成 ${option} ${today} 或 ${option} ${Number(today.slice(5, 7))}月${Number(today.slice(8))}日`,
	});
}

/** A day of something that has happened: typed after an option, today when left out, never later. */
export function pastDayOption(option: string, text: string | undefined, today: Day): Day {
	if (text === undefined) return today;
	const day = dayOption(option, text, today);
	if (day <= today) return day;
	throw new UserError(`${option} 不能是以后的日期：${day}`, {
		exit: 'misused',
		code: 'future-day',
		hint: `今天是${today}，写今天或以前的日期`,
	});
}

/** A day a unit gave its word for, as it is said: `11-05`, `明天`, `周五`, `月底`. */
export function promiseOption(option: string, text: string, said: Day): Day {
	const promised = readSpokenDay(text, said);
	if (promised !== null) return promised;
	throw new UserError(`${option} 不是日期：${text}`, {
		exit: 'misused',
		code: 'bad-day',
		hint: `写成 ${option} ${said}、11月5日、周五、明天`,
	});
}

/** A percent typed after an option: `60`, `60%`; 0–100. */
export function percentOption(text: string): number {
	const digits = text.normalize('NFKC').trim().replace(/%$/, '');
	const value = Number(digits);
	if (/^\d+(\.\d+)?$/.test(digits) && value <= 100) return value;
	throw new UserError(`完成比例要在0到100之间：${text}`, {
		exit: 'misused',
		code: 'bad-percent',
		hint: '写成 --percent 60',
	});
}

/** Above it a quantity can no longer be told from its neighbours. */
const mostQuantity = 1e12;

/** A quantity typed after an option: `12.6`, `1,800`; not below nought, below a million million. */
export function numberOption(option: string, text: string): number {
	const digits = text.normalize('NFKC').replace(/[\s,]/gu, '');
	const value = Number(digits);
	if (/^\d+(\.\d+)?$/.test(digits) && value < mostQuantity) return value;
	throw new UserError(`${option} 要写数字：${text}`, {
		exit: 'misused',
		code: 'bad-number',
		hint: `写成 ${option} 12.6，不写单位`,
	});
}
