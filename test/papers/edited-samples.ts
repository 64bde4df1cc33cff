import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The XML of a Word file's parts, by path. */
export const partsIn = (bytes: Uint8Array): Map<string, string> =>
	new Map(
		Object.entries(unzipSync(bytes))
			.filter(([name]) => /\.xml$/.test(name))
			.map(([name, part]) => [name, strFromU8(part)]),
	);

/** A Word file with one part changed, packed anew as an office program would. */
export function editDocx(bytes: Uint8Array, change: (xml: string) => string, part = 'word/document.xml'): Uint8Array {
	const files = unzipSync(bytes);
	const before = strFromU8(files[part]!);
	const after = change(before);
	if (after === before) throw new Error('nothing was changed');
	return zipSync({ ...files, [part]: strToU8(after) }, { mtime: '2026-11-03T08:00:00' });
}

/** Every text in as many runs as it has characters, as Word leaves what was typed into again and again. */
export const tearRuns = (xml: string): string =>
	xml.replace(
		/<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/g,
		(_, look = '', text: string) =>
			[...text.matchAll(/&[^;]+;|./gsu)]
				.map(([sign]) => `<w:r w:rsidR="00AB12CD">${look}<w:t xml:space="preserve">${sign}</w:t></w:r>`)
				.join('<w:proofErr w:type="gramStart"/>'),
	);

/** An item's number with what follows it, as a Word file holds it: the hyphen never ends a line. */
export const numberInXml = (text: string): string =>
	text.replace('-', '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">');
