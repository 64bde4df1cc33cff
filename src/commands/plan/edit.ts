import { type Command, Option } from '@commander-js/extra-typings';
import { replaceSubjects } from '../../ledger/inspections.ts';
import { recordMove, updateItem } from '../../ledger/item-write.ts';
import { listItemsById } from '../../ledger/items.ts';
import type { Db } from '../../ledger/open.ts';
import { editPlan, keepMonths, type Plan } from '../../ledger/plans.ts';
import type { Day } from '../../rules/day.ts';
import { type InspectionKind, inspectionKinds } from '../../rules/inspection.ts';
import { readMonths } from '../../rules/plan.ts';
import type { Session } from '../../session.ts';
import { dayOption } from '../common/days.ts';
import { findPlans } from '../common/field/references.ts';
import { readItems, readUnits } from '../common/field/subjects.ts';
import { needChange } from '../common/needed.ts';
import { announce } from '../common/show.ts';
import { examples, typedLine } from '../common/words.ts';

interface Options {
	content?: string | undefined;
	months?: string | undefined;
	unit?: string | undefined;
	kind?: InspectionKind | undefined;
	deadline?: string | undefined;
	item?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha plan edit 3 --months 11月 --unit 沙河镇、石门镇',
				'ducha 计划 修改 3 --事项 12、15    （由这条计划立的事项）',
			),
		)
		.description('修改一条督查计划；单位、由它立的事项按新写的算')
		.argument('<plan>', '计划编号')
		.option('--content <text>', '督查内容')
		.option('--months <words>', '督查月份，如 3月、9月、每季度')
		.option('--unit <names>', '查哪些单位或分组，几个用、隔开')
		.addOption(new Option('--kind <kind>', '督查方式').choices(inspectionKinds))
		.option('--deadline <day>', '完成时限')
		.option('--item <references>', '由这条计划立的事项，几个用、隔开')
		.action((reference, options) => edit(session, reference, options as Options));
}

/** Hangs these items on the plan, in the place of those before. */
async function hangItems(tx: Db, plan: Plan, text: string, today: Day): Promise<void> {
	const wanted = await readItems(tx, text, today);
	const gone = plan.carried.filter(({ id }) => !wanted.some((item) => item.id === id)).map(({ id }) => id);
	for (const item of await listItemsById(tx, gone)) await updateItem(tx, item.id, { plan: null });
	for (const item of wanted.filter(({ id }) => !plan.carried.some((each) => each.id === id))) {
		await updateItem(tx, item.id, { plan: plan.id });
		const move = { item: item.id, day: today, from_status: item.status, to_status: item.status };
		await recordMove(tx, { ...move, act: '列入计划', text: `计划${plan.id} ${plan.content}` });
	}
}

async function edit(session: Session, reference: string, options: Options): Promise<void> {
	needChange(Object.keys(options).length, 'plan edit');
	const today = session.today();
	const { content, months, unit, kind, deadline, item } = options;
	const title = content === undefined ? null : typedLine(content);
	const { seq, value } = await session.change('plan edit', async (tx) => {
		const [plan] = (await findPlans(tx, [reference])) as [Plan];
		await editPlan(tx, plan.id, {
			...(title !== null && { content: title }),
			...(months !== undefined && { months: keepMonths(readMonths(months)) }),
			...(kind !== undefined && { kind }),
			...(deadline !== undefined && { deadline: dayOption('--deadline', deadline, today) }),
		});
		if (unit !== undefined) await replaceSubjects(tx, { plan: plan.id }, { unit: await readUnits(tx, unit, today) });
		if (item !== undefined) await hangItems(tx, plan, item, today);
		const said = `计划${plan.id} ${title ?? plan.content}`;
		return { sentence: `修改${said}`, value: { id: plan.id, said } };
	});
	const { id, said } = value;
	const words = seq === null ? `${said} 没有变化` : `已修改 ${said}`;
	await announce(session, await session.ledger(), 'plan-edit', { id, changed: seq !== null }, words);
}
