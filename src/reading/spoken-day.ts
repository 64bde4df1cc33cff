import { addDays, type Day, dateOf, dayOf, daysBetween, monthOf, weekdayOf, yearOf } from '../rules/day.ts';
import { readDeadline } from './deadline.ts';
import { writeArabic } from './numerals.ts';
import { foldText } from './text.ts';

/** Days counted from the one it is said on. */
const nearDays: ReadonlyMap<string, number> = new Map(
	Object.entries({ 今天: 0, 今日: 0, 今晚: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 }),
);
const weekdays = '一二三四五六日';

/** What may stand behind a day without changing it. */
const trailing = /(?:之前|以前|前|以内|之内|内)?(?:一定|全部)?(?:办结|完成|报结|报来|上报|反馈|到位|开工|完工)?$/;

/** `周五` is the coming one, today included; `下周五` that of next week. */
function readWeekday(text: string, said: Day): Day | null {
	const [, which = '', name = ''] = /^(本|这|下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text) ?? [];
	if (name === '') return null;
	const wanted = weekdays.indexOf(name === '天' ? '日' : name);
	const found = addDays(said, wanted - ((weekdayOf(said) + 6) % 7));
	if (which === '下') return addDays(found, 7);
	return which === '' && found < said ? addDays(found, 7) : found;
}

/** `5号` is the next fifth, today included. */
function readDate(text: string, said: Day): Day | null {
	const [, digits] = /^(\d{1,2})[日号]$/.exec(text) ?? [];
	if (digits === undefined) return null;
	const month = monthOf(said);
	if (Number(digits) >= dateOf(said)) return dayOf(yearOf(said), month, Number(digits));
	return month === 12 ? dayOf(yearOf(said) + 1, 1, Number(digits)) : dayOf(yearOf(said), month + 1, Number(digits));
}

/** A month and day without a year: this year's, or next year's where this year's is long past. */
function readWritten(text: string, said: Day): Day | null {
	const [, month, date] = /^(\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
	const written = month === undefined ? text : `${month}月${date}日`;
	const inYear = (year: number): Day | null => {
		const { kind, date: found } = readDeadline(written, { year, received: null, base: said });
		return kind === 'date' ? found : null;
	};
	if (/^\d{4}年?$/.test(written)) return null;
	if (!/^\d{1,2}月/.test(written)) return inYear(yearOf(said));
	const found = [inYear(yearOf(said)), inYear(yearOf(said) + 1)];
	return found.find((day) => day !== null && daysBetween(day, said) <= 180) ?? null;
}

/** A day as it is said on the telephone: `11-05`, `5号`, `明天`, `周五`, `下周三前`, `月底`, `3天内`; null when none is named. */
export function readSpokenDay(text: string, said: Day): Day | null {
	const folded = writeArabic(foldText(text));
	const plain = folded.replace(trailing, '');
	const near = nearDays.get(plain.replace(/(?:上午|中午|下午|晚上|下班)$/, ''));
	if (near !== undefined) return addDays(said, near);
	const [, days] = /^(\d{1,2})天后?$/.exec(plain) ?? [];
	if (days !== undefined) return addDays(said, Number(days));
	return readWeekday(plain, said) ?? readDate(plain, said) ?? readWritten(plain, said);
}
