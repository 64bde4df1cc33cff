import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { runIn } from '../commands/desk.ts';
import { newFolder } from './folders.ts';

const files = new URL('files/', import.meta.url);
const released = readdirSync(files).filter((name) => /^schema-\d+\.db\.gz$/.test(name));
const remake = `the schema is no longer the one files/ were written in. A released schema never changes: add a file to schema/.
One that is not released yet: npm run build && node test/ledger/make-released.mjs`;

/** What a program may rely on: tables with their columns, indexes and triggers, whatever order they were added in. */
function shapeOf(path: string) {
	const db = new Database(path, { readonly: true });
	try {
		const named = db.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').all() as {
			type: string;
			name: string;
			tbl_name: string;
			sql: string | null;
		}[];
		return named.map(({ type, name, tbl_name, sql }) => {
			if (type === 'table') return { name, columns: db.pragma(`table_info("${name}")`) };
			return { type, name, tbl_name, sql };
		});
	} finally {
		db.close();
	}
}

describe.each(released)('%s', (name) => {
	let folder: string;
	const run = (...argv: string[]) => runIn(folder, argv, { DUCHA_LEDGER: join(folder, '台账.db') });
	beforeAll(() => {
		folder = newFolder();
		writeFileSync(join(folder, '台账.db'), gunzipSync(readFileSync(new URL(name, files))));
	});

	test('opens, is whole and keeps its chain’s head', async () => {
		const db = new Database(join(folder, '台账.db'), { readonly: true });
		const hash = db.prepare('select hash from operation order by seq desc limit 1').pluck().get() as string;
		db.close();
		expect((await run('list', '--limit', '1')).code).toBe(0);
		// The attachment lies beside the ledger and was not kept with it.
		const { code, out } = await run('verify');
		expect([code, out.split('\n').filter((line) => line !== '' && !line.startsWith('附件'))]).toEqual([12, []]);
		expect((await run('log', '--limit', '1')).out).toContain(hash.slice(0, 8));
	});

	test('has the schema of a new ledger', async () => {
		await run('list', '--limit', '1');
		const fresh = join(newFolder(), '新.db');
		await runIn(folder, ['init', '--ledger', fresh]);
		expect(existsSync(fresh)).toBe(true);
		expect(shapeOf(join(folder, '台账.db')), remake).toEqual(shapeOf(fresh));
	});

	test('goes on: reported on, written to, taken back', async () => {
		expect((await run('show', '4')).out).toContain('完成58%');
		expect((await run('undo')).code).toBe(0);
		expect((await run('progress', '5', '已开标', '--percent', '70')).code).toBe(0);
		expect((await run('stats', '10月')).code).toBe(0);
	});
});
