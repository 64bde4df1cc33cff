import { createHash, randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import type { StoredFile } from '../../../ledger/attachments.ts';
import { settleFolder } from '../../../ledger/sqlite-backup.ts';
import type { Session } from '../../../session.ts';
import { legalName } from '../output.ts';

/** The largest file that is taken in, in bytes: 50 MB. */
const mostBytes = 50 * 1024 * 1024;

/** Where the files are kept: a folder beside the ledger that goes with it in a backup. */
export const attachmentFolder = (session: Session): string => `${session.ledgerPath()}.附件`;

const notRead = (given: string, why: string, hint: string, code: string, cause?: unknown) =>
	new UserError(`附件没有存入，${given} ${why}`, { code, hint, cause, place: { file: given } });

function refuseUnfit(given: string, found: Stats): void {
	if (found.isSymbolicLink()) throw notRead(given, '是一个链接', '写它指向的文件本身', 'attachment-is-link');
	if (!found.isFile()) throw notRead(given, '不是普通文件', '写一个文件；文件夹先打包', 'attachment-not-file');
	if (found.size > mostBytes)
		throw notRead(given, '超过50MB', '压缩或分开后再存；特大的文件另行保管，在备注里写明存放处', 'attachment-too-big');
	if (found.size === 0) throw notRead(given, '是空的', '检查文件是否保存完整', 'attachment-empty');
}

/** The bytes of a plain file; never through a link, never from a device. */
export async function readPlain(path: string, given: string): Promise<Buffer> {
	try {
		refuseUnfit(given, await lstat(path));
		// Between the look and the opening a pipe could be put in its place, which would wait for ever.
		const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
		try {
			refuseUnfit(given, await file.stat());
			return await file.readFile();
		} finally {
			await file.close();
		}
	} catch (error) {
		if (error instanceof UserError) throw error;
		const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
		throw notRead(given, isMissing ? '找不到' : '读不了', '检查文件名和权限', 'attachment-not-read', error);
	}
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Whether the bytes are kept already; a file that is no longer what was stored is written anew. */
async function isKept(target: string, sha256: string): Promise<boolean> {
	if (!(await lstat(target).catch(() => null))?.isFile()) return false;
	return hashOf(await readFile(target)) === sha256;
}

async function keep({ world }: Session, folder: string, sha256: string, bytes: Buffer): Promise<void> {
	const target = join(folder, sha256);
	const beside = join(folder, `.${randomBytes(6).toString('hex')}.part`);
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		if ((await lstat(folder)).isSymbolicLink()) throw new Error('the folder is a link');
		if (await isKept(target, sha256)) return;
		// On the disk before the ledger says that it is there.
		await writeFile(beside, bytes, { flag: 'wx', mode: 0o600, flush: world.kept === undefined });
		await rename(beside, target);
		if (world.kept === undefined) settleFolder(folder);
	} catch (cause) {
		await rm(beside, { force: true }).catch(() => {});
		throw new UserError(`附件存不进 ${folder}`, {
			exit: 'notWritten',
			code: 'attachment-not-kept',
			hint: '检查台账所在文件夹的权限和磁盘空间',
			cause,
		});
	}
}

/**
 * Copies a file beside the ledger under its SHA-256; the same bytes are kept once. It is written before the ledger
 * commits and stays when that fails: a file no row names is harmless.
 */
export async function storeFile(session: Session, given: string): Promise<StoredFile> {
	return storeBytes(session, given, await readPlain(resolve(session.world.cwd(), given), given));
}

/** Keeps bytes beside the ledger as `storeFile` does. */
export async function storeBytes(session: Session, given: string, bytes: Buffer): Promise<StoredFile> {
	const sha256 = hashOf(bytes);
	await keep(session, attachmentFolder(session), sha256, bytes);
	const name = legalName(basename(given));
	return { sha256, name, bytes: bytes.length, kind: extname(name).slice(1).toLowerCase() || '其他' };
}

/** The backups the program makes have no attachments in them. */
const bringBack = '从拷出去的附件文件夹里取回，放到台账旁边；没有的重新存：ducha attach 编号 文件';

/** The bytes of a kept file; refuses one that is gone or no longer what was stored. */
export async function readStored(
	session: Session,
	{ sha256, name }: Pick<StoredFile, 'sha256' | 'name'>,
): Promise<Buffer> {
	const path = join(attachmentFolder(session), sha256);
	const bytes = await readPlain(path, name).catch((cause) => {
		throw new UserError(`附件“${name}”的文件不在：${path}`, {
			code: 'attachment-gone',
			hint: bringBack,
			cause,
		});
	});
	if (hashOf(bytes) === sha256) return bytes;
	throw new UserError(`附件“${name}”的文件已不是存入时的内容：${path}`, {
		exit: 'damaged',
		code: 'attachment-changed',
		hint: bringBack,
	});
}
