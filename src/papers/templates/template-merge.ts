import PizZip from 'pizzip';
import { stillZip } from '../docx-bytes.ts';

const bodyPart = 'word/document.xml';
const relationsPart = 'word/_rels/document.xml.rels';
const typesPart = '[Content_Types].xml';

const read = (zip: PizZip, path: string): string => zip.file(path)?.asText() ?? '';

/** A body in front of its last section, and that section, which says how its pages look. */
function splitBody(xml: string): { before: string; content: string; section: string; after: string } {
	const from = /<w:body(?: [^>]*)?>/.exec(xml);
	const start = (from?.index ?? 0) + (from?.[0].length ?? 0);
	const end = xml.lastIndexOf('</w:body>');
	const inner = xml.slice(start, end);
	const last = /<w:sectPr(?:\s[^>]*)?(?:\/>|>(?:(?!<w:sectPr).)*<\/w:sectPr>)\s*$/s.exec(inner);
	return {
		before: xml.slice(0, start),
		content: last === null ? inner : inner.slice(0, last.index),
		section: last === null ? '<w:sectPr/>' : last[0].trim(),
		after: xml.slice(end),
	};
}

/** A section ends with the paragraph that holds it; one a point high moves nothing. */
const asParagraph = (section: string): string =>
	`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr></w:p>`;

/** What may stand in a section before its own type. */
const beforeType =
	/^<w:sectPr(?:\s[^>]*)?>(?:<w:(?:header|footer)Reference [^>]*\/>|<w:(?:foot|end)notePr(?:\s[^>]*)?(?:\/>|>.*?<\/w:(?:foot|end)notePr>))*/s;

/** A section that begins on a right-hand page. */
function onRightPage(section: string): string {
	const open = section.replace(/^<w:sectPr(\s[^>]*)?\/>$/, '<w:sectPr$1></w:sectPr>').replace(/<w:type [^>]*\/>/, '');
	return open.replace(beforeType, (head) => `${head}<w:type w:val="oddPage"/>`);
}

/** The first section of a paper, wherever it is held, begins on a right-hand page. */
const beginRight = (xml: string): string =>
	xml.replace(/<w:sectPr(?:\s[^>]*)?(?:\/>|>.*?<\/w:sectPr>)/s, (section) => onRightPage(section));

/** Headers and footers that say something else than those of the first paper, as parts of their own. */
function addOwnParts(into: PizZip, from: PizZip, nth: number): Map<string, string> {
	const renamed = new Map<string, string>();
	const relations = read(into, relationsPart);
	for (const [relation, id, target] of relations.matchAll(
		/<Relationship (?=[^>]*\bId="([^"]+)")(?=[^>]*\bTarget="((?:header|footer)\d*\.xml)")[^>]*\/>/g,
	)) {
		const path = `word/${target}`;
		const xml = read(from, path);
		if (xml === read(into, path)) continue;
		const name = `${target?.replace('.xml', '')}-${nth}.xml`;
		const own = `${id}p${nth}`;
		const type = /<Override (?=[^>]*\bPartName="([^"]+)")[^>]*\/>/g;
		into.file(`word/${name}`, xml);
		const links = read(from, `word/_rels/${target}.rels`);
		if (links !== '') into.file(`word/_rels/${name}.rels`, links);
		const entry = [...read(into, typesPart).matchAll(type)].find(([, part]) => part === `/${path}`)?.[0] ?? '';
		const added = entry.replace(`/${path}`, `/word/${name}`);
		into.file(
			typesPart,
			read(into, typesPart).replace('</Types>', () => `${added}</Types>`),
		);
		const link = relation.replace(`"${id}"`, `"${own}"`).replace(`"${target}"`, `"${name}"`);
		into.file(
			relationsPart,
			read(into, relationsPart).replace('</Relationships>', () => `${link}</Relationships>`),
		);
		renamed.set(id as string, own);
	}
	return renamed;
}

const withOwnParts = (xml: string, renamed: ReadonlyMap<string, string>): string =>
	xml.replace(
		/(<w:(?:header|footer)Reference [^>]*r:id=")([^"]+)"/g,
		(_, start: string, id: string) => `${start}${renamed.get(id) ?? id}"`,
	);

/** Papers filled into the same template, one after another in one Word file, each from a right-hand page on; refuses an empty list. */
export function mergeFilled(papers: readonly Uint8Array[]): Buffer {
	const [first, ...others] = papers;
	if (first === undefined) throw new RangeError('no papers to print');
	const zip = new PizZip(Buffer.from(first));
	const body = splitBody(read(zip, bodyPart));
	const pieces = [body.content];
	let { section } = body;
	for (const [at, bytes] of others.entries()) {
		const from = new PizZip(Buffer.from(bytes));
		const renamed = addOwnParts(zip, from, at + 2);
		const next = splitBody(beginRight(withOwnParts(read(from, bodyPart), renamed)));
		pieces.push(asParagraph(section), next.content);
		section = next.section;
	}
	zip.file(bodyPart, `${body.before}${pieces.join('')}${section}${body.after}`);
	return stillZip(zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer);
}
