import type { Day } from './day.ts';
import { mondayOf } from './week.ts';

interface Backup {
	/** The day it was made. */
	day: Day;
	/** The last operation in it. */
	seq: number;
}

const monthOf = (day: Day): string => day.slice(0, 7);

/** How many days, weeks and months keep their newest backup. */
const spans: readonly { count: number; spanOf: (day: Day) => string }[] = [
	{ count: 7, spanOf: (day) => day },
	{ count: 8, spanOf: mondayOf },
	{ count: 12, spanOf: monthOf },
];

const newestFirst = (a: Backup, b: Backup): number => (a.day === b.day ? b.seq - a.seq : a.day < b.day ? 1 : -1);

/** The automatic backups that stay: all of the newest day, then the newest of each of 7 days, 8 weeks and 12 months. */
export function keptBackups<T extends Backup>(backups: readonly T[]): T[] {
	const sorted = [...backups].sort(newestFirst);
	const kept = new Set(sorted.filter(({ day }) => day === sorted[0]?.day));
	for (const { count, spanOf } of spans) {
		const seen = new Set<string>();
		for (const backup of sorted) {
			if (seen.has(spanOf(backup.day))) continue;
			if (seen.size === count) break;
			seen.add(spanOf(backup.day));
			kept.add(backup);
		}
	}
	return sorted.filter((backup) => kept.has(backup));
}
