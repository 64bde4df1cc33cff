import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A folder of its own, gone when the tests of the file are over; others may look into it, as on a shared computer. */
export function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'ducha-test-'));
	chmodSync(folder, 0o755);
	made.push(folder);
	return folder;
}

export function removeFolders(): void {
	for (const folder of made.splice(0)) {
		chmodSync(folder, 0o700);
		rmSync(folder, { recursive: true, force: true });
	}
}
