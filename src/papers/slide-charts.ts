import type pptx from 'pptxgenjs';
import type { Chart } from './slide.ts';
import { colours, face, leaf, type Sheet, type Value, words } from './slide-looks.ts';

import { blankUnseen } from './unseen-signs.ts';

/** 按时办结, 逾期办结, 未到期, 逾期未办结, 无明确时限. */
const bucketColours = ['2C7A4B', 'A9660B', '2F6A9F', 'C0201F', '9A907E'];

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

/** The totals as large numbers over a chart of the five buckets. */
export function drawFigures(sheet: Sheet, { figures, chart }: Value<'figures'>): void {
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

/** Units or sources as bars cut into the five buckets; few bars are not blown up to fill the slide. */
export function drawBars(sheet: Sheet, { chart: { labels, series } }: Value<'bars'>): void {
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
