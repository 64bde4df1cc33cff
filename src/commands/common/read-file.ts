import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Workbook } from '../../reading/grid.ts';
import type { Session } from '../../session.ts';

/** A spreadsheet file that was read, with its name and hash for the record. */
export interface SheetFile {
	name: string;
	sha256: string;
	workbook: Workbook;
}

/** Reads a file named on the command line; Ctrl-C ends it. */
export async function readSheetFile(session: Session, given: string): Promise<SheetFile> {
	const { readWorkbook } = await import('../../sheets/read.ts');
	const path = resolve(session.world.cwd(), given);
	const workbook = await readWorkbook(path, session.world.signal).catch((error: unknown) => {
		if (!(error instanceof UserError)) throw error;
		throw new UserError(error.message, { ...error, place: { ...error.place, file: given } });
	});
	const sha256 = createHash('sha256')
		.update(await readFile(path))
		.digest('hex');
	return { name: basename(path), sha256, workbook };
}
