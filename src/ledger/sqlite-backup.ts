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
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import { keptBackups } from '../rules/backup-keeping.ts';
import type { Day } from '../rules/day.ts';
import { type Connection, connect, refuseForeign } from './sqlite.ts';
import { findBrokenLink } from './sqlite-journal.ts';
import { schemaVersion } from './sqlite-schema.ts';

/** Beside the ledger, as its attachments are. */
export const backupFolder = (ledger: string): string => `${ledger}.备份`;

/** `督查台账.db-2026-11-02-第12号-9f3ac27e.db`: the day, the last operation in it and the head of its hash. */
const nameOf = (ledger: string, day: Day, { seq, hash }: Head): string =>
	`${basename(ledger)}-${day}-第${seq}号-${hash}.db`;
const namePattern = /^(\d{4}-\d\d-\d\d)-第(\d+)号-[0-9a-f]{8}\.db$/;
const partPattern = /^\.[0-9a-f]{12}\.part(?:-journal)?$/;
/** Milliseconds after which a copy that was not finished is nobody's work any more. */
const partLife = 3_600_000;

/** The last operation in a file. */
export interface Head {
	seq: number;
	/** The first eight digits. */
	hash: string;
}

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
function notBackedUp(folder: string, cause: unknown): unknown {
	const why = reasons[(cause as NodeJS.ErrnoException).code ?? ''];
	if (why === undefined) return cause;
	return new UserError(`备份写不进 ${folder}：${why}，没有写入台账`, {
		exit: 'notWritten',
		code: 'no-backup',
		hint: '检查台账所在文件夹的权限和磁盘空间',
		cause,
	});
}

const damaged = (path: string) =>
	new UserError(`${path} 已损坏，没有备份，也没有写入`, {
		exit: 'damaged',
		code: 'backup-refused',
		hint: '先复制一份留底，再用最近的备份恢复',
	});

/** The head of a file that is whole: every page, every reference, every link of the journal's chain; null of one that is not. */
export function wholeHead(path: string): Head | null {
	refuseForeign(path, schemaVersion);
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

/** A copy counts only when it is whole. */
function checkCopy(path: string, ledger: string): Head {
	const head = wholeHead(path);
	if (head === null) throw damaged(ledger);
	return head;
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
	if (!existsSync(folder)) return [];
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
function thinOut(folder: string, ledger: string, newest: string): void {
	const found = listBackups(ledger);
	const kept = new Set(keptBackups(found).map(({ path }) => path));
	for (const { path } of found) if (!kept.has(path)) drop(path);
	const now = statSync(newest).mtimeMs;
	for (const name of readdirSync(folder).filter((one) => partPattern.test(one)))
		if (now - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? now) > partLife)
			drop(join(folder, name));
}

/**
 * A whole, checked copy of the ledger in a folder beside it, made before what changes much at once; nothing where the
 * newest state is copied already. Another command may write meanwhile: the copy is of one moment. Gives its path.
 */
export function backUp(ledger: string, day: Day, wait?: number): string {
	const folder = backupFolder(ledger);
	const beside = join(folder, `.${randomBytes(6).toString('hex')}.part`);
	const db = connect(ledger, 'write', wait);
	try {
		const known = join(folder, nameOf(ledger, day, headOf(db)));
		if (existsSync(known)) return known;
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		db.prepare('vacuum into ?').run(beside);
		chmodSync(beside, 0o600);
		const path = join(folder, nameOf(ledger, day, checkCopy(beside, ledger)));
		settle(beside);
		renameSync(beside, path);
		settleFolder(folder);
		thinOut(folder, ledger, path);
		return path;
	} catch (error) {
		throw notBackedUp(folder, error);
	} finally {
		db.close();
		if (existsSync(beside)) rmSync(beside);
	}
}
