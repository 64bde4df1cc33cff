import { type Command, Option } from '@commander-js/extra-typings';
import { readSourceTable } from '../../ledger/source-table.ts';
import { addSources } from '../../ledger/sources.ts';
import { type SourceKind, sourceKinds, sourceKindWords } from '../../rules/sources.ts';
import type { Session } from '../../session.ts';
import { officeRules } from '../common/office.ts';
import { announce } from '../common/show.ts';
import { placeSource, sourceName } from '../common/source.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples('ducha source add 县委巡察反馈 --kind 发现', 'ducha 来源 添加 三个一批项目 --种类 年度 --排位 8'),
		)
		.description('添加来源；默认时限、反馈周期、结果要不要呈阅随类型')
		.argument('<name>', '名称')
		.addOption(new Option('--kind <word>', '类型').choices(sourceKinds).default('其他' as SourceKind))
		.option('--place <n>', '排在第几（默认最后）')
		.action((name, options) => add(session, name, options));
}

async function add(
	session: Session,
	given: string,
	{ kind, place }: { kind: SourceKind; place?: string | undefined },
): Promise<void> {
	const { value } = await session.change('source add', async (tx) => {
		const before = await readSourceTable(tx);
		const name = sourceName(before, given);
		await addSources(tx, [{ name, kind, sort: (before.at(-1)?.sort ?? 0) + 10 }]);
		const sources = await readSourceTable(tx);
		const added = sources.find((source) => source.name === name);
		if (place !== undefined && added !== undefined) await placeSource(tx, sources, added, place);
		const { limits } = await officeRules(tx);
		return { sentence: `添加来源 ${name}（${kind}）`, value: { name, ...sourceKindWords(kind, limits) } };
	});
	const { name, limit, cycle, isPresented } = value;
	const rules = [`默认时限${limit}`, cycle && `${cycle}反馈`, isPresented && '结果呈领导阅示'].filter(Boolean);
	await announce(
		session,
		await session.ledger(),
		'source-add',
		{ source: name, kind },
		`已添加 来源“${name}”（${kind}）：${rules.join('，')}`,
	);
}
