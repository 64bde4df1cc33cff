import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { writeSetting } from '../../src/ledger/settings.ts';
import { findFaults } from '../../src/ledger/sqlite-verify.ts';
import { act, schemaFolder } from '../ledger/offices.ts';
import { ending, inspect, newLedger, run, start, writeTable, writing } from './program.ts';

const whole = ['ok', []];
const table = writeTable(3000);
const importAll = (ledger: string) => start(['import', table, '--create-units', '--ledger', ledger]);

describe('an import that is broken off', () => {
	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const)('by %s says so and has written nothing', async (signal, code) => {
		const ledger = await newLedger();
		const child = importAll(ledger);
		const ended = ending(child);
		await writing(ledger, child);
		child.kill(signal);
		expect(await ended).toMatchObject({ code, signal: null, out: '', err: expect.stringContaining('未写入任何数据') });
		expect(inspect(ledger)).toEqual({ whole, items: 0, operations: 1 });
		expect(existsSync(`${ledger}-journal`)).toBe(false);
	});

	test('by SIGKILL leaves a ledger the next report reads, and nothing of the import', async () => {
		const ledger = await newLedger();
		const child = importAll(ledger);
		const ended = ending(child);
		await writing(ledger, child);
		child.kill('SIGKILL');
		expect(await ended).toMatchObject({ signal: 'SIGKILL' });
		expect(existsSync(`${ledger}-journal`)).toBe(true);
		expect(await run(['overdue', '--ledger', ledger])).toMatchObject({
			code: 0,
			out: expect.stringContaining('没有逾期事项'),
		});
		expect(inspect(ledger)).toEqual({ whole, items: 0, operations: 1 });
		expect(await run(['add', '再来', '--ledger', ledger])).toMatchObject({ code: 0 });
	});
});

describe('several at once', () => {
	test('that add are all there, or have said that the ledger was busy', async () => {
		const ledger = await newLedger();
		const titles = Array.from({ length: process.env.KILLS === undefined ? 12 : 40 }, (_, i) => `第${i + 1}件`);
		const ends = await Promise.all(titles.map((title) => run(['add', title, '--ledger', ledger])));
		const added = titles.filter((_, i) => ends[i]!.code === 0);
		expect(ends.filter(({ code }) => code !== 0 && code !== 11)).toEqual([]);
		expect(added.length).toBeGreaterThan(0);
		const { out } = await run(['list', '--format', 'json', '--ledger', ledger]);
		const { items } = JSON.parse(out) as { items: { title: string; number: string }[] };
		expect(items.map((item) => item.title).sort()).toEqual(added.sort());
		expect(items.map((item) => item.number)).toEqual(items.map((_, i) => `2026-${String(i + 1).padStart(3, '0')}`));
		expect(inspect(ledger)).toEqual({ whole, items: added.length, operations: added.length + 1 });
	});

	test('several that import the same file do not all add it', async () => {
		const ledger = await newLedger();
		const small = writeTable(300);
		const ends = await Promise.all([1, 2, 3].map(() => run(['import', small, '--create-units', '--ledger', ledger])));
		expect(ends.map(({ code }) => code).filter((code) => code !== 0 && code !== 11)).toEqual([]);
		expect(inspect(ledger)).toMatchObject({ whole, items: 300 });
	});

	test('a report made while an import runs shows all of it or none of it', async () => {
		const ledger = await newLedger();
		const child = start(['import', writeTable(1000), '--create-units', '--ledger', ledger]);
		const ended = ending(child);
		await writing(ledger, child);
		const seen: [number, number][] = [];
		do {
			const { out } = await run(['list', '--format', 'json', '--ledger', ledger]);
			const { items, ledger: head } = JSON.parse(out) as { items: unknown[]; ledger: { seq: number } };
			seen.push([head.seq, items.length]);
		} while (child.exitCode === null);
		expect((await ended).code).toBe(0);
		for (const state of seen)
			expect([
				[1, 0],
				[2, 1000],
			]).toContainEqual(state);
	});

	test('a backup made while another writes and writes is whole, every one', async () => {
		const path = await newLedger();
		const ledger = openLedger(path, 'write', schemaFolder);
		const running = Promise.all([1, 2, 3].map(() => run(['backup', '--ledger', path])));
		let isOver = false;
		const ends = running.finally(() => {
			isOver = true;
		});
		for (let n = 1; !isOver; n += 1) {
			await act(ledger, (tx) => writeSetting(tx, 'contact', `第${n}次`));
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
		ledger.close();
		expect((await ends).map(({ code }) => code)).toEqual([0, 0, 0]);
		const names = readdirSync(`${path}.备份`);
		expect(names.length).toBeGreaterThan(0);
		for (const name of names) {
			const { faults, head } = await findFaults(join(`${path}.备份`, name), schemaFolder, async () => {});
			expect([faults, name]).toEqual([[], expect.stringContaining(`第${head?.seq}号-${head?.hash}.db`)]);
		}
		expect((await findFaults(path, schemaFolder, async () => {})).faults).toEqual([]);
	});

	test.each(['overdue', 'add'])('%s gives up when the ledger stays locked, and says so', async (word) => {
		const ledger = await newLedger();
		const other = new Database(ledger);
		other.exec('begin exclusive');
		const argv = word === 'add' ? ['add', '一件'] : [word];
		const end = await run([...argv, '--ledger', ledger], { env: { DUCHA_WAIT: '50' } });
		expect(end).toMatchObject({ code: 11, out: '', err: expect.stringContaining('正被另一个命令使用') });
		other.exec('rollback');
		other.close();
		expect(inspect(ledger)).toMatchObject({ whole, items: 0 });
	});

	test('one that waits goes on when the other has finished', async () => {
		const ledger = await newLedger();
		const other = new Database(ledger);
		other.exec('begin exclusive');
		const ended = run(['overdue', '--ledger', ledger]);
		await new Promise((resolve) => setTimeout(resolve, 600));
		other.exec('commit');
		other.close();
		expect(await ended).toMatchObject({ code: 0 });
	});
});
