import { type ExitName, interrupted, UserError } from './errors.ts';
import type { Changed, Done } from './ledger/change.ts';
import type { Db, Ledger } from './ledger/open.ts';
import { ledgerDoor, waitIn } from './ledger-door.ts';
import { statedDay } from './office-day.ts';
import type { Day } from './rules/day.ts';
import { type Screen, screenOf } from './screen.ts';
import type { GlobalOptions, Rehearsal, World } from './world.ts';

/** What a command may touch of the world. */
export interface Session extends Screen {
	world: World;
	options: GlobalOptions;
	/** `--today`, else the day it is now where the office is. Known once the ledger is open. */
	today(): Day;
	/** Whether today is a past day seen from its end (`--as-of`): what was due on it has fallen due. */
	isOver(): boolean;
	/** Who is booked in the log: `--by`, `DUCHA_ACTOR`, else the login name. */
	actor(): string;
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
	/** Lets Ctrl-C through in long loops; throws when it came. */
	breathe(): Promise<void>;
	/** Runs another command line; gives its exit code. */
	run(argv: string[], rehearsal?: Rehearsal): Promise<number>;
	/** Ends a command that went well with another code than 0: something found, rows rejected, conflicts. */
	endWith(exit: ExitName): void;
	/** How the command ended. */
	ending(): ExitName;
	close(): void;
}

const notThen = () =>
	new UserError('--as-of 看的是过去的台账，不能写入', {
		exit: 'misused',
		code: 'as-of-write',
		hint: '去掉 --as-of；补记过去的日期用 --day',
	});

/** What is to be taken back outside the ledger should a transaction come to nothing, and settled once it is booked. */
function openUndoing() {
	let undoing: { takeBack: () => Promise<void>; settle: () => Promise<void> }[] = [];
	return {
		begin: () => {
			undoing = [];
		},
		add: (takeBack: () => Promise<void>, settle = async () => {}) => {
			undoing.push({ takeBack, settle });
		},
		settle: async () => {
			for (const { settle } of undoing) await settle().catch(() => {});
		},
		// What cannot be taken back must not hide why it had to be.
		takeBack: async () => {
			for (const { takeBack } of undoing.toReversed()) await takeBack().catch(() => {});
		},
	};
}

/** The screen of a session: others are not kept waiting for the ledger while a person thinks or a reader takes its time. */
const lettingGo = (screen: Screen, letGo: () => void): Screen => ({
	...screen,
	asker: async () => {
		letGo();
		return screen.asker();
	},
	print: (words) => {
		letGo();
		screen.print(words);
	},
	draw: (text) => {
		letGo();
		screen.draw(text);
	},
	page: (pieces) => {
		letGo();
		return screen.page(pieces);
	},
});

/** A session over the world; `options` is filled in by the command line before the command runs. */
export function openSession(world: World, options: GlobalOptions): Session {
	let isBooked = false;
	let ending: ExitName = 'done';
	const breathe = async () => {
		await new Promise((resolve) => setImmediate(resolve));
		// What has been booked stays booked: the rest is only telling of it.
		if (world.signal.aborted && !isBooked) throw interrupted();
		screen.tellWaiting();
	};
	const screen = screenOf(world, options, breathe);
	const door = ledgerDoor(world, options, { say: screen.say, breathe });
	const undoing = openUndoing();
	const today = () => (options.today === undefined ? door.day() : statedDay(options.today));
	const actor = () => options.by ?? world.env.DUCHA_ACTOR ?? world.env.USER ?? world.env.USERNAME ?? '本机';
	return {
		world,
		options,
		...lettingGo(screen, door.letGo),
		today,
		isOver: () => options.today === undefined && door.isOver(),
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
			undoing.begin();
			try {
				const head = { day: today(), at: world.now().toISOString(), command, actor: actor(), ...taking };
				const done = await change(ledger, head, async (tx) => {
					const result = await work(tx);
					await breathe();
					return result;
				});
				isBooked ||= done.seq !== null;
				door.checkClock(done.last);
				await undoing.settle();
				return done;
			} catch (error) {
				await undoing.takeBack();
				throw error;
			}
		},
		ifUndone: undoing.add,
		breathe,
		run: world.run,
		endWith: (exit) => {
			ending = exit;
		},
		ending: () => ending,
		close: () => {
			screen.wipe();
			door.close();
		},
	};
}
