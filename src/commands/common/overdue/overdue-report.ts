import type { LastPaper } from '../../../ledger/papers.ts';
import { isKnownYear } from '../../../rules/calendar.ts';
import { type Day, writeDay, writeMonthDay, yearOf } from '../../../rules/day.ts';
import { countDays, writeDayCount } from '../../../rules/day-count.ts';
import type { Item } from '../../../rules/item.ts';
import { lateness } from '../../../rules/overdue.ts';
import { countPapers, writePaper } from '../../../rules/paper-words.ts';
import type { Value } from '../../../terminal/formats.ts';
import { itemColumns, itemJson, leadNames, shortDay, shownTitle } from '../item-fields.ts';
import type { OfficeRules } from '../office.ts';

/** Columns a report is wrapped at in a pipe. */
export const reportWidth = 80;

/** What an overdue report knows of its items beside the items. */
interface OverdueFacts {
	rules: OfficeRules;
	today: Day;
	/** Today is seen from its end: what was due on it is late. */
	isOver: boolean;
	papers: Map<number, LastPaper>;
}

/** The columns of the list and the cells of a row; on a page the last paper and feedback share a cell, in other formats not. */
export function overdueColumns({ rules, today, papers }: OverdueFacts, isPage: boolean) {
	const lastSteps = (item: Item) => [writePaper(papers.get(item.id), today), lastWords(item, today)];
	return {
		fields: [
			...itemColumns,
			{ title: '工作日', align: 'right' as const },
			{ title: '天数', align: 'right' as const },
			...(isPage ? [{ title: '文书和进展', weight: 2, min: 10 }] : [{ title: '最近文书' }, { title: '最近进展' }]),
		],
		row: (item: Item): Value[] => {
			const late = lateness(item, today, rules.calendar);
			return [
				item.number,
				shownTitle(item),
				// A name to a line, for a narrow page would break them anywhere.
				isPage ? leadNames(item).replaceAll('、', '、\n') : leadNames(item),
				shortDay(item.deadline.current, today),
				late.workingDays,
				late.days,
				...(isPage ? [lastSteps(item).join('\n')] : lastSteps(item)),
			];
		},
	};
}

/** The last accepted feedback, with its day; of a result that lies with the office or the leader, since when. */
function lastWords({ status, claimed, progress }: Item, today: Day): string {
	if (claimed !== null && (status === '待审核' || status === '待阅示'))
		return `${shortDay(claimed, today)} 已报结，${status}`;
	return progress === null ? '未反馈' : `${shortDay(progress.day, today)} ${progress.text}`;
}

function writeOrigin({ deadline, received }: Item): string {
	const { raw, how, original } = deadline;
	return [
		raw === null ? `未写时限，${writeDay(received)}收到` : `原文“${raw}”`,
		...(how === null ? [] : [how]),
		...(original === null ? [] : [`原定${writeDay(original)}`]),
	].join('；');
}

function writeExtensions({ deadline: { extensions, current, lateFrom } }: Item): string {
	if (extensions === 0 || current === null) return '没有';
	const late = lateFrom === null ? '' : `；${writeMonthDay(lateFrom)}期满后才申请的，是否按时仍按那天算`;
	return `批准${extensions}次，现定${writeDay(current)}${late}`;
}

/** The days an item is late: after its day, up to its claim or today. */
const spanOf = ({ deadline, claimed }: Item, today: Day) => ({
	due: deadline.current ?? today,
	stopped: claimed !== null && claimed < today ? claimed : today,
});

function writeCount(item: Item, { rules, today }: OverdueFacts): string {
	const { due, stopped } = spanOf(item, today);
	if (due === today) return '当天到期，当天没有报结';
	const late = writeDayCount(rules.calendar, due, stopped);
	return stopped === today ? late : `${late}；${writeMonthDay(stopped)}报结，不再往下数`;
}

function countJson(item: Item, { rules, today }: OverdueFacts): { [key: string]: Value } {
	const { due, stopped } = spanOf(item, today);
	const { days, workingDays, weekend, festivals, worked } = countDays(rules.calendar, due, stopped);
	return {
		after: due,
		until: stopped,
		days,
		working_days: workingDays,
		weekend_days: weekend,
		festivals: festivals.map(({ name, first, last }) => ({ name, first, last })),
		weekend_days_worked: worked,
	};
}

function writeLastPaper(paper: LastPaper | undefined): string {
	if (paper === undefined) return '未发';
	const until = paper.until === null ? '' : `，限${writeMonthDay(paper.until)}`;
	return `${paper.kind}${paper.mark === null ? '' : ` ${paper.mark}`}，${writeMonthDay(paper.day)}发${until}`;
}

/** Why an item is late: its day and how it came about, extensions, the days counted, the last feedback and paper. */
export function explainOverdue(item: Item, facts: OverdueFacts): [label: string, text: string][] {
	return [
		['时限', writeOrigin(item)],
		['延期', writeExtensions(item)],
		['逾期', writeCount(item, facts)],
		['反馈', lastWords(item, facts.today)],
		['文书', writeLastPaper(facts.papers.get(item.id))],
	];
}

/** An overdue item as JSON gives it: with its last paper and feedback, and why it is late when that was asked for. */
export function overdueJson(item: Item, facts: OverdueFacts, isExplained = false): { [key: string]: Value } {
	const paper = facts.papers.get(item.id);
	return {
		...itemJson(item, facts.today, facts.rules),
		last_paper: paper === undefined ? null : { kind: paper.kind, mark: paper.mark, day: paper.day, until: paper.until },
		last_progress: item.progress === null ? null : { day: item.progress.day, text: item.progress.text },
		...(isExplained && {
			extensions: item.deadline.extensions,
			counted: countJson(item, facts),
			explained: explainOverdue(item, facts).map(([label, text]) => ({ label, text })),
		}),
	};
}

function countSources(items: Item[]): string {
	const counts = new Map<string, number>();
	for (const { source } of items) counts.set(source, (counts.get(source) ?? 0) + 1);
	return [...counts]
		.sort((a, b) => b[1] - a[1])
		.map(([name, n]) => `${name}${n}`)
		.join('  ');
}

/** How the items divide, and by which calendar working days were counted. */
export function overdueFoot(items: Item[], { rules, today, isOver, papers }: OverdueFacts, isPart: boolean): string[] {
	const years = new Set(items.flatMap((item) => (item.deadline.current ? [yearOf(item.deadline.current)] : [])));
	const unknown = [...years].filter((year) => year !== yearOf(today) && !isKnownYear(rules.calendar, year));
	const part = isPart ? '所列事项' : '';
	return [
		`${part}按来源：${countSources(items)}`,
		`${part}按文书：${countPapers(
			items.map((item) => papers.get(item.id)),
			today,
		)}`,
		isKnownYear(rules.calendar, yearOf(today))
			? `工作日按国务院办公厅${yearOf(today)}年放假安排计算；${isOver ? '看的是当天结束时，当天到期没有报结的已经逾期' : '到期当天不算逾期'}。`
			: `${yearOf(today)}年放假安排尚未录入，工作日只按周末计算。`,
		...unknown.map((year) => `${year}年放假安排尚未录入，该年工作日只按周末计算。`),
	];
}
