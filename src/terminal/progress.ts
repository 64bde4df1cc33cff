import { safe } from './safe.ts';
import { clip, pad } from './width.ts';

interface ProgressScreen {
	write: (text: string) => unknown;
	/** Only a terminal gets a bar. */
	isTTY?: boolean;
	columns?: number;
}

export interface Progress {
	/** Says that `done` of `total` are finished. */
	step: (done: number, total: number) => void;
	/** Wipes the bar; to be called also when the work failed. */
	end: () => void;
}

/** Milliseconds: shorter work shows no bar, and a bar is not drawn more often than this. */
const firstAfter = 200;
const between = 100;
const barWidth = 24;
const wipe = '\r\u001b[K';

/** A bar on stderr for work of more than 200 ms; `now` gives milliseconds. Writes nothing when the screen is no terminal. */
export function openProgress(screen: ProgressScreen, label: string, now: () => number): Progress {
	let next = now() + firstAfter;
	let isShown = false;
	return {
		step(done, total) {
			if (!screen.isTTY || now() < next) return;
			next = now() + between;
			isShown = true;
			screen.write(wipe + clip(drawBar(safe(label), done, total), (screen.columns ?? 80) - 1));
		},
		end() {
			if (isShown) screen.write(wipe);
			isShown = false;
		},
	};
}

function drawBar(label: string, done: number, total: number): string {
	const share = total > 0 ? Math.min(1, done / total) : 0;
	const bar = pad('#'.repeat(Math.floor(share * barWidth)), barWidth);
	return `${label} [${bar}] ${Math.floor(share * 100)}%  ${done}/${total}`;
}
