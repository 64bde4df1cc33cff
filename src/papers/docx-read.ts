import { attributeOf, readXmlText, walkXml, type XmlToken } from './xml-walk.ts';

/** A stretch of a paragraph's text and where it stands in the part it was read from. */
interface TextSpot {
	text: string;
	/** Where it begins in the paragraph's text. */
	at: number;
	start: number;
	end: number;
}

export interface ReadParagraph {
	kind: 'paragraph';
	text: string;
	spots: TextSpot[];
	/** Set in the middle of the line by its own look. */
	isCentred: boolean;
}

interface ReadCell {
	text: string;
	/** Columns it runs over. */
	span: number;
	/** Continues the cell above it. */
	isContinued: boolean;
	/** Runs on into the cells below it. */
	isTall: boolean;
}

export interface ReadTable {
	kind: 'table';
	rows: { cells: ReadCell[]; isHeading: boolean }[];
}

/** What stands in a part of a Word file, in order. */
export interface ReadPart {
	blocks: (ReadParagraph | ReadTable)[];
	/** Changes nobody has accepted, or comments. */
	hasRevisions: boolean;
	hasComments: boolean;
}

const revisions = new Set([
	'ins',
	'del',
	'moveFrom',
	'moveTo',
	'rPrChange',
	'pPrChange',
	'tblPrChange',
	'sectPrChange',
	'cellIns',
	'cellDel',
]);
/** Signs that are elements of their own. */
const breaks: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

interface State extends ReadPart {
	/** Paragraphs begun and not ended: a text box stands inside another's. */
	open: ReadParagraph[];
	tables: ReadTable[];
	/** Inside what another reader would take instead, and inside the text element. */
	skipped: number;
	isText: boolean;
	inTabs: boolean;
}

const lastCell = ({ tables }: State): ReadCell | undefined => tables.at(-1)?.rows.at(-1)?.cells.at(-1);

function addText(state: State, text: string, place: { start: number; end: number } | null): void {
	const paragraph = state.open.at(-1);
	if (paragraph === undefined) return;
	if (place !== null) paragraph.spots.push({ text, at: paragraph.text.length, ...place });
	paragraph.text += text;
}

function endParagraph(state: State): void {
	const paragraph = state.open.pop();
	if (paragraph === undefined) return;
	const cell = lastCell(state);
	if (state.tables.length > 0 && cell !== undefined) cell.text += (cell.text === '' ? '' : '\n') + paragraph.text;
	else state.blocks.push(paragraph);
}

/** What an opening tag does; `isEmpty` ones open nothing. */
const opening: Readonly<Record<string, (state: State, token: XmlToken) => void>> = {
	p: (state, { isEmpty }) => {
		state.open.push({ kind: 'paragraph', text: '', spots: [], isCentred: false });
		if (isEmpty) endParagraph(state);
	},
	t: (state, { isEmpty }) => {
		state.isText = !isEmpty;
	},
	tbl: (state) => {
		state.tables.push({ kind: 'table', rows: [] });
	},
	tr: ({ tables }) => {
		tables.at(-1)?.rows.push({ cells: [], isHeading: false });
	},
	tc: ({ tables }) => {
		tables.at(-1)?.rows.at(-1)?.cells.push({ text: '', span: 1, isContinued: false, isTall: false });
	},
	tblHeader: ({ tables }, token) => {
		const row = tables.at(-1)?.rows.at(-1);
		if (row !== undefined) row.isHeading = !['false', '0', 'off'].includes(attributeOf(token, 'val') ?? '');
	},
	gridSpan: (state, token) => {
		const cell = lastCell(state);
		if (cell !== undefined) cell.span = Math.min(Math.max(Number(attributeOf(token, 'val')) || 1, 1), 63);
	},
	vMerge: (state, token) => {
		const cell = lastCell(state);
		if (cell === undefined) return;
		cell.isTall = attributeOf(token, 'val') === 'restart';
		cell.isContinued = !cell.isTall;
	},
	jc: ({ open }, token) => {
		const paragraph = open.at(-1);
		if (paragraph !== undefined) paragraph.isCentred = attributeOf(token, 'val') === 'center';
	},
	commentReference: (state) => {
		state.hasComments = true;
	},
	tabs: (state, { isEmpty }) => {
		state.inTabs = !isEmpty;
	},
};

const closing: Readonly<Record<string, (state: State) => void>> = {
	p: endParagraph,
	t: (state) => {
		state.isText = false;
	},
	tabs: (state) => {
		state.inTabs = false;
	},
	tbl: (state) => {
		const table = state.tables.pop();
		// A table inside a cell is its words.
		const cell = lastCell(state);
		const words = table?.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join(' ') ?? '';
		if (cell !== undefined) cell.text += words;
		else if (table !== undefined) state.blocks.push(table);
	},
};

function takeText(state: State, { source, start, end }: XmlToken): void {
	if (state.isText) addText(state, readXmlText(source).replaceAll('\u2011', '-'), { start, end });
}

function takeOpening(state: State, token: XmlToken): void {
	const { name } = token;
	if (revisions.has(name)) state.hasRevisions = true;
	// A tab stop of the paragraph's look is no tab in its text.
	const sign = state.inTabs || !Object.hasOwn(breaks, name) ? undefined : breaks[name];
	if (sign !== undefined) addText(state, sign, null);
	else if (Object.hasOwn(opening, name)) opening[name]?.(state, token);
}

function take(state: State, token: XmlToken): void {
	const { kind, name, isEmpty } = token;
	if (name === 'Fallback' && !isEmpty) state.skipped += kind === 'open' ? 1 : -1;
	if (state.skipped > 0) return;
	if (kind === 'text') takeText(state, token);
	else if (kind === 'open') takeOpening(state, token);
	else if (Object.hasOwn(closing, name)) closing[name]?.(state);
}

/** The paragraphs and tables of a part of a Word file (word/document.xml, a footer). */
export function readPart(xml: string): ReadPart {
	const state: State = {
		blocks: [],
		hasRevisions: false,
		hasComments: false,
		open: [],
		tables: [],
		skipped: 0,
		isText: false,
		inTabs: false,
	};
	for (const token of walkXml(xml)) take(state, token);
	const { blocks, hasRevisions, hasComments } = state;
	return { blocks, hasRevisions, hasComments };
}
