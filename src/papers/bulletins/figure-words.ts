import { type Day, writeDayBeside } from '../../rules/day.ts';
import type { FigureRow } from '../../rules/figures.ts';
import { printRate } from '../../rules/rate.ts';

/** `未到期4件、逾期未办结2件`: parts of 0 are not said. */
const partsOf = (pairs: readonly [string, number][]): string =>
	pairs
		.filter(([, count]) => count > 0)
		.map(([words, count]) => `${words}${count}件`)
		.join('、');

function runningWords({ running, notDue, overdue, undated }: FigureRow): string {
	if (running === 0) return '';
	const states: [string, number][] = [
		['未到期', notDue],
		['逾期未办结', overdue],
		['无明确时限', undated],
	];
	const [only, second] = states.filter(([, count]) => count > 0);
	if (only === undefined || second !== undefined) return `正在办理${running}件，其中${partsOf(states)}`;
	if (running === 1) return `正在办理1件（${only[0]}）`;
	return `正在办理${running}件，均${only[0] === '无明确时限' ? '' : '为'}${only[0]}`;
}

function finishedWords({ total, finished, finishRate }: FigureRow): string {
	if (finished === 0) return '';
	if (finished === total) return total > 1 ? '已全部办结' : '已办结';
	return `已办结${finished}件，办结率${printRate(finishRate)}`;
}

/** `截至11月2日，已办结5件，办结率41.7%；正在办理7件，其中未到期4件、逾期未办结3件。`, `today` telling whether the year is said. */
export function standSentence(row: FigureRow, line: Day, today: Day): string {
	const said = [finishedWords(row), runningWords(row)].filter((words) => words !== '');
	return `截至${writeDayBeside(line, today)}，${said.join('；')}。`;
}

/** `到期事项6件，办结4件，其中按时办结3件，按期办结率50.0%。`; nothing while nothing was due. */
export function dueSentence(row: FigureRow): string {
	const { due, dueFinished, dueOnTime, onTimeRate } = row;
	if (due === 0) return '';
	if (dueOnTime === due) return `到期事项${due}件，${due > 1 ? '全部' : ''}按时办结。`;
	if (dueFinished === 0) return `到期事项${due}件，${due > 1 ? '均' : ''}未办结。`;
	const all = dueFinished > 1 ? '均为' : '为';
	const inTime =
		dueOnTime === 0 ? `${all}逾期办结` : dueOnTime === dueFinished ? `${all}按时办结` : `其中按时办结${dueOnTime}件`;
	return `到期事项${due}件，办结${dueFinished}件，${inTime}，按期办结率${printRate(onTimeRate)}。`;
}
