import { expect, test } from 'vitest';
import { noteFinish } from '../../src/reading/item-warnings.ts';

test.each<[string, Parameters<typeof noteFinish>[0], number]>([
	['all of it done and nothing else said', { percent: 100, status: null, finished: null }, 1],
	['a status is said', { percent: 100, status: '已办结', finished: null }, 0],
	['a day of finishing is said', { percent: 100, status: null, finished: '2026-10-20' }, 0],
	['almost all of it', { percent: 99.9, status: null, finished: null }, 0],
	['no figure', { percent: null, status: null, finished: null }, 0],
])('%s', (_, row, warned) => {
	const warnings: string[] = [];
	noteFinish(row, warnings);
	expect(warnings).toHaveLength(warned);
});
