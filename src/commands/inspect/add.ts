import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { addInspection } from '../../ledger/inspections.ts';
import type { Db } from '../../ledger/open.ts';
import { checkInspection, owedOf } from '../../rules/inspection.ts';
import type { Session } from '../../session.ts';
import {
	attachToInspection,
	clashWarnings,
	type InspectionOptions,
	inspectionColumns,
	keepSubjects,
	publicityWarnings,
} from '../common/field/inspection-entry.ts';
import { withInspection } from '../common/field/inspection-options.ts';
import { findPlans } from '../common/field/references.ts';
import { readSubjectOptions } from '../common/field/subjects.ts';
import { officeRules } from '../common/office.ts';
import { announce } from '../common/show.ts';
import { examples, typedLine } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	withInspection(
		parent
			.command('add')
			.addHelpText(
				'before',
				examples(
					'ducha inspect add 秋冬季森林防火 --kind 现场督查 --unit 沙河镇、石门镇 --record 值守人员在岗',
					'ducha inspect add --plan 3 --day 11-02 --copy 现场1.jpg --copy 现场2.jpg',
					'ducha inspect add 背街小巷路灯 --kind 暗访 --authorised-by 方振国 --item 12',
					'ducha 督查 登记 农村饮水 --种类 联合督查 --成员 "县人大=罗建平；媒体=县融媒体中心" --单位 县水利局',
				),
			)
			.description('登记一次督查：方式、日期、人员、查了哪些单位和事项、记录、照片；同一单位、同一事项刚查过的提醒')
			.argument('[topic]', '督查主题；按计划的可以不写'),
	).action((topic, options) => add(session, { ...options, topic } as InspectionOptions));
}

/** What is not typed of an inspection on the plan is as its row has it. */
async function fromPlan(tx: Db, options: InspectionOptions): Promise<InspectionOptions> {
	if (options.plan === undefined) return options;
	const [plan] = await findPlans(tx, [options.plan]);
	if (plan === undefined) return options;
	if (plan.state !== '执行中')
		throw new UserError(`计划${plan.id} 已${plan.state}`, {
			code: 'plan-closed',
			hint: '去掉 --plan，或写别的计划；全部：ducha plan list',
		});
	const isNamed = options.unit !== undefined || options.item !== undefined;
	const units = plan.units.map((unit) => unit.name).join('、');
	const items = plan.items.map((item) => item.number).join('、');
	return {
		...options,
		topic: options.topic ?? plan.content,
		kind: options.kind ?? plan.kind,
		...(!isNamed && units !== '' && { unit: units }),
		...(!isNamed && items !== '' && { item: items }),
	};
}

async function add(session: Session, typed: InspectionOptions): Promise<void> {
	const today = session.today();
	const { value } = await session.change('inspect add', async (tx) => {
		const options = await fromPlan(tx, typed);
		const topic = typedLine(options.topic);
		if (topic === null)
			throw new UserError('没有写督查主题', {
				exit: 'misused',
				code: 'no-topic',
				hint: 'ducha inspect add 主题 --unit 单位；按计划的写 --plan 编号',
			});
		const columns = await inspectionColumns(tx, { ...options, topic }, today);
		const row = { kind: '现场督查', day: today, ...columns, topic } as const;
		const { kind, day, authorised_by: authorisedBy = null } = row;
		checkInspection(kind, { ...row, authorisedBy });
		const subjects = await readSubjectOptions(tx, options, today);
		const { unit = [], item = [] } = subjects;
		if (unit.length + item.length === 0)
			throw new UserError('没有写查了哪些单位、事项', {
				exit: 'misused',
				code: 'no-subject',
				hint: '加 --unit 单位，或 --item 事项编号',
			});
		const rules = await officeRules(tx);
		const warnings = [
			...(await clashWarnings(tx, { day, units: unit, items: subjects.items.map(({ number }) => number) }, rules)),
			...publicityWarnings(subjects.items, columns.members ?? null),
		];
		const id = await addInspection(tx, row);
		await keepSubjects(tx, { id, day, kind, topic }, subjects, []);
		const files = await attachToInspection(tx, session, id, options.copy ?? []);
		const counts = [
			`${unit.length}个单位`,
			item.length > 0 && `${item.length}件事项`,
			files.length > 0 && `附件${files.length}个`,
		];
		const said = `督查${id} ${kind}“${topic}”（${day}）：${counts.filter(Boolean).join('，')}`;
		const owed = owedOf(kind, row);
		return { sentence: `登记${said}`, value: { id, kind, topic, day, said, files, warnings, owed } };
	});
	const { said, warnings, owed, ...made } = value;
	await announce(session, await session.ledger(), 'inspect-add', { ...made, warnings, owed }, `已登记 ${said}`);
	for (const warning of warnings) session.say(`注意：${warning}`);
	if (owed.length > 0) session.say(`还要补：${owed.join('、')}，ducha inspect edit ${made.id}`);
	session.say(`接下来：发现的问题 ducha finding add "问题@单位@整改时限" --inspection ${made.id}`);
}
