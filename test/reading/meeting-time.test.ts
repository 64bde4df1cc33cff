import { expect, test } from 'vitest';
import { readMeetingTime } from '../../src/reading/meeting-time.ts';
import { day } from '../../src/rules/day.ts';

const today = day('2026-11-02');

test.each([
	['11月6日15:00', '2026-11-06', '11月6日（星期五）15:00'],
	['11月6日（周五）下午3点', '2026-11-06', '11月6日（星期五）下午3点'],
	['2026年11月6日上午9时30分', '2026-11-06', '11月6日（星期五）上午9时30分'],
	['11-06 9:30', '2026-11-06', '11月6日（星期五）9:30'],
	['11-06下午4点半', '2026-11-06', '11月6日（星期五）下午4点半'],
	['2027年1月4日 15：00', '2027-01-04', '2027年1月4日（星期一）15:00'],
])('%s', (text, on, words) => {
	expect(readMeetingTime(text, today)).toEqual({ day: on, words });
});

test.each([
	'',
	'下周',
	'11月6日',
	'15:00',
	'11月31日15:00',
	'11月6日25:00',
	'11月6日15:60',
	'11月6日或11月7日15:00',
	'尽快15:00',
])('%s names no time', (text) => {
	expect(readMeetingTime(text, today)).toBeNull();
});
