import type { Day } from '../../../rules/day.ts';
import { dayOption } from '../days.ts';
import { typedLine } from '../words.ts';

/** `11月10日15:00`, `11-10 下午3点`: the day, and the hour as it was typed. */
export function readWhen(text: string, today: Day): { day: Day; hour: string | null } {
	const [, day = text, hour] =
		/^(\S*?[日号]|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2})\s*(.*)$/.exec(text.normalize('NFKC').trim()) ?? [];
	return { day: dayOption('--when', day, today), hour: typedLine(hour) };
}
