import { AlignmentType, type IParagraphOptions, LineRuleType, NoBreakHyphen, Paragraph, Tab, TextRun } from 'docx';
import { type Face, faces, lineHeight, sizes, type TextLook } from './typeface.ts';

/** Characters that XML cannot hold, or that no paper should: controls, marks that turn the direction of what follows, lone surrogates, non-characters. */
const unprintable =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;
/** A text on one line, without what Word cannot hold. */
export const clean = (text: string): string => text.replace(unprintable, '').replace(/\s*[\r\n]+\s*/g, ' ');

interface RunLook {
	face?: Face;
	/** Half points. */
	size?: number;
	colour?: string;
	/** Twips added to each character. */
	tracking?: number;
}

/** Fonts for every script, so that digits, quotation marks and Chinese all print in the one face. */
export const fontsOf = (face: Face) => ({
	ascii: faces[face],
	hAnsi: faces[face],
	eastAsia: faces[face],
	cs: faces[face],
	hint: 'eastAsia',
});

/** A tab, or a hyphen within the number of an item: `2026-004-1` is never parted at the end of a line. */
const signs = /(\t|(?<=\b\d{4})-(?=\d{3,}(?!\d))|(?<=\b\d{4}-\d{3,})-(?=\d))/;

/** What may be printed of a text, tabs and hyphens that hold apart from the words between them. */
export const piecesOf = (text: string): string[] => clean(text).split(signs);

const childOf = (piece: string): Tab | NoBreakHyphen | string =>
	piece === '\t' ? new Tab() : piece === '-' ? new NoBreakHyphen() : piece;

/** A stretch of text in one face; a tab character becomes a tab. */
export function run(text: string, look: RunLook = {}): TextRun {
	const { face = 'body', size = sizes.three, colour, tracking = 0 } = look;
	return new TextRun({
		children: piecesOf(text).map(childOf),
		font: fontsOf(face),
		size,
		...(tracking === 0 ? {} : { characterSpacing: tracking }),
		...(colour === undefined ? {} : { color: colour }),
	});
}

/** Text of the body in the look of its paper. */
export const bodyRun = (text: string, look: TextLook, face: Face = 'body'): TextRun =>
	run(text, { face, size: look.size, tracking: look.tracking });

/** A paragraph on the grid of 22 lines, justified, without widow control (which would break the grid). */
export const line = (children: TextRun[], options: Omit<IParagraphOptions, 'children'> = {}): Paragraph =>
	new Paragraph({
		spacing: { line: lineHeight, lineRule: LineRuleType.EXACT },
		alignment: AlignmentType.BOTH,
		widowControl: false,
		autoSpaceEastAsianText: false,
		...options,
		children,
	});

/** A paragraph with the line height of its paper's look. */
export const lookLine = (
	children: TextRun[],
	look: TextLook,
	options: Omit<IParagraphOptions, 'children'> = {},
): Paragraph => line(children, { spacing: { line: look.line, lineRule: LineRuleType.EXACT }, ...options });

/** A paragraph of the body: two characters in. */
export const bodyLine = (
	children: TextRun[],
	look: TextLook,
	options: Omit<IParagraphOptions, 'children'> = {},
): Paragraph => lookLine(children, look, { indent: { firstLine: 2 * look.character }, ...options });

/** A line with a height of its own, in points. */
export const exactly = (points: number) => ({ line: points * 20, lineRule: LineRuleType.EXACT });
