import { UserError } from '../../../errors.ts';
import {
	type KeptMilestone,
	keepMilestone,
	reachMilestone,
	readMilestones,
	removeMilestone,
} from '../../../ledger/milestones.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Item, Milestone } from '../../../rules/item.ts';
import { refuseFallingPercent } from '../../../rules/schedule.ts';
import type { Session } from '../../../session.ts';
import { dayOption, pastDayOption, percentOption } from '../days.ts';

/** What is typed of a milestone. */
export interface MilestoneOptions {
	percent?: string | undefined;
	reached?: string | undefined;
	remove?: boolean | undefined;
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
async function typed(
	tx: Db,
	item: Item,
	title: string,
	day: string | undefined,
	options: MilestoneOptions,
	session: Session,
) {
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

/** Adds, changes, marks as reached or removes a milestone, as the options say. */
export async function settleMilestone(
	tx: Db,
	item: Item,
	title: string,
	day: string | undefined,
	options: MilestoneOptions,
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
