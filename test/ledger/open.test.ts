import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createLedger } from '../../src/ledger/create.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { newestSchema } from '../../src/ledger/sqlite-schema.ts';
import { runIn } from '../commands/desk.ts';
import { newFolder } from './folders.ts';
import { openOffice, schemaFolder } from './offices.ts';

const schemaVersion = newestSchema(schemaFolder);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

function refusal(work: () => unknown): UserError {
	try {
		work();
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('the settings of a connection, read back', () => {
	test.each(['read', 'write'] as const)('for one that %ss', async (how) => {
		const { connection, close } = await openOffice(how);
		const read = (name: string) => connection.pragma(name, { simple: true });
		expect({
			journal: read('journal_mode'),
			synchronous: read('synchronous'),
			recursiveTriggers: read('recursive_triggers'),
			trustedSchema: read('trusted_schema'),
			foreignKeys: read('foreign_keys'),
			cellSizeCheck: read('cell_size_check'),
			queryOnly: read('query_only'),
			application: read('application_id'),
			version: read('user_version'),
		}).toEqual({
			journal: 'delete',
			synchronous: 3,
			recursiveTriggers: 1,
			trustedSchema: 0,
			foreignKeys: 1,
			cellSizeCheck: 1,
			queryOnly: how === 'read' ? 1 : 0,
			application: Buffer.from('DUCA').readUInt32BE(0),
			version: schemaVersion,
		});
		close();
	});

	test('a reader cannot write', async () => {
		const { connection, close } = await openOffice('read');
		expect(() => connection.exec("update item set note = '改'")).toThrow(/readonly/);
		close();
	});
});

describe('a new ledger', () => {
	test('is for its owner alone, and so is a folder made for it', () => {
		const before = process.umask(0o022);
		const folder = join(newFolder(), '数据', 'ducha');
		createLedger(join(folder, '台账.db'), schemaFolder).close();
		process.umask(before);
		expect([modeOf(join(folder, '台账.db')), modeOf(folder)]).toEqual(['600', '700']);
	});

	test('never goes over an existing file', () => {
		const path = join(newFolder(), '台账.db');
		writeFileSync(path, '别的东西');
		expect(refusal(() => createLedger(path, schemaFolder)).code).toBe('ledger-exists');
		expect(readFileSync(path, 'utf8')).toBe('别的东西');
	});
});

test('a founding that was broken off is gone on with; one that was not is left alone', async () => {
	const folder = newFolder();
	const ledger = join(folder, '台账.db');
	createLedger(ledger, schemaFolder).close();
	expect(readdirSync(folder)).toEqual(['台账.db']);
	const found = (office: string) => runIn(folder, ['init', '--name', office], { DUCHA_LEDGER: ledger });
	expect((await found('青屏县督查室')).code).toBe(0);
	const bytes = readFileSync(ledger);
	expect(await found('别的督查室')).toMatchObject({ code: 1, err: expect.stringContaining('已经存在，没有覆盖') });
	expect(readFileSync(ledger).equals(bytes)).toBe(true);
});

/** What people hand over instead of a ledger, how it is made, and what is said. */
const strangers: [name: string, make: (path: string) => void, code: string, says: RegExp][] = [
	['an empty file', (p) => writeFileSync(p, ''), 'empty-ledger', /空文件/],
	['a text file', (p) => writeFileSync(p, '序号,事项\n1,修路\n'.repeat(20)), 'foreign-file', /不是台账文件/],
	[
		'a picture',
		(p) => writeFileSync(p, Buffer.from(`\x89PNG\r\n\x1a\n${'\0'.repeat(200)}`, 'latin1')),
		'foreign-file',
		/不是台账文件/,
	],
	['the first bytes of a database', (p) => writeFileSync(p, 'SQLite format 3\0'), 'truncated-ledger', /不完整/],
	[
		'the database of another program',
		(p) => new Database(p).exec('create table t (a)').close(),
		'foreign-database',
		/别的程序/,
	],
	['a folder', (p) => mkdirSync(p), 'not-a-file', /不是文件/],
	[
		'the ledger of a newer version',
		(p) => {
			const { connection, close } = createLedger(p, schemaFolder);
			connection.pragma(`user_version = ${schemaVersion + 1}`);
			close();
		},
		'newer-ledger',
		/更新版本/,
	],
];

describe.each(['read', 'write'] as const)('opening to %s refuses', (how) => {
	test.each(strangers)('%s', (_name, make, code, says) => {
		const path = join(newFolder(), '台账.db');
		make(path);
		const stat = statSync(path);
		const bytes = stat.isFile() ? readFileSync(path) : null;
		const error = refusal(() => openLedger(path, how, schemaFolder));
		expect(error).toMatchObject({ exit: 'noLedger', code, message: expect.stringMatching(says) });
		expect(error.message).toContain(path);
		expect(error.hint).not.toBe('');
		if (bytes !== null) expect(readFileSync(path).equals(bytes)).toBe(true);
		expect(existsSync(`${path}-journal`)).toBe(false);
	});

	test('what is not there, and makes nothing', () => {
		const path = join(newFolder(), '没有.db');
		expect(refusal(() => openLedger(path, how, schemaFolder))).toMatchObject({ exit: 'noLedger', code: 'no-ledger' });
		expect(existsSync(path)).toBe(false);
	});
});

test('a ledger keeps the mode its owner gave it', async () => {
	const { path, close } = await openOffice();
	close();
	chmodSync(path, 0o640);
	openLedger(path, 'write', schemaFolder).close();
	expect(modeOf(path)).toBe('640');
});
