import pptx from 'pptxgenjs';
import type { Day } from '../rules/day.ts';
import type { Flag } from '../rules/flag.ts';
import { stillPresentation } from './pptx-bytes.ts';
import type { Slide } from './slide.ts';
import { drawBars, drawFigures } from './slide-charts.ts';
import { colours, face, leaf, type Sheet, type Value, words } from './slide-looks.ts';
import { flagColumn, tableRoom } from './slide-pages.ts';
import { blankUnseen } from './unseen-signs.ts';

const flagColours: Readonly<Record<Flag, string>> = { 红旗: 'C0201F', 蓝旗: '2F6A9F', 黄旗: 'B98500', 黑旗: '25211C' };

/** The package says of itself that it is a module of defaults; what is imported is the class. */
const Presentation = pptx as unknown as new () => pptx.default;

function drawCover(sheet: Sheet, { title, lines, note }: Value<'cover'>): void {
	sheet.background = { color: colours.red };
	sheet.addShape('rect', { x: 0, y: 5.35, w: 13.33, h: 2.15, fill: { color: colours.deep } });
	sheet.addShape('rect', { x: 0, y: 5.3, w: 13.33, h: 0.06, fill: { color: colours.gold } });
	sheet.addText(blankUnseen(title), {
		x: 1,
		y: 1.6,
		w: 11.33,
		h: 2.2,
		...words(44, { color: 'FFF8EA', bold: true, align: 'center', fit: 'shrink' }),
	});
	sheet.addText(blankUnseen(lines.join('\n')), {
		x: 1,
		y: 5.55,
		w: 11.33,
		h: 1.35,
		...words(20, { color: 'FFF8EA', align: 'center', lineSpacingMultiple: 1.3 }),
	});
	sheet.addText(blankUnseen(note), {
		x: 1,
		y: 7.05,
		w: 11.33,
		h: 0.3,
		...words(10, { color: 'D9B8A8', align: 'center' }),
	});
}

/** What every slide but the first has: title, rule, note, number. */
function drawFrame(sheet: Sheet, { title, note }: Slide, office: string): void {
	sheet.addShape('rect', { x: leaf.left, y: 0.42, w: 0.09, h: 0.45, fill: { color: colours.red } });
	sheet.addText(blankUnseen(title), {
		x: leaf.left + 0.25,
		y: 0.3,
		w: 12,
		h: 0.68,
		...words(28, { bold: true, color: colours.red }),
	});
	sheet.addShape('line', { x: leaf.left, y: 1.02, w: leaf.width, h: 0, line: { color: colours.gold, width: 1.25 } });
	if (note !== '')
		sheet.addText(blankUnseen(note), {
			x: leaf.left,
			y: leaf.bottom,
			w: leaf.width,
			h: 0.36,
			...words(10.5, { color: colours.soft, lineSpacing: 13, valign: 'top' }),
		});
	sheet.addText(blankUnseen(office), { x: leaf.left, y: 7.13, w: 8, h: 0.25, ...words(10, { color: colours.soft }) });
	sheet.slideNumber = {
		x: 12.2,
		y: 7.13,
		w: 0.65,
		h: 0.25,
		fontFace: face,
		fontSize: 10,
		color: colours.soft,
		align: 'right',
	};
}

function drawColumns(sheet: Sheet, { columns }: Value<'columns'>): void {
	for (const [at, { flag, heading, words: names }] of columns.entries()) {
		const x = leaf.left + at * (flagColumn + 0.24);
		const color = flagColours[flag];
		sheet.addShape('rect', { x, y: leaf.top + 0.05, w: flagColumn, h: 0.5, fill: { color } });
		sheet.addText(heading, {
			x: x + 0.15,
			y: leaf.top + 0.05,
			w: flagColumn - 0.3,
			h: 0.5,
			...words(16, { bold: true, color: 'FFFFFF' }),
		});
		sheet.addText(
			names.map((name) => ({ text: blankUnseen(name), options: { breakLine: true } })),
			{
				x,
				y: leaf.top + 0.65,
				w: flagColumn,
				h: leaf.bottom - leaf.top - 0.7,
				...words(14, { valign: 'top', lineSpacing: tableRoom.line * 72, paraSpaceAfter: 6 }),
			},
		);
	}
}

function drawTable(sheet: Sheet, { table }: Value<'table'>): void {
	const border = { type: 'solid', pt: 0.5, color: colours.line } as const;
	const cell = (text: string, options: pptx.default.TableCellProps) => ({
		text: blankUnseen(text),
		options: {
			fontFace: face,
			fontSize: 14,
			lineSpacing: tableRoom.line * 72,
			color: colours.ink,
			valign: 'middle' as const,
			border,
			...options,
		},
	});
	const head = table.columns.map(({ heading }) =>
		cell(heading, { bold: true, color: 'FFFFFF', fill: { color: colours.red }, align: 'center' }),
	);
	const rows = table.rows.map((row, n) =>
		row.map((text, at) =>
			cell(text, {
				align: table.columns[at]!.align,
				...(n % 2 === 1 && { fill: { color: colours.pale } }),
			}),
		),
	);
	sheet.addTable([head, ...rows], {
		x: leaf.left,
		y: leaf.top + 0.05,
		w: leaf.width,
		colW: table.columns.map(({ width }) => width),
		margin: [0.04, 0.08, 0.04, 0.08],
		rowH: [tableRoom.heading, ...table.rows.map(() => tableRoom.row)],
	});
}

function drawPoints(sheet: Sheet, { points }: Value<'points'>): void {
	const size = points.length > 5 ? 16 : 20;
	sheet.addText(
		points.flatMap(({ lead, text }, at) => [
			{ text: `${at + 1}. ${blankUnseen(lead)}：`, options: { bold: true, color: colours.red } },
			{ text: blankUnseen(text), options: { breakLine: true } },
		]),
		{
			x: leaf.left + 0.1,
			y: leaf.top + 0.15,
			w: leaf.width - 0.2,
			h: leaf.bottom - leaf.top - 0.2,
			...words(size, { valign: 'top', paraSpaceAfter: 14, lineSpacingMultiple: 1.2, fit: 'shrink' }),
		},
	);
}

function drawSlide(sheet: Sheet, slide: Slide, office: string): void {
	if (slide.kind !== 'cover') drawFrame(sheet, slide, office);
	if (slide.kind === 'cover') drawCover(sheet, slide);
	else if (slide.kind === 'figures') drawFigures(sheet, slide);
	else if (slide.kind === 'bars') drawBars(sheet, slide);
	else if (slide.kind === 'columns') drawColumns(sheet, slide);
	else if (slide.kind === 'table') drawTable(sheet, slide);
	else drawPoints(sheet, slide);
}

/** A .pptx of 16:9 with native charts; the same slides, office and day give the same bytes. */
export async function renderSlides(slides: readonly Slide[], about: { office: string; day: Day }): Promise<Buffer> {
	const deck = new Presentation();
	deck.layout = 'LAYOUT_WIDE';
	deck.title = blankUnseen(slides[0]?.title ?? '');
	deck.author = blankUnseen(about.office);
	deck.company = blankUnseen(about.office);
	deck.theme = { headFontFace: face, bodyFontFace: face };
	for (const slide of slides) drawSlide(deck.addSlide(), slide, about.office);
	const bytes = (await deck.write({ outputType: 'nodebuffer', compression: false })) as Buffer;
	return stillPresentation(bytes, `${about.day}T00:00:00Z`);
}
