import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { type NewAssignment, recordMove, updateAssignment } from '../ledger/item-write.ts';
import { listItemsById } from '../ledger/items.ts';
import type { Db } from '../ledger/open.ts';
import { addAssignments, putFirst } from '../ledger/shares.ts';
import { type RosterUnit, readRoster } from '../ledger/units.ts';
import type { Day } from '../rules/day.ts';
import { type Item, leadsOf } from '../rules/item.ts';
import { isOpen } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { settleStanding } from './common/claim-standing.ts';
import { pastDayOption } from './common/days.ts';
import { nextShareStatus } from './common/find-assignment.ts';
import { findItems, refuseParent } from './common/find-items.ts';
import { type Entered, unitsOf } from './common/new-item.ts';
import { indexRoster, needUnits } from './common/roster.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem } from './common/words.ts';

interface Options {
	lead?: string | undefined;
	support?: string | undefined;
	first?: string | undefined;
	remove?: string | undefined;
	day?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('assign')
		.addHelpText(
			'before',
			examples(
				'ducha assign 12 --lead 县交通局 --support 沙河镇、县应急局',
				'ducha assign 12 --first 县水利局',
				'ducha 分办 12 --去掉 县应急局',
			),
		)
		.description(
			'给事项增减承办单位；几个牵头单位的，第一个是汇总单位。从变动之日起算，以前期间的通报、报表仍照当时的单位',
		)
		.argument('<items...>', '事项编号')
		.option('--lead <units>', '牵头单位，几个用、隔开')
		.option('--support <units>', '配合单位')
		.option('--first <unit>', '让这个牵头单位作汇总单位')
		.option('--remove <units>', '解除这些单位')
		.option('--day <day>', '从哪天起变动（默认今天）')
		.action((references, options) => assign(session, references, options));
}

/** What was asked for, as units of the roster, and from which day. */
interface Wanted {
	leads: RosterUnit[];
	supports: RosterUnit[];
	first: RosterUnit[];
	leaving: RosterUnit[];
	day: Day;
}

async function readWanted(tx: Db, options: Options, today: Day): Promise<Wanted> {
	const roster = indexRoster(await readRoster(tx), today);
	const units = (names: string | undefined) => needUnits(roster, names ?? '');
	const first = units(options.first);
	if (first.length > 1)
		throw new UserError(`汇总单位只能有一个：${options.first}`, {
			exit: 'misused',
			code: 'one-first',
			hint: 'ducha assign 12 --first 县水利局',
		});
	return {
		leads: units(options.lead),
		supports: units(options.support),
		first,
		leaving: units(options.remove),
		day: pastDayOption('--day', options.day, today),
	};
}

/** Who has to be taken on or changed in role; units already so are left alone. */
function newcomers(item: Item, units: Entered['units']): NewAssignment[] {
	return units
		.filter(
			({ unit, role }) => !item.assignments.some((a) => a.unit.id === unit && a.role === role && a.status !== '解除'),
		)
		.map(({ unit, role }) => ({ unit, role, status: '待签收', written: null }));
}

async function release(tx: Db, item: Item, { leaving, day }: Wanted): Promise<void> {
	for (const unit of leaving) {
		const share = item.assignments.find((a) => a.unit.id === unit.id && a.status !== '解除');
		if (share === undefined)
			throw new UserError(`${unit.name} 不是 ${nameItem(item)} 的承办单位`, {
				code: 'not-assigned',
				hint: `看承办单位：ducha show ${item.number}`,
			});
		await updateAssignment(tx, share.id, { status: nextShareStatus(item, share, 'release'), ended: day });
	}
}

/** Makes a lead the one that gathers the others' results; whether that changed anything. */
async function makeFirst(tx: Db, item: Item, unit: RosterUnit): Promise<boolean> {
	const [now] = (await listItemsById(tx, [item.id])) as [Item];
	const leads = now.assignments.filter((a) => a.role === '牵头' && a.status !== '解除');
	const share = leads.find((a) => a.unit.id === unit.id);
	if (share === undefined)
		throw new UserError(`${unit.name} 不是 ${nameItem(item)} 的牵头单位，不能作汇总单位`, {
			code: 'not-lead',
			hint: `牵头单位是：${leads.map((a) => a.unit.name).join('、') || '无'}；先 ducha assign ${item.number} --lead ${unit.name}`,
		});
	if (leads[0]?.id === share.id) return false;
	await putFirst(tx, item.id, share.id);
	return true;
}

function refuseUnfit(item: Item, day: Day): void {
	refuseParent(item);
	if (!isOpen(item.status) && item.status !== '拟立项')
		throw new UserError(`${item.number}：“${item.status}”的事项不能改承办单位`, {
			code: 'bad-move',
			hint: `看情况：ducha show ${item.number}`,
		});
	if (day < item.received)
		throw new UserError(`${item.number} ${item.received}才收文，不能从${day}起变动`, {
			code: 'day-order',
			hint: '改 --day，或先用 ducha edit 改收文日期',
		});
}

const names = (units: RosterUnit[]) => units.map((u) => u.name).join('、');

async function assignOne(tx: Db, item: Item, wanted: Wanted): Promise<ItemDone> {
	const { leads, supports, first, leaving, day } = wanted;
	refuseUnfit(item, day);
	await release(tx, item, wanted);
	const taken = newcomers(item, unitsOf(leads, supports));
	await addAssignments(tx, item, taken, day);
	const isMoved = first[0] !== undefined && (await makeFirst(tx, item, first[0]));
	const [now] = (await listItemsById(tx, [item.id])) as [Item];
	const [gathering, ...others] = leadsOf(now);
	const saysFirst = leads.length + first.length > 0 || gathering?.id !== leadsOf(item)[0]?.id;
	const words = [
		leads.length > 0 && `牵头 ${names(leads)}`,
		supports.length > 0 && `配合 ${names(supports)}`,
		leaving.length > 0 && `解除 ${names(leaving)}`,
		saysFirst && gathering !== undefined && others.length > 0 && `汇总单位 ${gathering.name}`,
	]
		.filter(Boolean)
		.join('；');
	if (taken.length > 0 || leaving.length > 0 || isMoved)
		await recordMove(tx, {
			item: item.id,
			day,
			act: '分办',
			from_status: item.status,
			to_status: await settleStanding(tx, item.id),
			text: words,
		});
	return { item, warnings: [], words: `${nameItem(item)} ${words}` };
}

async function assign(session: Session, references: string[], options: Options): Promise<void> {
	if (!options.lead && !options.support && !options.remove && !options.first)
		throw new UserError('没有写单位', {
			exit: 'misused',
			code: 'no-unit',
			hint: 'ducha assign 12 --lead 县交通局 --support 沙河镇',
		});
	const today = session.today();
	const { seq, value } = await session.change('assign', async (tx) => {
		const wanted = await readWanted(tx, options, today);
		const done = [];
		for (const item of await findItems(tx, references, today)) done.push(await assignOne(tx, item, wanted));
		return { sentence: `分办 ${done.map((d) => d.item.number).join('、')}`, value: done };
	});
	await sayDone(session, 'assign', seq === null ? '没有变化' : '已分办', value);
}
