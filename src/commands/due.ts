import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { listItems } from '../ledger/items.ts';
import type { Ledger } from '../ledger/open.ts';
import { addWorkingDays, unknownYearWords, workingDaysBetween } from '../rules/calendar.ts';
import { addDays, type Day, writeDay } from '../rules/day.ts';
import { writeDistance } from '../rules/day-count.ts';
import type { Session } from '../session.ts';
import { type CronOptions, isRestDay, withCron } from './common/cron.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf, withFilters } from './common/filters.ts';
import { type GroupOption, groupItems, withGrouping } from './common/grouping.ts';
import { itemColumns, itemJson, leadNames, shortDay, shownTitle } from './common/item-fields.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { showFeedbackDue } from './common/overdue/feedback-due.ts';
import { showItems } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions, GroupOption, CronOptions {
	within?: string;
	feedback?: boolean;
}

export function declare(parent: Command, session: Session): void {
	const command = withGrouping(
		withFilters(
			parent
				.command('due')
				.addHelpText(
					'before',
					examples(
						'ducha due',
						'ducha due --within 10            （10个工作日内）',
						'ducha 到期 --天内 7天 --单位 县水利局    （7个自然日内）',
						'ducha due --feedback --within 5  （5个工作日内该反馈的）',
					),
				)
				.description('几个工作日内到期的在办事项（含今天），已逾期的见 ducha overdue'),
		),
	);
	withCron(command, '到期事项')
		.option('--within <n>', '几个工作日内（5、5个工作日），或几天内（7天、7d，自然日）；默认按“临期”规则')
		.option('--feedback', '改列这几天该反馈进展的事项')
		.action((options) => due(session, options as Options));
}

function lastDay(within: string | undefined, today: Day, rules: OfficeRules): { until: Day; words: string } {
	const given = within === undefined ? String(rules.limits.soon.value) : within.normalize('NFKC');
	const [, digits, unit = ''] = /^(\d{1,3})(d|日|天|个?工作日)?$/i.exec(given) ?? [];
	if (digits === undefined)
		throw new UserError(`--within 要写工作日数：${within}`, {
			exit: 'misused',
			code: 'bad-within',
			hint: '如 --within 5，或 --within 7天（自然日）',
		});
	const n = Number(digits);
	if (['d', 'D', '日', '天'].includes(unit)) return { until: addDays(today, n), words: `${n}天内` };
	return { until: addWorkingDays(rules.calendar, today, n), words: `${n}个工作日内` };
}

async function due(session: Session, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	if (isRestDay(options, rules, today)) return;
	const span = lastDay(options.within, today, rules);
	const show = options.feedback ? showFeedbackDue : showDue;
	if ((await show({ session, ledger, rules, today, options, ...span })) > 0 && options.exitCode)
		session.endWith('found');
}

interface Given {
	session: Session;
	ledger: Ledger;
	rules: OfficeRules;
	today: Day;
	options: Options;
	until: Day;
	words: string;
}

async function showDue({ session, ledger, rules, today, options, until, words }: Given): Promise<number> {
	const filter = await readFilter(ledger.db, options, rules, today);
	const { dueAfter = today, dueBefore = until } = filter;
	const found = await listItems(ledger.db, {
		filter: {
			...filter,
			pressing: true,
			dueAfter: dueAfter > today ? dueAfter : today,
			dueBefore: dueBefore < until ? dueBefore : until,
			leavesOnly: true,
		},
		sort: sortOf(options, 'deadline'),
	});
	const running = keepLamps(found, options, rules, today).filter((i) => i.claimed === null);
	const items = running.slice(0, limitOf(options));
	const total = running.length;
	if (total === 0 && options.quietIfEmpty) return 0;
	const left = (day: Day | null) => (day === null ? 0 : workingDaysBetween(rules.calendar, today, day));
	await showItems(session, ledger, {
		name: 'due',
		fields: [...itemColumns, { title: '还剩', min: 8 }, { title: '进度', align: 'right' }],
		items,
		row: (item) => [
			item.number,
			shownTitle(item),
			leadNames(item),
			shortDay(item.deadline.current, today),
			item.deadline.current === today ? '今天到期' : writeDistance(rules.calendar, today, item.deadline.current as Day),
			item.percent === null ? '' : `${Math.round(item.percent)}%`,
		],
		json: (item) => ({ ...itemJson(item, today, rules), working_days_left: left(item.deadline.current) }),
		above: [
			`${words}到期事项 ${total}件${total > items.length ? `，列出前${items.length}件` : ''}（含今天）      ${writeDay(today)}`,
		],
		below: [
			...(items.length === 0 ? [`到${writeDay(until)}没有到期事项`] : []),
			...unknownYearWords(rules.calendar, today, until),
		],
		extra: { until, count: total },
		grouped: await groupItems(options.group, { db: ledger.db, items, rules, today }, (own) => `${own.length}件`),
	});
	return total;
}
