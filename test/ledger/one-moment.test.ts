import { PassThrough, Readable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { readSequence } from '../../src/ledger/head.ts';
import { updateItem } from '../../src/ledger/item-write.ts';
import { type Ledger, openLedger } from '../../src/ledger/open.ts';
import { openSession, type Session } from '../../src/session.ts';
import { home } from '../commands/desk.ts';
import { act, openOffice, schemaFolder } from './offices.ts';

let session: Session;
let other: Ledger;
beforeEach(async () => {
	const { path, close } = await openOffice();
	close();
	other = openLedger(path, 'write', schemaFolder, { wait: 0 });
	session = openSession(
		{
			stdin: Readable.from([]),
			stdout: new PassThrough(),
			stderr: new PassThrough(),
			env: { DUCHA_LEDGER: path },
			platform: 'linux',
			cwd: () => '/',
			now: () => new Date('2026-11-02T01:00:00Z'),
			signal: new AbortController().signal,
			lend: (work) => work(),
			run: async () => 0,
			home,
		},
		{},
	);
	return () => {
		session.close();
		other.close();
	};
});
const note = (words: string) => act(other, (tx) => updateItem(tx, 1, { note: words }));

test('between two queries of a report nobody else commits', async () => {
	const { db } = await session.ledger();
	const seq = await readSequence(db);
	await expect(note('插进来')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
	expect(await readSequence((await session.ledger()).db)).toBe(seq);
	session.close();
	expect(await note('之后')).toBe(seq + 1);
});

test.each([
	['a report that lets go', () => session.letGo()],
	['a report that is shown', () => session.page(['一页'])],
	['a command before its backup', () => session.backUp()],
	[
		'a command that has written',
		() =>
			session.change('edit', async (tx) => ({ sentence: '改', value: await updateItem(tx, 2, { note: '自己的' }) })),
	],
])('%s keeps nobody waiting', async (_name, step) => {
	const { db } = await session.ledger();
	await readSequence(db);
	await step();
	expect(await note('别人的')).toBeGreaterThan(3);
	expect(await readSequence(db)).toBe(await readSequence(other.db));
});
