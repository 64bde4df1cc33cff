import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFileRows, readSequence } from '../ledger/rewind.ts';
import { type Desk, officeDesk } from './desk.ts';
import { commandLine } from './random-lines.ts';

/** Numbers once given stay given, whatever is taken back. */
function rowsOf(ledger: string) {
	const { counter, ...rows } = readFileRows(ledger);
	expect(counter).toBeDefined();
	return rows;
}

async function runAll(desk: Desk, lines: readonly (readonly string[])[]): Promise<number> {
	let done = 0;
	for (const line of lines) {
		const before = readSequence(desk.ledger);
		await desk.run(...line);
		if (readSequence(desk.ledger) > before) done += 1;
	}
	return done;
}

async function repeat(desk: Desk, word: string, times: number): Promise<void> {
	for (let n = 0; n < times; n += 1) {
		const { code, err } = await desk.run(word);
		expect([word, n, code], err).toEqual([word, n, 0]);
	}
}

test('undoing all gives the first state row for row, redoing all the last', async () => {
	let done = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(commandLine, { minLength: 6, maxLength: 12 }), async (lines) => {
			const desk = await officeDesk();
			const first = rowsOf(desk.ledger);
			const count = await runAll(desk, lines);
			const last = rowsOf(desk.ledger);
			await repeat(desk, 'undo', count);
			expect(rowsOf(desk.ledger)).toEqual(first);
			await repeat(desk, 'redo', count);
			expect(rowsOf(desk.ledger)).toEqual(last);
			await repeat(desk, 'undo', count);
			expect(rowsOf(desk.ledger)).toEqual(first);
			done += count;
		}),
		{ numRuns: 6 },
	);
	expect(done).toBeGreaterThan(10);
});

test('a list as of each past operation reads what it read then', async () => {
	let compared = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(commandLine, { minLength: 6, maxLength: 10 }), async (lines) => {
			const desk = await officeDesk();
			const then = new Map<number, string>();
			for (const line of lines) {
				await desk.run(...line);
				const seq = readSequence(desk.ledger);
				const list = await desk.run('list', '--format', 'json');
				const log = await desk.run('log', '--format', 'json');
				then.set(seq, list.out + log.out);
			}
			for (const [seq, text] of then) {
				const past = ['--as-of', `#${seq}`, '--today', '2026-11-02', '--format', 'json'];
				const list = await desk.run('list', ...past);
				const log = await desk.run('log', ...past);
				expect(list.out + log.out).toBe(text);
				compared += 1;
			}
		}),
		{ numRuns: 5 },
	);
	expect(compared).toBeGreaterThan(10);
});

test('looking back leaves the file as it is', async () => {
	const desk = await officeDesk();
	const before = readFileRows(desk.ledger);
	const seq = readSequence(desk.ledger);
	const { code } = await desk.run('list', '--as-of', '#3');
	expect(code).toBe(0);
	expect(readFileRows(desk.ledger)).toEqual(before);
	expect(readSequence(desk.ledger)).toBe(seq);
});

test('numbers taken back are not given again', async () => {
	const desk = await officeDesk();
	await desk.run('add', '甲');
	const number = () => new Database(desk.ledger).prepare('select max(ordinal) from item').pluck().get() as number;
	const given = number();
	await desk.run('undo');
	await desk.run('add', '乙');
	expect(number()).toBe(given + 1);
});
