import type { FigureTable } from '../../rules/figure-table.ts';
import type { FigureRow } from '../../rules/figures.ts';
import type { Column, SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, fillColumns, headLines } from './fill.ts';

/** Wide enough for the lowest heading on one line. */
const widthFor = (heading: Column['heading']) =>
	Math.max(8, (typeof heading === 'string' ? heading : heading[1]).length * 2 + 2);
const count = (heading: Column['heading'], value: (row: FigureRow) => number): ColumnOf<FigureRow> => ({
	heading,
	width: widthFor(heading),
	kind: 'number',
	align: 'center',
	value,
});
/** A rate without a denominator prints as a dash. */
const rate = (heading: string, value: (row: FigureRow) => number | null): ColumnOf<FigureRow> => ({
	heading,
	width: widthFor(heading),
	kind: 'rate',
	align: 'center',
	value: (row) => value(row) ?? '—',
});

/** The five buckets: 已办结 = 按时办结 + 逾期办结; 正在办理 = 未到期 + 逾期未办结 + 无明确时限. */
const buckets: readonly ColumnOf<FigureRow>[] = [
	count('合计', (row) => row.total),
	count(['已办结', '按时办结'], (row) => row.onTime),
	count(['已办结', '逾期办结'], (row) => row.lateDone),
	count(['已办结', '小计'], (row) => row.finished),
	count(['正在办理', '未到期'], (row) => row.notDue),
	count(['正在办理', '逾期未办结'], (row) => row.overdue),
	count(['正在办理', '无明确时限'], (row) => row.undated),
	count(['正在办理', '小计'], (row) => row.running),
	rate('办结率', (row) => row.finishRate),
	rate('到期办结率', (row) => row.dueRate),
	rate('按期办结率', (row) => row.onTimeRate),
];

/** The five-bucket table of a set of figures, a row each and the total. */
export function laySummary(
	table: FigureTable,
	{ heading, by }: { heading: string; by: string },
	about: About,
): SheetLayout {
	const label: ColumnOf<FigureRow> = { heading, width: 24, kind: 'text', align: 'left', value: (row) => row.label };
	const { columns, rows } = fillColumns([label, ...buckets], [...table.rows, { ...table.total, label: '合计' }]);
	const counted =
		table.repeated.length > 0
			? `${table.repeated.length}件有几个${heading}，在各行分别计1件，合计按事项只计1件`
			: '每个事项只计1件';
	return {
		name: `汇总表（分${heading}）`,
		...headLines(about, `督查事项办理情况分${by}汇总表`, '单位：件'),
		columns,
		rows: rows.map((row, at) => (at === table.rows.length ? { ...row, kind: 'total' } : row)),
		notes: [
			`说明：${counted}；提前办结和无时限办结的计入按时办结。办结率=已办结÷合计；到期办结率=到期事项中已办结÷到期；按期办结率=到期事项中按时办结÷到期；分母为0的用“—”表示。`,
		],
		landscape: true,
		frozenColumns: 1,
	};
}
