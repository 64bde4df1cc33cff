import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRevisits } from '../../../ledger/revisits.ts';
import type { YearRecordInput } from '../../../papers/bulletins/year-record.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { closingLine, itemsOfYear } from '../../../rules/figures.ts';
import { figuresFilter } from '../filters.ts';
import { officeRules } from '../office.ts';
import { listReportable, readRecords } from './item-records.ts';
import { begunPeriod, readReportOffice } from './report-setting.ts';

/** What the records of a year (实绩) are made from; another period than a year is refused. */
export async function readYearFacts(db: Db, word: string, today: Day): Promise<YearRecordInput> {
	const period = begunPeriod(word, today);
	if (period.kind !== 'year')
		throw new UserError(`实绩按年出：${word}`, { exit: 'misused', code: 'not-a-year', hint: '写成 2026、去年' });
	const line = closingLine(period.to, today);
	const year = yearOf(line.day);
	const rules = await officeRules(db);
	const items = itemsOfYear(await listReportable(db, figuresFilter({}, rules), line), line);
	const revisits = await readRevisits(db);
	const untrue = revisits.flatMap(({ item, day, result }) =>
		day !== null && yearOf(day) === year && day <= line.day && result === '不符' ? [item] : [],
	);
	return {
		office: await readReportOffice(db),
		year,
		today,
		line,
		records: await readRecords(db, items, line, rules),
		untrue: new Set(untrue),
	};
}
