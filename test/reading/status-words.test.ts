import { expect, test } from 'vitest';
import { saysFinished } from '../../src/reading/status-words.ts';

test.each([
	['办结', true],
	['已办结', true],
	['已完成', true],
	['完成并长期坚持', true],
	['已销号', true],
	['是', true],
	['√', true],
	['否', false],
	['未完成', false],
	['正在办理', false],
	['基本完成', false],
	['部分完成', false],
	['在办', false],
	['超期', false],
	['逾期未办结', false],
	['', false],
	[null, false],
])('“%s” means the matter is over: %s', (status, expected) => {
	expect(saysFinished(status)).toBe(expected);
});
