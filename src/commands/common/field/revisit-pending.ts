import { listItemsById } from '../../../ledger/items.ts';
import { readRevisits } from '../../../ledger/revisits.ts';
import { type Day, daysBetween } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { revisitDuty, revisitLimit } from '../../../rules/revisit-due.ts';
import type { Session } from '../../../session.ts';
import { leadNames, shortDay, shownTitle } from '../item-fields.ts';
import { officeRules } from '../office.ts';
import { showList } from '../show.ts';
import { readRecentlyFinished } from './sample-pool.ts';

/** Items completed lately that no one has revisited, the most pressing first, and how many the rule still asks for. */
export async function listPendingRevisits(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const rules = await officeRules(db);
	const finished = await readRecentlyFinished(db, rules, today);
	const waiting = finished.filter(({ revisited }) => revisited === null);
	const ids = waiting.map(({ id }) => id);
	const items = new Map((await listItemsById(db, ids)).map((item) => [item.id, item]));
	const planned = new Map(
		(await readRevisits(db, ids)).filter(({ day }) => day === null).map((r) => [r.item, r.planned]),
	);
	const { completed, needed, made, missing } = revisitDuty(finished, rules);
	const share = rules.limits['revisit-share'].value;
	await showList(session, ledger, {
		name: 'revisit-pending',
		pipeWidth: 100,
		fields: [
			{ key: 'number', title: '编号', min: 8 },
			{ key: 'title', title: '事项', weight: 2, min: 16 },
			{ key: 'lead', title: '牵头', min: 8 },
			{ key: 'completed', title: '办结', min: 5, write: (day) => shortDay(day as Day, today) },
			{ key: 'limit', title: '回访限期', min: 5, write: (day) => shortDay(day as Day, today) },
			{ key: 'days_left', title: '还剩天数', align: 'right' },
			{ key: 'planned', title: '计划', min: 5, isRare: true, write: (day) => shortDay(day as Day | null, today) },
		],
		rows: waiting.map((each) => {
			const item = items.get(each.id) as Item;
			const limit = revisitLimit(each.completed, rules);
			const left = daysBetween(today, limit);
			return [
				item.number,
				shownTitle(item),
				leadNames(item),
				each.completed,
				limit,
				left,
				planned.get(each.id) ?? null,
			];
		}),
		above: [
			`回访期限内办结的 ${completed}件，应回访${needed}件（${share}%），已回访${made}件${missing > 0 ? `，还差${missing}件` : ''}`,
		],
		extra: { completed, needed, made, missing },
	});
	if (missing > 0) session.say(`接下来：抽取 ducha sample --count ${missing} --revisit 暗访 --day 日期`);
}
