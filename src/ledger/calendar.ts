import type { CalendarDay } from '../rules/calendar.ts';
import type { Db } from './open.ts';

/** The office's own calendar days, which come before the built-in ones. */
export async function readCalendarDays(db: Db): Promise<CalendarDay[]> {
	const rows = await db.selectFrom('calendar_day').select(['day', 'working', 'name']).orderBy('day').execute();
	return rows.map((r) => ({ day: r.day, working: r.working === 1, name: r.name }));
}

/** Writes days of a holiday notice, in place of what was known of them. */
export async function writeCalendarDays(db: Db, days: CalendarDay[], notice: string | null): Promise<void> {
	for (const { day, working, name } of days) {
		const values = { working: working ? 1 : 0, name, notice } as const;
		await db
			.insertInto('calendar_day')
			.values({ day, ...values })
			.onConflict((c) => c.column('day').doUpdateSet(values))
			.execute();
	}
}
