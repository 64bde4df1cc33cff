import type { Command } from '@commander-js/extra-typings';
import { misused, UserError } from '../errors.ts';
import { recordMove } from '../ledger/item-write.ts';
import { isFinished, isRegistered } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { findItem, refuseParent } from './common/find-items.ts';
import { listMilestones } from './common/life/milestone-list.ts';
import { type MilestoneOptions, settleMilestone } from './common/life/settle-milestone.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, typedLine } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('milestone')
		.addHelpText(
			'before',
			examples(
				'ducha milestone 31                                列出节点和今天的序时进度',
				'ducha milestone 31 完成招标 6月30日 --percent 40',
				'ducha 节点 31 完成招标 --达到 6-28',
				'ducha milestone 31 完成招标 --remove',
			),
		)
		.description('节点：到这一天该完成多少；序时进度按节点算，没有节点的按交办到时限匀速算')
		.argument('<item>', '事项编号')
		.argument('[title]', '节点名称；不写时列出')
		.argument('[day]', '到哪一天')
		.option('--percent <n>', '到这一天该完成的比例，0到100')
		.option('--reached <day>', '实际达到的日期')
		.option('--remove', '去掉这个节点')
		.action((reference, title, day, options) => {
			refuseStray(title, day, options);
			return title === undefined ? listMilestones(session, reference) : change(session, reference, title, day, options);
		});
}

/** What is typed is never passed over: a list takes no values, a milestone reached or removed no others. */
function refuseStray(title: string | undefined, day: string | undefined, options: MilestoneOptions): void {
	const { percent, reached, remove } = options;
	const given = [day, percent, reached, remove].some((value) => value !== undefined);
	if (title === undefined ? given : typedLine(title) === null)
		throw misused('没有写节点名称', 'no-title', 'ducha milestone 31 完成招标 6月30日 --percent 40');
	if (remove && [day, percent, reached].some((value) => value !== undefined))
		throw misused('去掉节点时不写别的', 'remove-alone', '分两次做');
	if (reached !== undefined && (day !== undefined || percent !== undefined))
		throw misused('写达到日期时不改节点', 'reached-alone', '分两次做：先改节点，再写 --reached');
}

async function change(
	session: Session,
	reference: string,
	given: string,
	day: string | undefined,
	options: MilestoneOptions,
): Promise<void> {
	const title = typedLine(given) ?? '';
	const today = session.today();
	const { seq, value } = await session.change('milestone', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		if ((item.status !== '拟立项' && !isRegistered(item.status)) || isFinished(item.status))
			throw new UserError(`${item.number}：“${item.status}”的事项不能改节点`, {
				code: 'bad-move',
				hint: `看情况：ducha show ${item.number}`,
			});
		const { text, warnings } = await settleMilestone(tx, item, title, day, options, session);
		await recordMove(tx, {
			item: item.id,
			day: today,
			act: '节点',
			from_status: item.status,
			to_status: item.status,
			text,
		});
		const done: ItemDone = { item, warnings, words: `${nameItem(item)} ${text}` };
		return { sentence: `节点 ${item.number} ${text}`, value: done };
	});
	await sayDone(session, 'milestone', seq === null ? '没有变化' : '已登记节点', [value]);
}
