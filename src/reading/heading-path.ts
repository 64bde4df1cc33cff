import { foldText } from './text.ts';

/** How a heading line is numbered; lines numbered alike stand on one level. */
const styles: RegExp[] = [
	/^第[一二三四五六七八九十百\d]+(?:部分|篇|板块)/,
	/^第[一二三四五六七八九十百\d]+[章类项节]/,
	/^[一二三四五六七八九十]{1,3}[、.．,，]/,
	/^[(（][一二三四五六七八九十]{1,3}[)）]/,
	/^\d{1,3}[、.．](?!\d)/,
	/^[(（]\d{1,3}[)）]/,
];
const styleOf = (text: string) => styles.findIndex((form) => form.test(foldText(text)));

/** The headings now in force, outermost first. */
export type HeadingPath = string[];

/** The path after a new heading line: it closes the headings numbered alike and all within them. */
export function enterHeading(path: HeadingPath, text: string): HeadingPath {
	const place = path.findIndex((line) => styleOf(line) === styleOf(text));
	return [...(place < 0 ? path : path.slice(0, place)), text];
}
