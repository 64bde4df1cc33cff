import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { linkItems } from '../ledger/item-links.ts';
import { recordMove, updateItem } from '../ledger/item-write.ts';
import type { Db } from '../ledger/open.ts';
import type { Day } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { isOpen } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { findItem, findItems, nextStatusOf, refuseParent } from './common/find-items.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, nameItems } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('merge')
		.addHelpText('before', examples('ducha merge 12 --into 31', 'ducha 并入 12 15 --并入 31 --理由 同一事项重复交办'))
		.description('重复的事项并入另一件：原编号结束、两件互相注明，进展记录留在原处；承办单位不带过去')
		.argument('<items...>', '要并掉的事项编号')
		.option('--into <item>', '并入哪一件')
		.option('--reason <text>', '理由')
		.action((references, options) => merge(session, references, options));
}

/** The item others may be merged into: one at work, with work of its own. */
function refuseTarget(target: Item, item: Item): void {
	const refuse = (message: string, hint: string) => {
		throw new UserError(message, { code: 'bad-merge', hint });
	};
	if (target.id === item.id) refuse(`${item.number} 不能并入它自己`, '写另一件的编号：--into 编号');
	if (target.children > 0)
		refuse(`${target.number} 已分解为${target.children}件，不能并入`, `并入分解出的某一件，如 ${target.number}-1`);
	if (!isOpen(target.status) || target.status === '待审核' || target.status === '待阅示')
		refuse(`${target.number} 是“${target.status}”的事项，不能让别的事项并进来`, '只能并入在办的事项');
}

/** What does not come along: an earlier day, and units the other item has not. */
function losses(item: Item, target: Item): string[] {
	const day = item.deadline.current;
	const isEarlier = day !== null && (target.deadline.current === null || day < target.deadline.current);
	const has = new Set(target.assignments.filter((a) => a.status !== '解除').map((a) => a.unit.id));
	const missing = item.assignments.filter((a) => a.status !== '解除' && !has.has(a.unit.id)).map((a) => a.unit.name);
	return [
		...(isEarlier ? [`原时限${day}早于 ${target.number} 的${target.deadline.current ?? '（无时限）'}`] : []),
		...(missing.length > 0
			? [
					`${missing.join('、')}不在 ${target.number} 里，需要的：ducha assign ${target.number} --support ${missing.join('、')}`,
				]
			: []),
	];
}

async function mergeInto(tx: Db, item: Item, target: Item, reason: string | undefined, today: Day): Promise<ItemDone> {
	refuseTarget(target, item);
	refuseParent(item);
	const status = nextStatusOf(item, 'merge');
	await updateItem(tx, item.id, { status, merged_into: target.id });
	await linkItems(tx, item.id, target.id, '并入');
	await recordMove(tx, {
		item: item.id,
		day: today,
		act: '并入',
		from_status: item.status,
		to_status: status,
		text: [`并入${target.number}`, reason].filter(Boolean).join('，'),
	});
	await recordMove(tx, {
		item: target.id,
		day: today,
		act: '并入',
		from_status: target.status,
		to_status: target.status,
		text: [`${nameItem(item)}并入本事项`, reason].filter(Boolean).join('，'),
	});
	return {
		item: { ...item, status },
		warnings: losses(item, target),
		words: `${nameItem(item)} → ${nameItem(target)}`,
	};
}

async function merge(
	session: Session,
	references: string[],
	options: { into?: string | undefined; reason?: string | undefined },
): Promise<void> {
	const { into } = options;
	if (into === undefined)
		throw new UserError('没有写并入哪一件', {
			exit: 'misused',
			code: 'no-target',
			hint: `ducha merge ${references.join(' ')} --into 编号`,
		});
	const today = session.today();
	const { value } = await session.change('merge', async (tx) => {
		const target = await findItem(tx, into, today);
		const done = [];
		for (const item of await findItems(tx, references, today))
			done.push(await mergeInto(tx, item, target, options.reason, today));
		return { sentence: `${nameItems(done.map((d) => d.item))} 并入 ${target.number}`, value: { done, target } };
	});
	await sayDone(session, 'merge', '已并入', value.done);
	session.say(`接下来：ducha show ${value.target.number}`);
}
