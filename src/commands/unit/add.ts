import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { ensurePerson } from '../../ledger/persons.ts';
import { addAlias, addToGroup, addUnit, editUnit, readRoster } from '../../ledger/units.ts';
import { kindOfName } from '../../reading/roster.ts';
import { cleanText } from '../../reading/text.ts';
import { unitKey } from '../../reading/unit-names.ts';
import { type UnitKind, unitKinds } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import { indexRoster } from '../common/roster.ts';
import { announce } from '../common/show.ts';
import { examples, splitNames } from '../common/words.ts';

interface Options {
	short?: string | undefined;
	kind?: UnitKind | undefined;
	group?: string | undefined;
	leader?: string | undefined;
	phone?: string | undefined;
	place?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha unit add 县数据局 --short 数据局 --kind 县直',
				'ducha 单位 添加 柳溪乡 --kind 乡镇街道 --group 乡镇',
			),
		)
		.description('添加单位，排在建制顺序的最后')
		.argument('<name>', '单位全称')
		.option('--short <name>', '简称，用于表格')
		.addOption(new Option('--kind <kind>', '类别').choices(unitKinds))
		.option('--group <names>', '所属分组，几个用、隔开')
		.option('--leader <name>', '主要负责人')
		.option('--phone <number>', '电话')
		.option('--place <n>', '建制顺序中的排位（整数）')
		.action((name, options) => add(session, name, options));
}

/** A place in the official order, as typed. */
function placeOption(text: string | undefined): number | null {
	if (text === undefined) return null;
	const n = Number(text);
	if (Number.isSafeInteger(n) && n >= 0) return n;
	throw new UserError(`--place 要写整数：${text}`, {
		exit: 'misused',
		code: 'bad-place',
		hint: '看排位：ducha unit list',
	});
}

async function add(session: Session, given: string, options: Options): Promise<void> {
	const name = cleanText(given);
	if (name === '') throw new UserError('单位名称是空的', { exit: 'misused', hint: 'ducha unit add 县数据局' });
	const sort = placeOption(options.place);
	await session.change('unit add', async (tx) => {
		const taken = indexRoster(await readRoster(tx), session.today()).find(name);
		if (taken !== undefined)
			throw new UserError(`“${name}”已在名册里，就是${taken.name}`, {
				code: 'unit-exists',
				hint: `修改用 ducha unit edit ${taken.name}`,
			});
		const kind = options.kind ?? kindOfName(name);
		const id = await addUnit(tx, {
			name,
			short: options.short ?? null,
			kind,
			phone: options.phone ?? null,
			leader: null,
			sort,
		});
		if (options.leader !== undefined)
			await editUnit(tx, id, { leader: await ensurePerson(tx, options.leader, '单位第一责任人', { unit: id }) });
		if (options.short !== undefined) await addAlias(tx, id, options.short, unitKey(options.short), '名册');
		for (const group of splitNames(options.group ?? '')) await addToGroup(tx, group, [id]);
		return { sentence: `添加单位 ${name}（${kind}）`, value: null };
	});
	await announce(session, await session.ledger(), 'unit-add', { unit: name }, `已添加 ${name}`);
}
