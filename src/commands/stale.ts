import type { Command } from '@commander-js/extra-typings';
import { readFeedback } from '../ledger/feedback.ts';
import { listItems } from '../ledger/items.ts';
import { type Day, writeDay } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { type Stillness, stillnessOf } from '../rules/stillness.ts';
import type { Session } from '../session.ts';
import { type CronOptions, isRestDay, withCron } from './common/cron.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf, withFilters } from './common/filters.ts';
import { type GroupOption, groupItems, withGrouping } from './common/grouping.ts';
import { itemColumns, itemJson, leadNames, shortDay, shownTitle } from './common/item-fields.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { showItems } from './common/show.ts';
import { examples } from './common/words.ts';

type Options = FilterOptions & GroupOption & CronOptions;

export function declare(parent: Command, session: Session): void {
	const command = withGrouping(
		withFilters(
			parent
				.command('stale')
				.addHelpText('before', examples('ducha stale', 'ducha 不动 --分组 单位', 'ducha stale --source 年度重点工作'))
				.description('不动的事项：到反馈期没有反馈、没有作中期反馈、两次反馈一个样'),
		),
	);
	withCron(command, '不动的事项').action((options) => stale(session, options as Options));
}

const longest = (reasons: Stillness[]): number => Math.max(...reasons.map((reason) => reason.cycles));
const sinceOf = (reasons: Stillness[]): Day => reasons.map((reason) => reason.since).sort()[0] as Day;

const reasonWords = (reasons: Stillness[]): string => reasons.map((reason) => reason.words).join('；');
const lastWords = (last: { day: Day; text: string } | undefined, today: Day): string =>
	last === undefined ? '未反馈' : `${shortDay(last.day, today)} ${last.text}`;

async function stale(session: Session, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	if (isRestDay(options, rules, today)) return;
	const found = await readStill(session, options, rules, today);
	if (found.length === 0 && options.quietIfEmpty) return;
	const shown = found.slice(0, limitOf(options));
	const of = new Map(shown.map(({ item, reasons, last }) => [item, { reasons, last }]));
	const reasonsOf = (item: Item) => of.get(item)?.reasons ?? [];
	const items = shown.map(({ item }) => item);
	await showItems(session, ledger, {
		name: 'stale',
		fields: [
			...itemColumns.slice(0, 3),
			{ title: '为什么', weight: 1, min: 14 },
			{ title: '自', min: 5 },
			{ title: '最近的话', weight: 2, min: 10 },
		],
		items,
		row: (item) => [
			item.number,
			shownTitle(item),
			leadNames(item),
			reasonWords(reasonsOf(item)),
			shortDay(sinceOf(reasonsOf(item)), today),
			lastWords(of.get(item)?.last, today),
		],
		json: (item) => ({
			...itemJson(item, today, rules),
			reasons: reasonsOf(item).map(({ why, words, since, cycles }) => ({ why, words, since, cycles })),
			last_feedback: lastJson(of.get(item)?.last),
		}),
		above: [
			`不动的事项 ${found.length}件${found.length > shown.length ? `，列出前${shown.length}件` : ''}      ${writeDay(today)}`,
		],
		below: found.length === 0 ? ['没有不动的事项'] : [countReasons(found.flatMap(({ reasons }) => reasons))],
		extra: { count: found.length },
		grouped: await groupItems(options.group, { db: ledger.db, items, rules, today }, (own) => `${own.length}件`),
	});
	if (found.length > 0)
		session.say('提示：打电话催 ducha urge 编号 --channel 电话 --answer "……"；登记进展 ducha progress 编号 "……"');
	if (options.exitCode && found.length > 0) session.endWith('found');
}

const lastJson = (last: { day: Day; text: string; percent: number | null } | undefined) =>
	last === undefined ? null : { day: last.day, text: last.text, percent: last.percent };

function countReasons(reasons: Stillness[]): string {
	const kinds = [...new Set(reasons.map((reason) => reason.why))];
	return kinds.map((why) => `${why}${reasons.filter((reason) => reason.why === why).length}`).join('  ');
}

/** Items that do not move: those silent for the most cycles first, then those still for the longest. */
async function readStill(session: Session, options: Options, rules: OfficeRules, today: Day) {
	const { db } = await session.ledger();
	const filter = await readFilter(db, options, rules, today);
	const listed = await listItems(db, {
		filter: { ...filter, underWay: true, leavesOnly: true },
		sort: sortOf(options),
	});
	const items = keepLamps(listed, options, rules, today);
	const feedback = await readFeedback(
		db,
		items.map((item) => item.id),
		today,
	);
	const still = items
		.map((item) => {
			const reports = feedback.get(item.id) ?? [];
			return { item, reasons: stillnessOf(item, reports, today, rules), last: reports[0] };
		})
		.filter(({ reasons }) => reasons.length > 0);
	if (options.sort !== undefined) return still;
	return still.sort(
		(a, b) => longest(b.reasons) - longest(a.reasons) || (sinceOf(a.reasons) < sinceOf(b.reasons) ? -1 : 1),
	);
}
