import { type Bucket, buckets, type FigureRow, figureLabels } from '../rules/figures.ts';
import type { Lamp } from '../rules/lamp.ts';
import { printRate } from '../rules/rate.ts';
import type { TrendMonth } from '../rules/trend.ts';
import { escapeHtml } from './html-text.ts';

/** Names of the page's colours; what is hatched is told from its neighbour without colour too. */
export const lampColours: Readonly<Record<Lamp, string>> = {
	红·逾期: 'red',
	黄·临期: 'amber',
	黄·滞后: 'ochre',
	绿·正常: 'green',
	白·长期: 'white',
	白·无时限: 'white',
	白·时限待核: 'white',
	白·未立项: 'white',
	灰·中止: 'grey',
	灰·已办结: 'grey',
	灰·已销号: 'grey',
	灰·撤销: 'grey',
	灰·并入: 'grey',
};

const bucketColours: Readonly<Record<Bucket, string>> = {
	onTime: 'green',
	lateDone: 'ochre',
	notDue: 'blue',
	overdue: 'red',
	undated: 'white',
};

interface Part {
	label: string;
	count: number;
	colour: string;
	isHatched?: boolean;
}

const swatch = ({ colour, isHatched }: Part, size = ''): string =>
	`<i${isHatched ? ' class="hatch"' : ''} style="--c:var(--${colour})${size}"></i>`;

/** One bar cut into its parts. */
export const stackedBar = (parts: readonly Part[]): string =>
	`<div class="bar" role="img" aria-label="${escapeHtml(parts.map(({ label, count }) => `${label}${count}`).join('，'))}">${parts
		.filter(({ count }) => count > 0)
		.map((part) => swatch(part, `;--n:${part.count}`))
		.join('')}</div>`;

export const legend = (parts: readonly Part[]): string =>
	`<ul class="legend">${parts.map((part) => `<li>${swatch(part)}${escapeHtml(part.label)}<b>${part.count}</b></li>`).join('')}</ul>`;

/** The five buckets of a row, in their order. */
export const bucketParts = (row: FigureRow): Part[] =>
	buckets.map((name) => ({
		label: figureLabels[name],
		count: row[name],
		colour: bucketColours[name],
		isHatched: name === 'lateDone',
	}));

/** A rate as a ring with its number in it; `of` says what it is a part of. */
export function dial(label: string, rate: number | null, of: string, beside: string): string {
	const ring =
		rate === null
			? ''
			: `<circle class="value" cx="60" cy="60" r="52" pathLength="100" stroke-dasharray="${rate} 100"/>`;
	return `<div class="dial"><svg viewBox="0 0 120 120" aria-hidden="true"><circle cx="60" cy="60" r="52"/>${ring}</svg><div class="in"><div><b>${printRate(rate)}</b><span class="of">${escapeHtml(of)}</span></div></div><p>${label}</p><small>${escapeHtml(beside)}</small></div>`;
}

const inMonths = (cells: readonly string[], name: string): string =>
	`<div class="months ${name}">${cells.map((cell) => `<div>${cell}</div>`).join('')}</div>`;

/** What came and what was done, month by month, with the rates at each month's end. */
export function trendChart(months: readonly TrendMonth[]): string {
	const most = Math.max(1, ...months.flatMap(({ flow }) => [flow.added.length, flow.finished.length]));
	const column = (count: number, colour: string) =>
		`<span class="column">${count}<i style="--v:${Math.round((count / most) * 1000) / 10};--c:var(--${colour})"></i></span>`;
	const rates = (label: string, rateOf: (row: FigureRow) => number | null) =>
		`<table class="rates"><caption>${label}</caption><tr>${months.map(({ row }) => `<td>${printRate(rateOf(row))}</td>`).join('')}</tr></table>`;
	return [
		inMonths(
			months.map(({ flow }) => column(flow.added.length, 'gold') + column(flow.finished.length, 'band')),
			'columns',
		),
		inMonths(
			months.map(({ month }) => `${month}月`),
			'names',
		),
		rates('月末办结率（本月截至今日）', (row) => row.finishRate),
		rates('月末到期办结率（本月截至今日）', (row) => row.dueRate),
	].join('');
}

/** The sources, each with its five buckets. */
export function sourceChart(rows: readonly FigureRow[]): string {
	const lines = rows.map(
		(row) =>
			`<li class="source"><span>${escapeHtml(row.label)}</span>${stackedBar(bucketParts(row))}<b>${row.total}</b><b>${printRate(row.finishRate)}</b></li>`,
	);
	return `<ul class="sources"><li class="source head"><span>来源</span><span></span><span>件数</span><span>办结率</span></li>${lines.join('')}</ul>`;
}
