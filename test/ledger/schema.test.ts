import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { createLedger } from '../../src/ledger/create.ts';
import { findingResults, findingStates } from '../../src/rules/finding.ts';
import { inspectionKinds } from '../../src/rules/inspection.ts';
import {
	assignmentStatuses,
	deadlineKinds,
	difficulties,
	publicities,
	roles,
	statuses,
	unitKinds,
	urgencies,
} from '../../src/rules/item.ts';
import { isOpen } from '../../src/rules/lifecycle.ts';
import { meetingKinds } from '../../src/rules/meeting.ts';
import { rungNames } from '../../src/rules/rungs.ts';
import { newFolder } from './folders.ts';
import { schemaFolder } from './offices.ts';
import { tradeTables } from './rewind.ts';

const ledger = createLedger(join(newFolder(), '台账.db'), schemaFolder);
const db = ledger.connection;
afterAll(() => ledger.close());

interface Column {
	name: string;
	type: string;
	notnull: number;
	dflt_value: string | null;
	pk: number;
}
const columnsOf = (table: string) => db.pragma(`table_info("${table}")`) as Column[];
const trade = tradeTables(db);
const all = [...trade, 'operation', 'change'];
const sqlOf = (name: string) => db.prepare('select sql from sqlite_schema where name = ?').pluck().get(name) as string;
const literals = (list: string) => [...list.matchAll(/'([^']*)'/g)].map((match) => match[1]);

/** The values a column is held to by its CHECK. */
function checkedValues(table: string, column: string): (string | undefined)[] | null {
	const check = new RegExp(`\\b${column} IN \\(([^)]*)\\)`).exec(sqlOf(table));
	return check === null ? null : literals(check[1]!);
}

describe('every table', () => {
	test.each(all)('%s is strict and keeps no bytes', (table) => {
		const [listed] = db.pragma(`table_list("${table}")`) as { strict: number }[];
		expect(listed?.strict).toBe(1);
		expect(
			columnsOf(table)
				.map((c) => c.type)
				.filter((type) => !['INTEGER', 'TEXT', 'REAL'].includes(type)),
		).toEqual([]);
	});

	test.each(trade)('%s has an integer id that is its rowid', (table) => {
		expect(columnsOf(table).filter((c) => c.pk > 0)).toMatchObject([{ name: 'id', type: 'INTEGER', pk: 1 }]);
		expect(sqlOf(table)).toMatch(/\bid INTEGER PRIMARY KEY\b/);
		expect(sqlOf(table)).not.toMatch(/WITHOUT ROWID/i);
	});

	test.each(trade)('%s is written down in the journal, insert, update and delete', (table) => {
		const triggers = db.prepare("select name from sqlite_schema where type = 'trigger' and tbl_name = ? order by name");
		expect(triggers.pluck().all(table)).toEqual(
			['delete', 'insert', 'update'].map((what) => `journal_${table}_${what}`),
		);
	});

	test.each(all)('%s refers to others plainly, and each reference has an index', (table) => {
		const references = db.pragma(`foreign_key_list("${table}")`) as {
			from: string;
			on_update: string;
			on_delete: string;
		}[];
		const whole = (index: string, column: string | undefined) =>
			(db.prepare('select sql from sqlite_schema where name = ?').pluck().get(index) as string | null)?.endsWith(
				`WHERE ${column} IS NOT NULL`,
			);
		const firsts = (db.pragma(`index_list("${table}")`) as { name: string; partial: number }[]).map((index) => {
			const [first] = db.pragma(`index_info("${index.name}")`) as { name: string }[];
			return !index.partial || whole(index.name, first?.name) ? first?.name : undefined;
		});
		expect(references.filter((r) => r.on_delete !== 'NO ACTION' || r.on_update !== 'NO ACTION')).toEqual([]);
		expect(references.map((r) => r.from).filter((column) => !firsts.includes(column))).toEqual([]);
	});
});

test('nothing cascades and nothing refers to what is not there', () => {
	expect(db.pragma('foreign_key_check')).toEqual([]);
	const sql = db.prepare('select sql from sqlite_schema where sql is not null').pluck().all().join('\n');
	expect(sql).not.toMatch(/CASCADE|SET NULL|BLOB/i);
});

describe('a list that a CHECK repeats is the list of the rules', () => {
	test.each<[table: string, column: string, list: readonly string[]]>([
		['item', 'status', statuses],
		['item', 'deadline_kind', deadlineKinds],
		['item', 'urgency', urgencies],
		['item', 'difficulty', difficulties],
		['item', 'publicity', publicities],
		['assignment', 'role', roles],
		['assignment', 'status', assignmentStatuses],
		['unit', 'kind', unitKinds],
		['rung', 'rung', rungNames],
		['meeting', 'kind', meetingKinds],
		['plan', 'kind', inspectionKinds],
		['inspection', 'kind', inspectionKinds],
		['finding', 'state', findingStates],
		['finding', 'result', findingResults],
		['finding', 'proposed', rungNames],
	])('%s.%s', (table, column, list) => {
		expect(checkedValues(table, column)).toEqual([...list]);
	});

	test('the index of what may be overdue has the statuses in which a day presses no one', () => {
		const listed = literals(/status NOT IN \(([^)]*)\)/.exec(sqlOf('item_due'))![1]!);
		expect(listed).toEqual(statuses.filter((status) => !isOpen(status) || status === '中止'));
	});
});

/** The interfaces of the tables by table: columns with whether NULL is allowed and, for a union, its words. */
function declaredTables(): Map<string, Map<string, { nullable: boolean; words: string[] | null }>> {
	const folder = new URL('../../src/ledger/', import.meta.url);
	const members = new Map<string, ts.PropertySignature[]>();
	for (const name of readdirSync(folder).filter((file) => file.startsWith('tables'))) {
		const text = readFileSync(new URL(name, folder), 'utf8');
		for (const statement of ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true).statements)
			if (ts.isInterfaceDeclaration(statement))
				members.set(statement.name.text, statement.members.filter(ts.isPropertySignature));
	}
	const describeColumn = (member: ts.PropertySignature) => {
		const parts = ts.isUnionTypeNode(member.type!)
			? member.type.types.map((t) => t.getText())
			: [member.type!.getText()];
		const words = parts.filter((part) => part.startsWith("'")).map((part) => part.slice(1, -1));
		return { nullable: parts.includes('null'), words: words.length > 0 ? words : null };
	};
	return new Map(
		members
			.get('Tables')!
			.map((table) => [
				table.name.getText(),
				new Map(members.get(table.type!.getText())!.map((m) => [m.name.getText(), describeColumn(m)])),
			]),
	);
}

describe('the types of tables*.ts are the tables', () => {
	test.each([...declaredTables()])('%s', (table, declared) => {
		const real = columnsOf(table);
		expect([...declared.keys()]).toEqual(real.map((c) => c.name));
		for (const { name, notnull, pk } of real) {
			const { nullable, words } = declared.get(name)!;
			expect([name, nullable]).toEqual([name, notnull === 0 && pk === 0]);
			if (words !== null) expect([name, words]).toEqual([name, checkedValues(table, name)]);
		}
	});
});
