import { type Day, writeDayBeside, writeWeekday, yearOf } from '../rules/day.ts';
import { findDays } from './day-words.ts';

/** When people are to meet: the day, and the words with its weekday. */
export interface MeetingTime {
	day: Day;
	/** 11月6日（星期五）15:00. */
	words: string;
}

const clock =
	/^(?:上午|下午|晚上|中午)?(?:([01]?\d|2[0-3]):[0-5]\d|(?:[1-9]|1\d|2[0-3]|[一二两三四五六七八九]|十[一二]?)[点时](?:半|整|[0-5]?\d分?)?)$/u;

/** `11月6日15:00`, `11月6日（周五）下午3点`; null without one day and an hour that exists. */
export function readMeetingTime(text: string, today: Day): MeetingTime | null {
	const plain = text.normalize('NFKC').replace(/\s+/g, '');
	const short = /^(\d{1,2})[-/.](\d{1,2})(?=\D|\d{1,2}:)/.exec(plain);
	const typed = short === null ? plain : `${short[1]}月${short[2]}日${plain.slice(short[0].length)}`;
	const [found, ...others] = findDays(typed, { year: yearOf(today), received: null, base: today });
	if (found?.day == null || found.start > 0 || others.length > 0) return null;
	const hour = typed
		.slice(found.end)
		.replace(/^\(?(?:周|星期)[一二三四五六日天]\)?/u, '')
		.replace(/^[,、日]/, '');
	if (!clock.test(hour)) return null;
	return {
		day: found.day,
		words: `${writeDayBeside(found.day, today)}（${writeWeekday(found.day)}）${hour}`,
	};
}
