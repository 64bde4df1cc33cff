import pptx from 'pptxgenjs';
import type { Day } from '../rules/day.ts';
import type { Flag } from '../rules/flag.ts';
import { stillPresentation } from './pptx-bytes.ts';
import { tableRoom } from './slide-pages.ts';
import { type Chart, flagColumn, type Slide } from './slides-content.ts';
import { blankUnseen } from './unseen-signs.ts';

/** Read from a screen, not from paper: the face every office machine has. */
const face = '微软雅黑';
const colours = {
	red: '9D1A1C',
	deep: '6E0F12',
	gold: 'C39A45',
	ink: '25211C',
	soft: '6D655A',
	line: 'E3DAC9',
	pale: 'F6F2EA',
};
/** 按时办结, 逾期办结, 未到期, 逾期未办结, 无明确时限. */
const bucketColours = ['2C7A4B', 'A9660B', '2F6A9F', 'C0201F', '9A907E'];
const flagColours: Readonly<Record<Flag, string>> = { 红旗: 'C0201F', 蓝旗: '2F6A9F', 黄旗: 'B98500', 黑旗: '25211C' };

/** 13.33 × 7.5 inches. */
const leaf = { left: 0.5, width: 12.33, top: 1.15, bottom: 6.75 } as const;

/** The package says of itself that it is a module of defaults; what is imported is the class. */
const Presentation = pptx as unknown as new () => pptx.default;
type Sheet = pptx.default.Slide;
type Value<K extends Slide['kind']> = Extract<Slide, { kind: K }>;

const words = (size: number, more: pptx.default.TextPropsOptions = {}): pptx.default.TextPropsOptions => ({
	fontFace: face,
	fontSize: size,
	color: colours.ink,
	margin: 0,
	valign: 'middle',
	...more,
});

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
			h: 0.32,
			...words(11, { color: colours.soft }),
		});
	sheet.addText(blankUnseen(office), { x: leaf.left, y: 7.1, w: 8, h: 0.25, ...words(10, { color: colours.soft }) });
	sheet.slideNumber = {
		x: 12.2,
		y: 7.1,
		w: 0.65,
		h: 0.25,
		fontFace: face,
		fontSize: 10,
		color: colours.soft,
		align: 'right',
	};
}

const chartText = {
	fontFace: face,
	catAxisLabelFontFace: face,
	valAxisLabelFontFace: face,
	legendFontFace: face,
	dataLabelFontFace: face,
	catAxisLabelColor: colours.ink,
	valAxisLabelColor: colours.soft,
	valGridLine: { color: colours.line, size: 0.5 },
	catGridLine: { style: 'none' },
	dataLabelFormatCode: '#,##0;;;',
} as const satisfies pptx.default.IChartOpts & { fontFace: string };

const dataOf = ({ labels, series }: Chart) =>
	series.map(({ name, values }) => ({ name: blankUnseen(name), labels: labels.map(blankUnseen), values }));

function drawFigures(sheet: Sheet, { figures, chart }: Value<'figures'>): void {
	const across = [4, 3];
	for (const [at, { label, value, isBad }] of figures.entries()) {
		const row = at < 4 ? 0 : 1;
		const count = across[row]!;
		const gap = 0.22;
		const w = (leaf.width - gap * (count - 1)) / count;
		const x = leaf.left + (row === 0 ? at : at - 4) * (w + gap);
		const y = leaf.top + 0.1 + row * 1.5;
		const color = isBad ? 'C0201F' : colours.ink;
		sheet.addShape('rect', { x, y, w, h: 1.32, fill: { color: colours.pale } });
		sheet.addShape('rect', { x, y, w, h: 0.05, fill: { color: isBad ? 'C0201F' : colours.gold } });
		sheet.addText(label, { x: x + 0.2, y: y + 0.12, w: w - 0.4, h: 0.34, ...words(15, { color: colours.soft }) });
		sheet.addText(value, { x: x + 0.2, y: y + 0.45, w: w - 0.4, h: 0.8, ...words(38, { bold: true, color }) });
	}
	sheet.addChart('bar', dataOf(chart), {
		x: leaf.left,
		y: 4.25,
		w: leaf.width,
		h: leaf.bottom - 4.25,
		...chartText,
		chartColors: bucketColours,
		barGapWidthPct: 90,
		showValue: true,
		dataLabelFormatCode: '#,##0',
		dataLabelFontSize: 16,
		dataLabelFontBold: true,
		catAxisLabelFontSize: 14,
		valAxisHidden: true,
		valGridLine: { style: 'none' },
	});
}

/** Few bars are not blown up to fill the slide. */
function drawBars(sheet: Sheet, { chart: { labels, series } }: Value<'bars'>): void {
	// A bar chart counts from the bottom up.
	const chart = {
		labels: labels.toReversed(),
		series: series.map(({ name, values }) => ({ name, values: values.toReversed() })),
	};
	const height = Math.min(leaf.bottom - leaf.top, 1.2 + labels.length * 0.6);
	sheet.addChart('bar', dataOf(chart), {
		x: leaf.left,
		y: leaf.top,
		w: leaf.width,
		h: height,
		...chartText,
		barDir: 'bar',
		barGrouping: 'stacked',
		barGapWidthPct: 45,
		valAxisHidden: true,
		valGridLine: { style: 'none' },
		catAxisLabelFontSize: 13,
		chartColors: bucketColours,
		showValue: true,
		dataLabelColor: 'FFFFFF',
		dataLabelFontSize: 12,
		showLegend: true,
		legendPos: 't',
		legendFontSize: 13,
	});
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
				...words(14, { valign: 'top', paraSpaceAfter: 6 }),
			},
		);
	}
}

function drawTable(sheet: Sheet, { table }: Value<'table'>): void {
	const border = { type: 'solid', pt: 0.5, color: colours.line } as const;
	const cell = (text: string, options: pptx.default.TableCellProps) => ({
		text: blankUnseen(text),
		options: { fontFace: face, fontSize: 14, color: colours.ink, valign: 'middle' as const, border, ...options },
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
		rowH: [tableRoom.heading],
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
