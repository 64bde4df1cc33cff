import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { upgrade } from '../../src/ledger/upgrade.ts';
import { copiesOf, type Desk, home, officeDesk, runAll, runIn } from '../commands/desk.ts';
import { additions, nextVersion } from './next-version.ts';
import { readFileRows } from './rewind.ts';

const workedDesk = copiesOf(async () => {
	const desk = await officeDesk();
	await runAll(desk, [
		['edit', '1', '--tag', '重点、热点'],
		['edit', '1', '--tag', '重点'],
		['add', '最后一件', '--lead', '沙河镇', '--tag', '难点'],
	]);
	return desk;
});

let desk: Desk;
beforeEach(async () => {
	desk = await workedDesk();
});

/** What the header of a file says of its schema. */
const versionOf = (path: string): number => readFileSync(path).readUInt32BE(60);
const at = (place: URL, ...argv: string[]) => runIn(desk.folder, argv, { DUCHA_LEDGER: desk.ledger }, place);
const kept = () => readdirSync(`${desk.ledger}.备份`);
const next = nextVersion(additions);

describe('a ledger of an older version', () => {
	test('is brought up to date by the first command, even one that reads; a checked copy of it is kept', async () => {
		const [rows, old] = [readFileRows(desk.ledger), versionOf(desk.ledger)];
		const head = JSON.parse((await desk.run('log', '--format', 'json', '--limit', '1')).out).items[0];
		const first = await at(next, 'list', '--format', 'json');
		expect([first.code, JSON.parse(first.out).items.length > 3]).toEqual([0, true]);
		const [copy, ...more] = kept();
		expect([copy, more]).toEqual([expect.stringMatching(/^升级前-第\d+号-[0-9a-f]{8}-台账\.db$/), []]);
		expect(first.err).toBe(`台账已升级到这一版的格式，升级前的一份留在 ${desk.ledger}.备份/${copy}\n`);
		expect([versionOf(desk.ledger), versionOf(`${desk.ledger}.备份/${copy}`)]).toEqual([old + 1, old]);
		expect(readFileRows(`${desk.ledger}.备份/${copy}`)).toEqual(rows);
		const left = readFileRows(desk.ledger);
		expect(Object.keys(rows).map((table) => left[table]?.length)).toEqual(Object.values(rows).map((r) => r.length));
		expect((await at(home, 'verify', '--ledger', `${desk.ledger}.备份/${copy}`)).out).toContain('台账完好');
		const proof = await at(next, 'verify', '--expect', `#${head.seq}:${head.hash.slice(0, 8)}`);
		expect([proof.code, proof.err, proof.out]).toEqual([0, '', expect.stringContaining('台账完好')]);
	});

	test('is not brought up to date twice', async () => {
		await at(next, 'list');
		const bytes = readFileSync(desk.ledger);
		expect((await at(next, 'overdue')).err).not.toContain('升级');
		expect([readFileSync(desk.ledger).equals(bytes), kept().length]).toEqual([true, 1]);
	});

	test('that another command has brought up to date meanwhile is left as it is', () => {
		const folder = new URL('schema/', next);
		const [one, other] = [openLedger(desk.ledger, 'read', folder), openLedger(desk.ledger, 'write', folder)];
		expect([upgrade(one, folder), upgrade(other, folder)]).toEqual([expect.stringContaining('升级前'), null]);
		expect(one.connection.pragma('query_only', { simple: true })).toBe(1);
		for (const ledger of [one, other]) ledger.close();
		expect(versionOf(desk.ledger)).toBe(2);
	});

	test('can be looked back on, taken back and gone on with across the change of version', async () => {
		const then = await desk.run('list', '--as-of', '#12', '--today', '2026-11-02', '--format', 'json');
		await at(next, 'list');
		const again = await at(next, 'list', '--as-of', '#12', '--today', '2026-11-02', '--format', 'json');
		expect(JSON.parse(again.out).items).toEqual(JSON.parse(then.out).items);
		for (const words of [['undo'], ['undo', '--yes'], ['redo'], ['add', '升级以后'], ['undo']])
			expect([words, (await at(next, ...words)).err.includes('错误')]).toEqual([words, false]);
		const proof = await at(next, 'verify');
		expect([proof.code, proof.out]).toEqual([0, expect.stringContaining('台账完好')]);
	});

	test('is a newer one for the older program, which touches nothing', async () => {
		await at(next, 'list');
		const bytes = readFileSync(desk.ledger);
		for (const words of [
			['list'],
			['add', '一件'],
			['verify'],
			['restore', desk.ledger, '--ledger', '另.db', '--yes'],
		]) {
			const { code, out, err } = await at(home, ...words);
			expect([code, out, err]).toEqual([10, '', expect.stringContaining('由更新版本的 ducha 创建')]);
		}
		expect([readFileSync(desk.ledger).equals(bytes), existsSync(`${desk.folder}/另.db`)]).toEqual([true, false]);
	});

	test('stays byte for byte as it was when its upgrade fails', async () => {
		const bytes = readFileSync(desk.ledger);
		const broken = nextVersion(`${additions} UPDATE item SET weight = 2; INSERT INTO nowhere VALUES (1);`);
		expect((await at(broken, 'list')).code).toBe(70);
		expect(readFileSync(desk.ledger).equals(bytes)).toBe(true);
		expect((await at(home, 'list')).code).toBe(0);
		expect((await at(next, 'verify')).code).toBe(0);
	});

	test('is not touched where no copy of it can be kept, or when it is not whole', async () => {
		writeFileSync(`${desk.ledger}.备份`, '');
		const bytes = readFileSync(desk.ledger);
		const refused = await at(next, 'list');
		expect([refused.code, refused.err]).toEqual([13, expect.stringContaining('备份写不进')]);
		expect(readFileSync(desk.ledger).equals(bytes)).toBe(true);
		const other = join(desk.folder, '另');
		mkdirSync(other);
		writeFileSync(join(other, '台账.db'), bytes);
		const db = new Database(join(other, '台账.db'));
		db.exec("drop trigger operation_sealed; update operation set sentence = '别的话' where seq = 1");
		db.close();
		const tampered = readFileSync(join(other, '台账.db'));
		const end = await at(next, 'list', '--ledger', join(other, '台账.db'));
		expect([end.code, end.err]).toEqual([12, expect.stringContaining('已损坏')]);
		expect(readFileSync(join(other, '台账.db')).equals(tampered)).toBe(true);
	});
});
