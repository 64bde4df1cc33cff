import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Room that all folders of a run together never fill. */
const enough = 4 * 2 ** 30;

/** A folder in memory where there is one with room: thousands of ledgers are written, each line of the log to the disk. */
function parentFolder(): string {
	const memory = '/dev/shm';
	if (!existsSync(memory)) return tmpdir();
	const { bavail, bsize } = statfsSync(memory);
	return bavail * bsize > enough ? memory : tmpdir();
}

/** Gives the whole run one temporary folder, so that nothing is left behind however a test ends. */
export function setup(): () => void {
	const folder = mkdtempSync(join(parentFolder(), 'ducha-tests-'));
	chmodSync(folder, 0o755);
	process.env.TMPDIR = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}
