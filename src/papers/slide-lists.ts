import { type Day, writeDay, writeDayBeside } from '../rules/day.ts';
import { writeLateness } from '../rules/overdue.ts';
import { writeScore } from '../rules/score-line.ts';
import { type PeriodRanking, rankingTerms, writeMovement } from '../rules/score-ranking.ts';
import type { CircularFacts } from './circular-facts.ts';
import { leadNames } from './circular-problems.ts';
import type { Slide, SlideTable } from './slide.ts';
import { firstRows, mostSlides, numbered, restWords, tablePages } from './slide-pages.ts';

const column = (heading: string, width: number, align: 'left' | 'center' = 'left') => ({ heading, width, align });
const itemColumns = (last: string): SlideTable['columns'] => [
	column('序号', 0.7, 'center'),
	column('编号', 1.25, 'center'),
	column('事项', 4.2),
	column('牵头单位', 2.58),
	column('时限', 1.5, 'center'),
	column(last, 2.1),
];
const scoreColumns: SlideTable['columns'] = [
	column('位次', 1, 'center'),
	column('升降', 1.4, 'center'),
	column('单位', 4.43),
	column('加分', 1.5, 'center'),
	column('扣分', 1.5, 'center'),
	column('得分', 2.5, 'center'),
];
/** 事项 or 单位: where a row says how many more there are. */
const named = 2;

interface List {
	title: string;
	columns: SlideTable['columns'];
	rows: string[][];
	note: string;
	/** What a row is: 件, 个单位. */
	counter: string;
	slides: number;
}

function listSlides({ title, columns, rows, note, counter, slides }: List): Slide[] {
	const rest = (left: number) => columns.map((_, at) => (at === named ? restWords(left, counter) : ''));
	const { shown, isCut } = firstRows(columns, rows, slides, rest);
	return numbered(title, tablePages(columns, shown), isCut).map(({ page, ...head }) => ({
		kind: 'table',
		...head,
		table: { columns, rows: page },
		note,
	}));
}

/** Units by score within their category, with movement; a category in which nobody is ranked has no slide. */
export function scoreSlides(ranking: PeriodRanking | null): Slide[] {
	if (ranking === null) return [];
	const kinds = [...new Set(ranking.scores.flatMap(({ unit, rank }) => (rank === null ? [] : unit.kind)))];
	return kinds.flatMap((kind) => {
		const rows = ranking.scores
			.filter(({ unit }) => unit.kind === kind)
			.map(({ rank, movement, unit, awards, deductions, total }) => [
				`${rank ?? '—'}`,
				writeMovement(movement),
				unit.name,
				writeScore(awards),
				writeScore(-deductions),
				writeScore(total),
			]);
		const title = `考核得分：${kind}（${rows.length}个）`;
		const note = rankingTerms(ranking).join('');
		return listSlides({ title, columns: scoreColumns, rows, note, counter: '个单位', slides: mostSlides.scores });
	});
}

/** Letters of a title and of its leads that a row has room for. */
const longest = { title: 80, leads: 60 } as const;
const cut = (text: string, most: number): string => {
	const letters = [...text];
	return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
};

type ListedItem = CircularFacts['late'][number]['item'];

const itemCells = (item: ListedItem, at: number, on: Day): string[] => [
	`${at + 1}`,
	item.number,
	cut(item.title, longest.title),
	cut(leadNames(item), longest.leads),
	item.deadline.current === null ? '' : writeDayBeside(item.deadline.current, on),
];

const itemList = (list: Omit<List, 'columns' | 'counter' | 'slides'>, last: string): Slide[] =>
	listSlides({ ...list, columns: itemColumns(last), counter: '件', slides: mostSlides.list });

/** 逾期未办结, the longest overdue first. */
export function lateSlides({ late, line }: CircularFacts): Slide[] {
	const rows = late
		.toSorted((a, b) => b.days - a.days)
		.map(({ item, measure, ...days }, at) => {
			const words = writeLateness(days);
			return [...itemCells(item, at, line.day), measure === null ? words : `${words}\n${measure.paper}`];
		});
	const note = `截至${writeDay(line.day)}；工作日按国务院办公厅放假安排计算。`;
	return itemList({ title: `逾期未办结事项（${late.length}件）`, rows, note }, '情况');
}

/** 进度滞后, the furthest behind first. */
export function slowSlides({ slow, slowPoints, line }: CircularFacts): Slide[] {
	const rows = slow
		.toSorted((a, b) => b.points - a.points)
		.map(({ item, points }, at) => [...itemCells(item, at, line.day), `落后${points}个百分点`]);
	const note = `截至${writeDay(line.day)}，落后序时进度${slowPoints}个百分点以上的在办事项。`;
	return itemList({ title: `进度滞后事项（${slow.length}件）`, rows, note }, '落后序时');
}
