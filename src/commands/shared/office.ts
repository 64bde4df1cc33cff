import { readCalendarDays } from '../../ledger/calendar.ts';
import type { Db } from '../../ledger/open.ts';
import { readRules } from '../../ledger/settings.ts';
import { readSources } from '../../ledger/sources.ts';
import { type Calendar, calendarOf } from '../../rules/calendar.ts';
import type { LampRules } from '../../rules/lamp.ts';
import { type Limits, limitsWith } from '../../rules/limits.ts';
import type { SourceKind } from '../../rules/sources.ts';

export const calendarIn = async (db: Db): Promise<Calendar> => calendarOf(await readCalendarDays(db));
export const limitsIn = async (db: Db): Promise<Limits> => limitsWith(await readRules(db));

/** The rules an office works by: its calendar, its limits, its sources. */
export interface OfficeRules extends LampRules {
	sources: { id: number; name: string; kind: SourceKind }[];
}

export async function officeRules(db: Db): Promise<OfficeRules> {
	const sources = await readSources(db);
	return {
		calendar: await calendarIn(db),
		limits: await limitsIn(db),
		sources,
		yearly: sources.filter((s) => s.kind === '年度').map((s) => s.name),
	};
}
