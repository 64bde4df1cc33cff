import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from './errors.ts';
import type { Ledger } from './ledger/open.ts';
import { dayIn, defaultZone, statedPast } from './office-day.ts';
import { type Day, writeDay } from './rules/day.ts';
import type { GlobalOptions, World } from './world.ts';

/** The user's own data folder, or a refusal where the environment names none (cron without HOME). */
function dataFolder(world: World): string {
	const { env } = world;
	const folder =
		world.platform === 'win32' ? env.APPDATA : env.XDG_DATA_HOME || (env.HOME ? `${env.HOME}/.local/share` : undefined);
	if (!folder)
		throw new UserError('不知道台账在哪里', {
			exit: 'noLedger',
			code: 'no-ledger',
			hint: '用 --ledger 文件 指明，或设置 DUCHA_LEDGER',
		});
	return `${folder}/ducha/ledger.db`;
}

/** Milliseconds to wait for another command to let go of the ledger, when `DUCHA_WAIT` says so; an hour at most. */
export function waitIn({ env }: World): number | undefined {
	if (!env.DUCHA_WAIT) return undefined;
	const wait = Number(env.DUCHA_WAIT);
	if (Number.isInteger(wait) && wait >= 0 && wait <= 3_600_000) return wait;
	throw new UserError(`DUCHA_WAIT 要写毫秒数：${env.DUCHA_WAIT}`, {
		exit: 'misused',
		code: 'bad-wait',
		hint: '如 DUCHA_WAIT=60000，最多等60秒',
	});
}

/** The file a link stands for, so that what is kept beside a ledger is found by either name. */
function followLink(path: string): string {
	try {
		return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
	} catch {
		return path;
	}
}

/** A backup is named after what is in it, and is to be trusted when all else is lost. */
function refuseBackup(path: string, { cwd }: World): void {
	if (basename(dirname(resolve(cwd(), path))).endsWith('.备份'))
		throw new UserError(`${path} 是备份，只看不改`, {
			code: 'is-backup',
			hint: '要用它恢复：ducha restore 备份文件 --ledger 台账文件；要在它上面另做，先复制到别处',
		});
}

/** How a door is heard, and lets Ctrl-C through. */
interface Voice {
	say(words: string): void;
	breathe(): Promise<void>;
}

/** The ledger of a session: opened when it is first asked for, once, for reading until something is to be written. */
export function ledgerDoor(world: World, options: GlobalOptions, { say, breathe }: Voice) {
	const schemaFolder = new URL('schema/', world.home);
	let open: { ledger: Ledger; how: 'read' | 'write' } | null = null;
	let zone = defaultZone;
	/** The day a report looks back to. */
	let then: Day | null = null;
	const path = () => followLink(options.ledger ?? (world.env.DUCHA_LEDGER || dataFolder(world)));
	const openAs = async (how: 'read' | 'write'): Promise<Ledger> => {
		if (how === 'write') refuseBackup(path(), world);
		const { allowWriting, holdMoment, hurry, openLedger } = await import('./ledger/open.ts');
		if (open !== null) {
			if (how === 'write' && open.how === 'read') {
				allowWriting(open.ledger);
				open.how = 'write';
			}
			return open.ledger;
		}
		const { readSetting } = await import('./ledger/settings.ts');
		// Most of what a short command takes is the reading of the schema of a ledger newly opened.
		const ledger =
			world.kept?.get(path()) ??
			openLedger(path(), world.kept ? 'write' : how, schemaFolder, { wait: waitIn(world), breathe });
		open = { ledger, how };
		if (ledger.isOlder) {
			const { upgrade } = await import('./ledger/upgrade.ts');
			const copy = upgrade(ledger, schemaFolder, waitIn(world));
			if (copy !== null) say(`台账已升级到这一版的格式，升级前的一份留在 ${copy}`);
		}
		if (world.kept !== undefined) hurry(ledger);
		else if (how === 'read' && options.asOf === undefined) holdMoment(ledger);
		world.kept?.set(path(), ledger);
		zone = (await readSetting(ledger.db, 'time_zone')) ?? defaultZone;
		if (options.asOf !== undefined) {
			const { lookBack } = await import('./ledger/sqlite-as-of.ts');
			then = lookBack(ledger, statedPast(options.asOf), dayIn(zone, world.now()));
		}
		return ledger;
	};
	const day = () => then ?? dayIn(zone, world.now());
	const isOver = () =>
		options.asOf !== undefined && 'day' in statedPast(options.asOf) && day() < dayIn(zone, world.now());
	const close = () => {
		if (world.kept === undefined) open?.ledger.close();
	};
	const letGo = () => {
		if (open?.how === 'read') open.ledger.letGo();
	};
	/** A clock that has been put back dates what is done now before what was done then. */
	const checkClock = (last: string | null) => {
		const [now, before] = [dayIn(zone, world.now()), last === null ? null : dayIn(zone, new Date(last))];
		if (before !== null && before > now)
			say(`注意：电脑上今天是${writeDay(now)}，上一项操作却是${writeDay(before)}做的，请核对电脑的日期`);
	};
	return { path, schemaFolder, openAs, day, isOver, close, letGo, checkClock };
}
