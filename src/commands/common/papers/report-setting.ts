import { UserError } from '../../../errors.ts';
import { readHead } from '../../../ledger/head.ts';
import type { Db, Ledger } from '../../../ledger/open.ts';
import { readSettings } from '../../../ledger/settings.ts';
import { type ReportOffice, reportOffice } from '../../../papers/bulletins/office.ts';
import { type Circulation, circulationWith, type Publication } from '../../../rules/circulation.ts';
import { type Day, writeDay } from '../../../rules/day.ts';
import { closingLine } from '../../../rules/figures.ts';
import { type Period, parsePeriod } from '../../../rules/period.ts';
import type { Session } from '../../../session.ts';
import { type FilterOptions, figuresFilter, readFilter } from '../filters.ts';
import { officeRules } from '../office.ts';
import { listReportable } from './item-records.ts';

/** The office, as its settings name it. */
export async function readReportOffice(db: Db): Promise<ReportOffice> {
	const settings = await readSettings(db);
	return reportOffice(settings.office_name ?? '督查室', settings.county ?? '');
}

/** The office and how one of its publications goes out. */
export async function readPublisher(
	db: Db,
	kind: Publication,
): Promise<{ office: ReportOffice; circulation: Circulation }> {
	const office = await readReportOffice(db);
	return { office, circulation: circulationWith(await readSettings(db), kind, office.level) };
}

/** What a draft's footer says: the day, and the state of the ledger it was made from. */
export async function draftStamp(ledger: Ledger, today: Day): Promise<string> {
	const { head } = await readHead(ledger);
	return `草稿　${writeDay(today)}　${head}`;
}

/** The period a word names, which must have begun. */
export function begunPeriod(word: string, today: Day): Period {
	const period = parsePeriod(word, today);
	if (period.from <= today) return period;
	throw new UserError(`${period.label}还没有到`, { code: 'future-period', hint: `今天是${writeDay(today)}` });
}

/** What a report of a period is made from: the rules, the closing line, and the items it may speak of. */
export async function readReportItems(session: Session, word: string, options: FilterOptions) {
	const { db } = await session.ledger();
	const today = session.today();
	const period = begunPeriod(word, today);
	const line = closingLine(period.to, today, session.isOver());
	const rules = await officeRules(db);
	const filter = figuresFilter(await readFilter(db, options, rules, today, line.day), rules);
	const office = await readReportOffice(db);
	return { db, today, period, line, rules, filter, office, items: await listReportable(db, filter, line) };
}
