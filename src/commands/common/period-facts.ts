import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/open.ts';
import { readIssuedRungs, readLastPapers } from '../../ledger/papers.ts';
import type { FactsInput } from '../../papers/circular-facts.ts';
import { closingLine } from '../../rules/figures.ts';
import type { Period } from '../../rules/period.ts';
import { pointsBehind } from '../../rules/schedule.ts';
import type { Session } from '../../session.ts';
import { type FilterOptions, figuresFilter, readFilter } from './filters.ts';
import { readItemsAt } from './items-at.ts';
import { type OfficeRules, officeRules } from './office.ts';
import { begunPeriod } from './papers/report-setting.ts';

/** What a paper of a period is made from, and what else its command needs of the ledger. */
interface PeriodFacts {
	ledger: Ledger;
	rules: OfficeRules;
	input: FactsInput & { period: Period };
}

/** A paper counts all that is registered; the first few, or those of one lamp, would not add up. */
export function refuseParts({ lamp, limit, sort }: FilterOptions, paper: string): void {
	const given = Object.entries({ lamp, limit, sort }).find(([, value]) => value !== undefined);
	if (given !== undefined)
		throw new UserError(`${paper}不能只取一部分：--${given[0]}`, {
			exit: 'misused',
			code: 'part-of-paper',
			hint: '去掉它；要看一部分用 ducha list',
		});
}

/** Reads what a paper of the period a word names is counted from; 不公开 items are left out. */
export async function readPeriodFacts(
	session: Session,
	word: string,
	options: FilterOptions,
	paper: string,
): Promise<PeriodFacts> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const period = begunPeriod(word, today);
	const rules = await officeRules(db);
	refuseParts(options, paper);
	const line = closingLine(period.to, today, session.isOver());
	const filter = figuresFilter(await readFilter(db, options, rules, today, line.day), rules);
	const listing = { filter: { ...filter, publicity: '公开' as const } };
	const itemsAt = await readItemsAt(db, listing);
	const items = itemsAt(line).filter((i) => i.children === 0);
	const behind = items.map((item) => [item.number, pointsBehind(item, line.day, rules.yearly)] as const);
	const papers = await readLastPapers(
		db,
		items.map((item) => item.id),
		line.day,
	);
	return {
		ledger,
		rules,
		input: {
			items,
			itemsAt,
			sources: rules.sources.map((s) => s.name),
			period,
			today,
			isOver: session.isOver(),
			gaps: new Map(behind.flatMap(([number, points]) => (points === null ? [] : [[number, -points]]))),
			slowPoints: rules.limits.behind.value,
			measures: items.flatMap((item) => {
				const last = papers.get(item.id);
				return last === undefined ? [] : [{ number: item.number, paper: last.kind, until: last.until }];
			}),
			papers: await readIssuedRungs(db, period.from, line.day),
			calendar: rules.calendar,
		},
	};
}
