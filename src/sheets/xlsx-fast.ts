import { type CellValue, readXlsx, type Sheet } from 'hucre';
import type { Grid } from '../reading/grid.ts';
import { uncoverFormat } from './formats.ts';
import { cutMerges } from './merges.ts';
import { packParts } from './package.ts';
import { damagedSheet } from './sieve.ts';
import { type CellFormat, type ScannedBook, scanSheet } from './xlsx-scan.ts';
import { scanSharedTexts } from './xlsx-texts.ts';
import { unusual } from './xml-tags.ts';

const worksheet = /\/worksheets\/[^/]+\.xml$/i;
const sharedTexts = /\/sharedStrings\d*\.xml$/i;

/** Excel itself allows no more. */
const mostFormats = 65_490;

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A worksheet that tells, when the parser has read it, which part it was, which shared texts it had and how formats are read. */
function probeSheet(part: string, formats: number): Buffer {
	const rows = Array.from(
		{ length: formats },
		(_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="${i}"><v>1</v></c></row>`,
	);
	return Buffer.from(
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${escapeXml(part)}</t></is></c><c r="B1" t="s"><v>0</v></c></row>${rows.join('')}</sheetData>`,
	);
}

const probeTexts = (part: string) => Buffer.from(`<sst><si><t>${escapeXml(part)}</t></si></sst>`);

/** The same package with probes for its sheets and texts: what the parser makes of it is how these belong together. */
function probeParts(parts: Map<string, Buffer>): Map<string, Buffer> {
	const styles = [...parts].find(([name]) => /styles\d*\.xml$/i.test(name))?.[1].toString('utf8') ?? '';
	const formats = styles.match(/<xf /g)?.length ?? 0;
	if (formats > mostFormats) throw unusual;
	const asked = [...parts.keys()].find((name) => worksheet.test(name));
	return new Map(
		[...parts].map(([name, body]) => {
			if (worksheet.test(name)) return [name, probeSheet(name, name === asked ? formats : 0)];
			return [name, sharedTexts.test(name) ? probeTexts(name) : body];
		}),
	);
}

function formatsOf(sheets: Sheet[]): CellFormat[] {
	const asked = sheets.find(({ rows }) => rows.length > 1);
	return (asked?.rows.slice(1) ?? []).map((_, i) => ({
		code: uncoverFormat(asked?.cells?.get(`${i + 1},0`)?.style?.numFmt),
		cells: new Map(),
	}));
}

const textOf = (parts: Map<string, Buffer>, name: CellValue | undefined): string | null =>
	typeof name === 'string' ? (parts.get(name)?.toString('utf8') ?? null) : null;

/**
 * Reads the sheets of an ordinary workbook by scanning their XML, several times as fast as the parser, which is only
 * asked how the parts belong together; null for a workbook that has anything the scanner does not know exactly. A
 * workbook whose cells ask for shared texts it does not name is damaged.
 */
export async function readOrdinarySheets(parts: Map<string, Buffer>, asksForTexts: boolean): Promise<Grid[] | null> {
	try {
		const probes = await readXlsx(packParts(probeParts(parts)), { readStyles: true });
		const first = probes.sheets[0];
		if (first === undefined) return null;
		const shared = textOf(parts, first.rows[0]?.[1]);
		if (shared === null && asksForTexts) throw damagedSheet();
		const book: ScannedBook = {
			texts: shared === null ? [] : scanSharedTexts(shared),
			formats: formatsOf(probes.sheets),
			plain: { code: undefined, cells: new Map() },
			ownTexts: new Map(),
			is1904: probes.dateSystem === '1904',
		};
		return probes.sheets.map((sheet) => readSheet(sheet, parts, book));
	} catch (error) {
		if (error === unusual) return null;
		throw error;
	}
}

function readSheet(probe: Sheet, parts: Map<string, Buffer>, book: ScannedBook): Grid {
	const xml = textOf(parts, probe.rows[0]?.[0]);
	if (xml === null) throw unusual;
	const { rows, hiddenRows, merges } = scanSheet(xml, book);
	return {
		sheet: probe.name,
		rows,
		merges: cutMerges(merges, rows),
		hidden: probe.hidden === true || probe.veryHidden === true,
		hiddenRows: hiddenRows.filter((r) => r < rows.length),
		plain: false,
	};
}
