/** Characters no one sees: control, zero-width and direction marks, byte order marks, what is no character at all. */
const invisible =
	/[\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Half of a character, left by a cut. */
const loneHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const oddSpace = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Nothing to clean: no space, break, control or invisible character (most cells). */
const isClean = (text: string): boolean =>
	!/[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]|_x000/.test(
		text,
	);

/** The text as written, without what no one sees; lines are trimmed and blank ones dropped, punctuation stays as it is. */
export function cleanText(text: string): string {
	if (isClean(text)) return text;
	return text
		.replace(/_x000[dD]_/g, '\n')
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(invisible, '')
		.replace(loneHalf, '\ufffd')
		.replace(oddSpace, ' ')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join('\n');
}

/** One line: a break inside Chinese is only a wrap, between letters or figures it is a space. */
export function oneLine(text: string): string {
	const clean = cleanText(text);
	if (!clean.includes('\n')) return clean;
	return clean.replace(/(?<=[\x21-\x7e])\n(?=[\x21-\x7e])/g, ' ').replace(/\n/g, '');
}

/** Characters that are folded already: half width, Chinese and its stops (most cells). */
const folded = /^[\x21-\x5e\x60-\x7e\u201c\u201d\u3001\u3002\u3008-\u3011\u4e00-\u9fff]*$/;

/** Full-width forms folded to half width and every space out: what words are compared by. */
export const foldText = (text: string): string =>
	folded.test(text) ? text : cleanText(text.normalize('NFKC')).replace(/\s+/g, '');

const blankWords = /^(?:[-—–―_/\\|*.。、,，;；·\s]+|无|空|暂无|没有|(?:N|n)\/?(?:A|a)|#N\/A)$/;

/** Begins with a character none of those words begins with (most cells). */
const mayNotBeBlank = /^[0-9A-MO-Za-mo-z\u4e00-\u9fff](?<![无空暂没])/;

/** Nothing written, or one of the strokes and words people put for nothing (`/`, `—`, `无`). */
export function isBlank(text: string): boolean {
	if (text === '' || mayNotBeBlank.test(text)) return text === '';
	const words = foldText(text);
	return words === '' || blankWords.test(words);
}

/** A1-style letters of a 0-based column. */
export function columnLetter(column: number): string {
	const rest = Math.floor(column / 26) - 1;
	return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (column % 26));
}
