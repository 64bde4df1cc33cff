import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listContests } from './contests.mjs';
import { peakOf, raceInTurns } from './measure.mjs';
import { installed } from './peers.mjs';

const { values } = parseArgs({
	options: {
		only: { type: 'string', default: '' },
		runs: { type: 'string', default: '7' },
		json: { type: 'string' },
	},
});
if (!existsSync(new URL('../dist/morning.js', import.meta.url)))
	throw new Error('nothing to measure: run `npm run build` first');
const runs = Math.max(1, Number(values.runs) || 1);
const peers = Object.keys(installed);
const folder = mkdtempSync(join(tmpdir(), 'ducha-bench-'));
const results = [];

try {
	for (const [name, open] of listContests(folder)) {
		if (!name.includes(values.only)) continue;
		process.stderr.write(`${name} …\n`);
		const contest = await open();
		const ms = raceInTurns(contest.contestants, runs);
		results.push({ name: contest.name, note: contest.note ?? '', ms, peak: peakOf(contest.contestants[0]) });
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

const ratio = (ms, peer) => (ms[peer] === undefined ? '' : `${(ms.ducha / ms[peer]).toFixed(2)}×`);
const table = [
	['', 'ducha ms', 'MB', ...peers],
	...results.map(({ name, ms, peak }) => [
		name,
		ms.ducha.toFixed(0),
		peak.toFixed(0),
		...peers.map((peer) => ratio(ms, peer)),
	]),
];
const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');

console.log(
	`Whole processes, median of ${runs} runs in turns; ducha's time divided by the peer's; MB is ducha's peak memory.`,
);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}\n`);
for (const row of table) console.log(line(row).trimEnd());
console.log('');
for (const { name, note } of results) if (note !== '') console.log(`${name}: ${note}`);
const missing = peers.filter((peer) => !installed[peer]);
if (missing.length > 0) console.log(`not installed, left out: ${missing.join(', ')}`);
if (values.json !== undefined)
	writeFileSync(values.json, `${JSON.stringify({ node: process.version, runs, results }, null, 2)}\n`);
