import { type Calendar, isWorkingDay, workingDaysBetween } from './calendar.ts';
import { addDays, type Day, daysBetween, weekdayOf, writeMonthDay } from './day.ts';

interface Stretch {
	name: string;
	first: Day;
	last: Day;
}

/** How the days after one day up to another divide: `days = workingDays + weekend + days of the festivals`. */
interface DayCount {
	days: number;
	workingDays: number;
	/** Saturdays and Sundays outside festivals. */
	weekend: number;
	festivals: Stretch[];
	/** Weekend days that were worked (调休). */
	worked: Day[];
}

const isWeekend = (d: Day): boolean => weekdayOf(d) === 0 || weekdayOf(d) === 6;

/** Divides the days after `from` up to and including `to`, as working days are counted. */
export function countDays(calendar: Calendar, from: Day, to: Day): DayCount {
	const count: DayCount = { days: 0, workingDays: 0, weekend: 0, festivals: [], worked: [] };
	for (let d = addDays(from, 1); d <= to; d = addDays(d, 1)) {
		count.days++;
		const isWorked = isWorkingDay(calendar, d);
		const rest = calendar.special.get(d);
		if (isWorked) count.workingDays++;
		if (isWorked && isWeekend(d)) count.worked.push(d);
		if (!isWorked && rest !== undefined) addToStretch(count.festivals, d, rest.name ?? '放假');
		if (!isWorked && rest === undefined) count.weekend++;
	}
	return count;
}

function addToStretch(festivals: Stretch[], d: Day, name: string): void {
	const last = festivals.at(-1);
	if (last !== undefined && last.name === name && addDays(last.last, 1) === d) last.last = d;
	else festivals.push({ name, first: d, last: d });
}

const writeStretch = ({ name, first, last }: Stretch): string =>
	`${name}${writeMonthDay(first)}${first === last ? '' : `至${writeMonthDay(last)}`}`;

/** `9月16日至11月2日共48天，工作日30天；不算周末10天、国庆节10月1日至7日；调休上班的9月20日计入`. */
export function writeDayCount(calendar: Calendar, from: Day, to: Day): string {
	const { days, workingDays, weekend, festivals, worked } = countDays(calendar, from, to);
	const rests = [...(weekend > 0 ? [`周末${weekend}天`] : []), ...festivals.map(writeStretch)];
	return [
		`${writeMonthDay(addDays(from, 1))}至${writeMonthDay(to)}共${days}天，工作日${workingDays}天`,
		...(rests.length > 0 ? [`不算${rests.join('、')}`] : []),
		...(worked.length > 0 ? [`调休上班的${worked.map(writeMonthDay).join('、')}计入`] : []),
	].join('；');
}

/** `今天`, `3个工作日`, or `1天后（休息日）` where not one working day lies between: how far off a day is. */
export function writeDistance(calendar: Calendar, today: Day, to: Day): string {
	if (to === today) return '今天';
	const left = workingDaysBetween(calendar, today, to);
	return left > 0 ? `${left}个工作日` : `${daysBetween(today, to)}天后（休息日）`;
}

/** How much is left until a day, or by how much it has passed: `剩3个工作日`, `1天后（休息日）`, `今天`, `已超2个工作日`, `已超1天`. */
export function writeLeft(calendar: Calendar, today: Day, to: Day): string {
	const left = workingDaysBetween(calendar, today, to);
	if (to >= today) return `${left > 0 ? '剩' : ''}${writeDistance(calendar, today, to)}`;
	return left < 0 ? `已超${-left}个工作日` : `已超${daysBetween(to, today)}天`;
}
