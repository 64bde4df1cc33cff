import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { type FormReading, readFormParts } from '../../../reading/form.ts';
import type { Session } from '../../../session.ts';
import type { Reader } from '../../../sheets/read.ts';

/** A file that came back, read or refused by the reader. */
export interface ReturnedFile {
	/** As the clerk would find it: the path given and on from there. */
	name: string;
	sha256: string;
	/** Milliseconds; of a file in an archive, when it was packed. */
	modified: number;
	/** When a program last saved it, as the workbook says; null where it does not say. */
	saved: number | null;
	/** The forms in it; none when it is something else. */
	content: FormReading[] | UserError;
}

/** What programs and systems leave lying in folders. */
const litter = /^(?:~\$.*|\..*|Thumbs\.db|desktop\.ini|__MACOSX)$/i;
const isLitter = (path: string): boolean => path.split('/').some((part) => litter.test(part));

/** The files in a folder and the folders below, each folder once whatever links lead to it; litter is passed over. */
async function filesIn(cwd: string, given: string, seen: Set<string>): Promise<string[]> {
	const path = resolve(cwd, given);
	const about = await stat(path).catch(() => null);
	if (!about?.isDirectory()) return [given];
	const real = await realpath(path);
	if (seen.has(real)) return [];
	seen.add(real);
	// A folder that may not be looked into is refused like a file that may not be read.
	const names = await readdir(path).catch(() => null);
	if (names === null) return [given];
	const files: string[] = [];
	for (const name of names.filter((one) => !isLitter(one)).sort())
		files.push(...(await filesIn(cwd, join(given, name), seen)));
	return files;
}

/** The files a path means: itself, or all below it. */
async function filesUnder(cwd: string, given: string): Promise<string[]> {
	await stat(resolve(cwd, given)).catch((cause: unknown) => {
		throw new UserError(`找不到 ${given}`, { exit: 'misused', code: 'not-found', hint: '核对文件名和文件夹', cause });
	});
	return filesIn(cwd, given, new Set());
}

/** The one file, or all those packed into it. */
async function unpack(session: Session, reader: Reader, given: string): Promise<ReturnedFile[]> {
	const { readBytes } = await import('../../../sheets/read.ts');
	const { openArchive } = await import('../../../sheets/archive.ts');
	const path = resolve(session.world.cwd(), given);
	const modified = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
	const read = async (name: string, bytes: Uint8Array<ArrayBuffer>, time: number): Promise<ReturnedFile> => {
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const book = await orRefusal(reader.read(name, bytes));
		const isRead = !(book instanceof UserError);
		return {
			name,
			sha256,
			modified: time,
			saved: isRead ? (book.saved ?? null) : null,
			content: isRead ? readFormParts(book) : book,
		};
	};
	const refused = (error: UserError): ReturnedFile[] => [
		{ name: given, sha256: '', modified, saved: null, content: error },
	];
	const bytes = await orRefusal(readBytes(path));
	if (bytes instanceof UserError) return refused(bytes);
	const members = await orRefusal(openArchive(bytes));
	if (members instanceof UserError) return refused(members);
	if (members === null) return [await read(given, bytes, modified)];
	const files: ReturnedFile[] = [];
	for (const { name, bytes: body, packedAt } of members)
		if (!isLitter(name)) files.push(await read(join(given, name), body, packedAt || modified));
	return files;
}

async function orRefusal<T>(work: Promise<T>): Promise<T | UserError> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof UserError && error.exit !== 'interrupted') return error;
		throw error;
	}
}

/** Every file the paths mean, read within the limits; what cannot be read is kept with why. */
export async function gatherFiles(session: Session, paths: readonly string[]): Promise<ReturnedFile[]> {
	const { world } = session;
	const { openReader } = await import('../../../sheets/read.ts');
	const named: string[] = [];
	for (const given of paths) named.push(...(await filesUnder(world.cwd(), given)));
	const unique = [...new Map(named.map((given) => [resolve(world.cwd(), given), given])).values()];
	const bar = await session.progress('读表');
	const reader = openReader(world.signal);
	const files: ReturnedFile[] = [];
	try {
		for (const [n, given] of unique.entries()) {
			files.push(...(await unpack(session, reader, given)));
			bar.step(n + 1, unique.length);
			await session.breathe();
		}
	} finally {
		bar.end();
		await reader.close();
	}
	return files;
}

/** The last part of a file's name, as provenance keeps it. */
export const shortFileName = ({ name }: ReturnedFile): string => basename(name);
