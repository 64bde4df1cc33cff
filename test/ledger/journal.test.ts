import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { change } from '../../src/ledger/change.ts';
import { insertItems, recordMove, replaceTags, updateItem } from '../../src/ledger/item-write.ts';
import { type Db, type Ledger, openLedger } from '../../src/ledger/open.ts';
import { addAlias, addToGroup } from '../../src/ledger/units.ts';
import { act, breathe, head, newItem, openOffice, schemaFolder, today } from './offices.ts';
import { readRows } from './rewind.ts';

let ledger: Ledger;
beforeEach(async () => {
	ledger = await openOffice();
});
afterEach(() => ledger.close());

const countOf = (table: string) => ledger.connection.prepare(`select count(*) from ${table}`).pluck().get();

describe('one transaction', () => {
	test('work that throws leaves nothing behind', async () => {
		const before = readRows(ledger.connection);
		const work = act(ledger, async (tx) => {
			await updateItem(tx, 1, { note: '半途' });
			throw new Error('半途而废');
		});
		await expect(work).rejects.toThrow('半途而废');
		expect(readRows(ledger.connection)).toEqual(before);
		expect(countOf('operation')).toBe(3);
	});

	test.each<[string, (tx: Db) => Promise<unknown>]>([
		['nothing at all', async () => {}],
		['the values that were there', (tx) => updateItem(tx, 1, { title: '老城区雨污分流改造', note: null })],
		['a tag that was there', (tx) => replaceTags(tx, 2, ['重点'])],
		['an alias that was there', (tx) => addAlias(tx, 1, '住建', '住建', '确认')],
		['a member that was there', (tx) => addToGroup(tx, '县直部门', [1])],
	])('writing %s leaves no operation', async (_name, work) => {
		await act(ledger, async (tx) => {
			await addAlias(tx, 1, '住建', '住建', '名册');
			await addToGroup(tx, '县直部门', [1]);
		});
		expect(await act(ledger, work)).toBeNull();
		expect(countOf('operation')).toBe(4);
	});

	test('operations are numbered without gaps, also after one that failed', async () => {
		await act(ledger, async () => {
			throw new Error();
		}).catch(() => {});
		await act(ledger, (tx) => updateItem(tx, 1, { note: '一' }));
		await act(ledger, (tx) => updateItem(tx, 1, { note: '二' }));
		const seqs = ledger.connection.prepare('select seq from operation order by seq').pluck().all();
		expect(seqs).toEqual([1, 2, 3, 4, 5]);
	});

	test('a full disk is reported as such and leaves nothing', async () => {
		const before = readRows(ledger.connection);
		ledger.connection.pragma(`max_page_count = ${ledger.connection.pragma('page_count', { simple: true })}`);
		const work = act(ledger, (tx) =>
			insertItems(
				tx,
				Array.from({ length: 2000 }, () => newItem()),
				breathe,
			),
		);
		await expect(work).rejects.toMatchObject({ code: 'SQLITE_FULL' });
		expect(readRows(ledger.connection)).toEqual(before);
	});
});

test('a transaction that SQLite itself took back still says why', async () => {
	ledger.connection.exec(
		"create temp trigger fails before insert on main.move begin select raise(rollback, '磁盘坏了'); end",
	);
	const move = { item: 1, day: today, act: '交办', from_status: null, to_status: '已交办', text: null } as const;
	await expect(act(ledger, (tx) => recordMove(tx, move))).rejects.toThrow('磁盘坏了');
	expect(await act(ledger, (tx) => updateItem(tx, 1, { note: '之后' }))).toBe(4);
});

describe('a write outside an operation fails', () => {
	test.each([
		"insert into setting (key, value) values ('a', 'b')",
		"insert or ignore into setting (key, value) values ('a', 'b')",
		"insert or replace into setting (key, value) values ('a', 'b')",
		"insert or fail into setting (key, value) values ('a', 'b')",
		"update item set note = '改' where id = 1",
		"update or ignore item set note = '改' where id = 1",
		"update or replace item set note = '改' where id = 1",
		'delete from item_tag',
		"insert into setting (key, value) values ('a', 'b') on conflict do nothing",
	])('%s', (sql) => {
		const before = readRows(ledger.connection);
		expect(() => ledger.connection.exec(sql)).toThrow(/journal|operation/);
		expect(readRows(ledger.connection)).toEqual(before);
	});
});

describe('numbers', () => {
	const numbers = () => ledger.connection.prepare('select number from item order by id').pluck().all();

	test('run on over everything that is taken, and one given up is not given out again', async () => {
		await act(ledger, (tx) => insertItems(tx, [newItem(), newItem()], breathe));
		await act(ledger, async (tx) => {
			await tx.deleteFrom('assignment').where('item', '=', 4).execute();
			await tx.deleteFrom('item').where('id', '=', 4).execute();
		});
		await act(ledger, (tx) => insertItems(tx, [newItem()], breathe));
		expect(numbers()).toEqual(['2026-001', '2026-002', '2026-003', '2026-005']);
	});

	test('each year, the drafts and each parent’s children have their own', async () => {
		const draft = () => newItem({ registered: null, status: '拟立项' });
		await act(ledger, (tx) =>
			insertItems(tx, [newItem({ year: 2025 }), draft(), newItem({ parent: 2 }), newItem(), draft()], breathe),
		);
		await act(ledger, (tx) => insertItems(tx, [newItem({ parent: 2 }), newItem({ year: 2025 })], breathe));
		expect(numbers().slice(2)).toEqual(['2025-001', '草1', '2026-002-1', '2026-003', '草2', '2026-002-2', '2025-002']);
	});
});

describe('two at once', () => {
	test('the second cannot even begin while the first writes, and reads what the first wrote', async () => {
		const other = openLedger(ledger.path, 'write', schemaFolder);
		other.connection.pragma('busy_timeout = 0');
		let began = false;
		await change(ledger, head, async (tx) => {
			const late = act(other, async () => {
				began = true;
			});
			await expect(late).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
			await updateItem(tx, 1, { note: '先' });
			return { sentence: '先写', value: null };
		});
		expect(began).toBe(false);
		const seq = await act(other, async (tx) => {
			const { note } = await tx.selectFrom('item').select('note').where('id', '=', 1).executeTakeFirstOrThrow();
			await updateItem(tx, 1, { note: `${note}后` });
		});
		expect(seq).toBe(5);
		expect(ledger.connection.prepare('select note from item where id = 1').pluck().get()).toBe('先后');
		other.close();
	});
});
