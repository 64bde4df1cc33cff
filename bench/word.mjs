import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

const all = (xml, words) => [...xml.matchAll(words)].map((found) => found[0]);
const value = (xml, element, attribute = 'val') =>
	new RegExp(`<w:${element}\\b[^>]*? w:${attribute}="([^"]*)"`).exec(xml)?.[1];
const number = (xml, element, attribute) => {
	const found = value(xml, element, attribute);
	return found === undefined ? undefined : Number(found);
};
const plain = (text) =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const readRun = (xml) => ({
	text: plain(
		all(xml, /<w:t\b[^>]*>[^<]*|<w:tab\/>/g)
			.map((piece) => (piece === '<w:tab/>' ? '\t' : piece.replace(/^<[^>]*>/, '')))
			.join(''),
	),
	font: value(xml, 'rFonts', 'eastAsia'),
	size: number(xml, 'sz'),
});

const readParagraph = (xml) => ({
	runs: all(xml, /<w:r>.*?<\/w:r>/gs).map(readRun),
	alignment: value(xml, 'jc'),
	spacing: {
		line: number(xml, 'spacing', 'line'),
		lineRule: value(xml, 'spacing', 'lineRule'),
		before: number(xml, 'spacing', 'before'),
		after: number(xml, 'spacing', 'after'),
	},
	indent: { left: number(xml, 'ind', 'left'), firstLine: number(xml, 'ind', 'firstLine') },
	keepNext: xml.includes('<w:keepNext/>'),
});

/** Cells that go on with the one above are written by the library itself. */
const readCell = (xml) => ({
	width: number(xml, 'tcW', 'w'),
	columnSpan: number(xml, 'gridSpan'),
	rowSpan: value(xml, 'vMerge') === 'restart' ? 2 : undefined,
	paragraph: readParagraph(xml),
});
const isContinued = (cell) => value(cell, 'vMerge') === 'continue';

const readTable = (xml) => ({
	columnWidths: all(xml, /<w:gridCol [^>]*>/g).map((column) => number(column, 'gridCol', 'w')),
	rows: all(xml, /<w:tr>.*?<\/w:tr>/gs).map((row) => ({
		tableHeader: row.includes('<w:tblHeader/>'),
		cells: all(row, /<w:tc>.*?<\/w:tc>/gs)
			.filter((cell) => !isContinued(cell))
			.map(readCell),
	})),
});

const readPage = (xml) => ({
	size: { width: 11906, height: 16838, orientation: value(xml, 'pgSz', 'orient') },
	margin: Object.fromEntries(
		['top', 'right', 'bottom', 'left', 'header', 'footer'].map((side) => [side, number(xml, 'pgMar', side)]),
	),
});

/** What stands in a Word file, section by section: every paragraph, run and cell with its look. The last paragraph of a section holds its page. */
export function readSections(file) {
	const xml = strFromU8(unzipSync(readFileSync(file))['word/document.xml']);
	const sections = [];
	let children = [];
	for (const block of all(xml, /<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>|<w:p\/>|<w:sectPr>.*?<\/w:sectPr>/gs)) {
		if (block.startsWith('<w:tbl>')) children.push(readTable(block));
		else if (block.startsWith('<w:p')) children.push(readParagraph(block));
		if (!block.includes('<w:sectPr>')) continue;
		sections.push({ page: readPage(block), children });
		children = [];
	}
	return sections;
}

/** All words of a Word file without its spaces, to see that two say the same. */
export const wordsOf = (file) =>
	all(strFromU8(unzipSync(readFileSync(file))['word/document.xml']), /<w:t\b[^>]*>[^<]*/g)
		.map((piece) => piece.replace(/^<[^>]*>/, ''))
		.join('')
		.replace(/\s/g, '');
