import type { Ledger } from '../../../ledger/open.ts';
import { type Calendar, unknownYearWords } from '../../../rules/calendar.ts';
import { writeDay } from '../../../rules/day.ts';
import { type ClosingLine, closingLine, figuresOf, itemsOfYear } from '../../../rules/figures.ts';
import { figuresBefore } from '../../../rules/figures-before.ts';
import { flowOf, type ItemsAt, lineBefore, registeredAfter } from '../../../rules/flow.ts';
import { handlingOf, repliesOf } from '../../../rules/handling.ts';
import type { Item } from '../../../rules/item.ts';
import { messageSources } from '../../../rules/messages.ts';
import type { Period } from '../../../rules/period.ts';
import type { Counted, Overview } from '../../../rules/stat-lines.ts';
import type { Session } from '../../../session.ts';
import { type FilterOptions, figuresFilter, readFilter } from '../filters.ts';
import { readItemsAt } from '../items-at.ts';
import { type OfficeRules, officeRules } from '../office.ts';
import { begunPeriod } from '../papers/report-setting.ts';
import { refuseParts } from '../period-facts.ts';

export interface StatsOptions extends FilterOptions {
	withUnpublished?: boolean;
}

/** What statistics of a period are counted from. */
export interface StatsGiven {
	ledger: Ledger;
	rules: OfficeRules;
	period: Period;
	line: ClosingLine;
	itemsAt: ItemsAt;
	/** The items of the year at the line. */
	items: readonly Item[];
	/** The units asked for, by id; null for all. */
	units: readonly number[] | null;
	/** 不公开 items, by whether they were left out. */
	unpublished: { count: number; isLeftOut: boolean };
	/** Sources of citizens' messages the office counts apart. */
	apart: string[];
	/** `9月底`; null where nothing can be compared. */
	labelBefore: string | null;
}

/** Kinds of source of which every item is a question that waits for a reply. */
const askedKinds: readonly string[] = ['留言', '工单'];

function apartIn({ source }: StatsOptions, { sources, switches }: OfficeRules): string[] {
	if (source !== undefined || switches['messages-counted']) return [];
	return messageSources(sources).map(({ name }) => name);
}

/** Reads the ledger once, as it stood at whatever line is asked for; 不公开 items only where they were asked for. */
export async function readStats(session: Session, word: string, options: StatsOptions): Promise<StatsGiven> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = begunPeriod(word, today);
	refuseParts(options, '统计');
	const line = closingLine(period.to, today, session.isOver());
	const rules = await officeRules(ledger.db);
	const filter = figuresFilter(await readFilter(ledger.db, options, rules, today, line.day), rules);
	const all = await readItemsAt(ledger.db, { filter });
	const itemsAt: ItemsAt =
		options.withUnpublished === true ? all : (at) => all(at).filter((item) => item.publicity === '公开');
	const later = registeredAfter(itemsAt(line), line, today);
	if (later.length > 0) session.say(`注意：${writeDay(line.day)}以后登记的${later.length}件不计入本期`);
	return {
		ledger,
		rules,
		period,
		line,
		itemsAt,
		items: itemsOfYear(itemsAt(line), line),
		units: filter.units ?? null,
		unpublished: {
			count: itemsOfYear(all(line), line).filter((item) => item.publicity === '不公开').length,
			isLeftOut: options.withUnpublished !== true,
		},
		apart: apartIn(options, rules),
		labelBefore: figuresBefore(itemsAt, period)?.label ?? null,
	};
}

const countAt = ({ rules }: StatsGiven, items: readonly Item[], line: ClosingLine): Counted => ({
	row: figuresOf(items, line),
	handling: handlingOf(items, line, rules.calendar),
	replies: repliesOf(
		items,
		line,
		rules.sources.filter(({ kind }) => askedKinds.includes(kind)).map(({ name }) => name),
	),
});

/** The whole ledger's figures at the line, beside those at the end of what came before. */
export function overviewOf(given: StatsGiven): Overview {
	const { items, itemsAt, line, period, labelBefore } = given;
	const past = lineBefore(period.from);
	return {
		...countAt(given, items, line),
		flow: flowOf(itemsAt, period.from, line),
		kind: period.kind,
		isOpen: line.open,
		before: labelBefore === null ? null : countAt(given, itemsOfYear(itemsAt(past), past), past),
	};
}

/** What to mind where working days were counted through a year nobody has the calendar of. */
export const spanWarnings = (span: Overview['handling']['span'], calendar: Calendar): string[] =>
	span === null ? [] : unknownYearWords(calendar, span.from, span.to);

/** The line above every table: the period, the line, what was counted. */
export const headOf = ({ period, line }: StatsGiven, what: string): string =>
	`${period.label}${what}      截至${writeDay(line.day)}${line.open ? '（今天，尚未过完）' : ''}`;

/** What was left out, and what of 不公开 items is to be known. */
export function leftOutNotes({ apart, unpublished: { count, isLeftOut } }: StatsGiven): string[] {
	const unpublished = isLeftOut
		? `另有不公开事项${count}件，没有计入，与通报、汇总表一致；要计入加 --with-unpublished。`
		: `含不公开事项${count}件，本表供本室使用。`;
	return [
		...(apart.length === 0 ? [] : [`${apart.join('、')}另行统计，没有计入：ducha message stats。`]),
		...(count === 0 ? [] : [unpublished]),
	];
}
