import type { Format } from './terminal/formats.ts';
import type { Progress } from './terminal/progress.ts';
import type { Asker } from './terminal/prompts.ts';
import { safe } from './terminal/safe.ts';
import { foldSentences } from './terminal/width.ts';
import type { GlobalOptions, World } from './world.ts';

/** How results and questions reach the person. */
export interface Screen {
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
	/** A bar on a terminal for work of more than 200 ms; nothing in a pipe or under `--quiet`. */
	progress(label: string): Promise<Progress>;
	/** The result in words, on stdout; what would steer a screen is written out. */
	print(words: string): void;
	/** The result as it was drawn, colours included, on stdout. */
	draw(text: string): void;
	/** A whole result, drawn: by a pager where it is longer than the terminal, else piece by piece as fast as it is read. */
	page(pieces: Iterable<string>): Promise<void>;
	/** Everything else, on stderr; silent under `--quiet`. */
	say(words: string): void;
	/** Tells a terminal, once it has waited for a second without a bar, that work is going on. */
	tellWaiting(): void;
	/** Wipes what was told only for the time being. */
	wipe(): void;
}

const usesColour = ({ env }: World, options: GlobalOptions): boolean =>
	options.color !== false && !env.NO_COLOR && env.TERM !== 'dumb';

/** Milliseconds a terminal stays silent before it says why. */
const patience = 1000;

/** One line for the time being on stderr; none beside a bar. */
function openNotice(world: World, options: GlobalOptions) {
	const begun = world.now().getTime();
	let state: 'unsaid' | 'said' | 'unwanted' = 'unsaid';
	const wipe = () => {
		if (state !== 'said') return;
		world.stderr.write('\r\u001b[K');
		state = 'unsaid';
	};
	return {
		tellWaiting: () => {
			if (state !== 'unsaid' || options.quiet || world.now().getTime() - begun < patience || !world.stderr.isTTY)
				return;
			world.stderr.write('正在处理，请稍候（Ctrl-C 取消）');
			state = 'said';
		},
		wipe,
		silence: () => {
			wipe();
			state = 'unwanted';
		},
	};
}

/** The screen of a world: formats, colours, widths, words. */
export function screenOf(world: World, options: GlobalOptions, breathe: () => Promise<void>): Screen {
	const notice = openNotice(world, options);
	return {
		tellWaiting: notice.tellWaiting,
		wipe: notice.wipe,
		format: () => (options.format === undefined || options.format === 'txt' ? 'table' : options.format),
		colours: () => Boolean(world.stdout.isTTY) && usesColour(world, options),
		width: () => {
			if (options.width !== undefined) return Number(options.width);
			return world.stdout.isTTY ? (world.stdout.columns ?? 80) : null;
		},
		// Only where stderr is a terminal is stdin looked at: that opens it.
		canAsk: () => !options.yes && Boolean(world.stderr.isTTY && world.stdin.isTTY),
		asker: async () => {
			notice.wipe();
			const { openAsker } = await import('./terminal/prompts.ts');
			return openAsker({ keyboard: world.stdin, screen: world.stderr, colours: usesColour(world, options) });
		},
		progress: async (label) => {
			notice.silence();
			const { openProgress } = await import('./terminal/progress.ts');
			const screen = options.quiet ? { write: () => true } : world.stderr;
			return openProgress(screen, label, () => world.now().getTime());
		},
		print: (words) => {
			notice.wipe();
			world.stdout.write(`${safe(words, { newlines: true })}\n`);
		},
		draw: (text) => {
			notice.wipe();
			world.stdout.write(`${text}\n`);
		},
		page: async (pieces) => {
			notice.silence();
			const { stdout } = world;
			if (!stdout.isTTY || options.pager === false) {
				const { pour } = await import('./terminal/pour.ts');
				await pour(stdout, pieces, { signal: () => world.signal, breathe });
				stdout.write('\n');
				return;
			}
			const { showInPager } = await import('./terminal/pager.ts');
			const text = `${[...pieces].join('')}\n`;
			if (!(await world.lend(() => showInPager(text, world)))) stdout.write(text);
		},
		say: (words) => {
			notice.wipe();
			if (options.quiet) return;
			const shown = safe(words, { newlines: true });
			const { isTTY, columns = 80 } = world.stderr;
			world.stderr.write(`${isTTY ? foldSentences(shown, columns) : shown}\n`);
		},
	};
}
