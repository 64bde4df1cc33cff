import type { Stats } from 'node:fs';
import { copyFile, link, lstat, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Session } from '../../session.ts';

const longestName = 255;

/** A file name that is legal on Windows too, at most 255 bytes, and stays in its folder. */
export function legalName(name: string): string {
	const cleaned = name
		.replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, '_')
		.replace(/[. ]+$/, '')
		.trim();
	const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned);
	let legal = cleaned === '' || device ? `_${cleaned}` : cleaned;
	const ending = /\.[A-Za-z0-9]{1,5}$/.exec(legal)?.[0] ?? '';
	while (Buffer.byteLength(legal) > longestName) {
		const stem = [...legal.slice(0, legal.length - ending.length)];
		legal = stem.slice(0, -1).join('') + ending;
	}
	return legal;
}

const reasons: Record<string, string> = {
	EACCES: '没有权限',
	EPERM: '没有权限，或文件正被打开',
	EBUSY: '文件正被打开，请先关闭',
	EROFS: '磁盘只读',
	ENOSPC: '磁盘已满',
	EDQUOT: '磁盘配额已满',
	EFBIG: '文件超过了系统允许的大小',
	ENOENT: '文件夹不存在',
	ENOTDIR: '路径里有一段不是文件夹',
	ENAMETOOLONG: '文件名太长',
	ERR_FS_EISDIR: '旁边有个文件夹占了临时文件的名字',
};

const notWritten = (path: string, why: string, hint: string, code: string, cause?: unknown) =>
	new UserError(`没有写出 ${path}：${why}`, { exit: 'notWritten', hint, code, cause, place: { file: path } });

/** Whether a file is the ledger in use, which not even `--force` may replace. */
async function isLedger(session: Session, found: Stats): Promise<boolean> {
	try {
		const ledger = await stat(session.ledgerPath());
		return ledger.ino === found.ino && ledger.dev === found.dev;
	} catch {
		return false;
	}
}

/** The files Excel, LibreOffice and WPS put beside one they have open. */
const lockNames = (name: string): string[] => [`~$${name}`, `.~lock.${name}#`, `.~${name}`];

/** The mark of a program that has the file open, if one is there. */
async function findLock(path: string): Promise<string | null> {
	for (const name of lockNames(basename(path)))
		if ((await lstat(join(dirname(path), name)).catch(() => null)) !== null) return name;
	return null;
}

/** The option that says where an output goes: a file of its own, a folder of many, a file that holds several. */
type Where = '--output' | '--out' | '--merge';
const otherName = (where: Where): string => (where === '--out' ? '用 --out 换一个文件夹' : '换一个文件名');

/** Where an output goes; refuses links, folders, files open elsewhere, and existing files unless `--force`. */
export async function targetOf(session: Session, given: string, where: Where = '--output'): Promise<string> {
	const path = resolve(session.world.cwd(), given);
	const found = await lstat(path).catch(() => null);
	if (found === null) return path;
	const other = otherName(where);
	if (found.isSymbolicLink()) throw notWritten(path, '它是一个链接', other, 'output-is-link');
	if (!found.isFile())
		throw notWritten(path, '它不是普通文件', where === '--out' ? other : '写明文件名', 'output-not-file');
	if (await isLedger(session, found)) throw notWritten(path, '它是台账', other, 'output-is-ledger');
	if (!session.options.force) throw notWritten(path, '文件已存在', `${other}，或加 --force 覆盖`, 'output-exists');
	const lock = await findLock(path);
	if (lock !== null)
		throw notWritten(path, '文件正被打开', `关闭它再导出；确已关闭的，删去旁边的“${lock}”`, 'output-is-open');
	return path;
}

/** Writes beside the target and renames, so that a broken write leaves the old file whole. Returns the full path. */
export async function writeOutput(
	session: Session,
	given: string,
	bytes: Uint8Array | string | AsyncIterable<string>,
	where: Where = '--output',
): Promise<string> {
	await session.breathe();
	const path = await targetOf(session, given, where);
	const beside = join(dirname(path), `.${basename(path).slice(0, 60)}.part`);
	try {
		await rm(beside, { force: true });
		// On the disk before it takes the old file's place.
		await writeFile(beside, bytes, { flag: 'wx', flush: session.world.kept === undefined });
		await rename(beside, path);
	} catch (error) {
		// What kept the file from being written may keep this from finding it too.
		await rm(beside, { force: true }).catch(() => {});
		if (error instanceof UserError) throw error;
		const code = (error as NodeJS.ErrnoException).code ?? '';
		const hint =
			code === 'ERR_FS_EISDIR'
				? `把文件夹“${basename(beside)}”改名或移走`
				: `检查文件夹和磁盘，或用 ${where} 换一个位置`;
		throw notWritten(path, reasons[code] ?? `写入时出错（${code}）`, hint, 'not-written', error);
	}
	return path;
}

/** A file that was written and can be taken back. */
export interface Undoable {
	file: string;
	/** What stood there before comes back; where nothing did, the file goes. */
	takeBack: () => Promise<void>;
	/** What stood there before goes for good. */
	settle: () => Promise<void>;
}

/** Keeps what stands at a path under another name until it is known whether its successor stays. */
async function setAside(path: string): Promise<string | null> {
	const kept = join(dirname(path), `.${basename(path).slice(0, 60)}.old`);
	await rm(kept, { force: true });
	try {
		await link(path, kept);
		return kept;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') return null;
		// Some disks know no second name for a file.
		await copyFile(path, kept);
		return kept;
	}
}

/** Writes a file as `writeOutput` does, so that it can be taken back should what it belongs to come to nothing. */
export async function writeUndoable(
	session: Session,
	given: string,
	bytes: Uint8Array,
	where: Where = '--output',
): Promise<Undoable> {
	const path = await targetOf(session, given, where);
	const kept = await setAside(path).catch((cause: unknown) => {
		const code = (cause as NodeJS.ErrnoException).code ?? '';
		const hint = `检查文件夹和磁盘，或用 ${where} 换一个位置`;
		throw notWritten(path, reasons[code] ?? `写入时出错（${code}）`, hint, 'not-written', cause);
	});
	try {
		const file = await writeOutput(session, path, bytes, where);
		return {
			file,
			takeBack: () => (kept === null ? rm(file, { force: true }) : rename(kept, file)),
			settle: async () => {
				if (kept !== null) await rm(kept, { force: true });
			},
		};
	} catch (error) {
		if (kept !== null) await rm(kept, { force: true }).catch(() => {});
		throw error;
	}
}

/** Writes several files, all or none: what goes wrong in the middle, Ctrl-C too, takes back those before it. */
export async function writeAll(
	session: Session,
	files: readonly { path: string; render: () => Promise<Uint8Array> }[],
	where: Where = '--output',
): Promise<void> {
	const written: Undoable[] = [];
	try {
		for (const { path, render } of files) {
			await session.breathe();
			written.push(await writeUndoable(session, path, await render(), where));
		}
	} catch (error) {
		for (const { takeBack } of written) await takeBack().catch(() => {});
		throw error;
	}
	for (const { settle } of written) await settle().catch(() => {});
}

/** The folder to write to, made where it is not there yet; gives its full path. */
export async function makeFolder(session: Session, given: string): Promise<string> {
	const path = resolve(session.world.cwd(), given);
	const refuse = (why: string, cause?: unknown) =>
		new UserError(`不能写到 ${path}：${why}`, {
			exit: 'notWritten',
			code: 'bad-folder',
			hint: '用 --out 换一个文件夹',
			cause,
		});
	const found = await stat(path).catch(() => null);
	if (found !== null && !found.isDirectory()) throw refuse('它不是文件夹');
	await mkdir(path, { recursive: true }).catch((cause: unknown) => {
		throw refuse('建不了这个文件夹', cause);
	});
	return path;
}
