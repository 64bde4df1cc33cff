import type { Command, OptionValues } from '@commander-js/extra-typings';
import { type Calendar, isWorkingDay } from '../../rules/calendar.ts';
import type { Day } from '../../rules/day.ts';

export interface CronOptions {
	quietIfEmpty?: boolean;
	exitCode?: boolean;
	workdays?: boolean;
}

/** The options a scheduled task needs, with the same words for every report. */
export const withCron = <A extends unknown[], O extends OptionValues>(command: Command<A, O>, what: string) =>
	command
		.option('--quiet-if-empty', `没有${what}时什么也不显示`)
		.option('--exit-code', `有${what}时退出码为20`)
		.option('--workdays', '休息日不显示（调休上班的周末照常）');

/** Whether the report keeps silent, for the office rests that day. */
export const isRestDay = ({ workdays }: CronOptions, { calendar }: { calendar: Calendar }, today: Day): boolean =>
	Boolean(workdays) && !isWorkingDay(calendar, today);
