import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Day } from '../rules/day.ts';
import { giveSecondName } from './second-name.ts';
import { type Connection, connect, refuseForeign } from './sqlite.ts';
import { backupFolder, notCopied, restoringPart, settle, settleFolder, wholeHead } from './sqlite-backup.ts';
import { fromSqlite } from './sqlite-errors.ts';

/** What SQLite keeps beside a file that was being written; left there it would be played into the restored one. */
const besides = ['-journal', '-wal', '-shm'];

/** Holds the ledger alone while it is replaced; a damaged one cannot be held, and needs not be. */
function holdAlone(ledger: string, wait: number | undefined): Connection | null {
	try {
		refuseForeign(ledger);
		const db = connect(ledger, 'write', wait);
		try {
			db.exec('begin exclusive');
			return db;
		} catch (error) {
			db.close();
			throw error;
		}
	} catch (error) {
		if (error instanceof UserError || fromSqlite(error)?.exit === 'damaged') return null;
		throw error;
	}
}

/** A name no kept file bears yet. */
function freeName(folder: string, ledger: string, day: Day): string {
	const named = (n: number) => join(folder, `恢复前-${day}${n === 1 ? '' : `-${n}`}-${basename(ledger)}`);
	let n = 1;
	while (existsSync(named(n))) n += 1;
	return named(n);
}

/** Keeps what is replaced under another name as well. */
function keepAside(ledger: string, kept: string): void {
	// A copy would be read and closed here, and with any handle closed the system forgets who holds the file.
	giveSecondName(ledger, kept, () => {
		copyFileSync(ledger, kept);
		settle(kept);
	});
	for (const ending of besides) if (existsSync(ledger + ending)) renameSync(ledger + ending, kept + ending);
}

interface Restoring {
	day: Day;
	schemaFolder: URL;
	wait?: number | undefined;
}

/**
 * Puts a backup in the ledger's place and keeps what it replaces in the backup folder; gives the kept file's path, or
 * null where there was none. Killed at any moment, the old or the new ledger stands whole.
 */
export function restoreFrom(backup: string, ledger: string, { day, schemaFolder, wait }: Restoring): string | null {
	if (wholeHead(backup, schemaFolder) === null)
		throw new UserError(`${backup} 已损坏，没有恢复`, { exit: 'damaged', code: 'backup-damaged', hint: '换一份备份' });
	const folder = backupFolder(ledger);
	const beside = restoringPart(ledger);
	let held: Connection | null = null;
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		copyFileSync(backup, beside);
		chmodSync(beside, 0o600);
		settle(beside);
		held = existsSync(ledger) ? holdAlone(ledger, wait) : null;
		const kept = existsSync(ledger) ? freeName(folder, ledger, day) : null;
		if (kept !== null) {
			keepAside(ledger, kept);
			settleFolder(folder);
		}
		renameSync(beside, ledger);
		settleFolder(dirname(ledger));
		return kept;
	} catch (error) {
		const { dest, path = '' } = error as { dest?: string; path?: string };
		throw notCopied(error, `没有恢复，台账没有动，写不进 ${dest ?? path}`, 'not-restored');
	} finally {
		held?.close();
		rmSync(beside, { force: true });
	}
}
