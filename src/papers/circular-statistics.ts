import { dateOf, monthOf, writeMonthDay, yearOf } from '../rules/day.ts';
import type { FigureRow } from '../rules/figures.ts';
import { flags } from '../rules/flag.ts';
import { printRate, sharesOf } from '../rules/rate.ts';
import type { CircularCounts, CircularInput } from './circular-counts.ts';
import { finishRateChange } from './circular-facts.ts';
import { laggingUnits } from './circular-problems.ts';
import { firstPlaces } from './circular-scores.ts';

/** Sources named one by one in the text; the rest are summed up. */
const namedSources = 6;

/** `未到期46件、逾期未办结8件`: parts of 0 are not said. */
const parts = (pairs: [string, number][]): string =>
	pairs
		.filter(([, count]) => count > 0)
		.map(([words, count]) => `${words}${count}件`)
		.join('、');

const inBrackets = (words: string): string => (words === '' ? '' : `（${words}）`);

/** Whose year the figures speak of, as seen on the day of the paper. */
const yearWords = (facts: CircularCounts, input: CircularInput): string =>
	yearOf(facts.line.day) === yearOf(input.today) ? '今年' : `${yearOf(facts.line.day)}年`;

function originSentence(facts: CircularCounts, input: CircularInput): string {
	const { total, carried, added } = facts.total;
	const origin =
		carried > 0 && added > 0
			? parts([
					['上年结转', carried],
					['本年新增', added],
				])
			: '';
	return `${yearWords(facts, input)}列入台账事项${total}件${inBrackets(carried === total ? '均为上年结转' : origin)}。`;
}

function changeWords(facts: CircularCounts): string {
	const change = finishRateChange(facts);
	return change === '' ? '' : `，${change}`;
}

function runningWords(row: FigureRow): string {
	if (row.running === 0) return '';
	const held = parts([
		['按时报结待审核', row.awaiting],
		['中止', row.suspended],
	]);
	const within = inBrackets(held === '' ? '' : `含${held}`);
	const states: [string, number][] = [
		['未到期', row.notDue],
		['逾期未办结', row.overdue],
		['无明确时限', row.undated],
	];
	const [only, second] = states.filter(([, count]) => count > 0);
	if (only && !second)
		return `；正在办理${row.running}件${within}，均${only[0] === '无明确时限' ? '无明确时限' : `为${only[0]}`}`;
	return `；正在办理${row.running}件${within}，其中${parts(states)}`;
}

function standSentence(facts: CircularCounts): string {
	const row = facts.total;
	const day = writeMonthDay(facts.line.day);
	if (row.finished === 0) return `截至${day}，尚无事项办结${runningWords(row)}。`;
	const done = row.running === 0 ? '已全部办结' : `已办结${row.finished}件`;
	return `截至${day}，${done}，办结率${printRate(row.finishRate)}${changeWords(facts)}${runningWords(row)}。`;
}

function finishedInTime(row: FigureRow): string {
	if (row.dueOnTime === 0) return '均为逾期办结';
	return row.dueOnTime === row.dueFinished ? '均为按时办结' : `按时办结${row.dueOnTime}件`;
}

function dueSentence({ total: row }: CircularCounts): string {
	const extended = row.extended > 0 ? `经批准延期${row.extended}件，按延期后的时限统计。` : '';
	if (row.due === 0) return `目前没有到期事项。${extended}`;
	if (row.dueOnTime === row.due) return `到期事项${row.due}件，全部按时办结。${extended}`;
	if (row.dueFinished === 0) return `到期事项${row.due}件，均未办结。${extended}`;
	const inTime = finishedInTime(row);
	return `到期事项${row.due}件，办结${row.dueFinished}件，到期办结率${printRate(row.dueRate)}；${inTime}，按期办结率${printRate(row.onTimeRate)}。${extended}`;
}

/** What the period changed; one that begins with the year changed what was said before. */
function flowSentence(facts: CircularCounts, { period }: CircularInput): string {
	const { flow, flowBefore } = facts;
	const sent = facts.papers.map(({ rung, items }) => `${rung}${items.length}份`).join('、');
	const seeTable = facts.marks.figures === null ? '' : `（分来源情况见${facts.marks.figures}）`;
	if (monthOf(period.from) === 1 && dateOf(period.from) === 1)
		return sent === '' ? seeTable.replace(/^（(.+)）$/, '$1。') : `发出${sent}${seeTable}。`;
	const words = parts([
		['新增', flow.added.length],
		['办结', flow.finished.length],
	]);
	const papers = sent === '' ? '' : `，发出${sent}`;
	const change = flowBefore === null || words === '' ? '' : compareFlow(flow.finished.length, flowBefore);
	return `${period.label.replace(/份$/, '')}${words === '' ? '没有新增和办结事项' : words}${change}${papers}${seeTable}。`;
}

/** `，比二季度多办结5件`. */
function compareFlow(finished: number, { label, flow }: NonNullable<CircularCounts['flowBefore']>): string {
	const more = finished - flow.finished.length;
	return more === 0 ? `，办结数和${label}一样` : `，比${label}${more > 0 ? '多' : '少'}办结${Math.abs(more)}件`;
}

/** `本期挂红旗3家、黄旗5家，各单位位次和挂旗情况见附件3`. */
function standingSentence({ flags: hung, marks, isRanked }: CircularCounts): string {
	if (marks.ranks === null) return '';
	const counts = flags.flatMap((flag) => {
		const n = hung.filter((each) => each.flag === flag).length;
		return n === 0 ? [] : `${flag}${n}家`;
	});
	const said = counts.length === 0 ? '' : `本期挂${counts.join('、')}，`;
	const shown = [...(isRanked ? ['位次'] : []), ...(said === '' ? [] : ['挂旗'])].join('和');
	return `${said}各单位${shown === '' ? '办理' : shown}情况见${marks.ranks}。`;
}

/** `考核得分居首位的：县直单位县财政局102.00分；得分和位次见附件4。` */
function scoreSentence({ scores, marks, ...facts }: CircularCounts, { office }: CircularInput): string {
	if (scores === null) return '';
	const first = firstPlaces(scores, office.level, laggingUnits(facts));
	return `${first.length === 0 ? '' : `考核得分居首位的：${first.join('，')}；`}各单位得分和位次见${marks.scores}。`;
}

/** Forms that all came in time; those that did not are a problem. */
const formSentence = (facts: CircularCounts): string =>
	facts.forms.due > 0 && facts.forms.inTime === facts.forms.due
		? `应报反馈表${facts.forms.due}${facts.forms.due === facts.forms.units ? '家，均' : '份，均'}按时报送。`
		: '';

function sourceSentence({ bySource }: CircularCounts): string {
	const shares = sharesOf(bySource.rows.map((row) => row.total));
	const rows = bySource.rows.map((row, at) => ({ label: row.label, total: row.total, share: shares[at] ?? 0 }));
	if (rows.length < 2) return '';
	const named = rows.length > namedSources ? rows.slice(0, namedSources - 1) : rows;
	const rest = rows.slice(named.length);
	const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
	const said = [
		...named,
		...(rest.length > 0
			? [{ label: `其余${rest.length}类`, total: sum(rest.map((r) => r.total)), share: sum(rest.map((r) => r.share)) }]
			: []),
	];
	return `从来源看，${said.map((r) => `${r.label}${r.total}件、占${printRate(r.share)}`).join('，')}。`;
}

/** 一、总体情况: what is on the ledger, how it stands, what fell due, what the period changed, where it came from, ranks and flags. */
export const statistics = (facts: CircularCounts, input: CircularInput): string[] => [
	originSentence(facts, input) + standSentence(facts) + dueSentence(facts) + flowSentence(facts, input),
	...[sourceSentence(facts), `${standingSentence(facts)}${scoreSentence(facts, input)}${formSentence(facts)}`].filter(
		(sentence) => sentence !== '',
	),
];
