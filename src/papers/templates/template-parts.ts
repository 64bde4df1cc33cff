import { inflateRawSync } from 'node:zlib';
import PizZip from 'pizzip';
import { UserError } from '../../errors.ts';
import { isWellFormed, readXmlText } from '../xml-walk.ts';
import { tagPageHeading } from './template-tags.ts';

/** The most a template may unpack to, in bytes: 40 MB. */
const mostUnpacked = 40 * 1024 * 1024;

const unfit = (why: string, hint: string, code: string, cause?: unknown) =>
	new UserError(`模板不能用：${why}`, { code, hint, cause });

const asWord = '用 Word 或 WPS 打开，另存为 .docx 再用';

/** A file of the package as it is packed; one the library has read already has no more of it. */
interface Packed {
	_data?: { getCompressedContent?: () => Uint8Array; compressionMethod?: string; uncompressedSize?: number };
}

const stored = '\x00\x00';

/** How large a file really is, in bytes; more than `most` is as much as need be known. */
function unpackedSize(packed: Uint8Array, isStored: boolean, most: number): number {
	if (isStored) return packed.length;
	try {
		return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) }).length;
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return most + 1;
		throw unfit('文件已损坏', asWord, 'template-not-docx', cause);
	}
}

/** What a file's packed bytes are; the package may say that they lie beyond its end. */
function contentOf(get: (() => Uint8Array) | undefined): Uint8Array | undefined {
	try {
		return get?.();
	} catch (cause) {
		throw unfit('文件已损坏', asWord, 'template-not-docx', cause);
	}
}

/** Unpacks every file within what a template may unpack to: what the package says of their sizes is only said. */
function refuseBomb({ files }: PizZip): void {
	let left = mostUnpacked;
	for (const file of Object.values(files)) {
		const { getCompressedContent, compressionMethod, uncompressedSize } = (file as unknown as Packed)._data ?? {};
		const packed = contentOf(getCompressedContent);
		if (packed === undefined || packed.length === 0) continue;
		const size = unpackedSize(packed, compressionMethod === stored, left);
		left -= size;
		if (left < 0) throw unfit('展开后太大', '去掉里面的图片再用', 'template-too-big');
		if (size !== uncompressedSize) throw unfit('文件已损坏', asWord, 'template-not-docx');
	}
}

/** A template as a package; refuses what is no plain Word file, unpacks to too much, or carries macros. */
export function openTemplate(bytes: Uint8Array): PizZip {
	let zip: PizZip;
	try {
		zip = new PizZip(Buffer.from(bytes));
	} catch (cause) {
		throw unfit('不是 .docx 文件', asWord, 'template-not-docx', cause);
	}
	refuseBomb(zip);
	if (zip.file('word/document.xml') === null) throw unfit('不是 .docx 文件', asWord, 'template-not-docx');
	if (Object.values(zip.files).some((file) => /\.xml$/.test(file.name) && /<!(?:DOCTYPE|ENTITY)/i.test(file.asText())))
		throw unfit('含 DTD 声明', asWord, 'template-has-dtd');
	if (Object.values(zip.files).some((file) => /\.(?:xml|rels)$/.test(file.name) && !isWellFormed(file.asText())))
		throw unfit('文件已损坏', asWord, 'template-not-docx');
	if (Object.keys(zip.files).some((path) => /vbaProject/i.test(path)))
		throw unfit('里面有宏', '另存为不带宏的 .docx 再用', 'template-has-macros');
	return zip;
}

/** Parts that hold text: the body, then headers and footers, as their paragraphs are counted for a reader. */
const partNames: readonly [pattern: RegExp, name: string][] = [
	[/^word\/document\.xml$/, '正文'],
	[/^word\/header\d*\.xml$/, '页眉'],
	[/^word\/footer\d*\.xml$/, '页脚'],
];

/** A paragraph's text and where it stands, whatever runs it is split into. */
export interface TemplateParagraph {
	/** 正文第3段. */
	place: string;
	text: string;
}

const textOf = (piece: string): string =>
	[...piece.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => readXmlText(text ?? '')).join('');

/** The body's XML without the page that lists the tags: its heading, and the lines of tags right behind it. */
export function withoutTagPage(xml: string): string {
	const pieces = xml.split('</w:p>');
	const first = pieces.findIndex((piece) => textOf(piece).trim() === tagPageHeading);
	if (first < 0) return xml;
	const after = pieces.findIndex((piece, at) => at > first && !textOf(piece).startsWith('〔'));
	const before = (piece: string) => piece.slice(0, piece.search(/<w:p[ >]/));
	return pieces
		.map((piece, at) =>
			at < first || at >= after ? `${piece}${at === pieces.length - 1 ? '' : '</w:p>'}` : before(piece),
		)
		.join('');
}

/** Every paragraph of a template that has text. */
export function paragraphsOf(zip: PizZip): TemplateParagraph[] {
	return partNames.flatMap(([pattern, name]) =>
		Object.keys(zip.files)
			.filter((path) => pattern.test(path))
			.sort()
			.flatMap((path) => {
				const xml = zip.file(path)?.asText() ?? '';
				const texts = xml
					.split('</w:p>')
					.map(textOf)
					.filter((text) => text.trim() !== '');
				return texts.map((text, at) => ({ place: `${name}第${at + 1}段`, text }));
			}),
	);
}
