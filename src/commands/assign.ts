import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { addAssignments, type NewAssignment, recordMove, updateAssignment } from '../ledger/item-write.ts';
import type { Db } from '../ledger/open.ts';
import { type RosterUnit, readRoster } from '../ledger/units.ts';
import type { Day } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { isOpen } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { settleStanding } from './common/claim-standing.ts';
import { nextShareStatus } from './common/find-assignment.ts';
import { findItems, refuseParent } from './common/find-items.ts';
import { type Entered, unitsOf } from './common/new-item.ts';
import { indexRoster, needUnits } from './common/roster.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem } from './common/words.ts';

interface Options {
	lead?: string | undefined;
	support?: string | undefined;
	remove?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('assign')
		.addHelpText(
			'before',
			examples('ducha assign 12 --lead 县交通局 --support 沙河镇、县应急局', 'ducha 分办 12 --去掉 县应急局'),
		)
		.description('给事项增减承办单位；几个牵头单位的，第一个是汇总单位')
		.argument('<items...>', '事项编号')
		.option('--lead <units>', '牵头单位，几个用、隔开')
		.option('--support <units>', '配合单位')
		.option('--remove <units>', '解除这些单位')
		.action((references, options) => assign(session, references, options));
}

/** Who has to be taken on or changed in role; units already so are left alone. */
function newcomers(item: Item, units: Entered['units']): NewAssignment[] {
	return units
		.filter(
			({ unit, role }) => !item.assignments.some((a) => a.unit.id === unit && a.role === role && a.status !== '解除'),
		)
		.map(({ unit, role }) => ({ unit, role, status: '待签收', written: null }));
}

async function release(tx: Db, item: Item, units: RosterUnit[], today: Day): Promise<void> {
	for (const unit of units) {
		const share = item.assignments.find((a) => a.unit.id === unit.id && a.status !== '解除');
		if (share === undefined)
			throw new UserError(`${unit.name} 不是 ${nameItem(item)} 的承办单位`, {
				code: 'not-assigned',
				hint: `看承办单位：ducha show ${item.number}`,
			});
		await updateAssignment(tx, share.id, { status: nextShareStatus(item, share, 'release'), ended: today });
	}
}

async function assign(session: Session, references: string[], options: Options): Promise<void> {
	if (!options.lead && !options.support && !options.remove)
		throw new UserError('没有写单位', {
			exit: 'misused',
			code: 'no-unit',
			hint: 'ducha assign 12 --lead 县交通局 --support 沙河镇',
		});
	const today = session.today();
	const { seq, value } = await session.change('assign', async (tx) => {
		const roster = indexRoster(await readRoster(tx), today);
		const leads = needUnits(roster, options.lead ?? '');
		const supports = needUnits(roster, options.support ?? '');
		const leaving = needUnits(roster, options.remove ?? '');
		const done = [];
		for (const item of await findItems(tx, references, today)) {
			refuseParent(item);
			if (!isOpen(item.status) && item.status !== '拟立项')
				throw new UserError(`${item.number}：“${item.status}”的事项不能改承办单位`, {
					code: 'bad-move',
					hint: `看情况：ducha show ${item.number}`,
				});
			await release(tx, item, leaving, today);
			const taken = newcomers(item, unitsOf(leads, supports));
			await addAssignments(tx, item.id, taken, item.dispatched);
			const words = [
				leads.length > 0 && `牵头 ${leads.map((u) => u.name).join('、')}`,
				supports.length > 0 && `配合 ${supports.map((u) => u.name).join('、')}`,
				leaving.length > 0 && `解除 ${leaving.map((u) => u.name).join('、')}`,
			]
				.filter(Boolean)
				.join('；');
			if (taken.length > 0 || leaving.length > 0)
				await recordMove(tx, {
					item: item.id,
					day: today,
					act: '分办',
					from_status: item.status,
					to_status: await settleStanding(tx, item.id),
					text: words,
				});
			done.push({ item, warnings: [], words: `${nameItem(item)} ${words}` });
		}
		return { sentence: `分办 ${done.map((d) => d.item.number).join('、')}`, value: done };
	});
	await sayDone(session, 'assign', seq === null ? '没有变化' : '已分办', value);
}
