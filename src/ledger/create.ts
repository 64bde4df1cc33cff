import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { type Ledger, openLedger } from './open.ts';
import { giveSecondName } from './second-name.ts';
import { connect, stamp } from './sqlite.ts';
import { migrate } from './sqlite-schema.ts';

const alreadyThere = (path: string) =>
	new UserError(`${path} 已经存在，没有覆盖`, {
		code: 'ledger-exists',
		hint: '换一个文件名，或者直接使用这个台账',
		place: { file: path },
	});

const notCreated = (path: string, cause: unknown) =>
	new UserError(`建不了台账 ${path}`, {
		code: 'not-created',
		hint: '检查文件夹名和权限，或用 --ledger 换一个位置',
		place: { file: path },
		cause,
	});

/** Puts a finished file in its place, never over another. */
function putInPlace(beside: string, path: string): void {
	giveSecondName(beside, path, () => {
		if (existsSync(path)) throw alreadyThere(path);
		renameSync(beside, path);
	});
}

/** Makes a new, empty ledger only its owner can read, all at once; never over an existing file. */
export function createLedger(path: string, schemaFolder: URL): Ledger {
	if (existsSync(path)) throw alreadyThere(path);
	const beside = join(dirname(path), `.${basename(path)}.新建-${randomBytes(6).toString('hex')}.part`);
	try {
		mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
		closeSync(openSync(beside, 'wx', 0o600));
		chmodSync(beside, 0o600);
	} catch (cause) {
		throw notCreated(path, cause);
	}
	try {
		const connection = connect(beside, 'write');
		stamp(connection);
		migrate(connection, schemaFolder);
		connection.close();
		putInPlace(beside, path);
	} catch (error) {
		throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? alreadyThere(path) : error;
	} finally {
		rmSync(beside, { force: true });
	}
	return openLedger(path, 'write', schemaFolder);
}

/** Whether a ledger has been made and nothing written to it yet: what is left when its founding was broken off. */
export function isBlank(path: string, schemaFolder: URL): boolean {
	try {
		const { connection, close } = openLedger(path, 'read', schemaFolder);
		const isWritten = connection.prepare('select 1 from operation').get() !== undefined;
		close();
		return !isWritten;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
