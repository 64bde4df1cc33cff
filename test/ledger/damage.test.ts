import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copiesOf, type Desk, officeDesk, runAll } from '../commands/desk.ts';

const backedUpDesk = copiesOf(officeDesk);

/** The pages of a table. */
function pagesOf(desk: Desk, table: string): number[] {
	const db = new Database(desk.ledger, { readonly: true });
	const root = db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table) as number;
	db.close();
	return [root];
}

const flip = (bytes: Buffer, at: number): Buffer => {
	const copy = Buffer.from(bytes);
	copy[at] = copy[at]! ^ 0x20;
	return copy;
};

const writes = [
	['add', '再来一件', '--lead', '沙河镇'],
	['progress', '1', '已开工'],
	['import', '新.csv', '--yes'],
	['undo'],
];

test('a file that lacks its last page is refused by every command, with the way back; nothing is written', async () => {
	const desk = await backedUpDesk();
	writeFileSync(`${desk.folder}/新.csv`, '事项,牵头单位\n石板桥限行,县交通局\n');
	await runAll(desk, [['backup']]);
	const whole = readFileSync(desk.ledger);
	truncateSync(desk.ledger, whole.length - 4096);
	const bytes = readFileSync(desk.ledger);
	for (const words of [['list'], ['overdue'], ['backup'], ...writes]) {
		const { code, out, err } = await desk.run(...words);
		expect([words, code, out, err]).toEqual([words, 12, '', expect.stringContaining('ducha restore')]);
	}
	const proof = await desk.run('verify');
	expect([proof.code, proof.err]).toEqual([12, expect.stringContaining('ducha restore --dry-run')]);
	expect(readFileSync(desk.ledger).equals(bytes)).toBe(true);
	expect((await desk.run('restore', '--yes')).code).toBe(0);
	expect((await desk.run('verify')).code).toBe(0);
	const kept = readdirSync(`${desk.ledger}.备份`).find((name) => name.startsWith('恢复前'));
	expect(readFileSync(`${desk.ledger}.备份/${kept}`).equals(bytes)).toBe(true);
});

test('a page of items that is no longer one ends every command in words; nothing is written', async () => {
	const desk = await backedUpDesk();
	const [page] = pagesOf(desk, 'item');
	const whole = readFileSync(desk.ledger);
	whole.fill(0xff, (page! - 1) * 4096, (page! - 1) * 4096 + 64);
	writeFileSync(desk.ledger, whole);
	for (const words of [['list'], ['verify'], ['add', '再来一件', '--lead', '沙河镇'], ['progress', '1', '已开工']])
		expect([words, (await desk.run(...words)).code]).toEqual([words, 12]);
	expect(readFileSync(desk.ledger).equals(whole)).toBe(true);
});

test('whichever byte is flipped, nothing breaks, and what is no longer as it was written is found', async () => {
	const desk = await backedUpDesk();
	const whole = readFileSync(desk.ledger);
	const content = (bytes: Buffer): string | null => {
		writeFileSync(desk.ledger, bytes);
		const db = new Database(desk.ledger, { readonly: true });
		try {
			const tables = db.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
			return JSON.stringify(tables.map((name) => db.prepare(`select * from "${name}"`).all()));
		} catch {
			return null;
		} finally {
			db.close();
		}
	};
	const before = content(whole);
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 101), async (at) => {
			const isSame = content(flip(whole, 100 + at)) === before;
			const listed = await desk.run('list', '--format', 'json');
			expect([0, 10, 12]).toContain(listed.code);
			const proof = await desk.run('verify');
			expect(isSame ? [0, 12] : [12]).toContain(proof.code);
			expect(proof.err).not.toContain('程序出错');
		}),
		{ numRuns: 10 },
	);
});

test.each([
	['one that books changes is gone', 'drop trigger journal_item_update', 'journal_item_update'],
	['one that keeps the journal is gone', 'drop trigger change_kept', 'change_kept'],
	['one is added', 'create trigger other after insert on item begin select 1; end', 'other'],
])('triggers are not ours: %s', async (_, harm, name) => {
	const desk = await backedUpDesk();
	new Database(desk.ledger).exec(harm).close();
	const proof = await desk.run('verify');
	expect([proof.code, proof.out]).toEqual([12, expect.stringContaining(`触发器 ${name} 被改动`)]);
});
