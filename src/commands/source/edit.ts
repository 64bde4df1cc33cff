import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { editSource, readSourceTable } from '../../ledger/source-table.ts';
import { type SourceKind, sourceKinds } from '../../rules/sources.ts';
import type { Session } from '../../session.ts';
import { needChange } from '../common/needed.ts';
import { needSource } from '../common/office.ts';
import { announce } from '../common/show.ts';
import { placeSource, refuseLast, sourceName } from '../common/source.ts';
import { examples } from '../common/words.ts';

interface Options {
	name?: string | undefined;
	kind?: SourceKind | undefined;
	place?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText('before', examples('ducha source edit 信访 --name 信访积案', 'ducha 来源 修改 12345工单 --排位 3'))
		.description('修改来源；改名的，已有的事项跟着改；有了事项的不能改类型，时限、周期会跟着变')
		.argument('<name>', '来源')
		.option('--name <name>', '新名称')
		.addOption(new Option('--kind <word>', '类型').choices(sourceKinds))
		.option('--place <n>', '排在第几')
		.action((name, options) => edit(session, name, options));
}

async function edit(session: Session, given: string, options: Options): Promise<void> {
	needChange(Object.keys(options).length, 'source edit');
	const { seq, value } = await session.change('source edit', async (tx) => {
		const sources = await readSourceTable(tx);
		const source = needSource(sources, given);
		const { kind = source.kind, place } = options;
		const name = options.name === undefined ? source.name : sourceName(sources, options.name, source.id);
		if (kind !== source.kind) {
			if (source.items > 0)
				throw new UserError(`“${source.name}”已有${source.items}件事项，改类型会动它们的时限和反馈周期`, {
					code: 'source-in-use',
					hint: `另添加一个：ducha source add 名称 --kind ${kind}，再把事项改过去：ducha edit 编号 --source 名称`,
				});
			refuseLast(sources, source, '改类型');
		}
		await editSource(tx, source.id, {
			...(name !== source.name && { name }),
			...(kind !== source.kind && { kind }),
		});
		if (place !== undefined) await placeSource(tx, sources, source, place);
		return { sentence: `修改来源 ${source.name}${name === source.name ? '' : `为 ${name}`}`, value: { name } };
	});
	await announce(
		session,
		await session.ledger(),
		'source-edit',
		{ source: value.name, changed: seq !== null },
		seq === null ? `来源“${value.name}”没有变化` : `已修改 来源“${value.name}”`,
	);
}
