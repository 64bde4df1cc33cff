import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { writeCalendarDays } from '../../ledger/calendar.ts';
import { readHolidayGrid } from '../../reading/holiday-notice.ts';
import { calendarOf, oddDays } from '../../rules/calendar.ts';
import { yearOf } from '../../rules/day.ts';
import type { Session } from '../../session.ts';
import { readSheetFile } from '../common/read-file.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('import')
		.addHelpText(
			'before',
			examples('ducha calendar import 2027年放假安排.xlsx', 'ducha 日历 导入 放假通知.txt --年份 2027'),
		)
		.description('导入放假和调休上班日：表格（日期、休/班、节日）或通知原文')
		.argument('<file>', '放假安排')
		.option('--year <year>', '没写年份的日期属于哪一年')
		.option('--notice <text>', '依据的通知')
		.action((file, options) => importCalendar(session, file, options));
}

async function importCalendar(
	session: Session,
	path: string,
	options: { year?: string | undefined; notice?: string | undefined },
): Promise<void> {
	const year = options.year === undefined ? null : Number(options.year.replace(/年$/, ''));
	if (year !== null && !Number.isInteger(year))
		throw new UserError(`--year 不是年份：${options.year}`, {
			exit: 'misused',
			code: 'bad-year',
			hint: '如 --year 2027',
		});
	const { name, workbook } = await readSheetFile(session, path);
	const read = workbook.grids.map((grid) => readHolidayGrid(grid, year));
	const days = read.flatMap((r) => r.days);
	const problems = read.flatMap((r) => r.problems);
	if (days.length === 0)
		throw new UserError(`${name} 里没有读出放假或上班的日期`, {
			code: 'no-days',
			hint: '一行一天：2027-01-01 休 元旦；或贴上通知原文，并写 --year 2027',
			place: { file: path },
		});
	const years = [...new Set(days.map((d) => yearOf(d.day)))].sort();
	const { seq } = await session.change('calendar import', async (tx) => {
		await writeCalendarDays(tx, days, options.notice ?? name);
		return { sentence: `导入放假安排 ${name}：${years.join('、')}年${days.length}天`, value: null };
	});
	const odd = oddDays(calendarOf(days)).filter((odd) => days.some((d) => d.day === odd)).length;
	await announce(
		session,
		await session.ledger(),
		'calendar-import',
		{ years, days: days.length },
		seq === null
			? '放假安排没有变化'
			: `已导入${years.join('、')}年放假安排${days.length}天（其中工作日放假、周末上班的${odd}天）`,
	);
	for (const p of problems) session.say(`问题：${p.message}`);
	session.say(`接下来：ducha calendar show ${years[0]}`);
	if (problems.length > 0) session.endWith('someRejected');
}
