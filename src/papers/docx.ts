import {
	AlignmentType,
	Document,
	DocumentGridType,
	type ISectionOptions,
	LineRuleType,
	Packer,
	PageOrientation,
	type Paragraph,
	SectionType,
	type Table,
} from 'docx';
import type { Day } from '../rules/day.ts';
import { boxTable, factLines } from './docx-boxes.ts';
import { stillZip } from './docx-bytes.ts';
import { footLines, imageLine, receiptBlocks, signatureLines } from './docx-end.ts';
import { headLines, imprintLines, markLines, pageFooter, stampFooter } from './docx-frame.ts';
import { tableBlocks } from './docx-table.ts';
import { bodyLine, bodyRun, clean, fontsOf, line, lookLine, run } from './docx-text.ts';
import { fitNotice } from './notice-fit.ts';
import { originProperty } from './origin-property.ts';
import {
	type Attachment,
	attachmentLabel,
	attachmentMark,
	type Block,
	bodiedAttachments,
	type Paper,
	sentenceOf,
} from './paper.ts';
import { titleLines, widthOf } from './title-lines.ts';
import { leaf, lineHeight, looks, sizes, type TextLook, textWidth } from './typeface.ts';

type Content = Paragraph | Table;

/** Title lines keep to the grid of the body; `after` is in twips. */
const titleParagraphs = (title: string, after = 0): Paragraph[] =>
	titleLines(clean(title)).map((text, at, all) =>
		line([run(text, { face: 'title', size: sizes.two })], {
			alignment: AlignmentType.CENTER,
			spacing: { line: lineHeight, lineRule: LineRuleType.EXACT, after: at === all.length - 1 ? after : 0 },
			keepNext: true,
		}),
	);

const subtitleLines = ({ subtitle }: Paper, look: TextLook): Paragraph[] =>
	subtitle === null ? [] : [lookLine([run(subtitle, { face: 'lead' })], look, { alignment: AlignmentType.CENTER })];

/** `isKept` keeps the block's last line on one page with what follows. */
function blockContent(block: Block, look: TextLook, isKept: boolean): Content[] {
	switch (block.kind) {
		case 'table':
			return tableBlocks(block.table, textWidth.portrait);
		case 'facts':
			return factLines(block.lines, look, isKept);
		case 'boxes':
			return [boxTable(block.rows, look)];
		case 'heading':
			return [bodyLine([bodyRun(block.text, look, 'heading')], look, { keepNext: true, outlineLevel: 0 })];
		case 'paragraph': {
			const lead = block.lead === undefined ? [] : [bodyRun(block.lead, look, 'lead')];
			return [bodyLine([...lead, bodyRun(block.text, look)], look, isKept ? { keepNext: true } : {})];
		}
	}
}

/** 附件说明: one line below the text, two characters in, later ones under the first (GB/T 9704-2012, 7.3.4). */
function attachmentList({ attachments, signature }: Paper, look: TextLook): Paragraph[] {
	if (attachments.length === 0) return [];
	const isKept = (at: number) => signature !== null || at < attachments.length - 1;
	const rows = attachments.map((_, at) =>
		lookLine([bodyRun(`${at === 0 ? '附件：' : ''}${attachmentLabel(attachments, at)}`, look)], look, {
			alignment: AlignmentType.LEFT,
			indent: { left: 5 * look.character, ...(at === 0 ? { hanging: 3 * look.character } : {}) },
			keepNext: isKept(at),
		}),
	);
	return [lookLine([], look, { keepNext: true }), ...rows];
}

/** Up to three lines: a longer paragraph is not moved to the next page for what follows it, which would leave much of this one blank. */
const isShort = (block: Block): boolean => widthOf(sentenceOf(block)) <= 3 * 28;

/** Neither the signature nor 附件说明 ever stands alone on a page: the end of the text goes with it. */
function bodyContent(paper: Paper): Content[] {
	const look = lookOf(paper);
	const isFollowed = (block: Block) => paper.signature !== null || (paper.attachments.length > 0 && isShort(block));
	const isKept = (block: Block, at: number) => at === paper.blocks.length - 1 && isFollowed(block);
	return [
		...headLines(paper),
		...titleParagraphs(paper.title),
		...subtitleLines(paper, look),
		...markLines(paper),
		...(paper.addressees === null ? [] : [lookLine([bodyRun(`${paper.addressees}：`, look)], look)]),
		...paper.blocks.flatMap((block, at) => blockContent(block, look, isKept(block, at))),
		...attachmentList(paper, look),
		...(paper.signature === null ? [] : signatureLines(paper.signature, look)),
		...footLines(paper.foot, look),
		...(paper.receipt === null ? [] : receiptBlocks(paper.receipt)),
	];
}

const lookOf = (paper: Paper): TextLook => (paper.head.kind === 'notice' ? fitNotice(paper) : looks.grid);

/** 附件 on leaves of their own, each marked in 黑体 at the top left. */
function attachedContent(
	attachments: readonly Attachment[],
	wanted: readonly Attachment[],
	images: ReadonlyMap<string, Uint8Array>,
): Content[] {
	return wanted.flatMap((attachment, n): Content[] => [
		line([run(attachmentMark(attachments, attachments.indexOf(attachment)), { face: 'heading' })], {
			pageBreakBefore: n > 0,
			keepNext: true,
		}),
		...(attachment.table === undefined
			? (attachment.images ?? []).map((image) => imageLine(image, images))
			: [...titleParagraphs(attachment.title, 160), ...tableBlocks(attachment.table, textWidth.landscape)]),
	]);
}

/** Twips from the paper's edge to the footer's lower edge: the number's dash lies 7 mm below the text. */
const footerEdge = { portrait: 1390, landscape: 800, form: 700 } as const;
const stampHeight = 280;

/** How a section begins; a paper that follows another in one file starts on a right-hand page of its own, numbered anew. */
type Begin = 'next' | 'odd';

/** A form is one page as a rule and needs no number then; one that runs on is numbered from its second. */
function section(paper: Paper, turn: Turn, begin: Begin, isForm: boolean, children: Content[]): ISectionOptions {
	const orientation = turn === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE;
	const kind = isForm ? 'form' : turn;
	const footer = footerEdge[kind] - (paper.stamp === null ? 0 : stampHeight);
	const isGrid = turn === 'portrait' && paper.head.kind !== 'notice';
	return {
		properties: {
			type: begin === 'odd' ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
			page: {
				size: { width: leaf.width, height: leaf.height, orientation },
				margin: { ...leaf[kind], header: 800, footer, gutter: 0 },
				...(begin === 'odd' ? { pageNumbers: { start: 1 } } : {}),
			},
			...(isForm ? { titlePage: true } : {}),
			...(isGrid ? { grid: { type: DocumentGridType.LINES, linePitch: lineHeight } } : {}),
		},
		footers: {
			default: pageFooter('odd', paper.stamp),
			even: pageFooter('even', paper.stamp),
			...(isForm ? { first: stampFooter(paper.stamp) } : {}),
		},
		children,
	};
}

type Turn = 'portrait' | 'landscape';

/** The text, then pictures on upright leaves, then tables on turned ones; the imprint closes the last. */
function sectionsOf(paper: Paper, images: ReadonlyMap<string, Uint8Array>, begin: Begin = 'next'): ISectionOptions[] {
	const { attachments, imprint } = paper;
	const bodied = bodiedAttachments(attachments);
	const attached = (wanted: Attachment[], turn: Turn) =>
		wanted.length === 0 ? [] : [{ turn, content: attachedContent(attachments, wanted, images) }];
	const parts: { turn: Turn; content: Content[] }[] = [
		{ turn: 'portrait', content: bodyContent(paper) },
		...attached(
			bodied.filter(({ table }) => table === undefined),
			'portrait',
		),
		...attached(
			bodied.filter(({ table }) => table !== undefined),
			'landscape',
		),
	];
	return parts.map(({ turn, content }, at) => {
		const isLast = at === parts.length - 1;
		const imprinted = isLast && imprint !== null ? imprintLines(imprint, textWidth[turn]) : [];
		const isForm = at === 0 && paper.head.kind === 'notice';
		return section(paper, turn, at === 0 ? begin : 'next', isForm, [...content, ...imprinted]);
	});
}

const escapeXml = (text: string): string => clean(text).replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The properties Word shows, with the paper's own day for both dates. */
const coreProperties = (title: string, creator: string, day: Day): string =>
	'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
	'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
	' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
	' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
	`<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator>` +
	`<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>` +
	`<dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified></cp:coreProperties>`;

interface Core {
	title: string;
	office: string;
	day: Day;
	/** What a draft remembers of how it was made. */
	origin?: string | null;
}

async function pack(sections: ISectionOptions[], { title, office, day, origin = null }: Core): Promise<Buffer> {
	const document = new Document({
		evenAndOddHeaderAndFooters: true,
		...(origin === null ? {} : { customProperties: [{ name: originProperty, value: origin }] }),
		styles: {
			default: {
				document: {
					run: { font: fontsOf('body'), size: sizes.three, language: { value: 'en-US', eastAsia: 'zh-CN' } },
				},
			},
		},
		sections,
	});
	const core = { path: 'docProps/core.xml', data: coreProperties(title, office, day) };
	return stillZip(Buffer.from(await Packer.toBuffer(document, undefined, [core])));
}

/** A paper as a Word file in the manner of GB/T 9704-2012; the same paper is always the same bytes. `images` holds its pictures by SHA-256. */
export const renderDocx = (paper: Paper, images: ReadonlyMap<string, Uint8Array> = new Map()): Promise<Buffer> =>
	pack(sectionsOf(paper, images), paper);

/** Papers one after another in one Word file to be printed, each from a right-hand page on; refuses an empty list. */
export function renderMerged(papers: readonly Paper[], images: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
	const [first] = papers;
	if (first === undefined) throw new RangeError('no papers to print');
	const sections = papers.flatMap((paper, at) => sectionsOf(paper, images, at === 0 ? 'next' : 'odd'));
	return pack(sections, { ...first, origin: null, title: `${first.title}等${papers.length}份` });
}

/** One upright page. */
export const packPage = (children: Content[], core: Core): Promise<Buffer> =>
	pack(
		[
			{
				properties: { page: { size: { width: leaf.width, height: leaf.height }, margin: leaf.portrait } },
				children,
			},
		],
		core,
	);
