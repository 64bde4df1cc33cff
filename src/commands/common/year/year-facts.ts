import type { Db } from '../../../ledger/open.ts';
import { yearRecord } from '../../../papers/bulletins/year-record.ts';
import type { Paper } from '../../../papers/paper.ts';
import { type Day, dayOf, yearOf } from '../../../rules/day.ts';
import { type ClosingLine, type FigureRow, figuresOf, itemsOfYear } from '../../../rules/figures.ts';
import { flowOf } from '../../../rules/flow.ts';
import { leadsOf } from '../../../rules/item.ts';
import { printRate } from '../../../rules/rate.ts';
import { readItemsAt } from '../items-at.ts';
import { readYearFacts } from '../papers/year-facts.ts';

/** What is fixed when a year is closed. */
export interface YearFacts {
	year: number;
	/** All items the year counts, and by lead unit; 不公开 items are counted, they are the office's work too. */
	total: YearRow;
	units: YearRow[];
	/** Brought in from before, and carried over to the next year under their own numbers. */
	carriedIn: number;
	added: number;
	carriedOver: { number: string; title: string; lead: string; deadline: Day | null }[];
	/** 《年度工作实绩建议表》; null where no unit leads a public item. */
	paper: Paper | null;
}

export interface YearRow {
	label: string;
	total: number;
	onTime: number;
	lateDone: number;
	running: number;
	overdue: number;
	finishRate: string;
	onTimeRate: string;
}

const rowOf = ({ label, total, onTime, lateDone, running, overdue, finishRate, onTimeRate }: FigureRow): YearRow => ({
	label,
	total,
	onTime,
	lateDone,
	running,
	overdue,
	finishRate: printRate(finishRate),
	onTimeRate: printRate(onTimeRate),
});

/** The figures of a year at its closing line, and what goes over into the next. */
export async function countYear(db: Db, line: ClosingLine, today: Day): Promise<YearFacts> {
	const year = yearOf(line.day);
	const first = dayOf(year, 1, 1) as Day;
	const itemsAt = await readItemsAt(db, { filter: { leavesOnly: true } });
	const items = itemsOfYear([...itemsAt(line)], line);
	const flow = flowOf(itemsAt, first, line);
	const units = new Map(items.flatMap(leadsOf).map((unit) => [unit.id, unit]));
	const running = new Set(flow.running);
	return {
		year,
		total: rowOf(figuresOf(items, line)),
		units: [...units.values()]
			.sort((a, b) => a.sort - b.sort)
			.map(({ id, name }) =>
				rowOf(
					figuresOf(
						items.filter((item) => leadsOf(item).some((unit) => unit.id === id)),
						line,
						name,
					),
				),
			),
		carriedIn: flow.carried.length,
		added: flow.added.length,
		carriedOver: items
			.filter(({ number }) => running.has(number))
			.map((item) => ({
				number: item.number,
				title: item.title,
				lead: leadsOf(item)
					.map(({ name }) => name)
					.join('、'),
				deadline: item.deadline.current,
			})),
		paper: yearRecord(await readYearFacts(db, String(year), today)),
	};
}
