import { expect, test } from 'vitest';
import { writeLateness } from '../../src/rules/overdue.ts';

test.each([
	['working days', { workingDays: 3, days: 5 }, '逾期3个工作日'],
	['one day', { workingDays: 1, days: 1 }, '逾期1个工作日'],
	['rest days only', { workingDays: 0, days: 1 }, '逾期1天'],
	['a long holiday', { workingDays: 0, days: 8 }, '逾期8天'],
	['the day itself', { workingDays: 0, days: 0 }, '到期未报结'],
])('late by %s', (_, late, words) => expect(writeLateness(late)).toBe(words));
