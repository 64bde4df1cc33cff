import { expect, test } from 'vitest';
import { openProgress } from '../../src/terminal/progress.ts';

function watch(isTTY: boolean, times: number[]) {
	let clock = 0;
	const written: string[] = [];
	const screen = { isTTY, columns: 60, write: (text: string) => written.push(text) };
	const progress = openProgress(screen, '读取 \u001b台账.xlsx', () => clock);
	for (const time of times) {
		clock = time;
		progress.step(time, 1000);
	}
	progress.end();
	return written;
}

test.each([
	['quick work shows nothing', true, [50, 199], 0],
	['a pipe gets nothing', false, [300, 900], 0],
	['a bar from 200 ms on, then wiped', true, [100, 200], 2],
	['no more than one bar in 100 ms', true, [200, 210, 299, 300], 3],
])('%s', (_, isTTY, times, writes) => {
	expect(watch(isTTY, times)).toHaveLength(writes);
});

test('the bar says how far', () => {
	expect(watch(true, [500])[0]).toBe('\r\u001b[K读取 ‹U+001B›台账.xlsx [############            ] 50%  500…');
});
