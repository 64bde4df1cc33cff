import { AlignmentType, ImageRun, Paragraph, type Table } from 'docx';
import { writeDay } from '../rules/day.ts';
import { boxTable } from './docx-boxes.ts';
import { bodyLine, bodyRun, exactly, lookLine } from './docx-text.ts';
import type { PaperImage, Receipt, Signature } from './paper.ts';
import { widthOf } from './title-lines.ts';
import { leaf, looks, type TextLook, textWidth } from './typeface.ts';

/** 成文日期 stands four characters in from the right, the office's name centred above it (GB/T 9704-2012, 7.3.5). */
const dayIndent = 4;

export function signatureLines({ office, day, isSealed }: Signature, look: TextLook): Paragraph[] {
	const written = writeDay(day);
	const [officeWidth, dayWidth] = [widthOf(office), widthOf(written)];
	const middle = Math.max(dayIndent + dayWidth / 2, officeWidth / 2);
	const place = (text: string, width: number) =>
		lookLine([bodyRun(text, look)], look, {
			alignment: AlignmentType.RIGHT,
			indent: { right: Math.round((middle - width / 2) * look.character) },
			keepNext: text !== written,
			keepLines: true,
		});
	const room = isSealed ? 2 : 1;
	return [
		...Array.from({ length: room }, () => lookLine([], look, { keepNext: true })),
		place(office, officeWidth),
		place(written, dayWidth),
	];
}

/** Lines below the signature. */
export const footLines = (foot: readonly string[], look: TextLook): Paragraph[] =>
	foot.map((text) => bodyLine([bodyRun(text, look)], look));

/** The strip to be torn off, whole on one page: a dashed line with its name, the number it answers, then its boxes. */
export function receiptBlocks({ title, mark, rows, note }: Receipt): (Paragraph | Table)[] {
	const look = looks.slip;
	const name = [[...title].join(' '), mark].filter((part) => part !== undefined).join('　');
	const dashes = '- '.repeat(Math.max(4, Math.floor(30 - widthOf(name) / 1.5) / 2)).trim();
	return [
		lookLine([bodyRun(`${dashes}　${name}　${dashes}`, look)], look, {
			alignment: AlignmentType.CENTER,
			spacing: { ...exactly(22), before: 160, after: 40 },
			keepNext: true,
		}),
		boxTable(rows, look, true),
		lookLine(note === null ? [] : [bodyRun(note, look)], look, {
			alignment: AlignmentType.LEFT,
			spacing: exactly(note === null ? 1 : 20),
		}),
	];
}

/** Pixels of Word's measure (1/96 inch) to a twip. */
const pixelTwips = 15;
/** Room for the attachment's mark above a picture. */
const markRoom = 900;

/** A picture as large as the leaf allows. */
export function imageLine(
	{ sha256, type, width, height }: PaperImage,
	images: ReadonlyMap<string, Uint8Array>,
): Paragraph {
	const data = images.get(sha256);
	if (data === undefined) throw new RangeError(`no picture ${sha256}`);
	const roomWide = textWidth.portrait / pixelTwips;
	const roomHigh = (leaf.height - leaf.portrait.top - leaf.portrait.bottom - markRoom) / pixelTwips;
	const scale = Math.min(roomWide / width, roomHigh / height, 1);
	return new Paragraph({
		alignment: AlignmentType.CENTER,
		children: [
			new ImageRun({
				type,
				data: Buffer.from(data),
				transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
			}),
		],
	});
}
