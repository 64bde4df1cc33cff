import PizZip from 'pizzip';
import { stillZip } from './docx-bytes.ts';

const core = 'docProps/core.xml';
const contentTypes = '[Content_Types].xml';
const created = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** Charts and their workbooks carry numbers that run on over all presentations of one process. */
const counted = /(chart|Microsoft_Excel_Worksheet)(\d+)(\.xml|\.xlsx)/g;

const isText = (name: string): boolean => /\.(xml|rels)$/.test(name);

function settleCore(xml: string, instant: string): string {
	return xml.replace(created, (_, tag: string) => `${tag}${instant}`);
}

/** The package announces a master for every slide, of which there is only the first. */
const withoutAbsent = (types: string, zip: PizZip): string =>
	types.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, part: string) => (part in zip.files ? whole : ''));

/** A zip with the same entries, its stated times set, every entry at one still time. */
function repack(bytes: Uint8Array, instant: string, rename: (text: string) => string): Buffer {
	const from = new PizZip(bytes);
	const to = new PizZip();
	for (const [name, entry] of Object.entries(from.files)) {
		if (entry.dir) continue;
		if (isText(name)) {
			const text = name === contentTypes ? withoutAbsent(entry.asText(), from) : entry.asText();
			to.file(rename(name), rename(name === core ? settleCore(text, instant) : text));
		} else if (name.endsWith('.xlsx'))
			to.file(
				rename(name),
				repack(entry.asUint8Array(), instant, (text) => text),
			);
		else to.file(rename(name), entry.asUint8Array());
	}
	return stillZip(to.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}

/** A presentation as it would be written at an instant (`2026-11-02T00:00:00Z`) by a process that wrote no other: the same slides are the same bytes. */
export function stillPresentation(bytes: Uint8Array, instant: string): Buffer {
	const names = Object.keys(new PizZip(bytes).files);
	const charts = names.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []).map(Number);
	const first = Math.min(...charts, Number.MAX_SAFE_INTEGER);
	return repack(bytes, instant, (text) =>
		text.replace(counted, (_, stem: string, n: string, ending: string) => `${stem}${Number(n) - first + 1}${ending}`),
	);
}
