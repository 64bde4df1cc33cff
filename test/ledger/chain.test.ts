import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { change } from '../../src/ledger/change.ts';
import { updateItem } from '../../src/ledger/item-write.ts';
import { findBrokenLink } from '../../src/ledger/sqlite-journal.ts';
import { act, head, openOffice } from './offices.ts';

/** A ledger of six operations, closed, and its file opened by someone who does not mind our triggers. */
async function openBehindOurBack(): Promise<Database.Database> {
	const ledger = await openOffice();
	for (const note of ['ab', 'c', 'd']) await act(ledger, (tx) => updateItem(tx, 1, { note, category: 'x' }), note);
	ledger.close();
	const db = new Database(ledger.path);
	for (const name of ['operation_sealed', 'operation_kept', 'change_sealed', 'change_kept', 'change_belongs'])
		db.exec(`drop trigger ${name}`);
	db.pragma('foreign_keys = OFF');
	return db;
}

const setTo = (field: string, value: string) => `update operation set ${field} = ${value} where seq = 5`;

test('a ledger as we wrote it is whole', async () => {
	expect(findBrokenLink(await openBehindOurBack())).toBeNull();
});

describe('is found', () => {
	test.each<[name: string, tampering: string, at: number]>([
		['a sentence edited', setTo('sentence', "'别的话'"), 5],
		['an actor edited', setTo('actor', "'别人'"), 5],
		['a day edited', setTo('day', "'2026-11-01'"), 5],
		['an instant edited', setTo('at', "'2026-11-02T01:00:00.001Z'"), 5],
		['a command edited', setTo('command', "'edit'"), 5],
		['an undoing claimed', setTo('undoes', '4'), 5],
		['a schema edited', setTo('schema', '2'), 5],
		['the last change edited', setTo('last', 'last - 1'), 5],
		['an after image edited', `update change set after = '{"note":"改"}' where operation = 5`, 5],
		['a before image edited', `update change set before = '{}' where operation = 5`, 5],
		['a row number edited', 'update change set row = 2 where operation = 5', 5],
		['an item number edited', 'update change set item = null where operation = 5', 5],
		['a table name edited', "update change set tbl = 'unit' where operation = 5", 5],
		['a change moved to the next operation', 'update change set operation = 6 where operation = 5', 5],
		['a change deleted', 'delete from change where operation = 5', 5],
		['a change added', "insert into change (operation, tbl, row) values (4, 'item', 1)", 4],
		['an operation deleted', 'delete from change where operation = 4; delete from operation where seq = 4', 5],
		[
			'an operation deleted and the rest moved up',
			`delete from change where operation = 4; delete from operation where seq = 4;
			 update operation set seq = seq - 1 where seq > 4; update change set operation = operation - 1 where operation > 4`,
			4,
		],
		[
			'two operations in another order',
			`update operation set seq = seq + 100 where seq in (4, 5); update operation set seq = 109 - seq where seq > 100;
			 update change set operation = operation + 100 where operation in (4, 5);
			 update change set operation = 109 - operation where operation > 100`,
			4,
		],
		['an operation left open', 'update operation set hash = null where seq = 6', 6],
		[
			'the hash of another operation',
			'update operation set hash = (select hash from operation where seq = 5) where seq = 6',
			6,
		],
	])('%s', async (_name, tampering, at) => {
		const db = await openBehindOurBack();
		db.exec(tampering);
		expect(findBrokenLink(db)).toBe(at);
		db.close();
	});
});

/** The hash of the same change under other words. */
async function hashUnder(sentence: string, actor: string, note: string | null = '记'): Promise<string> {
	const ledger = await openOffice();
	await change(ledger, { ...head, actor }, async (tx) => ({
		sentence,
		value: await updateItem(tx, 1, { note, category: 'x' }),
	}));
	const hash = ledger.connection.prepare('select hash from operation where seq = 4').pluck().get() as string;
	ledger.close();
	return hash;
}

describe('two records that read alike when run together have different hashes', () => {
	test.each<[name: string, left: [string, string, (string | null)?], right: [string, string, (string | null)?]]>([
		['words moved from one field into the next', ['ab', 'c'], ['a', 'bc']],
		['a field that is empty', ['', 'abc'], ['abc', '']],
		['a field that looks like a length', ['1:a', 'b'], ['1', ':ab']],
		['a field that looks like an absent one', ['-', ''], ['', '-']],
		['bytes and characters', ['县', 'a'], ['', '县a']],
		['nothing and an empty text', ['记', '林晓', null], ['记', '林晓', '']],
	])('%s', async (_name, left, right) => {
		expect(await hashUnder(...left)).toMatch(/^[0-9a-f]{64}$/);
		expect(await hashUnder(...left)).toBe(await hashUnder(...left));
		expect(await hashUnder(...left)).not.toBe(await hashUnder(...right));
	});
});

describe('the journal is append-only, also for our own connection', () => {
	test.each([
		"update operation set sentence = '改' where seq = 2",
		'update operation set hash = null where seq = 2',
		"update or replace operation set sentence = '改' where seq = 2",
		'update operation set seq = 9 where seq = 3',
		'delete from operation where seq = 3',
		'delete from operation',
		"insert or replace into operation select seq, day, at, command, '改', actor, undoes, schema, last, hash from operation where seq = 2",
		"replace into operation select seq, day, at, command, '改', actor, undoes, schema, last, hash from operation where seq = 2",
		"insert into operation select * from operation where seq = 2 on conflict do update set sentence = '改'",
		"update change set after = '{}' where n = 1",
		"update or ignore change set after = '{}' where n = 1",
		'delete from change where n = 1',
		'delete from change',
		"insert or replace into change select n, operation, tbl, row, item, before, '{}' from change where n = 1",
		"insert into change select * from change where n = 1 on conflict do update set after = '{}'",
		"insert into change (operation, tbl, row, after) values (2, 'item', 1, '{}')",
		"insert into change (operation, tbl, row, after) values (99, 'item', 1, '{}')",
		"insert or ignore into change (operation, tbl, row, after) values (2, 'item', 1, '{}')",
	])('%s', async (sql) => {
		const { connection, close } = await openOffice();
		const journal = () => [
			connection.prepare('select * from operation order by seq').all(),
			connection.prepare('select * from change order by n').all(),
		];
		const before = journal();
		expect(() => connection.exec(sql)).toThrow(/append-only|FOREIGN KEY/);
		expect(journal()).toEqual(before);
		close();
	});

	test('a second operation cannot be open beside the first', async () => {
		const ledger = await openOffice();
		const insert = () =>
			ledger.connection.exec(
				"insert into operation (seq, day, at, command, sentence, actor, schema) values (9, '2026-11-02', '', '', '', '', 1)",
			);
		await expect(
			act(ledger, async () => {
				insert();
			}),
		).rejects.toThrow(/UNIQUE/);
		ledger.close();
	});
});
