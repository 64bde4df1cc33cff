import { lstatSync, realpathSync } from 'node:fs';
import { type ExitName, interrupted, UserError } from './errors.ts';
import type { Changed, Done } from './ledger/change.ts';
import type { Db, Ledger } from './ledger/open.ts';
import { type Day, parseDay, writeDay } from './rules/day.ts';
import type { Format, TypedFormat } from './terminal/formats.ts';
import type { Progress } from './terminal/progress.ts';
import type { Asker } from './terminal/prompts.ts';
import { safe } from './terminal/safe.ts';

/** Command lines run one after another on days of their own, unseen, over ledgers that stay open between them. */
export interface Rehearsal {
	folder: string;
	now: Date;
	actor: string;
	/** What was said on stderr. */
	said: string[];
	kept: Map<string, Ledger>;
}

/** The part of the process a command can reach: `process` itself, or a test's stand-in. */
export interface World {
	stdin: NodeJS.ReadableStream & { isTTY?: boolean };
	stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number };
	stderr: NodeJS.WritableStream & { isTTY?: boolean };
	env: Record<string, string | undefined>;
	platform: string;
	cwd(): string;
	/** The only clock. */
	now(): Date;
	/** Raised by Ctrl-C or a polite kill. */
	signal: AbortSignal;
	/** Lets another program have the terminal while `work` lasts, and Ctrl-C with it. */
	lend<T>(work: () => Promise<T>): Promise<T>;
	/** Runs another command line in the same world, or in a rehearsal of it; gives its exit code. */
	run(argv: string[], rehearsal?: Rehearsal): Promise<number>;
	/** Ledgers left open for the command lines to come; only in a rehearsal. */
	kept?: Map<string, Ledger> | undefined;
	/** The folder that holds `schema/` and `fixtures/`. */
	home: URL;
}

/** What a command line runs in: `process`, or something like it. */
export type Process = Pick<World, 'stdin' | 'stdout' | 'stderr' | 'env' | 'cwd' | 'platform'> & {
	on?(event: 'SIGINT', listener: () => void): unknown;
	once?(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
	off?(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
};

export interface GlobalOptions {
	ledger?: string;
	today?: string;
	asOf?: string;
	format?: TypedFormat;
	output?: string;
	by?: string;
	width?: string;
	yes?: boolean;
	force?: boolean;
	quiet?: boolean;
	debug?: boolean;
	color?: boolean;
	pager?: boolean;
}

/** What a command may touch of the world. */
export interface Session {
	world: World;
	options: GlobalOptions;
	/** `--today`, else the day it is now where the office is. Known once the ledger is open. */
	today(): Day;
	/** Who is booked in the log: `--by`, `DUCHA_ACTOR`, else the login name. */
	actor(): string;
	/** The format lists and values are asked for in; `table` unless said otherwise. */
	format(): Format;
	/** Whether stdout takes colours: a terminal, without NO_COLOR or `--no-color`. */
	colours(): boolean;
	/** Columns to wrap at, or null in a pipe. */
	width(): number | null;
	/** Whether a person sits there to answer a question. */
	canAsk(): boolean;
	/** Questions on the terminal; only when `canAsk`. */
	asker(): Promise<Asker>;
	/** Where the ledger is, whether or not it exists; a link to it is followed, for its attachments and backups lie beside it. */
	ledgerPath(): string;
	/** The folder of the numbered schemas. */
	schemaFolder: URL;
	/** Milliseconds to wait for another command, where somebody has said so. */
	wait(): number | undefined;
	/** The ledger for reading: all that is read is of one moment, until the command shows it, asks or begins to write. */
	ledger(): Promise<Ledger>;
	/** Lets others write from here on, in the middle of a command that reads. */
	letGo(): void;
	/** A whole, checked copy of the ledger beside it, before a command changes much at once; gives its path. */
	backUp(): Promise<string>;
	/** One transaction and one sentence in the log; `undoes` is the operation it takes back. */
	change<T>(command: string, work: (tx: Db) => Promise<Done<T>>, taking?: { undoes: number }): Promise<Changed<T>>;
	/** What to take back outside the ledger, should the transaction under way come to nothing. */
	ifUndone(takeBack: () => Promise<void>, settle?: () => Promise<void>): void;
	/** A bar on a terminal for work of more than 200 ms; nothing in a pipe or under `--quiet`. */
	progress(label: string): Promise<Progress>;
	/** Lets Ctrl-C through in long loops; throws when it came. */
	breathe(): Promise<void>;
	/** The result in words, on stdout; what would steer a screen is written out. */
	print(words: string): void;
	/** The result as it was drawn, colours included, on stdout. */
	draw(text: string): void;
	/** A whole result, drawn: by a pager where it is longer than the terminal, else piece by piece as fast as it is read. */
	page(pieces: Iterable<string>): Promise<void>;
	/** Everything else, on stderr; silent under `--quiet`. */
	say(words: string): void;
	/** Runs another command line; gives its exit code. */
	run(argv: string[], rehearsal?: Rehearsal): Promise<number>;
	/** Ends a command that went well with another code than 0: something found, rows rejected, conflicts. */
	endWith(exit: ExitName): void;
	/** How the command ended. */
	ending(): ExitName;
	close(): void;
}

const defaultZone = 'Asia/Shanghai';

/** Clocks by time zone: making one takes as long as a short query. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes ahead of UTC where no clock is ever changed: to ask Intl takes a fifth of a start. */
const steadyZones: Record<string, number> = { 'Asia/Shanghai': 480, 'Asia/Urumqi': 360 };

/** The day it is at an instant in a time zone. */
function dayIn(zone: string, instant: Date): Day {
	const ahead = Object.hasOwn(steadyZones, zone) ? steadyZones[zone] : undefined;
	if (ahead !== undefined)
		return parseDay(new Date(instant.getTime() + ahead * 60_000).toISOString().slice(0, 10)) as Day;
	const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
	clocks.set(zone, clock);
	return parseDay(clock.format(instant)) as Day;
}

function statedDay(text: string): Day {
	const day = parseDay(text.normalize('NFKC').trim());
	// Days are counted from here; beyond these years the arithmetic would leave the four-digit year.
	if (day === null || day < '1900' || day > '2201')
		throw new UserError(`--today 不是日期：${text}`, {
			exit: 'misused',
			code: 'bad-day',
			hint: '写成 --today 2026-11-02',
		});
	return day;
}

/** `#120` or a day: the last operation a report looks back to. */
function statedPast(text: string): { seq: number } | { day: Day } {
	const clean = text.normalize('NFKC').trim();
	const seq = /^#(\d{1,15})$/.exec(clean)?.[1];
	if (seq !== undefined) return { seq: Number(seq) };
	const day = parseDay(clean);
	if (day !== null) return { day };
	throw new UserError(`--as-of 读不懂：${text}`, {
		exit: 'misused',
		code: 'bad-as-of',
		hint: '写日期或日志序号，如 --as-of 2026-10-31、--as-of "#120"',
	});
}

const notThen = () =>
	new UserError('--as-of 看的是过去的台账，不能写入', {
		exit: 'misused',
		code: 'as-of-write',
		hint: '去掉 --as-of；补记过去的日期用 --day',
	});

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
function waitIn({ env }: World): number | undefined {
	if (!env.DUCHA_WAIT) return undefined;
	const wait = Number(env.DUCHA_WAIT);
	if (Number.isInteger(wait) && wait >= 0 && wait <= 3_600_000) return wait;
	throw new UserError(`DUCHA_WAIT 要写毫秒数：${env.DUCHA_WAIT}`, {
		exit: 'misused',
		code: 'bad-wait',
		hint: '如 DUCHA_WAIT=60000，最多等60秒',
	});
}

const usesColour = ({ env }: World, options: GlobalOptions): boolean =>
	options.color !== false && !env.NO_COLOR && env.TERM !== 'dumb';

/** The file a link stands for, so that what is kept beside a ledger is found by either name. */
function followLink(path: string): string {
	try {
		return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
	} catch {
		return path;
	}
}

/** The ledger of a session: opened when it is first asked for, once, for reading until something is to be written. */
function ledgerDoor(world: World, options: GlobalOptions, { say, breathe }: Pick<Session, 'say' | 'breathe'>) {
	const schemaFolder = new URL('schema/', world.home);
	let open: { ledger: Ledger; how: 'read' | 'write' } | null = null;
	let zone = defaultZone;
	/** The day a report looks back to. */
	let then: Day | null = null;
	const path = () => followLink(options.ledger ?? (world.env.DUCHA_LEDGER || dataFolder(world)));
	const openAs = async (how: 'read' | 'write'): Promise<Ledger> => {
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
	return { path, schemaFolder, openAs, day, close, letGo, checkClock };
}

/** How results and questions reach the person: formats, colours, widths, words. */
function screenOf(world: World, options: GlobalOptions, breathe: Session['breathe']) {
	return {
		format: () => (options.format === undefined || options.format === 'txt' ? 'table' : options.format),
		colours: () => Boolean(world.stdout.isTTY) && usesColour(world, options),
		width: () => {
			if (options.width !== undefined) return Number(options.width);
			return world.stdout.isTTY ? (world.stdout.columns ?? 80) : null;
		},
		// Only where stderr is a terminal is stdin looked at: that opens it.
		canAsk: () => !options.yes && Boolean(world.stderr.isTTY && world.stdin.isTTY),
		asker: async () => {
			const { openAsker } = await import('./terminal/prompts.ts');
			return openAsker({ keyboard: world.stdin, screen: world.stderr, colours: usesColour(world, options) });
		},
		progress: async (label) => {
			const { openProgress } = await import('./terminal/progress.ts');
			const screen = options.quiet ? { write: () => true } : world.stderr;
			return openProgress(screen, label, () => world.now().getTime());
		},
		print: (words) => {
			world.stdout.write(`${safe(words, { newlines: true })}\n`);
		},
		draw: (text) => {
			world.stdout.write(`${text}\n`);
		},
		page: async (pieces) => {
			const { stdout, signal } = world;
			if (!stdout.isTTY || options.pager === false) {
				const { pour } = await import('./terminal/pour.ts');
				await pour(stdout, pieces, { signal, breathe });
				stdout.write('\n');
				return;
			}
			const { showInPager } = await import('./terminal/pager.ts');
			const text = `${[...pieces].join('')}\n`;
			if (!(await world.lend(() => showInPager(text, world)))) stdout.write(text);
		},
		say: (words) => {
			if (!options.quiet) world.stderr.write(`${safe(words, { newlines: true })}\n`);
		},
	} satisfies Partial<Session>;
}

/** A session over the world; `options` is filled in by the command line before the command runs. */
export function openSession(world: World, options: GlobalOptions): Session {
	let isBooked = false;
	const breathe = async () => {
		await new Promise((resolve) => setImmediate(resolve));
		// What has been booked stays booked: the rest is only telling of it.
		if (world.signal.aborted && !isBooked) throw interrupted();
	};
	const screen = screenOf(world, options, breathe);
	const door = ledgerDoor(world, options, { say: screen.say, breathe });
	let ending: ExitName = 'done';
	let undoing: { takeBack: () => Promise<void>; settle: () => Promise<void> }[] = [];
	const today = () => (options.today === undefined ? door.day() : statedDay(options.today));
	const actor = () => options.by ?? world.env.DUCHA_ACTOR ?? world.env.USER ?? world.env.USERNAME ?? '本机';
	return {
		world,
		options,
		...screen,
		// Others are not kept waiting while a person thinks.
		asker: async () => {
			door.letGo();
			return screen.asker();
		},
		// Nor while a reader takes its time.
		print: (words) => {
			door.letGo();
			screen.print(words);
		},
		draw: (text) => {
			door.letGo();
			screen.draw(text);
		},
		page: (pieces) => {
			door.letGo();
			return screen.page(pieces);
		},
		today,
		actor,
		ledgerPath: door.path,
		schemaFolder: door.schemaFolder,
		wait: () => waitIn(world),
		ledger: () => door.openAs('read'),
		letGo: door.letGo,
		backUp: async () => {
			if (world.kept !== undefined) return door.path();
			const { backUp } = await import('./ledger/sqlite-backup.ts');
			// It reads on a connection of its own, which a writer that waits for this one would hold up.
			door.letGo();
			await breathe();
			return backUp(door.path(), today(), waitIn(world));
		},
		change: async (command, work, taking = undefined) => {
			if (options.asOf !== undefined) throw notThen();
			const ledger = await door.openAs('write');
			const { change } = await import('./ledger/change.ts');
			undoing = [];
			try {
				const head = { day: today(), at: world.now().toISOString(), command, actor: actor(), ...taking };
				const done = await change(ledger, head, async (tx) => {
					const result = await work(tx);
					await breathe();
					return result;
				});
				isBooked ||= done.seq !== null;
				door.checkClock(done.last);
				for (const { settle } of undoing) await settle().catch(() => {});
				return done;
			} catch (error) {
				// What cannot be taken back must not hide why it had to be.
				for (const { takeBack } of undoing.toReversed()) await takeBack().catch(() => {});
				throw error;
			}
		},
		ifUndone: (takeBack, settle = async () => {}) => {
			undoing.push({ takeBack, settle });
		},
		breathe,
		run: world.run,
		endWith: (exit) => {
			ending = exit;
		},
		ending: () => ending,
		close: door.close,
	};
}
