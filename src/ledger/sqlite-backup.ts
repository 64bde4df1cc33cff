import { randomBytes } from 'node:crypto';
import {
	chmodSync,
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { keptBackups } from '../rules/backup-keeping.ts';
import type { Day } from '../rules/day.ts';
import { type Connection, connect, refuseForeign } from './sqlite.ts';
import { findBrokenLink } from './sqlite-journal.ts';
import { newestSchema } from './sqlite-schema.ts';

/** Beside the ledger, as its attachments are. */
export const backupFolder = (ledger: string): string => `${ledger}.备份`;

/** `督查台账.db-2026-11-02-第12号-9f3ac27e.db`: the day, the last operation in it and the head of its hash. */
const nameOf = (ledger: string, day: Day, { seq, hash }: Head): string =>
	`${basename(ledger)}-${day}-第${seq}号-${hash}.db`;
const namePattern = /^(\d{4}-\d\d-\d\d)-第(\d+)号-[0-9a-f]{8}\.db$/;
const partPattern = /^\.[0-9a-f]{12}\.part(?:-journal)?$/;
const restoringPattern = /^\.(.+)\.恢复-[0-9a-f]{12}\.part$/;
/** Where a backup is laid before it takes the ledger's place. */
export const restoringPart = (ledger: string): string =>
	join(dirname(ledger), `.${basename(ledger)}.恢复-${randomBytes(6).toString('hex')}.part`);
/** Milliseconds after which a copy that was not finished is nobody's work any more. */
const partLife = 3_600_000;

/** The last operation in a file. */
export interface Head {
	seq: number;
	/** The first eight digits. */
	hash: string;
}

/** The newest operation and the first eight signs of its hash; 0 in a ledger without any. */
export function headOf(db: Connection): Head {
	const row = db.prepare('select seq, hash from operation order by seq desc limit 1').get() as
		| { seq: number; hash: string }
		| undefined;
	return { seq: row?.seq ?? 0, hash: (row?.hash ?? '00000000').slice(0, 8) };
}

/** What is written is on the disk, not only on its way there. */
export function settle(path: string): void {
	const file = openSync(path, 'r');
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/** The new name, too; Windows has no handle for a folder to be settled by. */
export function settleFolder(path: string): void {
	try {
		settle(path);
	} catch (error) {
		if (!['EISDIR', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
	}
}

const reasons: Record<string, string> = {
	ENOSPC: '磁盘已满',
	EROFS: '磁盘只读',
	EACCES: '没有权限',
	EPERM: '没有权限',
	ENOTDIR: '这个名字已经被一个文件占用',
	EEXIST: '这个名字已经被一个文件占用',
	ENOENT: '它是一个断开的链接',
	ENAMETOOLONG: '台账的文件名太长',
};

/** What the disk refused, in words; other errors as they are. */
export function notCopied(cause: unknown, what: string, code: string): unknown {
	const why = reasons[(cause as NodeJS.ErrnoException).code ?? ''];
	if (why === undefined) return cause;
	return new UserError(`${what}：${why}`, {
		exit: 'notWritten',
		code,
		hint: '检查台账所在文件夹的权限和磁盘空间',
		cause,
	});
}

const damaged = (path: string) =>
	new UserError(`${path} 已损坏，没有备份，也没有写入`, {
		exit: 'damaged',
		code: 'backup-refused',
		hint: '先复制一份留底，再用最近的备份恢复：ducha restore --dry-run 先看少了什么',
	});

/** The head of a file whose every page, reference and link of the journal's chain is whole; null of one that is not. */
function headIfWhole(path: string): Head | null {
	const db = connect(path, 'read');
	try {
		const isWhole =
			db.pragma('integrity_check', { simple: true }) === 'ok' &&
			(db.pragma('foreign_key_check') as unknown[]).length === 0 &&
			findBrokenLink(db) === null;
		return isWhole ? headOf(db) : null;
	} finally {
		db.close();
	}
}

/** The head of a ledger file that is whole, null of one that is not; refuses what this version cannot open. */
export function wholeHead(path: string, schemaFolder: URL): Head | null {
	refuseForeign(path, newestSchema(schemaFolder));
	return headIfWhole(path);
}

export interface Backup {
	path: string;
	/** The day it was made. */
	day: Day;
	/** The last operation in it. */
	seq: number;
}

/** The backups of this ledger, newest first; files of other names are not ours to touch. */
export function listBackups(ledger: string): Backup[] {
	const ours = `${basename(ledger)}-`;
	const folder = backupFolder(ledger);
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
	return readdirSync(folder)
		.flatMap((name) => {
			const [, day, seq] = (name.startsWith(ours) && namePattern.exec(name.slice(ours.length))) || [];
			return day === undefined ? [] : [{ path: join(folder, name), day: day as Day, seq: Number(seq) }];
		})
		.sort((a, b) => b.seq - a.seq || (a.day < b.day ? 1 : -1));
}

/** Removes a file that is in excess. */
function drop(path: string): void {
	try {
		rmSync(path, { force: true });
	} catch {
		// Open elsewhere, or not ours to remove: the copy just made is good all the same.
	}
}

/** Removes the automatic backups that are too many, and copies that a killed command left unfinished. */
function thinOut(ledger: string, newest: string): void {
	const folder = backupFolder(ledger);
	const found = listBackups(ledger);
	const kept = new Set(keptBackups(found).map(({ path }) => path));
	for (const { path } of found) if (!kept.has(path)) drop(path);
	const now = statSync(newest).mtimeMs;
	const isRestoring = (name: string) => restoringPattern.exec(name)?.[1] === basename(ledger);
	const parts = readdirSync(folder).filter((name) => partPattern.test(name));
	const laid = readdirSync(dirname(ledger)).filter(isRestoring);
	for (const path of [...parts.map((name) => join(folder, name)), ...laid.map((name) => join(dirname(ledger), name))])
		if (now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now) > partLife) drop(path);
}

/** Makes a whole, checked copy of the ledger in the folder beside it, named by its head; one already there is enough. */
function copyAside(
	ledger: string,
	{ named, refusal, wait }: { named: (head: Head) => string; refusal: string; wait: number | undefined },
): string {
	const folder = backupFolder(ledger);
	const beside = join(folder, `.${randomBytes(6).toString('hex')}.part`);
	const db = connect(ledger, 'write', wait);
	try {
		const known = join(folder, named(headOf(db)));
		if (existsSync(known)) return known;
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		db.prepare('vacuum into ?').run(beside);
		chmodSync(beside, 0o600);
		const head = headIfWhole(beside);
		if (head === null) throw damaged(ledger);
		const path = join(folder, named(head));
		settle(beside);
		renameSync(beside, path);
		settleFolder(folder);
		return path;
	} catch (error) {
		throw notCopied(error, `${refusal} ${folder}`, 'no-backup');
	} finally {
		db.close();
		if (existsSync(beside)) rmSync(beside);
	}
}

/**
 * A copy made before what changes much at once; nothing where the newest state is copied already. Another command may
 * write meanwhile: the copy is of one moment. Gives its path.
 */
export function backUp(ledger: string, day: Day, wait?: number): string {
	const named = (head: Head) => nameOf(ledger, day, head);
	const path = copyAside(ledger, { named, refusal: '没有写入台账，备份写不进', wait });
	thinOut(ledger, path);
	return path;
}

/** A copy of a ledger about to be brought to a newer schema; it is kept until somebody removes it. */
export function backUpOlder(ledger: string, wait?: number): string {
	const named = ({ seq, hash }: Head) => `升级前-第${seq}号-${hash}-${basename(ledger)}`;
	return copyAside(ledger, { named, refusal: '台账要先升级到这一版的格式，升级前的备份写不进', wait });
}
