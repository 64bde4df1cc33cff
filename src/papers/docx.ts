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
import { stillZip } from './docx-bytes.ts';
import { imprintLines, mastheadLines, pageFooter } from './docx-frame.ts';
import { tableBlocks } from './docx-table.ts';
import { bodyLine, bodyRun, clean, fontsOf, line, run } from './docx-text.ts';
import { attachmentLabel, attachmentMark, type Block, type Paper } from './paper.ts';
import { titleLines } from './title-lines.ts';
import { leaf, lineHeight, oneCharacter, sizes, textWidth } from './typeface.ts';

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

function blockContent(block: Block): Content[] {
	if (block.kind === 'table') return tableBlocks(block.table, textWidth.portrait);
	if (block.kind === 'heading')
		return [bodyLine([bodyRun(block.text, 'heading')], { keepNext: true, outlineLevel: 0 })];
	const lead = block.lead === undefined ? [] : [bodyRun(block.lead, 'lead')];
	return [bodyLine([...lead, bodyRun(block.text)])];
}

/** 附件说明: one line below the text, two characters in, later ones under the first (GB/T 9704-2012, 7.3.4). */
function attachmentList({ attachments }: Paper): Paragraph[] {
	if (attachments.length === 0) return [];
	const rows = attachments.map((_, at) =>
		line([bodyRun(`${at === 0 ? '附件：' : ''}${attachmentLabel(attachments, at)}`)], {
			alignment: AlignmentType.LEFT,
			indent: { left: 5 * oneCharacter, ...(at === 0 ? { hanging: 3 * oneCharacter } : {}) },
		}),
	);
	return [line([]), ...rows];
}

const bodyContent = (paper: Paper): Content[] => [
	...mastheadLines(paper.masthead),
	line([]),
	...titleParagraphs(paper.title),
	line([]),
	line([bodyRun(`${paper.addressees}：`)]),
	...paper.blocks.flatMap(blockContent),
	...attachmentList(paper),
];

/** 附件 on leaves of their own, each marked in 黑体 at the top left. */
const attachedContent = ({ attachments }: Paper): Content[] =>
	attachments.flatMap(({ title, table }, at): Content[] => [
		line([run(attachmentMark(attachments, at), { face: 'heading' })], { pageBreakBefore: at > 0, keepNext: true }),
		...titleParagraphs(title, 160),
		...tableBlocks(table, textWidth.landscape),
	]);

/** Twips from the paper's edge to the footer's lower edge: the number's dash lies 7 mm below the text. */
const footerEdge = { portrait: 1390, landscape: 800 } as const;
const stampHeight = 280;

function section(paper: Paper, turn: 'portrait' | 'landscape', children: Content[]): ISectionOptions {
	const orientation = turn === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE;
	const footer = footerEdge[turn] - (paper.stamp === null ? 0 : stampHeight);
	return {
		properties: {
			type: SectionType.NEXT_PAGE,
			page: {
				size: { width: leaf.width, height: leaf.height, orientation },
				margin: { ...leaf[turn], header: 800, footer, gutter: 0 },
			},
			...(turn === 'portrait' ? { grid: { type: DocumentGridType.LINES, linePitch: lineHeight } } : {}),
		},
		footers: { default: pageFooter('odd', paper.stamp), even: pageFooter('even', paper.stamp) },
		children,
	};
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

/** A paper as a Word file in the manner of GB/T 9704-2012; the same paper is always the same bytes. */
export async function renderDocx(paper: Paper): Promise<Buffer> {
	const { attachments, imprint, masthead } = paper;
	const turn = attachments.length > 0 ? 'landscape' : 'portrait';
	const foot = imprintLines(imprint, textWidth[turn]);
	const sections =
		attachments.length === 0
			? [section(paper, 'portrait', [...bodyContent(paper), ...foot])]
			: [
					section(paper, 'portrait', bodyContent(paper)),
					section(paper, 'landscape', [...attachedContent(paper), ...foot]),
				];
	const document = new Document({
		evenAndOddHeaderAndFooters: true,
		styles: {
			default: {
				document: {
					run: { font: fontsOf('body'), size: sizes.three, language: { value: 'en-US', eastAsia: 'zh-CN' } },
				},
			},
		},
		sections,
	});
	const core = { path: 'docProps/core.xml', data: coreProperties(paper.title, masthead.office, masthead.day) };
	return stillZip(Buffer.from(await Packer.toBuffer(document, undefined, [core])));
}
