import { Readable, Writable } from 'node:stream';
import type { Process, Rehearsal } from './world.ts';

/** The process of a rehearsal: no terminal, nobody to ask, its own clerk and folder. */
export function rehearsed(process: Process, { folder, actor, said }: Rehearsal): Process {
	const screen = (lines: string[]) =>
		new Writable({
			decodeStrings: false,
			write: (piece, _encoding, done) => {
				lines.push(String(piece));
				done();
			},
		});
	return {
		stdin: Readable.from([]),
		stdout: screen([]),
		stderr: screen(said),
		env: { DUCHA_ACTOR: actor },
		platform: process.platform,
		cwd: () => folder,
	};
}
