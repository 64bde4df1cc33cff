import type { Command } from '@commander-js/extra-typings';
import { findCommand } from './catalogue.ts';
import { type ExitName, exitCodes, interrupted, UserError } from './errors.ts';
import { openSession, type Session } from './session.ts';
import { normalizeWords } from './words.ts';
import type { Process, World } from './world.ts';

/** Ctrl-C and a polite kill, as long as the command runs: which came, and the signal it raises. */
function watchSignals(process: Process) {
	let controller: AbortController | null = null;
	/** Made when first looked for: Node has it to load. */
	const stop = () => {
		controller ??= new AbortController();
		return controller;
	};
	let caught: ExitName | null = null;
	const onSignal = (exit: ExitName) => () => {
		caught = exit;
		stop().abort();
	};
	const listeners = [
		['SIGINT', onSignal('interrupted')],
		['SIGTERM', onSignal('terminated')],
	] as const;
	for (const [event, listener] of listeners) process.once?.(event, listener);
	return {
		signal: () => stop().signal,
		caught: () => caught,
		/** Leaves Ctrl-C to another program while `work` lasts. */
		lend: async <T>(work: () => Promise<T>): Promise<T> => {
			const [[, onInterrupt]] = listeners;
			process.off?.('SIGINT', onInterrupt);
			process.on?.('SIGINT', ignore);
			try {
				return await work();
			} finally {
				process.off?.('SIGINT', ignore);
				process.once?.('SIGINT', onInterrupt);
			}
		},
		release: () => {
			for (const [event, listener] of listeners) process.off?.(event, listener);
		},
	};
}

/** Runs one command line in a world and gives its exit code; the only place where errors are caught. */
export async function main(
	argv: string[],
	process: Process,
	home: URL,
	now: () => Date = () => new Date(),
	kept?: World['kept'],
): Promise<number> {
	const signals = watchSignals(process);
	const { stdout } = process;
	const world: World = {
		stdout,
		// Merely to look at these opens them, which costs a tenth of the start.
		get stdin() {
			return process.stdin;
		},
		get stderr() {
			// Where hints cannot be written the result still counts.
			const { stderr } = process;
			stderr.off('error', ignore);
			stderr.on('error', ignore);
			return stderr;
		},
		env: process.env,
		platform: process.platform,
		cwd: () => folderOf(process),
		now,
		get signal() {
			return signals.signal();
		},
		lend: signals.lend,
		home,
		kept,
		run: async (words, rehearsal) => {
			if (rehearsal === undefined) return main(words, process, home, now);
			const { rehearsed } = await import('./rehearsed.ts');
			return main(words, rehearsed(process, rehearsal), home, () => rehearsal.now, rehearsal.kept);
		},
	};
	const pipe = watchPipe(stdout);
	const session = openSession(world, {});
	try {
		await runCommand(argv, session);
		await pipe.flush();
		// A signal that came too late to stop anything does not make done work undone.
		return exitCodes[session.ending()];
	} catch (error) {
		return await report(await toUserError(error, world.signal), signals.caught(), argv, session);
	} finally {
		session.close();
		signals.release();
		pipe.release();
	}
}

/** The folder the command was typed in, which may have been deleted since the shell went there. */
function folderOf(process: Process): string {
	try {
		return process.cwd();
	} catch (cause) {
		throw new UserError('现在所在的文件夹已经不在了', { code: 'no-folder', hint: '换一个文件夹（cd）再运行', cause });
	}
}

const ignore = (): void => {};

/** Learns what became of stdout: a reader that left early (`| head`) is fine, a full disk is not. */
function watchPipe(stdout: NodeJS.WritableStream) {
	let broken: NodeJS.ErrnoException | null = null;
	const onError = (error: NodeJS.ErrnoException) => {
		broken = error;
	};
	stdout.on('error', onError);
	return {
		flush: async () => {
			await new Promise<void>((resolve) => {
				if (broken) resolve();
				else stdout.write('', () => resolve());
			});
			await new Promise((resolve) => setImmediate(resolve));
			if (broken && broken.code !== 'EPIPE')
				throw new UserError(`结果没有写出：${broken.code ?? broken.message}`, {
					exit: 'notWritten',
					hint: '检查磁盘空间，或换一个输出位置',
				});
		},
		release: () => {
			// A late EPIPE after the command has ended must not become an uncaught error.
			stdout.off('error', onError);
			stdout.off('error', ignore);
			stdout.on('error', ignore);
		},
	};
}

async function runCommand(argv: string[], session: Session): Promise<void> {
	const words = normalizeWords(argv);
	const { declareProgram } = await import('./command-line.ts');
	const { explainMisuse, refuseMistyped } = await import('./misuse.ts');
	const found = findCommand(words.command);
	refuseMistyped(words.typed, found);
	const told: string[] = [];
	const program = declareProgram(session, found, told);
	const group = program.commands.find((c) => c.name() === found.group?.word) as Command | undefined;
	if (found.entry !== null) (await found.entry.load()).declare(group ?? program, session);
	try {
		await program.parseAsync(words.argv, { from: 'user' });
		if (found.entry === null) (group ?? program).outputHelp();
	} catch (error) {
		const { askForMissing } = await import('./missing.ts');
		const more = await askForMissing(error, words.argv, program, session);
		if (more !== null) return runCommand([...argv, ...more], session);
		explainMisuse(error, words.typed, program, found);
	}
	if (told.length > 0) {
		const { safe } = await import('./terminal/safe.ts');
		await session.page([safe(told.join('\n'), { newlines: true })]);
	}
}

async function toUserError(error: unknown, signal: AbortSignal): Promise<unknown> {
	if (error instanceof UserError) return error;
	if (signal.aborted && (error as Error)?.name === 'AbortError') return interrupted();
	const { fromSqlite } = await import('./ledger/sqlite-errors.ts');
	return fromSqlite(error) ?? error;
}

/** Whether a script reads the answer; the options may have been refused before they were taken in. */
const asksForJson = (argv: string[]): boolean =>
	argv.some(
		(word, i) => /^--(format|格式)=json$/.test(word) || (/^--(format|格式)$/.test(word) && argv[i + 1] === 'json'),
	);

/** The longest text of an error on the screen; what was pasted by mistake must not push its cure out of sight. */
const longestSaid = 1000;

function shorten(text: string): string {
	const signs = [...text];
	if (signs.length <= longestSaid) return text;
	return `${signs.slice(0, longestSaid / 2).join('')}……（略${signs.length - longestSaid}字）……${signs.slice(-longestSaid / 2).join('')}`;
}

/** Prints an error as two lines (and as JSON for scripts) and gives its exit code. */
async function report(error: unknown, signalled: ExitName | null, argv: string[], session: Session): Promise<number> {
	const { safe } = await import('./terminal/safe.ts');
	const visible = (text: string) => safe(shorten(text));
	const { world, options } = session;
	const known = error instanceof UserError;
	const exit: ExitName = known ? (error.exit === 'interrupted' && signalled ? signalled : error.exit) : 'bug';
	const debug = options.debug || argv.includes('--debug');
	const shown = known
		? error
		: new UserError(`程序出错：${(error as Error)?.message ?? error}`, {
				hint: '有没有写进台账，看 ducha log；加 --debug 再运行一次，把输出交给维护者',
			});
	const { file, sheet, row, column } = shown.place;
	if (options.format === 'json' || asksForJson(argv)) {
		const body = {
			code: known ? shown.code : 'bug',
			exit: exitCodes[exit],
			message: shown.message,
			hint: shown.hint || null,
			file: file ?? null,
			sheet: sheet ?? null,
			row: row ?? null,
			column: column ?? null,
		};
		const { renderJson } = await import('./terminal/formats.ts');
		world.stdout.write(`${renderJson({ schema: 'ducha/error/1', error: body })}\n`);
	}
	const name = file?.split(/[\\/]/).at(-1);
	const inFile = [sheet && `工作表“${sheet}”`, row && `第${row}行`, column && `${column}列`].filter(Boolean).join('');
	const place = [name, inFile].filter((part) => part && !shown.message.includes(part)).join(' ');
	const at = place === '' ? '' : `（${place}）`;
	const lines = [`错误：${visible(shown.message)}${visible(at)}`];
	if (shown.hint !== '') lines.push(`提示：${visible(shown.hint)}`);
	if (debug) lines.push(String(((known ? shown.cause : error) as Error | undefined)?.stack ?? shown.stack));
	session.wipe();
	world.stderr.write(`${lines.join('\n')}\n`);
	return exitCodes[exit];
}
