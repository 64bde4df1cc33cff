import type { Command } from '@commander-js/extra-typings';
import { isKnownYear, isWorkingDay } from '../rules/calendar.ts';
import { type Day, writeDay, yearOf } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { lateness } from '../rules/overdue.ts';
import type { Session } from '../session.ts';
import { type FilterOptions, readFilter, readListing, withFilters } from './common/filters.ts';
import { itemColumns, itemJson, leadNames, shortDay, shownTitle } from './common/item-fields.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { showItems } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions {
	quietIfEmpty?: boolean;
	exitCode?: boolean;
	workdays?: boolean;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('overdue')
			.addHelpText(
				'before',
				examples(
					'ducha overdue',
					'ducha 逾期 --单位 县住建局',
					'ducha overdue --quiet-if-empty --exit-code --workdays    （计划任务用）',
				),
			)
			.description('逾期未办结事项，按逾期由久到近；到期当天不算逾期'),
	)
		.option('--quiet-if-empty', '没有逾期时什么也不显示')
		.option('--exit-code', '有逾期时退出码为20')
		.option('--workdays', '休息日不显示（调休上班的周末照常）')
		.action((options) => overdue(session, options as Options));
}

async function overdue(session: Session, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	if (options.workdays && !isWorkingDay(rules.calendar, today)) return;
	const filter = {
		...(await readFilter(ledger.db, options, rules, today)),
		pressing: true,
		overdueAt: today,
		leavesOnly: true,
	} as const;
	const { items, total } = await readListing(ledger.db, filter, options, { rules, today, sort: 'deadline' });
	if (total === 0 && options.quietIfEmpty) return;
	const late = new Map(items.map((item) => [item, lateness(item, today, rules.calendar)]));
	const lateOf = (item: Item) => late.get(item) ?? { workingDays: 0, days: 0 };
	await showItems(session, ledger, {
		name: 'overdue',
		fields: [
			...itemColumns,
			{ title: '工作日', align: 'right' },
			{ title: '天数', align: 'right' },
			{ title: '最近进展', weight: 2, min: 10 },
		],
		items,
		row: (item) => [
			item.number,
			shownTitle(item),
			leadNames(item),
			shortDay(item.deadline.current, today),
			lateOf(item).workingDays,
			lateOf(item).days,
			lastWords(item, today),
		],
		json: (item) => itemJson(item, today, rules),
		above: [
			`逾期未办结事项 ${total}件${total > items.length ? `（列出前${items.length}件）` : ''}      ${writeDay(today)}      按逾期由久到近`,
		],
		below: total === 0 ? ['没有逾期事项'] : footnotes(items, rules, today, total > items.length),
		extra: { count: total },
	});
	if (total > 0) session.say('提示：出表 ducha export 逾期清单；登记进展 ducha progress 编号 "……"');
	if (options.exitCode && total > 0) session.endWith('found');
}

const lastWords = (item: Item, today: Day): string =>
	item.progress === null ? '未反馈' : `${shortDay(item.progress.day, today)} ${item.progress.text}`;

function countBy(items: Item[], of: (item: Item) => string): string {
	const counts = new Map<string, number>();
	for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
	return [...counts]
		.sort((a, b) => b[1] - a[1])
		.map(([name, n]) => `${name}${n}`)
		.join('  ');
}

function footnotes(items: Item[], rules: OfficeRules, today: Day, isPart: boolean): string[] {
	const unknown = [...new Set(items.flatMap((i) => (i.deadline.current ? [yearOf(i.deadline.current)] : [])))].filter(
		(year) => !isKnownYear(rules.calendar, year),
	);
	const calendar = isKnownYear(rules.calendar, yearOf(today))
		? `工作日按国务院办公厅${yearOf(today)}年放假安排计算；到期当天不算逾期。`
		: `${yearOf(today)}年放假安排尚未录入，工作日只按周末计算。`;
	return [
		`${isPart ? '所列事项' : ''}按来源：${countBy(items, (i) => i.source)}`,
		calendar,
		...unknown.map((year) => `${year}年放假安排尚未录入，该年工作日只按周末计算。`),
	];
}
