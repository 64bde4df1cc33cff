import { readdir } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { listStoredFiles } from '../../ledger/attachments.ts';
import type { Db } from '../../ledger/open.ts';
import type { Session } from '../../session.ts';
import { attachmentFolder, readStored } from './entry/attach-file.ts';

/** What became of the files kept beside the ledger. */
interface StoredFiles {
	count: number;
	/** Those gone or no longer what was stored, in words. */
	faults: string[];
	/** Files that no row of the ledger names: left by a command that was taken back or broken off. */
	strays: string[];
}

/** Reads every kept file and compares it with the hash it is kept under. */
export async function checkStoredFiles(session: Session, db: Db): Promise<StoredFiles> {
	const files = await listStoredFiles(db);
	const faults: string[] = [];
	const progress = await session.progress('核对附件');
	for (const [at, file] of files.entries()) {
		await session.breathe();
		progress.step(at, files.length);
		try {
			await readStored(session, file);
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			faults.push(error.message);
		}
	}
	progress.end();
	const known = new Set(files.map(({ sha256 }) => sha256));
	const there = await readdir(attachmentFolder(session)).catch(() => []);
	return { count: files.length, faults, strays: there.filter((name) => !known.has(name)) };
}
