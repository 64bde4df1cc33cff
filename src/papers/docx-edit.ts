import { UserError } from '../errors.ts';
import { type ReadParagraph, readPart } from './docx-read.ts';
import { attributeOf, readXmlText, walkXml, writeXmlText } from './xml-walk.ts';

/** Words put in the place of others in a part's XML. */
export interface Replacement {
	start: number;
	end: number;
	text: string;
}

/** Puts words in the place of a stretch of a paragraph's text, however many runs it is torn into; all else stays as it is. */
export function replaceWithin(paragraph: ReadParagraph, from: number, to: number, words: string): Replacement[] {
	const touched = paragraph.spots.filter(({ at, text }) => at < to && at + text.length > from);
	return touched.map(({ at, text, start, end }, n) => ({
		start,
		end,
		text: writeXmlText(
			text.slice(0, Math.max(0, from - at)) + (n === 0 ? words : '') + text.slice(Math.min(text.length, to - at)),
		),
	}));
}

/** The XML with pieces of its text replaced; they must not overlap. */
export const applyReplacements = (xml: string, replacements: readonly Replacement[]): string =>
	[...replacements]
		.sort((a, b) => b.start - a.start)
		.reduce((text, { start, end, text: words }) => text.slice(0, start) + words + text.slice(end), xml);

/** Empties the paragraphs whose whole text fits; their lines stay, so that nothing else moves. */
export function emptyParagraphs(xml: string, fits: RegExp): string {
	const found = readPart(xml).blocks.flatMap((block) =>
		block.kind === 'paragraph' && fits.test(block.text.trim()) ? replaceWithin(block, 0, block.text.length, '') : [],
	);
	return applyReplacements(xml, found);
}

/** Where the value of one of the document's own properties stands (docProps/custom.xml), or null. */
function findProperty(xml: string, property: string): { start: number; end: number } | null {
	let isWanted = false;
	for (const token of walkXml(xml)) {
		if (token.name === 'property') isWanted = token.kind === 'open' && attributeOf(token, 'name') === property;
		else if (token.kind === 'text' && isWanted && token.source.trim() !== '') return token;
	}
	return null;
}

/** The value of a property the file carries unseen; null where it has none. */
export function readProperty(xml: string, property: string): string | null {
	const found = findProperty(xml, property);
	return found === null ? null : readXmlText(xml.slice(found.start, found.end));
}

/** The part with another value of a property it has. */
export function setProperty(xml: string, property: string, value: string): string {
	const found = findProperty(xml, property);
	return found === null ? xml : applyReplacements(xml, [{ ...found, text: writeXmlText(value) }]);
}

function openZip(PizZip: typeof import('pizzip').default, bytes: Uint8Array) {
	try {
		return new PizZip(bytes);
	} catch (cause) {
		throw new UserError('文件已损坏：压缩包目录有误', {
			code: 'damaged-file',
			hint: '用 Word 或 WPS 打开，另存为 .docx 再发',
			cause,
		});
	}
}

/** The file with some of its parts changed; every other part keeps the bytes it was packed in. */
export async function repackDocx(bytes: Uint8Array, changed: ReadonlyMap<string, string>): Promise<Buffer> {
	const { default: PizZip } = await import('pizzip');
	const zip = openZip(PizZip, bytes);
	// The zip's own time has no zone: the same clock face everywhere.
	const date = new Date(1980, 0, 1);
	for (const [name, text] of changed) zip.file(name, Buffer.from(text, 'utf8'), { binary: true, date });
	return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
