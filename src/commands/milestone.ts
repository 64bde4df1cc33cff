import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { recordMove } from '../ledger/item-write.ts';
import {
	type KeptMilestone,
	keepMilestone,
	reachMilestone,
	readMilestones,
	removeMilestone,
} from '../ledger/milestones.ts';
import type { Db } from '../ledger/open.ts';
import type { Item, Milestone } from '../rules/item.ts';
import { isFinished, isRegistered } from '../rules/lifecycle.ts';
import { refuseFallingPercent } from '../rules/schedule.ts';
import type { Session } from '../session.ts';
import { dayOption, pastDayOption, percentOption } from './common/days.ts';
import { findItem, refuseParent } from './common/find-items.ts';
import { listMilestones } from './common/milestone-list.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, typedLine } from './common/words.ts';

interface Options {
	percent?: string | undefined;
	reached?: string | undefined;
	remove?: boolean | undefined;
}

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
		.action((reference, title, day, options) =>
			title === undefined ? listMilestones(session, reference) : change(session, reference, title, day, options),
		);
}

async function needMilestone(tx: Db, item: Item, title: string): Promise<KeptMilestone> {
	const all = await readMilestones(tx, item.id);
	const found = all.find((m) => m.title === title);
	if (found !== undefined) return found;
	throw new UserError(`${item.number} 没有“${title}”这个节点`, {
		exit: 'misused',
		code: 'unknown-milestone',
		hint:
			all.length > 0
				? `有的节点：${all.map((m) => m.title).join('、')}`
				: `先加：ducha milestone ${item.number} ${title} 日期 --percent 40`,
	});
}

/** The milestone as typed; what is left out stays as it was. */
async function typed(tx: Db, item: Item, title: string, day: string | undefined, options: Options, session: Session) {
	const known = (await readMilestones(tx, item.id)).find((m) => m.title === title);
	const percent = options.percent === undefined ? known?.percent : percentOption(options.percent);
	const due = day === undefined ? known?.day : dayOption('节点日期', day, session.today());
	if (percent !== undefined && due !== undefined) return { title, day: due, percent };
	throw new UserError(`节点“${title}”要写日期和该完成的比例`, {
		exit: 'misused',
		code: 'milestone-incomplete',
		hint: `ducha milestone ${item.number} ${title} 6月30日 --percent 40`,
	});
}

async function enter(tx: Db, item: Item, milestone: Milestone): Promise<{ text: string; warnings: string[] }> {
	const others = item.milestones.filter((m) => m.title !== milestone.title);
	refuseFallingPercent([...others, milestone]);
	await keepMilestone(tx, item.id, milestone);
	const due = item.deadline.current;
	const isLate = due !== null && milestone.day > due;
	return {
		text: `${milestone.title} ${milestone.day} ${milestone.percent}%`,
		warnings: isLate ? [`节点“${milestone.title}”${milestone.day}晚于时限${due}`] : [],
	};
}

async function act(
	tx: Db,
	item: Item,
	title: string,
	day: string | undefined,
	options: Options,
	session: Session,
): Promise<{ text: string; warnings: string[] }> {
	if (options.remove) {
		await removeMilestone(tx, (await needMilestone(tx, item, title)).id);
		return { text: `去掉 ${title}`, warnings: [] };
	}
	if (options.reached === undefined) return enter(tx, item, await typed(tx, item, title, day, options, session));
	const reached = pastDayOption('--reached', options.reached, session.today());
	const milestone = await needMilestone(tx, item, title);
	await reachMilestone(tx, milestone.id, reached);
	const late = reached > milestone.day ? [`比节点日期${milestone.day}晚`] : [];
	return { text: `${title} ${reached}达到`, warnings: late };
}

async function change(
	session: Session,
	reference: string,
	given: string,
	day: string | undefined,
	options: Options,
): Promise<void> {
	const title = typedLine(given) ?? '';
	if (options.remove && (options.reached !== undefined || options.percent !== undefined))
		throw new UserError('去掉节点时不写别的', { exit: 'misused', code: 'remove-alone', hint: '分两次做' });
	const today = session.today();
	const { seq, value } = await session.change('milestone', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		if ((item.status !== '拟立项' && !isRegistered(item.status)) || isFinished(item.status))
			throw new UserError(`${item.number}：“${item.status}”的事项不能改节点`, {
				code: 'bad-move',
				hint: `看情况：ducha show ${item.number}`,
			});
		const { text, warnings } = await act(tx, item, title, day, options, session);
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
