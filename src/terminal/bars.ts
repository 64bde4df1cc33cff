import { safe } from './safe.ts';
import { clip, pad, prepareWidths, widthOf } from './width.ts';

/** A bar of parts with a name before it and words after it. */
export interface Bar {
	label: string;
	parts: number[];
	words: string;
}

interface BarSetting {
	/** The sign each part is drawn with. */
	signs: readonly string[];
	tints: readonly ((text: string) => string)[];
	/** Columns of the terminal. */
	width: number;
}

const longestLabel = 24;
const longestBar = 50;
const shortestBar = 10;

/** How many of `cells` each part takes: by largest remainder, and none that is there is left out. */
function cellsOf(parts: readonly number[], cells: number): number[] {
	const whole = parts.reduce((sum, part) => sum + part, 0);
	if (whole === 0) return parts.map(() => 0);
	const exact = parts.map((part) => (part * cells) / whole);
	const taken = exact.map(Math.floor);
	const byRemainder = exact.map((value, at) => ({ at, rest: value % 1 })).sort((a, b) => b.rest - a.rest);
	for (const { at } of byRemainder.slice(0, cells - taken.reduce((sum, n) => sum + n, 0))) taken[at]! += 1;
	for (const [at, part] of parts.entries()) {
		if (part === 0 || taken[at]! > 0) continue;
		taken[taken.indexOf(Math.max(...taken))]! -= 1;
		taken[at]! += 1;
	}
	return taken;
}

/** One bar a line, all of one length; empty where the terminal has no room for any. */
export async function renderBars(bars: readonly Bar[], { signs, tints, width }: BarSetting): Promise<string> {
	const shown = bars.map((bar) => ({ ...bar, label: safe(bar.label) }));
	await prepareWidths(shown.map(({ label }) => label));
	const labels = Math.min(longestLabel, Math.max(0, ...shown.map(({ label }) => widthOf(label))));
	const words = Math.max(0, ...shown.map((bar) => widthOf(bar.words)));
	const room = Math.min(longestBar, width - labels - words - 4);
	if (room < shortestBar) return '';
	return shown
		.map((bar) => {
			const cells = cellsOf(bar.parts, room);
			const drawn = cells.map((n, at) => (n === 0 ? '' : (tints[at] ?? ((t) => t))((signs[at] ?? '').repeat(n))));
			const missing = ' '.repeat(room - cells.reduce((sum, n) => sum + n, 0));
			return `${pad(clip(bar.label, labels), labels)}  ${drawn.join('')}${missing}  ${pad(bar.words, words, 'right')}`;
		})
		.join('\n');
}
