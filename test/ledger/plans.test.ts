import { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readWaitingClaims } from '../../src/ledger/claims.ts';
import { findByNumber, findByOrdinal } from '../../src/ledger/item-numbers.ts';
import { countItems, listItems, listItemsById } from '../../src/ledger/items.ts';
import type { Db } from '../../src/ledger/open.ts';
import { dialectOver } from '../../src/ledger/sqlite.ts';
import type { Tables } from '../../src/ledger/tables.ts';
import { readWaitingExtensions, readWaitingFeedback, readWaitingStatements } from '../../src/ledger/waiting.ts';
import { addDays } from '../../src/rules/day.ts';
import { openOffice, today } from './offices.ts';

/** How SQLite goes about each statement that some reading takes. */
async function plansOf(read: (db: Db) => Promise<unknown>): Promise<string[]> {
	const ledger = await openOffice('read');
	const asked: { sql: string; parameters: readonly unknown[] }[] = [];
	const db = new Kysely<Tables>({
		dialect: dialectOver(ledger.connection),
		log: (event) => void asked.push(event.query),
	});
	await read(db);
	const plans = asked.flatMap(({ sql, parameters }) =>
		(ledger.connection.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]).map(
			(r) => r.detail,
		),
	);
	ledger.close();
	return plans;
}

const overdue = { pressing: true, overdueAt: today, leavesOnly: true } as const;
const due = { pressing: true, dueAfter: today, dueBefore: addDays(today, 7), leavesOnly: true } as const;

describe('what is asked every morning never goes through the whole table of items', () => {
	test.each<[name: string, read: (db: Db) => Promise<unknown>]>([
		['overdue', (db) => listItems(db, { filter: overdue, sort: 'deadline' })],
		['how many are overdue', (db) => countItems(db, overdue)],
		['due', (db) => listItems(db, { filter: due, sort: 'deadline' })],
		['items by number', (db) => findByNumber(db, ['2026-001', '2026-002'])],
		['items by running number', (db) => findByOrdinal(db, [1, 2])],
		['the first of a list', (db) => listItems(db, { filter: {}, limit: 1 })],
		['items as lists read them', (db) => listItemsById(db, [1, 2])],
	])('%s', async (_name, read) => {
		const plans = await plansOf(read);
		expect(plans.length).toBeGreaterThan(0);
		expect(plans.filter((step) => /^SCAN \w+$/.test(step))).toEqual([]);
	});

	test.each([
		['overdue', overdue],
		['due', due],
	] as const)('%s is found by the index of days that press', async (_name, filter) => {
		expect((await plansOf((db) => listItems(db, { filter, sort: 'deadline' }))).join('\n')).toContain('INDEX item_due');
	});

	test.each<[name: string, read: (db: Db) => Promise<unknown>, index: string]>([
		['feedback', readWaitingFeedback, 'progress_waiting'],
		['claims', (db) => readWaitingClaims(db), 'claim_waiting'],
		['extensions', readWaitingExtensions, 'extension_waiting'],
		['statements', readWaitingStatements, 'statement_waiting'],
	])('of %s only what waits is read', async (_name, read, index) => {
		expect((await plansOf(read))[0]).toContain(`INDEX ${index}`);
	});

	test('the first of a list needs no sorting', async () => {
		const plans = await plansOf((db) => listItems(db, { filter: {}, limit: 1 }));
		expect(plans[0]).toContain('INDEX item_year');
		expect(plans[0]).not.toContain('TEMP B-TREE');
	});
});
