import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { additions } from '../ledger/next-version.ts';
import { ending, inspect, layNextProgram, newLedger, run, start, writing } from './program.ts';

/** Takes long enough to be broken off when it has begun to write, and leaves nothing behind when it has not. */
const long = `${additions}
CREATE TABLE scratch (id INTEGER PRIMARY KEY, text TEXT) STRICT;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000)
INSERT INTO scratch (id, text) SELECT i, 'row' FROM n;
DROP TABLE scratch;`;

let ledger: string;
beforeEach(async () => {
	ledger = await newLedger();
	await run(['add', '一件', '--ledger', ledger]);
});
const versionOf = (path: string): number => readFileSync(path).readUInt32BE(60);

test('an upgrade that is killed has changed nothing; the old program goes on, the new one begins again', async () => {
	const before = inspect(ledger);
	const child = start(['list', '--ledger', ledger], { script: layNextProgram(long) });
	const ended = ending(child);
	await writing(ledger, child);
	child.kill('SIGKILL');
	expect(await ended).toMatchObject({ signal: 'SIGKILL', out: '' });
	expect(await run(['verify', '--ledger', ledger])).toMatchObject({
		code: 0,
		out: expect.stringContaining('台账完好'),
	});
	expect([versionOf(ledger), inspect(ledger)]).toEqual([1, before]);
	const next = layNextProgram(additions);
	expect(await run(['list', '--ledger', ledger], { script: next })).toMatchObject({
		code: 0,
		out: expect.stringContaining('一件'),
		err: expect.stringContaining('台账已升级'),
	});
	expect([versionOf(ledger), inspect(ledger)]).toEqual([2, before]);
	expect(readdirSync(`${ledger}.备份`)).toEqual([expect.stringMatching(/^升级前-第2号-/)]);
});

test('several at once upgrade it once', async () => {
	const script = layNextProgram(additions);
	const ends = await Promise.all(
		['list', 'overdue', 'today'].map((word) => run([word, '--ledger', ledger], { script })),
	);
	expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
	expect(ends.filter(({ err }) => err.includes('台账已升级'))).toHaveLength(1);
	expect([versionOf(ledger), readdirSync(`${ledger}.备份`).length]).toEqual([2, 1]);
});

test('one that may only be read is not upgraded, and says why', async () => {
	const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
	chmodSync(ledger, 0o444);
	chmodSync(dirname(ledger), 0o555);
	const bytes = readFileSync(ledger);
	const script = layNextProgram(additions);
	expect(await run(['list', '--ledger', ledger], { script, ...nobody })).toMatchObject({
		code: 13,
		out: '',
		err: expect.stringContaining('台账要先升级到这一版的格式，升级前的备份写不进'),
	});
	expect(readFileSync(ledger).equals(bytes)).toBe(true);
});
