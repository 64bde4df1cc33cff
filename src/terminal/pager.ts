import { once } from 'node:events';
import { widthOf } from './width.ts';

const colourMark = /\u001b\[[\d;]*m/g;

/** Whether a text takes more lines than a screen of so many rows and columns shows beside the prompt below it. */
function isLongerThan(text: string, { rows, columns }: { rows: number; columns: number }): boolean {
	let lines = 1;
	for (const line of text.split('\n')) {
		lines += Math.max(1, Math.ceil(widthOf(line.replace(colourMark, '')) / columns));
		if (lines > rows) return true;
	}
	return false;
}

type Env = Record<string, string | undefined>;

const less = 'less';

/** The pager's command line: `DUCHA_PAGER`, else `PAGER`, else less; null where it is to be none. */
function pagerIn(env: Env, platform: string): string | null {
	if (env.TERM === 'dumb') return null;
	// What Windows brings along cannot show Chinese.
	const line = env.DUCHA_PAGER ?? env.PAGER ?? (platform === 'win32' ? '' : less);
	return /^\s*(cat)?\s*$/.test(line) ? null : line;
}

/** What a shell answers when there is no such program, or none that can be run. */
const notFound = [127, 126];

/** less leaves at once what fits on the screen, keeps colours and what it showed, and is told the text is UTF-8. */
const lessSettings = { LESS: 'FRX', LESSCHARSET: 'utf-8' };

async function run(line: string, text: string, { env, signal }: Pick<Desk, 'env' | 'signal'>): Promise<boolean> {
	const { spawn } = await import('node:child_process');
	const pager = spawn(line, {
		// What the clerk named may be a whole command line; that there is no less is not worth a shell's complaint.
		shell: line !== less,
		stdio: ['pipe', 'inherit', 'inherit'],
		env: { ...lessSettings, ...env },
	});
	const stop = () => pager.kill();
	signal.addEventListener('abort', stop);
	// A pager that is put away early has not read to the end.
	pager.stdin.on('error', () => {});
	pager.stdin.end(text);
	try {
		const [code] = (await once(pager, 'close')) as [number | null];
		return !notFound.includes(code ?? 0);
	} catch {
		return false;
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

interface Desk {
	stdout: { rows?: number; columns?: number };
	env: Env;
	platform: string;
	signal: AbortSignal;
}

/** Gives a text that is longer than the screen to the pager and waits until it is put away; false when it is still to be shown. */
export async function showInPager(text: string, desk: Desk): Promise<boolean> {
	const { rows, columns = 80 } = desk.stdout;
	const line = pagerIn(desk.env, desk.platform);
	if (line === null || rows === undefined || !isLongerThan(text, { rows, columns })) return false;
	return run(line, text, desk);
}
