import { strToU8, type Zippable, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';

/** Number formats of the styles 1, 2 … of a made workbook; 0 is General. */
const formats = ['14', '31', '57', '58', '200', '201', '9', '202', '60'];
const codes: Record<string, string> = {
	200: 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;',
	201: '[$-804]yyyy\\.m\\.d;@',
	202: '000',
	60: 'h:mm',
};

export const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const number = (ref: string, value: number | string, style = 0): string =>
	`<c r="${ref}" s="${style}"><v>${value}</v></c>`;
export const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;
export const worksheet = (rows: string, after = '', before = ''): string =>
	`<?xml version="1.0" encoding="UTF-8"?>${before}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

interface Parts {
	sheets?: Record<string, string>;
	workbook?: string;
	relations?: string;
	shared?: string;
	extra?: Zippable;
}

function bookOf(names: string[], given: Parts): Zippable {
	const listed = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('');
	const related = names.map(
		(_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
	);
	const styles = formats.map((id) => `<xf numFmtId="${id}"/>`).join('');
	const custom = Object.entries(codes).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`);
	return {
		'[Content_Types].xml': strToU8(
			`<Types xmlns="${packaging}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		),
		'_rels/.rels': strToU8(
			`<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		),
		'xl/workbook.xml': strToU8(
			given.workbook ?? `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed}</sheets></workbook>`,
		),
		'xl/_rels/workbook.xml.rels': strToU8(
			`<Relationships xmlns="${packaging}/relationships">${related.join('')}<Relationship Id="rId900" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId901" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>${given.relations ?? ''}</Relationships>`,
		),
		'xl/styles.xml': strToU8(
			`<styleSheet xmlns="${main}"><numFmts>${custom.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`,
		),
		'xl/sharedStrings.xml': strToU8(`<sst xmlns="${main}">${given.shared ?? ''}</sst>`),
	};
}

/** The bytes of a small .xlsx, well-formed but for what is asked for. */
export function makeXlsx(given: Parts): Buffer {
	const sheets = Object.entries(given.sheets ?? { Sheet1: worksheet('') });
	const parts = bookOf(
		sheets.map(([name]) => name),
		given,
	);
	for (const [i, [, xml]] of sheets.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(xml);
	return Buffer.from(zipSync({ ...parts, ...given.extra }, { level: 1 }));
}

/** A workbook of one sheet of the given rows. */
export const oneSheet = (rows: string, after = ''): Buffer => makeXlsx({ sheets: { Sheet1: worksheet(rows, after) } });
