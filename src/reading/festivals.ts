import { addDays, type Day, day, parseDay } from '../rules/day.ts';

/** 春节 (正月初一), 清明, 端午, 中秋 of each year, month and date: the festival itself, not its holiday. */
const movable: Record<number, string> = {
	2015: '02-19 04-05 06-20 09-27',
	2016: '02-08 04-04 06-09 09-15',
	2017: '01-28 04-04 05-30 10-04',
	2018: '02-16 04-05 06-18 09-24',
	2019: '02-05 04-05 06-07 09-13',
	2020: '01-25 04-04 06-25 10-01',
	2021: '02-12 04-04 06-14 09-21',
	2022: '02-01 04-05 06-03 09-10',
	2023: '01-22 04-05 06-22 09-29',
	2024: '02-10 04-04 06-10 09-17',
	2025: '01-29 04-04 05-31 10-06',
	2026: '02-17 04-05 06-19 09-25',
	2027: '02-06 04-05 06-09 09-15',
	2028: '01-26 04-04 05-28 10-03',
	2029: '02-13 04-04 06-16 09-22',
	2030: '02-03 04-05 06-05 09-12',
	2031: '01-23 04-05 06-24 10-01',
	2032: '02-11 04-04 06-12 09-19',
	2033: '01-31 04-04 06-01 09-08',
	2034: '02-19 04-05 06-20 09-27',
	2035: '02-08 04-05 06-10 09-16',
	2036: '01-28 04-04 05-30 10-04',
	2037: '02-15 04-04 06-18 09-24',
	2038: '02-04 04-05 06-07 09-13',
	2039: '01-24 04-05 05-27 10-02',
	2040: '02-12 04-04 06-14 09-20',
};
const movableOrder = ['春节', '清明', '端午', '中秋'];
const fixed: Record<string, string> = {
	元旦: '01-01',
	三八: '03-08',
	妇女节: '03-08',
	五一: '05-01',
	劳动节: '05-01',
	六一: '06-01',
	儿童节: '06-01',
	七一: '07-01',
	建党节: '07-01',
	八一: '08-01',
	建军节: '08-01',
	教师节: '09-10',
	国庆: '10-01',
	十一: '10-01',
};
/** Festivals told by another one: days from 春节. */
const fromSpring: Record<string, number> = { 小年: -7, 除夕: -1, 元宵: 14 };

/** Every festival a deadline may name. */
export const festivalNames = [...movableOrder, ...Object.keys(fixed), ...Object.keys(fromSpring)];

/** The day of a festival (春节 = 正月初一), or null for one that is not in the table (2015–2040). */
export function festivalDay(name: string, year: number): Day | null {
	const date = fixed[name];
	if (date !== undefined) return parseDay(`${year}-${date}`);
	const days = movable[year]?.split(' ');
	if (days === undefined) return null;
	const shift = fromSpring[name];
	if (shift !== undefined) return addDays(day(`${year}-${days[0]}`), shift);
	const place = movableOrder.indexOf(name);
	return place < 0 ? null : parseDay(`${year}-${days[place]}`);
}
