import { cpSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeHead } from '../../src/ledger/sqlite-backup.ts';
import { findFaults } from '../../src/ledger/sqlite-verify.ts';
import { editForm, fill, sentDesk } from '../forms/round.ts';
import { additions } from '../ledger/next-version.ts';
import { schemaFolder } from '../ledger/offices.ts';
import { ending, inspect, layNextProgram, newLedger, run, start, writeTable } from '../spawned/program.ts';

/** Kills per command: one with every test run, two hundred in all by `npm run crash`. */
const kills = Number(process.env.KILLS ?? 1);
const table = writeTable(1500);
const calls = join(mkdtempSync(join(tmpdir(), 'ducha-calls-')), '通话.txt');

interface Victim {
	argv: string[];
	/** Which of the prepared folders it starts from. */
	from: () => string;
	/** Another program than the present one. */
	script?: () => string;
	/** What it adds to the journal once it is done. */
	adds: number;
}

let office: string;
let forms: string;
let next: string;
const quick = ['--quiet', '--today', '2026-11-02', '--ledger', '台账.db'];

/** What is killed, from which state of the ledger it starts. */
const victims: [name: string, victim: Victim][] = [
	['import', { argv: ['import', table, '--create-units', '--yes'], from: () => office, adds: 1 }],
	['collect', { argv: ['collect', '收回', '--yes'], from: () => forms, adds: 1 }],
	[
		'escalate',
		{
			argv: ['escalate', '1..6', '--issue', '--approved-by', '方振国', '--yes', '--out', '文书'],
			from: () => office,
			adds: 1,
		},
	],
	['backup', { argv: ['backup'], from: () => office, adds: 0 }],
	['restore', { argv: ['restore', '--yes'], from: () => office, adds: -1 }],
	['upgrade', { argv: ['list', '--limit', '1'], from: () => office, script: () => next, adds: 0 }],
];

/** Those that write much as an import does; only killed by `npm run crash`. */
const others: typeof victims = [
	['undo', { argv: ['undo'], from: () => office, adds: 1 }],
	['call', { argv: ['call', '-f', calls, '--yes'], from: () => office, adds: 1 }],
];

/** An office with a backup to come back to and an operation since. */
async function layOffice(): Promise<string> {
	const ledger = await newLedger();
	const folder = join(ledger, '..');
	const inOffice = (...argv: string[]) => run([...argv, ...quick], { cwd: folder });
	await inOffice('import', writeTable(300), '--create-units', '--yes', '--received', '9-1');
	await inOffice('dispatch', '1..300', '--day', '9-2', '--yes');
	await inOffice('backup');
	await inOffice('add', '备份以后的一件');
	return folder;
}

beforeAll(async () => {
	office = await layOffice();
	const { desk, sent, back } = await sentDesk(4, 8);
	for (const name of readdirSync(sent))
		await editForm(join(sent, name), join(back, name), (sheet) => {
			for (let row = 1; row <= sheet.rowCount; row += 1) {
				const number = sheet.getCell(row, 2).text;
				if (/^2026-\d+$/.test(number)) fill(sheet, { [number]: { text: `${number}正在办理`, percent: 30 } });
			}
		});
	forms = desk.folder;
	next = layNextProgram(additions);
	writeFileSync(calls, Array.from({ length: 200 }, (_, n) => `${n + 1} 40% 已完成第${n + 1}段`).join('\n'));
});

/** A copy of the prepared folder to do harm in. */
function lay({ from }: Victim): string {
	const folder = mkdtempSync(join(tmpdir(), 'ducha-kill-'));
	cpSync(from(), folder, { recursive: true });
	return folder;
}

const launch = ({ argv, script }: Victim, cwd: string) =>
	start([...argv, ...quick], { cwd, ...(script !== undefined && { script: script() }) });

/** Milliseconds an undisturbed run takes here and now. */
async function lengthOf(victim: Victim): Promise<number> {
	const folder = lay(victim);
	const before = inspect(join(folder, '台账.db')).operations as number;
	const begun = performance.now();
	const { code, err } = await ending(launch(victim, folder));
	expect([0, 3], err).toContain(code);
	expect(inspect(join(folder, '台账.db')).operations).toBe(before + victim.adds);
	return performance.now() - begun;
}

/** What a killed command has left: all of it or nothing, and nothing in the way of the next. */
async function prove(victim: Victim, folder: string, before: number): Promise<void> {
	const script = victim.script === undefined ? {} : { script: victim.script() };
	const then = (...argv: string[]) => run([...argv, ...quick], { cwd: folder, ...script });
	const report = await then('overdue', '--limit', '1');
	expect(report.code, report.err).toBe(0);
	const ledger = join(folder, '台账.db');
	const schemas = victim.script === undefined ? schemaFolder : pathToFileURL(join(next, '../../schema/'));
	expect(await findFaults(ledger, schemas, async () => {})).toMatchObject({ faults: [] });
	expect([before, before + victim.adds]).toContain(inspect(ledger).operations);
	const following = await then('add', '打断以后的一件');
	expect(following.code, following.err).toBe(0);
	expect(existsSync(`${ledger}-journal`)).toBe(false);
	for (const name of readdirSync(`${ledger}.备份`).filter((one) => one.endsWith('.db')))
		expect([name, wholeHead(join(`${ledger}.备份`, name), schemaFolder)]).toEqual([name, expect.anything()]);
}

describe.each(process.env.KILLS === undefined ? victims : [...victims, ...others])(
	'%s killed at any moment',
	(_name, victim) => {
		test('leaves all or nothing, and the next command works', { timeout: 600_000 }, async () => {
			const whole = await lengthOf(victim);
			await fc.assert(
				fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) => {
					const folder = lay(victim);
					const before = inspect(join(folder, '台账.db')).operations as number;
					const child = launch(victim, folder);
					const timer = setTimeout(() => child.kill('SIGKILL'), share * whole * 1.1);
					await ending(child);
					clearTimeout(timer);
					await prove(victim, folder, before);
				}),
				{ numRuns: kills },
			);
		});
	},
);
