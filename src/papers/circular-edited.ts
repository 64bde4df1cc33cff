import { applyReplacements, emptyParagraphs, readProperty, replaceWithin, setProperty } from './docx-edit.ts';
import { type ReadParagraph, type ReadTable, readPart } from './docx-read.ts';
import { originProperty } from './origin-property.ts';
import type { Attachment, Block, PaperColumn, PaperRow, PaperTable } from './paper.ts';

/** A circular as it came back from those who edited it. */
export interface EditedCircular {
	title: string;
	/** Below the title: （10月26日至11月1日）. */
	subtitle: string | null;
	addressees: string | null;
	blocks: Block[];
	attachments: Attachment[];
	/** What the file carries unseen; null where it was lost. */
	origin: string | null;
	/** The line that says of which state of the ledger the draft is; null where it was taken out. */
	stamp: string | null;
	/** The 期号 somebody has already written; null where room is left for it. */
	number: number | null;
	/** 第　期 and the day of the head; null where they cannot be found. */
	issueLine: ReadParagraph | null;
	dayLine: ReadParagraph | null;
	hasRevisions: boolean;
	hasComments: boolean;
}

const issueForm = /^第[\s_]*(\d*)[\s_]*期$/;
const dayForm = /\d{4}年\d{1,2}月\d{1,2}日/;
const stampForm = /^(?:\d{4}-\d{2}-\d{2}|草稿\s*\d{4}年\d{1,2}月\d{1,2}日)\s+#\d+:[0-9a-f]{8}$/;
const leafMark = /^附件\s*\d*$/;
const listMark = /^附件[：:]/;
const imprintMark = /^(?:[报送发][：:]|抄送|（共印)/;
/** Paragraphs from the top within which the head is looked for. */
const headLength = 15;

type Content = ReadParagraph | ReadTable;
const textOf = (block: Content): string => (block.kind === 'paragraph' ? block.text.trim() : '');

/** The cells of a row as they stand under the columns. */
const spread = ({ cells }: ReadTable['rows'][number]) =>
	cells.flatMap((cell) => Array.from({ length: cell.span }, () => cell));
const cellText = (text: string): string => text.replace(/\s*\n\s*/g, '').trim();

/** Rows that repeat on every page, else the first, and the second where the first holds groups. */
function headingCount({ rows }: ReadTable): number {
	const marked = rows.findIndex((row) => !row.isHeading);
	if (marked !== 0) return marked < 0 ? rows.length : marked;
	return rows[0]?.cells.some(({ isTall, span }) => isTall || span > 1) ? 2 : 1;
}

function readColumns(headings: ReadTable['rows']): PaperColumn[] {
	const upper = spread(headings[0] ?? { cells: [], isHeading: true });
	const lower = headings[1] === undefined ? [] : spread(headings[1]);
	return upper.map((cell, at): PaperColumn => {
		const below = lower[at];
		const isGroup = below !== undefined && !below.isContinued;
		return {
			heading: cellText(isGroup ? below.text : cell.text),
			...(isGroup ? { group: cellText(cell.text) } : {}),
			width: 1,
			align: 'center',
		};
	});
}

function readRow({ cells }: ReadTable['rows'][number]): PaperRow {
	const texts = cells.flatMap(({ text, span }, _at) => [
		cellText(text),
		...(cells.length > 1 ? Array.from({ length: span - 1 }, () => '') : []),
	]);
	const kind = cells.length === 1 && cells[0]!.span > 1 ? 'category' : texts[0] === '合计' ? 'total' : 'item';
	return { kind, cells: texts };
}

function readTable(table: ReadTable): PaperTable {
	const count = headingCount(table);
	return {
		columns: readColumns(table.rows.slice(0, count)),
		rows: table.rows.slice(count).map(readRow),
		notes: [],
	};
}

/** Tables with the title above and the notes below each. */
function readAttachments(blocks: readonly Content[]): Attachment[] {
	const found: (Attachment & { table: PaperTable })[] = [];
	let title: string[] = [];
	let isAfterTable = false;
	for (const block of blocks) {
		const text = textOf(block);
		if (block.kind === 'table') {
			found.push({ title: title.join(''), table: readTable(block) });
			title = [];
			isAfterTable = true;
		} else if (leafMark.test(text)) {
			title = [];
			isAfterTable = false;
		} else if (text !== '' && !imprintMark.test(text)) {
			if (isAfterTable) found.at(-1)?.table.notes.push(text.replace(/^注：/, ''));
			else title.push(text);
		}
	}
	return found;
}

const asBlock = (text: string): Block => ({
	kind: /^[一二三四五六七八九十]+、[^。]{0,30}$/.test(text) ? 'heading' : 'paragraph',
	text,
});

const isCentred = (block: Content | undefined): boolean => block?.kind === 'paragraph' && block.isCentred;

/** The lines of the title: set in the middle; where that was lost, those before a blank or the addressees. */
function titleBlocks(blocks: readonly Content[], from: number): readonly Content[] {
	if (from < 0) return [];
	const byLook = isCentred(blocks[from]);
	const end = blocks.findIndex((block, at) => {
		const text = textOf(block);
		return at > from && (text === '' || (byLook ? !isCentred(block) : /[：:]$/.test(text)));
	});
	return blocks.slice(from, Math.max(end, from + 1));
}

const subtitleForm = /^（.+）$/;

/** Where the head ends, the title and the addressees stand. */
function readHead(blocks: readonly Content[]) {
	const top = blocks.slice(0, headLength);
	const issueAt = top.findIndex((block) => issueForm.test(textOf(block)));
	const dayAt = top.findIndex((block, at) => at > issueAt && dayForm.test(textOf(block)));
	const titleAt = blocks.findIndex((block, at) => at > Math.max(issueAt, dayAt) && textOf(block) !== '');
	const titled = titleBlocks(blocks, titleAt);
	const lines = titled.map(textOf);
	const subtitle = lines.length > 1 && subtitleForm.test(lines.at(-1) ?? '') ? (lines.pop() ?? null) : null;
	const next = blocks.findIndex((block, at) => at >= titleAt + titled.length && textOf(block) !== '');
	const isAddressed = next >= 0 && /[：:]$/.test(textOf(blocks[next]!));
	return {
		issueLine: (top[issueAt] as ReadParagraph | undefined) ?? null,
		dayLine: (top[dayAt] as ReadParagraph | undefined) ?? null,
		title: lines.join(''),
		subtitle,
		addressees: isAddressed ? textOf(blocks[next]!).slice(0, -1) : null,
		bodyAt: next < 0 ? blocks.length : isAddressed ? next + 1 : next,
	};
}

const footers = (parts: ReadonlyMap<string, string>): [string, string][] =>
	[...parts].filter(([name]) => /^word\/footer\d*\.xml$/.test(name));
const notes = (parts: ReadonlyMap<string, string>): Content[] =>
	[...parts].filter(([name]) => /^word\/(?:foot|end)notes\.xml$/.test(name)).flatMap(([, xml]) => readPart(xml).blocks);
const documentPart = 'word/document.xml';
const propertyPart = 'docProps/custom.xml';

/** Reads a circular's Word file, whoever saved it last; `parts` are the XML of its parts. */
export function readEdited(parts: ReadonlyMap<string, string>): EditedCircular {
	const { blocks, hasRevisions, hasComments } = readPart(parts.get(documentPart) ?? '');
	const { bodyAt, ...head } = readHead(blocks);
	const ends = blocks.findIndex(
		(block, at) =>
			at >= bodyAt &&
			(block.kind === 'table' || [listMark, leafMark, imprintMark].some((mark) => mark.test(textOf(block)))),
	);
	const bodyEnd = ends < 0 ? blocks.length : ends;
	const leaves = blocks.findIndex(
		(block, at) => at >= bodyEnd && (block.kind === 'table' || leafMark.test(textOf(block))),
	);
	const stamps = footers(parts).flatMap(([, xml]) =>
		readPart(xml)
			.blocks.map(textOf)
			.filter((text) => stampForm.test(text)),
	);
	const written = issueForm.exec(head.issueLine?.text.trim() ?? '')?.[1];
	return {
		...head,
		blocks: [...blocks.slice(bodyAt, bodyEnd), ...notes(parts)]
			.map(textOf)
			.filter((text) => text !== '')
			.map(asBlock),
		attachments: leaves < 0 ? [] : readAttachments(blocks.slice(leaves)),
		origin: readProperty(parts.get(propertyPart) ?? '', originProperty),
		stamp: stamps[0] ?? null,
		number: written ? Number(written) : null,
		hasRevisions,
		hasComments,
	};
}

/** What is written into an edited circular when it goes out. */
export interface IssueStamp {
	/** `第10期`. */
	issue: string;
	/** `2026年11月4日`. */
	day: string;
	origin: string;
}

/** The parts of an edited circular that change when it goes out: number and day in their places, the draft's line gone. */
export function stampEdited(
	parts: ReadonlyMap<string, string>,
	{ issueLine, dayLine }: Pick<EditedCircular, 'issueLine' | 'dayLine'>,
	{ issue, day, origin }: IssueStamp,
): Map<string, string> {
	const dated = dayLine === null ? null : dayForm.exec(dayLine.text);
	const replacements = [
		...(issueLine === null ? [] : replaceWithin(issueLine, 0, issueLine.text.length, issue)),
		...(dayLine === null || dated === null
			? []
			: replaceWithin(dayLine, dated.index, dated.index + dated[0].length, day)),
	];
	const all = new Map([
		[documentPart, applyReplacements(parts.get(documentPart) ?? '', replacements)],
		[propertyPart, setProperty(parts.get(propertyPart) ?? '', originProperty, origin)],
		...footers(parts).map(([name, xml]): [string, string] => [name, emptyParagraphs(xml, stampForm)]),
	]);
	return new Map([...all].filter(([name, xml]) => parts.has(name) && parts.get(name) !== xml));
}
