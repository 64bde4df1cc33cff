import type { Cell } from './grid.ts';
import { cleanText, foldText, isBlank } from './text.ts';

/** A completion read as percent 0–100, and what to tell the clerk when it is inexact or no figure at all. */
export interface PercentReading {
	percent: number | null;
	note: string | null;
}

/** Words that stand for a figure. */
const spoken: [RegExp, number, string][] = [
	[/^(?:已)?(?:全部|全面)?(?:完成|办结|完工|竣工|销号)$/, 100, ''],
	[/^(?:未启动|未开工|尚未(?:启动|开工|开展)|未开始|未开展)$/, 0, ''],
	[/^(?:完成)?过半$|^(?:完成)?超过?一半$/, 50, '“过半”按50%'],
	[/^(?:完成)?(?:一半|半数)$/, 50, '“一半”按50%'],
];
/** A share of something else than what is done: what is left, a growth, what is planned. */
const otherShare = /[差剩缺未欠增长升降减]|同比|环比|提高|^(?:目标|计划|拟|预计)/u;
const inexact = /左右|约|近|大概|以上|以下|超|过|余|多/;

const rounded = (n: number) => Math.round(n * 10) / 10;
/** To a tenth; what is begun is not 0 by it, nor what is not finished 100. */
const nearTenth = (n: number) => (n > 0 && n < 100 ? Math.min(99.9, Math.max(0.1, rounded(n))) : n);

function checked(percent: number, raw: string, note: string | null): PercentReading {
	if (percent < 0 || percent > 100) return { percent: null, note: `完成比例“${raw}”不在0到100之间` };
	return { percent: nearTenth(percent), note };
}

/** A bare 0.9 or 1 among figures up to 100 may be meant as a share of 1; null where it cannot. */
const doubted = (n: number, raw: string): string | null =>
	n > 0 && n <= 1 ? `“${raw}”按${rounded(n)}%，要是${rounded(n * 100)}%请改成${rounded(n * 100)}` : null;

/** Reads a completion cell; `isShare` tells that the column's numbers are shares of 1. Never silently 0. */
export function readPercent(cell: Cell | undefined, isShare: boolean): PercentReading {
	const raw = cleanText(cell?.text ?? '');
	if (cell === undefined || isBlank(raw)) return { percent: null, note: null };
	const text = foldText(raw);
	const share = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text);
	if (share && Number(share[2]) > 0) return checked((100 * Number(share[1])) / Number(share[2]), raw, `“${raw}”折算`);
	const stated =
		!otherShare.test(text) &&
		(/^\D{0,6}?(-?\d+(?:\.\d+)?)(?:%|％|个百分点|百分之)\D{0,6}$/.exec(text) ?? /^百分之(\d+(?:\.\d+)?)$/.exec(text));
	if (stated) {
		const [, digits] = stated;
		// The percent sign of a format may be only a word of it: 0.8 is shown as 0.8%.
		const isWord = cell.number !== undefined && Math.abs(Number(digits) - 100 * cell.number) > 0.5;
		const note = isWord ? doubted(cell.number as number, raw) : null;
		return checked(Number(digits), raw, inexact.test(text) ? `“${raw}”按${digits}%` : note);
	}
	const tenths = /^([一二三四五六七八九])成$/.exec(text);
	if (tenths) return checked(10 * ('一二三四五六七八九'.indexOf(tenths[1]!) + 1), raw, `“${raw}”折算`);
	// A format with a percent sign shows a share of 1, whatever words stand beside it.
	if (cell.number !== undefined && (isShare || text.includes('%'))) return checked(cell.number * 100, raw, null);
	if (cell.number !== undefined) return checked(cell.number, raw, doubted(cell.number, raw));
	const plain = /^(?:约|近|超|超过|大约)?(\d+(?:\.\d+)?)(?:左右|以上|多)?$/.exec(text);
	if (plain) {
		const n = Number(plain[1]);
		if (isShare && n <= 1) return checked(n * 100, raw, null);
		return checked(n, raw, inexact.test(text) ? `“${raw}”按${n}%` : doubted(n, raw));
	}
	const words = spoken.find(([form]) => form.test(text));
	if (words) return { percent: words[1], note: words[2] || null };
	return { percent: null, note: `完成比例“${raw}”不是数字，没有登记` };
}

/** A cell of progress that says how far the whole is and nothing else: `45%`, `已完成45%`, `总体进度约60%`. */
const wholeShare =
	/^(?:目前|截至目前|现|现已|总体|整体|工程|项目|整改|工作)*(?:已|已经|累计|共)*(?:完成|进度|形象进度|总进度|工程进度|完成率|完成比例|完成进度|推进(?:到|至)?)?(?:率)?(?:已)?(?:达到?|为|约|近|至|超过?|[:：])*(\d{1,3}(?:\.\d+)?)%(?:左右|以上)?[。.]?$/;

/** The percent a progress cell states as a whole, else null; a share of the money or of one stage is not meant. */
export function readSpokenPercent(progress: string | null): number | null {
	const stated = progress === null ? null : wholeShare.exec(foldText(progress));
	const percent = stated === null ? null : Number(stated[1]);
	return percent !== null && percent <= 100 ? rounded(percent) : null;
}
