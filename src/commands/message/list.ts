import { type Command, Option } from '@commander-js/extra-typings';
import { listItems } from '../../ledger/items.ts';
import { type Day, writeDay } from '../../rules/day.ts';
import { writeLeft } from '../../rules/day-count.ts';
import type { Item } from '../../rules/item.ts';
import { isOpen, isRegistered } from '../../rules/lifecycle.ts';
import { type MessageStanding, standingOfMessage } from '../../rules/messages.ts';
import { lateness, writeLateness } from '../../rules/overdue.ts';
import type { Session } from '../../session.ts';
import { type CronOptions, isRestDay, withCron } from '../common/cron.ts';
import { type FilterOptions, keepLamps, limitOf, sortOf, withFilters } from '../common/filters.ts';
import { itemJson, leadNames, shortDay, shortDeadline, shownTitle } from '../common/item-fields.ts';
import { type Message, withFacts } from '../common/message/find-message.ts';
import { messageFilter } from '../common/message/list-messages.ts';
import { messageJson } from '../common/message/message-json.ts';
import { type OfficeRules, officeRules } from '../common/office.ts';
import { showItems } from '../common/show.ts';
import { examples } from '../common/words.ts';

/** The parts of the day's work a list can be narrowed to. */
const parts: Readonly<Record<string, (message: Message, today: Day) => boolean>> = {
	今天收到: ({ item }, today) => item.received === today,
	今天到期: ({ item }, today) => standingOfMessage(item, today) === '今天到期',
	逾期: ({ item }, today) => standingOfMessage(item, today) === '逾期未回复',
	待回复: ({ item }, today) => standingOfMessage(item, today) !== '已回复',
	已拟复: (message, today) => message.facts.draft !== null && standingOfMessage(message.item, today) !== '已回复',
	已回复: ({ item }, today) => standingOfMessage(item, today) === '已回复',
};

type Options = FilterOptions & CronOptions & { what?: keyof typeof parts; all?: boolean };

export function declare(parent: Command, session: Session): void {
	const command = withFilters(
		parent
			.command('list')
			.addHelpText(
				'before',
				examples(
					'ducha message list                       （待回复的，快到期的在前）',
					'ducha 留言 列表 --哪样 今天到期 --单位 县城管局',
					'ducha message list --what 已回复 --source 12345工单 --format csv',
				),
			)
			.description('每天看的：今天收到几条、今天到期、待回复、逾期；默认列待回复的'),
	)
		.addOption(new Option('--what <part>', '只列哪样').choices(Object.keys(parts)))
		.option('--all', '连同已回复的');
	withCron(command, '今天到期、逾期的').action((options) => list(session, options as Options));
}

function standWords(item: Item, standing: MessageStanding, today: Day, rules: OfficeRules): string {
	const due = item.deadline.current;
	if (standing === '已回复') return item.status;
	if (standing === '逾期未回复') return writeLateness(lateness(item, today, rules.calendar));
	if (standing === '今天到期') return '今天到期';
	if (item.status === '待审核') return '已报结待审核';
	return due === null || due <= today ? item.status : writeLeft(rules.calendar, today, due);
}

async function list(session: Session, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	if (isRestDay(options, rules, today)) return;
	const filter = await messageFilter(ledger.db, options, rules, today);
	const found = await listItems(ledger.db, { filter, sort: sortOf(options, 'deadline') });
	const all = await withFacts(
		ledger.db,
		keepLamps(found, options, rules, today).filter((item) => isRegistered(item.status)),
	);
	const wanted = options.what ?? (options.all ? null : '待回复');
	const kept = wanted === null ? all : all.filter((message) => parts[wanted]?.(message, today));
	const shown = new Map(kept.slice(0, limitOf(options)).map((message) => [message.item, message.facts]));
	const count = (part: string) => all.filter((message) => parts[part]?.(message, today)).length;
	const pressing = count('今天到期') + count('逾期');
	if (pressing === 0 && options.quietIfEmpty) return;
	if (pressing > 0 && options.exitCode) session.endWith('found');
	const counts = Object.fromEntries(Object.keys(parts).map((part) => [part, count(part)]));
	await showItems(session, ledger, {
		name: 'message-list',
		fields: [
			{ title: '编号', min: 8 },
			{ title: '留言、诉求', weight: 2, min: 16 },
			{ title: '渠道', min: 6 },
			{ title: '承办', min: 8 },
			{ title: '收到', min: 5 },
			{ title: '时限', min: 5 },
			{ title: '情况', min: 10 },
			{ title: '拟复' },
		],
		items: [...shown.keys()],
		row: (item) => [
			item.number,
			shownTitle(item),
			shown.get(item)?.channel ?? item.source,
			leadNames(item),
			shortDay(item.received, today),
			shortDeadline(item, today),
			standWords(item, standingOfMessage(item, today), today, rules),
			isOpen(item.status) && shown.get(item)?.draft != null ? '有' : '',
		],
		json: (item) => ({ ...itemJson(item, today, rules), message: messageJson(shown.get(item)) }),
		above: [
			`留言、工单      ${writeDay(today)}`,
			Object.entries(counts)
				.map(([part, n]) => `${part}${n}`)
				.join('  '),
		],
		below: shown.size < kept.length ? [`列出前${shown.size}条，共${kept.length}条`] : [],
		extra: { count: kept.length, counts },
	});
	if (kept.length === 0) session.say(wanted === null ? '没有留言、工单' : `没有${wanted}的`);
	else if (count('待回复') > 0) session.say('回复：ducha message reply 编号 "内容"；催办：ducha urge 编号');
}
