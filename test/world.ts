import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../src/main.ts';

const home = new URL('..', import.meta.url);
/** Every story happens on this morning: 2 November 2026, nine o'clock in Shanghai. */
const now = new Date('2026-11-02T01:00:00Z');
/** What the story's temporary folder is called in its text. */
const shownFolder = '/home/linxiao';

/** A folder of its own for one story, holding copies of the sample workbooks. */
export function openFolder(): { folder: string; remove: () => void } {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ducha-story-')));
	cpSync(new URL('fixtures', home), folder, {
		recursive: true,
		filter: (path) => !path.endsWith('.mjs'),
	});
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One command line in a process that is no terminal, with stdout and stderr as they would mix on a screen. */
export async function runCommandLine(
	argv: string[],
	folder: string,
	env: Record<string, string>,
): Promise<{ shown: string; code: number }> {
	const pieces: string[] = [];
	const screen = () =>
		new Writable({
			decodeStrings: false,
			write(piece, _encoding, done) {
				pieces.push(String(piece));
				done();
			},
		});
	const world = {
		stdin: Readable.from([]),
		stdout: screen(),
		stderr: screen(),
		env: { HOME: folder, DUCHA_ACTOR: '林晓', ...env },
		platform: 'linux',
		cwd: () => folder,
	};
	const code = await main(argv, world, home, () => now);
	return { shown: pieces.join(''), code };
}

/** The same text for every run: the folders, the ledger's identity and the journal's hashes are each time others. */
export function settleVarying(text: string, folder: string): string {
	return text
		.replaceAll(folder, shownFolder)
		.replaceAll(fileURLToPath(home), '/opt/ducha/')
		.replace(/\b[0-9a-f]{64}\b/g, '9f3ac27e'.repeat(8))
		.replace(/("id": )"[0-9a-f]{16}"/g, '$1"5d0c7be1a94f2e36"')
		.replace(/(#\d+:|号-|\d\d:\d\d:\d\d\s+)[0-9a-f]{8}\b/g, '$19f3ac27e');
}
