import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFileRows, readSequence, rewindTo } from '../ledger/rewind.ts';
import { officeDesk } from './desk.ts';
import { commandLine } from './random-lines.ts';

test('whatever is done, the journal replayed backwards gives every earlier state, row for row', async () => {
	let done = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(commandLine, { minLength: 6, maxLength: 12 }), async (lines) => {
			const desk = await officeDesk();
			const states = new Map([[readSequence(desk.ledger), readFileRows(desk.ledger)]]);
			for (const line of lines) {
				const before = readSequence(desk.ledger);
				const { code, err } = await desk.run(...line);
				expect([line, code, err], err).not.toEqual([line, 70, err]);
				const after = readSequence(desk.ledger);
				expect([line, after - before]).toEqual([line, code === 0 && after > before ? 1 : 0]);
				if (after > before) done += 1;
				else expect(readFileRows(desk.ledger)).toEqual(states.get(before));
				states.set(after, readFileRows(desk.ledger));
			}
			for (const [seq, rows] of states) expect(rewindTo(desk.ledger, seq)).toEqual(rows);
		}),
		{ numRuns: 10 },
	);
	expect(done).toBeGreaterThan(5);
});
