import { UserError } from '../../../errors.ts';
import { readHead } from '../../../ledger/head.ts';
import type { Db, Ledger } from '../../../ledger/open.ts';
import { readSettings } from '../../../ledger/settings.ts';
import { type ReportOffice, reportOffice } from '../../../papers/bulletins/office.ts';
import { type Circulation, circulationWith, type Publication } from '../../../rules/circulation.ts';
import { type Day, writeDay } from '../../../rules/day.ts';
import { type Period, parsePeriod } from '../../../rules/period.ts';

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
