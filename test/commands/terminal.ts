import { PassThrough, Writable } from 'node:stream';
import { expect } from 'vitest';
import { main } from '../../src/main.ts';
import { type Desk, home } from './desk.ts';

const morning = new Date('2026-11-02T01:00:00Z');
export const enter = '\r';
export const down = '\u001b[B';
export const cancel = '\u0003';
/** Ctrl-U: what was typed is taken back. */
export const clear = '\u0015';

/** A terminal with a command running on it; the keys and the screen are in the test's hands. */
export function openTerminal(desk: Desk, ...argv: string[]) {
	let shown = '';
	let seen = 0;
	const screen = () => {
		const stream = new Writable({
			write(bytes, _encoding, done) {
				shown += String(bytes);
				done();
			},
		});
		// As with a real terminal, the end of a question does not close the screen.
		stream.end = () => stream;
		return Object.assign(stream, { isTTY: true, columns: 100 });
	};
	const keyboard = Object.assign(new PassThrough(), { isTTY: true });
	const world = {
		stdin: keyboard,
		stdout: screen(),
		stderr: screen(),
		env: { DUCHA_LEDGER: desk.ledger, DUCHA_ACTOR: '林晓', NO_COLOR: '1' },
		platform: 'linux',
		cwd: () => desk.folder,
	};
	const ended = main(argv, world, home, () => morning);
	return {
		ended,
		shown: () => shown,
		/** Waits for a question that has not been answered yet, then presses the keys. */
		answer: async (question: string, keys: string) => {
			await expect.poll(() => shown.slice(seen), { timeout: 5000 }).toContain(question);
			seen = shown.length;
			keyboard.write(keys);
		},
	};
}
