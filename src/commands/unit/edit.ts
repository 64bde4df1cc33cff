import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { ensurePerson } from '../../ledger/persons.ts';
import { addAlias, editUnit, readRoster } from '../../ledger/units.ts';
import { unitKey } from '../../reading/unit-names.ts';
import { type UnitKind, unitKinds } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import { needChange } from '../common/needed.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	name?: string | undefined;
	short?: string | undefined;
	kind?: UnitKind | undefined;
	leader?: string | undefined;
	phone?: string | undefined;
	place?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha unit edit 县教体局 --name 县教育体育局 --short 县教体局',
				'ducha 单位 修改 县水利局 --leader 高远',
			),
		)
		.description('修改单位；改名是更正，以前的期间也用新名，写旧名的表仍认得。机构改革从某天起更名、并入用 unit merge')
		.argument('<unit>', '单位')
		.option('--name <text>', '新的全称')
		.option('--short <name>', '简称')
		.addOption(new Option('--kind <kind>', '类别').choices(unitKinds))
		.option('--leader <name>', '主要负责人')
		.option('--phone <number>', '电话')
		.option('--place <n>', '建制顺序中的排位（整数）')
		.action((unit, options) => edit(session, unit, options));
}

async function edit(session: Session, given: string, options: Options): Promise<void> {
	needChange(Object.keys(options).length, 'unit edit');
	const place = options.place === undefined ? undefined : Number(options.place);
	if (place !== undefined && !Number.isSafeInteger(place))
		throw new UserError(`--place 要写整数：${options.place}`, { exit: 'misused', hint: '看排位：ducha unit list' });
	const { seq, value } = await session.change('unit edit', async (tx) => {
		const roster = indexRoster(await readRoster(tx), session.today());
		const unit = needUnit(roster, given);
		const other = options.name === undefined ? undefined : roster.find(options.name);
		if (other !== undefined && other.id !== unit.id)
			throw new UserError(`“${options.name}”已是另一个单位 ${other.name}`, { code: 'unit-exists', hint: '换一个名称' });
		await editUnit(tx, unit.id, {
			...(options.name !== undefined && { name: options.name }),
			...(options.short !== undefined && { short: options.short }),
			...(options.kind !== undefined && { kind: options.kind }),
			...(options.phone !== undefined && { phone: options.phone }),
			...(place !== undefined && { sort: place }),
			...(options.leader !== undefined && {
				leader: await ensurePerson(tx, options.leader, '单位第一责任人', { unit: unit.id }),
			}),
		});
		if (options.name !== undefined && options.name !== unit.name)
			await addAlias(tx, unit.id, unit.name, unitKey(unit.name), '更名');
		if (options.short !== undefined) await addAlias(tx, unit.id, options.short, unitKey(options.short), '名册');
		return { sentence: `修改单位 ${unit.name}`, value: options.name ?? unit.name };
	});
	await announce(
		session,
		await session.ledger(),
		'unit-edit',
		{ unit: value, changed: seq !== null },
		seq === null ? `${value} 没有变化` : `已修改 ${value}`,
	);
}
