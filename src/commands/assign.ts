import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import type { Db } from '../ledger/open.ts';
import { readRoster } from '../ledger/units.ts';
import type { Day } from '../rules/day.ts';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { assignItem, type WantedUnits } from './common/entry/assign-item.ts';
import { findItems } from './common/find-items.ts';
import { indexRoster, needUnits } from './common/roster.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItems } from './common/words.ts';

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

async function readWanted(tx: Db, options: Options, today: Day): Promise<WantedUnits> {
	const roster = indexRoster(await readRoster(tx), today);
	const units = (names: string | undefined) => needUnits(roster, names ?? '');
	const first = units(options.first);
	if (first.length > 1)
		throw new UserError(`汇总单位只能有一个：${options.first}`, {
			exit: 'misused',
			code: 'one-first',
			hint: 'ducha assign 12 --first 县水利局',
		});
	const [leads, supports, leaving] = [units(options.lead), units(options.support), units(options.remove)];
	const twice =
		leads.find((unit) => [...supports, ...leaving].includes(unit)) ?? supports.find((u) => leaving.includes(u));
	if (twice !== undefined)
		throw new UserError(`${twice.name} 写了两种去向`, {
			exit: 'misused',
			code: 'unit-twice',
			hint: '牵头、配合、解除只写一样；改角色的直接写 --lead 或 --support',
		});
	return {
		leads,
		supports,
		first,
		leaving,
		day: pastDayOption('--day', options.day, today),
	};
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
		for (const item of await findItems(tx, references, today)) done.push(await assignItem(tx, item, wanted));
		return { sentence: `分办 ${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, 'assign', seq === null ? '没有变化' : '已分办', value);
}
