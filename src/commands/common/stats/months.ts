import { yearOf } from '../../../rules/day.ts';
import { pointsBetween, printPoints, printRate } from '../../../rules/rate.ts';
import { flowLabels } from '../../../rules/stat-lines.ts';
import { monthlyTrend, type TrendMonth } from '../../../rules/trend.ts';
import type { Session } from '../../../session.ts';
import type { Value } from '../../../terminal/formats.ts';
import type { Explained } from '../explained.ts';
import { showList } from '../show.ts';
import { headOf, leftOutNotes, type StatsGiven } from './read-stats.ts';

const reportWidth = 100;
const labels = flowLabels('month', false);
const parts = ['carried', 'added', 'again', 'finished', 'dropped', 'running'] as const;
/** What seldom happens has a column only where it did. */
const rare: readonly string[] = ['again', 'dropped'];

/** The months of a long period; of a month or week, those of its year. */
function monthsOf({ itemsAt, line, period }: StatsGiven): TrendMonth[] {
	const isShort = period.kind === 'month' || period.kind === 'week';
	return monthlyTrend(itemsAt, line, isShort ? undefined : period.from);
}

const nameOf = ({ year, month }: TrendMonth, line: StatsGiven['line']): string =>
	year === yearOf(line.day) ? `${month}月` : `${year}年${month}月`;

/** Change of the 办结率 since the month before, in 百分点; rates begin anew with the year. */
function changeOf(month: TrendMonth, before: TrendMonth | undefined): number | null {
	const [now, then] = [month.row.finishRate, before?.row.finishRate ?? null];
	return now === null || then === null || before?.year !== month.year ? null : pointsBetween(now, then);
}

const asRate = (value: Value): string => printRate(value as number | null);
const asPoints = (value: Value): string => printPoints(value as number | null);

/** Month by month: 上月结转＋新增－办结＝月末在办, and the rates at each month's end. */
export async function showMonths(session: Session, given: StatsGiven, scope: readonly string[]): Promise<void> {
	const months = monthsOf(given);
	const hasRare = (part: string) => months.some(({ flow }) => flow[part as 'again'].length > 0);
	const shown = parts.filter((part) => !rare.includes(part) || hasRare(part));
	const right = { align: 'right' as const };
	const sum = shown
		.filter((part) => part !== 'running')
		.map((part, at) => `${part === 'finished' || part === 'dropped' ? '－' : at === 0 ? '' : '＋'}${labels[part]}`);
	await showList(session, given.ledger, {
		name: 'stats',
		fields: [
			{ key: 'label', title: '月份', min: 4 },
			...shown.map((part) => ({ key: part, title: labels[part], ...right })),
			{ key: 'total', title: '列入台账', ...right },
			{ key: 'total_finished', title: '已办结', ...right },
			{ key: 'finish_rate', title: '办结率', ...right, write: asRate },
			{ key: 'finish_rate_change', title: '比上月', ...right, write: asPoints },
			{ key: 'due_rate', title: '到期办结率', ...right, write: asRate },
			{ key: 'on_time_rate', title: '按期办结率', ...right, write: asRate },
		],
		rows: months.map((month, at) => [
			nameOf(month, given.line),
			...shown.map((part) => month.flow[part].length),
			month.row.total,
			month.row.finished,
			month.row.finishRate,
			changeOf(month, months[at - 1]),
			month.row.dueRate,
			month.row.onTimeRate,
		]),
		above: [headOf(given, '督查事项逐月统计'), ...scope],
		below:
			months.length === 0
				? []
				: [
						`每件事项计一次；${sum.join('')}＝月末在办，等于下月的上月结转。`,
						`列入台账、已办结和各率是从1月累计到月末的${given.line.open ? '，最后一个月到今天' : ''}；比上月是办结率相差的百分点。`,
						...leftOutNotes(given),
					],
		extra: { from: given.period.from, to: given.line.day, open: given.line.open, group: '月', before_label: null },
		pipeWidth: reportWidth,
	});
	if (months.length === 0) session.say('这一期台账上没有符合条件的事项');
}

/** What lies behind each month's flow, without what is 0. */
export const monthsExplained = (given: StatsGiven): Explained[] =>
	monthsOf(given).flatMap((month) =>
		parts
			.filter((part) => month.flow[part].length > 0)
			.map((part) => ({ group: nameOf(month, given.line), figure: labels[part], items: month.flow[part] })),
	);
