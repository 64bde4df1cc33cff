import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createLedger } from '../../src/ledger/create.ts';
import { fieldWord, referredBy, tableWord } from '../../src/rules/change-words.ts';
import { newFolder } from './folders.ts';
import { schemaFolder } from './offices.ts';
import { tradeTables } from './rewind.ts';

const ledger = createLedger(join(newFolder(), '台账.db'), schemaFolder);
const db = ledger.connection;
afterAll(() => ledger.close());

const trade = tradeTables(db);
const namesOf = (table: string) => (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
const isChinese = (word: string | null) => word === null || /^\p{Script=Han}+$/u.test(word);

describe('what the log calls the rows', () => {
	test('has a Chinese word for every table', () => {
		expect(trade.filter((table) => !isChinese(tableWord(table)))).toEqual([]);
	});

	test('has a Chinese word for every column that is shown', () => {
		const columns = trade.flatMap((table) => namesOf(table).map((name) => [table, name] as const));
		expect(columns.filter(([table, name]) => !isChinese(fieldWord(table, name))).map(String)).toEqual([]);
	});

	test.each(trade)('%s: no two columns share a word', (table) => {
		const words = namesOf(table).flatMap((name) => fieldWord(table, name) ?? []);
		expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
	});

	test('a column that points at another row is shown by what that row is called', () => {
		const columns = trade.flatMap((table) =>
			(db.pragma(`foreign_key_list("${table}")`) as { table: string; from: string }[]).map(({ table: to, from }) => ({
				column: `${table}.${from}`,
				to: fieldWord(table, from) === null ? null : to,
				said: fieldWord(table, from) === null ? null : referredBy(table, from),
			})),
		);
		expect(columns.filter(({ to, said }) => to !== said)).toEqual([]);
	});
});
