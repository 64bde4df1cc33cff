import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/open.ts';
import { readLastPapers } from '../ledger/papers.ts';
import { addDays, type Day, writeDay } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { lateness } from '../rules/overdue.ts';
import type { Session } from '../session.ts';
import { type CronOptions, isRestDay, withCron } from './common/cron.ts';
import { type FilterOptions, readFilter, readListing, withFilters } from './common/filters.ts';
import { type GroupOption, groupItems, withGrouping } from './common/grouping.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import type { Given } from './common/overdue/office-report.ts';
import {
	explainOverdue,
	overdueColumns,
	overdueFoot,
	overdueJson,
	reportWidth,
} from './common/overdue/overdue-report.ts';
import { showItems } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions, GroupOption, CronOptions {
	explain?: boolean;
	office?: string | true;
}

export function declare(parent: Command, session: Session): void {
	const command = withGrouping(
		withFilters(
			parent
				.command('overdue')
				.addHelpText(
					'before',
					examples(
						'ducha overdue',
						'ducha 逾期 --单位 县住建局 --explain    （每件为什么逾期、怎么数的）',
						'ducha overdue --group 县领导',
						'ducha overdue --office    （本室自己的立项、交办、催签收时限）',
						'ducha overdue --office 10月    （10月本室时限执行得怎样）',
						'ducha overdue --quiet-if-empty --exit-code --workdays    （计划任务用）',
					),
				)
				.description('逾期未办结事项，按逾期由久到近；到期当天不算逾期'),
		),
	);
	withCron(command, '逾期')
		.option('--explain', '每件下面写明时限怎么来的、逾期怎么数的')
		.option('--office [period]', '看本室自身时限；写期间的，统计该期间')
		.action((options) => overdue(session, options as Options));
}

/** The office's own limits come item by item already, the late ones first. */
function refuseBeside({ office, ...options }: Options): void {
	const beside = (['explain', 'group', 'sort'] as const).find((name) => options[name] !== undefined);
	if (office === undefined || beside === undefined) return;
	throw new UserError(`--office 不能和 --${beside} 一起用`, {
		exit: 'misused',
		code: 'not-together',
		hint: '只看本室时限：ducha overdue --office；某个单位的加 --unit',
	});
}

async function overdue(session: Session, options: Options): Promise<void> {
	refuseBeside(options);
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	if (isRestDay(options, rules, today)) return;
	const found =
		options.office === undefined
			? await showOverdue(session, ledger, options, rules, today)
			: await showOffice({ session, ledger, rules, today, options }, options.office);
	if (options.exitCode && found > 0) session.endWith('found');
}

/** The office's own limits, today or in a period; gives how many are late today. */
async function showOffice(given: Given, office: string | true): Promise<number> {
	const { showOfficeDuties, showOfficePeriod } = await import('./common/overdue/office-report.ts');
	if (office === true) return showOfficeDuties(given);
	await showOfficePeriod(given, office);
	return 0;
}

/** The latest first. */
function sortByLateness(items: Item[], rules: OfficeRules, today: Day): void {
	const days = new Map(items.map((item) => [item, lateness(item, today, rules.calendar).days]));
	items.sort((a, b) => days.get(b)! - days.get(a)!);
}

async function showOverdue(
	session: Session,
	ledger: Ledger,
	options: Options,
	rules: OfficeRules,
	today: Day,
): Promise<number> {
	const filter = {
		...(await readFilter(ledger.db, options, rules, today)),
		pressing: true,
		// A past day is seen from its end: what was due on it is late.
		overdueAt: session.isOver() ? addDays(today, 1) : today,
		leavesOnly: true,
	} as const;
	const { items, total } = await readListing(ledger.db, filter, options, { rules, today, sort: 'deadline' });
	if (total === 0 && options.quietIfEmpty) return 0;
	const papers = await readLastPapers(
		ledger.db,
		items.map((item) => item.id),
		today,
	);
	const facts = { rules, today, isOver: session.isOver(), papers };
	// The clock of a late claim stands still: what fell due first need not be the latest.
	if (options.sort === undefined) sortByLateness(items, rules, today);
	const order = options.sort === undefined ? '按逾期由久到近' : `按${options.sort}排序`;
	await showItems(session, ledger, {
		name: 'overdue',
		...overdueColumns(facts, session.format() === 'table'),
		items,
		json: (item) => overdueJson(item, facts, options.explain),
		above: [
			`逾期未办结事项 ${total}件${total > items.length ? `（列出前${items.length}件）` : ''}      ${writeDay(today)}      ${order}`,
		],
		below: total === 0 ? ['没有逾期事项'] : overdueFoot(items, facts, total > items.length),
		extra: { count: total },
		grouped: await groupItems(options.group, { db: ledger.db, items, rules, today }, (own) => `${own.length}件`),
		...(options.explain && { notes: (item) => explainOverdue(item, facts) }),
		pipeWidth: reportWidth,
	});
	if (total > 0)
		session.say('提示：该发什么文书 ducha escalate；出表 ducha export 逾期清单；登记进展 ducha progress 编号 "……"');
	return total;
}
