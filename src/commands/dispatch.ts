import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { recordMove, updateAssignment, updateItem } from '../ledger/item-write.ts';
import { leadsOf } from '../rules/item.ts';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { recountDeadline } from './common/deadline.ts';
import { findItems, nextStatusOf, refuseParent } from './common/find-items.ts';
import { officeRules } from './common/office.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem, writeDeadline } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('dispatch')
		.addHelpText('before', examples('ducha dispatch 12', 'ducha 交办 12 15 20..24 --日期 11-02'))
		.description('交办：记下交办日期；按收到之日起算的时限由此起算')
		.argument('<items...>', '事项编号')
		.option('--day <day>', '交办日期（默认今天）')
		.action((references, options) => dispatch(session, references, options.day));
}

async function dispatch(session: Session, references: string[], given: string | undefined): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', given, today);
	const { value } = await session.change('dispatch', async (tx) => {
		const rules = await officeRules(tx);
		const done = [];
		for (const item of await findItems(tx, references, today)) {
			refuseParent(item);
			const status = nextStatusOf(item, 'dispatch');
			if (leadsOf(item).length === 0)
				throw new UserError(`${nameItem(item)} 还没有牵头单位，不能交办`, {
					code: 'no-lead',
					hint: `先分办：ducha assign ${item.number} --lead 单位`,
				});
			if (day < item.received)
				throw new UserError(`${item.number} 的交办日期${day}早于收文日期${item.received}`, {
					code: 'day-order',
					hint: '改交办日期，或先用 ducha edit 改收文日期',
				});
			await updateItem(tx, item.id, { status, dispatched: day });
			for (const { id } of item.assignments.filter((a) => a.status !== '解除'))
				await updateAssignment(tx, id, { dispatched: day });
			const { current, warnings } = await recountDeadline(tx, item, rules, { dispatched: day, receipted: null });
			await recordMove(tx, {
				item: item.id,
				day,
				act: '交办',
				from_status: item.status,
				to_status: status,
				text: `交${leadsOf(item)
					.map((u) => u.name)
					.join('、')}`,
			});
			done.push({ item, warnings, words: `${nameItem(item)} 时限 ${writeDeadline({ ...item.deadline, current })}` });
		}
		return { sentence: `交办 ${done.map((d) => d.item.number).join('、')}`, value: done };
	});
	await sayDone(session, 'dispatch', `已交办（${day}）`, value);
	session.say('接下来：收到回执后 ducha receive 编号 --handler 承办人');
}
