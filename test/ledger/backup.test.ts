import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Desk, emptyDesk } from '../commands/desk.ts';

let desk: Desk;
const folder = () => `${desk.ledger}.备份`;
const backups = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const rowsIn = (path: string): number => {
	const db = new Database(path, { readonly: true });
	try {
		return db.prepare('select count(*) from item').pluck().get() as number;
	} finally {
		db.close();
	}
};

beforeEach(async () => {
	desk = await emptyDesk();
	writeFileSync(`${desk.folder}/一.csv`, '事项,牵头单位\n石板桥限行,县交通局\n');
	writeFileSync(`${desk.folder}/二.csv`, '事项,牵头单位\n河道清淤,县水利局\n');
});

const importing = (file: string) => desk.run('import', file, '--create-units', '--yes');

describe('before an import', () => {
	test('the ledger is copied beside itself, for its owner alone', async () => {
		await importing('一.csv');
		const [first, ...others] = backups();
		expect(others).toEqual([]);
		expect(first).toMatch(/-2026-11-02-第\d+号-[0-9a-f]{8}\.db$/);
		expect(rowsIn(`${folder()}/${first}`)).toBe(0);
		expect([statSync(folder()).mode & 0o777, statSync(`${folder()}/${first}`).mode & 0o777]).toEqual([0o700, 0o600]);
	});

	test('a file without changes makes no copy; what was written since is in the next copy', async () => {
		await importing('一.csv');
		await importing('一.csv');
		expect(backups()).toHaveLength(1);
		await importing('二.csv');
		expect(
			backups()
				.map((name) => rowsIn(`${folder()}/${name}`))
				.sort(),
		).toEqual([0, 1]);
	});

	test('a copy is a ledger of its own, to be looked at only', async () => {
		await importing('一.csv');
		await importing('二.csv');
		const last = backups().find((name) => rowsIn(`${folder()}/${name}`) === 1) as string;
		const listed = await desk.run('list', '--ledger', `${folder()}/${last}`);
		expect(listed.out).toContain('石板桥限行');
		expect(listed.out).not.toContain('河道清淤');
		const before = readFileSync(`${folder()}/${last}`);
		const refused = await desk.run('add', '甲', '--ledger', `${folder()}/${last}`);
		expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('是备份，只看不改')]);
		expect(readFileSync(`${folder()}/${last}`).equals(before)).toBe(true);
	});

	test('a preview copies nothing', async () => {
		await desk.run('import', '一.csv', '--dry-run');
		expect(backups()).toEqual([]);
	});

	test('a file in the way of the folder stops the import', async () => {
		writeFileSync(folder(), '');
		const refused = await importing('一.csv');
		expect(refused.err).toContain('备份写不进');
		expect([refused.code, rowsIn(desk.ledger)]).toEqual([13, 0]);
	});

	test('only this ledger’s own copies are thinned out, and one that cannot be stops nothing', async () => {
		const days = Array.from({ length: 28 }, (_, n) => `2020-02-${String(n + 1).padStart(2, '0')}`);
		const name = desk.ledger.split('/').at(-1);
		const own = days.map((day, n) => `${name}-${day}-第${n}号-00000000.db`);
		const others = days.map((day, n) => `年底留底-${day}-第${n}号-00000000.db`);
		for (const one of own) mkdirSync(`${folder()}/${one}`, { recursive: true });
		for (const one of others) writeFileSync(`${folder()}/${one}`, '');
		expect([(await importing('一.csv')).code, rowsIn(desk.ledger)]).toEqual([0, 1]);
		expect(backups()).toEqual(expect.arrayContaining([...own, ...others]));
	});

	test('what a killed command left unfinished goes; what another makes just now stays', async () => {
		mkdirSync(folder());
		const parts = ['.00000000000a.part', '.00000000000b.part', '.00000000000b.part-journal'];
		for (const part of parts) writeFileSync(`${folder()}/${part}`, '');
		for (const part of parts.slice(1)) utimesSync(`${folder()}/${part}`, 0, 0);
		await importing('一.csv');
		expect(backups().filter((one) => one.startsWith('.'))).toEqual(['.00000000000a.part']);
	});

	test('a broken link in the folder’s place, a name too long for a copy: said, nothing written', async () => {
		symlinkSync('/没有/备份', folder());
		const refused = await importing('一.csv');
		expect([refused.code, refused.err.includes('断开的链接'), rowsIn(desk.ledger)]).toEqual([13, true, 0]);
		const long = `${desk.folder}/${'督'.repeat(75)}.db`;
		copyFileSync(desk.ledger, long);
		const unnamed = await desk.run('import', '一.csv', '--create-units', '--yes', '--ledger', long);
		expect([unnamed.code, unnamed.err.includes('文件名太长'), rowsIn(long)]).toEqual([13, true, 0]);
	});

	test('a ledger whose journal was edited is not copied and not written to', async () => {
		await importing('一.csv');
		const db = new Database(desk.ledger);
		db.exec("drop trigger operation_sealed; update operation set sentence = '别的话' where seq = 1");
		db.close();
		const before = readFileSync(desk.ledger);
		const refused = await importing('二.csv');
		expect([refused.code, refused.err.includes('已损坏')]).toEqual([12, true]);
		expect(readFileSync(desk.ledger).equals(before)).toBe(true);
		expect(backups()).toHaveLength(1);
	});
});
