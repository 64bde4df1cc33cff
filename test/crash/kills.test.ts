import { copyFileSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ending, inspect, newLedger, run, start, writeTable } from '../spawned/program.ts';

/** Kills per command: a few with every test run, two hundred in all by `npm run crash`. */
const kills = Number(process.env.KILLS ?? 1);
const table = writeTable(1500);
const calls = join(mkdtempSync(join(tmpdir(), 'ducha-calls-')), '通话.txt');

/** What is killed, from which state of the ledger it starts. */
const victims: [name: string, argv: string[]][] = [
	['import', ['import', table, '--create-units', '--yes']],
	['undo', ['undo']],
	['call', ['call', '-f', calls, '--yes']],
	['escalate', ['escalate', '--issue', '--approved-by', '方振国', '--yes', '--out', '文书']],
	['backup', ['backup']],
	['restore', ['restore', '--yes']],
];

let prepared: string;
const quick = ['--quiet', '--today', '2026-11-02'];

beforeAll(async () => {
	prepared = await newLedger();
	const small = writeTable(300);
	await run(['import', small, '--create-units', '--yes', '--ledger', prepared, '--today', '2026-09-01']);
	writeFileSync(calls, Array.from({ length: 200 }, (_, n) => `${n + 1} 40% 已完成第${n + 1}段`).join('\n'));
});

/** A copy of the prepared ledger in a folder of its own, with a backup to come back to. */
async function lay(): Promise<{ folder: string; ledger: string }> {
	const folder = mkdtempSync(join(tmpdir(), 'ducha-kill-'));
	const ledger = join(folder, '台账.db');
	copyFileSync(prepared, ledger);
	await run(['backup', '--ledger', ledger, ...quick]);
	await run(['add', '备份以后的一件', '--ledger', ledger, ...quick]);
	return { folder, ledger };
}

/** Milliseconds an undisturbed run takes here and now. */
async function lengthOf(argv: string[]): Promise<number> {
	const { folder, ledger } = await lay();
	const begun = performance.now();
	const { code, err } = await run([...argv, '--ledger', ledger, ...quick], { cwd: folder });
	expect([0, 3], err).toContain(code);
	return performance.now() - begun;
}

describe.each(victims)('%s killed at any moment', (_name, argv) => {
	test('leaves all or nothing, and the next command works', { timeout: 600_000 }, async () => {
		const whole = await lengthOf(argv);
		await fc.assert(
			fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) => {
				const { folder, ledger } = await lay();
				const before = inspect(ledger).operations as number;
				const child = start([...argv, '--ledger', ledger, ...quick], { cwd: folder });
				const timer = setTimeout(() => child.kill('SIGKILL'), share * whole * 1.1);
				await ending(child);
				clearTimeout(timer);
				const report = await run(['overdue', '--limit', '1', '--ledger', ledger, ...quick]);
				expect(report.code, report.err).toBe(0);
				const proof = await run(['verify', '--ledger', ledger, ...quick]);
				expect([proof.code, proof.out]).toEqual([0, expect.stringContaining('台账完好')]);
				const after = inspect(ledger);
				expect(after.whole).toEqual(['ok', []]);
				expect([before - 1, before, before + 1]).toContain(after.operations);
				const next = await run(['add', '打断以后的一件', '--ledger', ledger, ...quick]);
				expect(next.code, next.err).toBe(0);
				expect(existsSync(`${ledger}-journal`)).toBe(false);
				const kept = readdirSync(`${ledger}.备份`).filter((name) => name.endsWith('.db'));
				for (const name of kept) {
					const copy = await run(['verify', '--ledger', join(`${ledger}.备份`, name), ...quick]);
					expect(copy.code, copy.out).toBe(0);
				}
			}),
			{ numRuns: kills },
		);
	});
});
