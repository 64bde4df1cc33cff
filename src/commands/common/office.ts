import { UserError } from '../../errors.ts';
import { readCalendarDays } from '../../ledger/calendar.ts';
import type { Db } from '../../ledger/open.ts';
import { readRules } from '../../ledger/settings.ts';
import { readSources } from '../../ledger/sources.ts';
import { type Calendar, calendarOf } from '../../rules/calendar.ts';
import type { LampRules } from '../../rules/lamp.ts';
import { limitsWith } from '../../rules/limits.ts';
import { type Points, pointsWith } from '../../rules/points.ts';
import { type SourceKind, yearlySources } from '../../rules/sources.ts';
import { type Switches, switchesWith } from '../../rules/switches.ts';
import { type Texts, textsWith } from '../../rules/texts.ts';

/** The calendar of working days, as the ledger has it. */
export const calendarIn = async (db: Db): Promise<Calendar> => calendarOf(await readCalendarDays(db));

/** The rules an office works by: its calendar, its limits, its sources. */
export interface OfficeRules extends LampRules {
	sources: { id: number; name: string; kind: SourceKind }[];
	switches: Switches;
	texts: Texts;
	points: Points;
}

/** The source of a name, or a refusal that lists them. */
export function needSource<T extends { name: string }>(sources: T[], name: string): T {
	const found = sources.find((s) => s.name === name);
	if (found !== undefined) return found;
	throw new UserError(`没有“${name}”这个来源`, {
		exit: 'misused',
		code: 'unknown-source',
		hint: `可以是：${sources.map((s) => s.name).join('、')}`,
	});
}

/** Reads the rules once for a command; a rule that cannot be read is refused. */
export async function officeRules(db: Db): Promise<OfficeRules> {
	const sources = await readSources(db);
	const own = await readRules(db);
	return {
		calendar: await calendarIn(db),
		limits: limitsWith(own),
		switches: switchesWith(own),
		texts: textsWith(own),
		points: pointsWith(own),
		sources,
		yearly: yearlySources(sources),
	};
}
