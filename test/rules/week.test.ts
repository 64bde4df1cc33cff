import { expect, test } from 'vitest';
import { calendarOf } from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import { isWeekEnd } from '../../src/rules/week.ts';

const calendar = calendarOf([]);

test.each([
	['a Thursday', '2026-10-29', false],
	['a Friday', '2026-10-30', true],
	['the Saturday after it', '2026-10-31', false],
	['a Friday before a Saturday worked', '2026-10-09', false],
	['a Saturday worked', '2026-10-10', true],
	['a Sunday worked', '2026-09-20', true],
	['the Friday before a Sunday worked', '2026-09-18', false],
	['the eve of a holiday that takes the rest of the week', '2026-09-30', true],
	['a Thursday before a holiday Friday', '2026-09-24', true],
])('the last working day of the week: %s', (_, on, expected) => expect(isWeekEnd(calendar, day(on))).toBe(expected));
