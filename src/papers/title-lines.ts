/** Widest line of a 2号 title, in characters. */
const widest = 18;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of the trade that a dictionary of the language takes apart, and counted things. */
const wholeWords = /督查|督办|交办|催办|办结|立项|销号|议定|第\d+[次届号期]/gu;

/** A title in words no line may part. */
function wordsIn(title: string): string[] {
	const whole = [...title.matchAll(wholeWords)].map(({ index, 0: word }) => ({ from: index, to: index + word.length }));
	const parts: string[] = [];
	for (const { segment, index } of words.segment(title)) {
		const isInside = whole.some(({ from, to }) => from < index && index < to);
		if (isInside) parts.push(`${parts.pop()}${segment}`);
		else parts.push(segment);
	}
	return parts;
}

/** No line begins with these, none ends with those. */
const neverFirst = /^[的了和与及、，。：；）》〉”’〕\]]/;
const neverLast = /[（《〈“‘〔[]$|^关于$/;

/** Width in full characters; letters and digits take half of one. */
export const widthOf = (text: string): number =>
	[...text].reduce((sum, letter) => sum + (letter < '\u2e80' ? 0.5 : 1), 0);

/** Every way to cut words into `count` lines where a line may begin and end there. */
function cuts(parts: readonly string[], count: number): string[][] {
	const whole = parts.join('');
	if (count === 1) return [[whole]];
	return parts.slice(1).flatMap((part, at) => {
		const first = parts.slice(0, at + 1).join('');
		if (neverFirst.test(part) || neverLast.test(first) || widthOf(first) > widest) return [];
		return cuts(parts.slice(at + 1), count - 1).map((rest) => [first, ...rest]);
	});
}

const unevenness = (lines: readonly string[]): number => {
	const widths = lines.map(widthOf);
	return Math.max(...widths) - Math.min(...widths);
};

/** A title in lines of like length that part no word (标题回行: 词意完整、排列对称, GB/T 9704-2012, 7.3.1). */
export function titleLines(title: string): string[] {
	const count = Math.ceil(widthOf(title) / widest);
	if (count <= 1) return [title];
	const parts = wordsIn(title);
	const fitting = [count, count + 1]
		.flatMap((lines) => cuts(parts, lines))
		.filter((lines) => lines.every((line) => widthOf(line) <= widest));
	const [best] = fitting.sort((a, b) => a.length - b.length || unevenness(a) - unevenness(b));
	return best ?? [title];
}
