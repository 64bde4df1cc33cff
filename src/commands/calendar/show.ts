import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { calendarOfYear, isKnownYear } from '../../rules/calendar.ts';
import { yearOf } from '../../rules/day.ts';
import type { Session } from '../../session.ts';
import { calendarIn } from '../common/office.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText('before', examples('ducha calendar show', 'ducha 日历 查看 2026'))
		.description('某年各月的工作日数、放假和调休上班日')
		.argument('[year]', '年份，默认今年')
		.action((year) => showCalendar(session, year));
}

async function showCalendar(session: Session, given: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const year = given === undefined ? yearOf(session.today()) : Number(given.replace(/年$/, ''));
	if (!Number.isInteger(year) || year < 2000 || year > 2100)
		throw new UserError(`不是年份：${given}`, {
			exit: 'misused',
			code: 'bad-year',
			hint: '如 ducha calendar show 2026',
		});
	const calendar = await calendarIn(ledger.db);
	const months = calendarOfYear(calendar, year);
	const dates = (days: { day: string; name?: string | null }[]) =>
		days.map((d) => `${Number(d.day.slice(8))}日${d.name ?? ''}`).join('、');
	await showList(session, ledger, {
		name: 'calendar-show',
		fields: [
			{ key: 'month', title: '月份', align: 'right' },
			{ key: 'working_days', title: '工作日', align: 'right' },
			{ key: 'rest', title: '放假（周一至周五）', weight: 2 },
			{ key: 'work', title: '调休上班（周末）' },
		],
		rows: months.map((m) => [m.month, m.workingDays, dates(m.rests), dates(m.worked)]),
		above: [`${year}年 工作日${months.reduce((sum, m) => sum + m.workingDays, 0)}天`],
		extra: { year, known: isKnownYear(calendar, year) },
	});
	if (!isKnownYear(calendar, year))
		session.say(`提示：${year}年放假安排尚未录入，上面只按周末计算。录入：ducha calendar import 放假安排.xlsx`);
}
