import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The peers' libraries are found from here. */
const cwd = fileURLToPath(new URL('..', import.meta.url));

/** Without what Node is told by some surroundings only: certificates of a company, read at every start, take it three times as long. */
const surroundings = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')));

/** Runs a program to its end; wall time in milliseconds. Anything but the codes named is an error of the bench. */
export function runProcess(words, { input = '', env = {}, codes = [0] } = {}) {
	const [program, ...rest] = words;
	const start = performance.now();
	const done = spawnSync(program, rest, {
		cwd,
		input,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
		env: { ...surroundings, ...env },
	});
	const ms = performance.now() - start;
	if (!codes.includes(done.status)) {
		throw new Error(
			`${words.join(' ')}\nended with ${done.status ?? done.signal}: ${done.stderr || done.stdout || done.error}`,
		);
	}
	return { ms, stdout: done.stdout };
}

function median(numbers) {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Median milliseconds of each contestant. They take turns, so that a slow minute of the machine hits all of them;
 * the first round only warms the disk and is not counted.
 */
export function raceInTurns(contestants, runs) {
	const times = contestants.map(() => []);
	for (let round = 0; round <= runs; round++) {
		contestants.forEach((contestant, i) => {
			contestant.prepare?.();
			const { ms } = runProcess(contestant.words, contestant);
			if (round > 0) times[i].push(ms);
		});
	}
	return Object.fromEntries(contestants.map(({ name }, i) => [name, median(times[i])]));
}

/** Peak memory of a Node program in MB, in a run of its own. */
export function peakOf(contestant) {
	const folder = mkdtempSync(join(tmpdir(), 'ducha-peak-'));
	const [file, hook] = [join(folder, 'peak'), fileURLToPath(new URL('peak.cjs', import.meta.url))];
	contestant.prepare?.();
	runProcess(contestant.words, { ...contestant, env: { NODE_OPTIONS: `--require ${hook}`, BENCH_PEAK: file } });
	const peak = Number(readFileSync(file, 'utf8'));
	rmSync(folder, { recursive: true });
	return peak;
}
