import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, Tab, TextRun } from 'docx';
import { bodyTracking, type Face, faces, lineHeight, oneCharacter, sizes } from './typeface.ts';

/** Characters that XML cannot hold, or that no paper should: controls, lone surrogates, non-characters. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;
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

/** A stretch of text in one face; a tab character becomes a tab. */
export function run(text: string, look: RunLook = {}): TextRun {
	const { face = 'body', size = sizes.three, colour, tracking = 0 } = look;
	return new TextRun({
		children: clean(text)
			.split('\t')
			.flatMap((piece, at) => (at === 0 ? [piece] : [new Tab(), piece])),
		font: fontsOf(face),
		size,
		...(tracking === 0 ? {} : { characterSpacing: tracking }),
		...(colour === undefined ? {} : { color: colour }),
	});
}

/** Text of the body: 3号, 28 characters to a line. */
export const bodyRun = (text: string, face: Face = 'body'): TextRun => run(text, { face, tracking: bodyTracking });

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

/** A paragraph of the body: two characters in. */
export const bodyLine = (children: TextRun[], options: Omit<IParagraphOptions, 'children'> = {}): Paragraph =>
	line(children, { indent: { firstLine: 2 * oneCharacter }, ...options });

/** A line with a height of its own, in points. */
export const exactly = (points: number) => ({ line: points * 20, lineRule: LineRuleType.EXACT });
