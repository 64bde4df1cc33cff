import { type Command, Option } from '@commander-js/extra-typings';
import { replaceSubjects } from '../../ledger/inspections.ts';
import { addPlan, keepMonths, readPlans } from '../../ledger/plans.ts';
import { yearOf } from '../../rules/day.ts';
import { type InspectionKind, inspectionKinds } from '../../rules/inspection.ts';
import { readMonths, writeMonths } from '../../rules/plan.ts';
import type { Session } from '../../session.ts';
import { dayOption } from '../common/days.ts';
import { samePlanWarnings, yearOption } from '../common/field/plan-entry.ts';
import { readUnits } from '../common/field/subjects.ts';
import { neededLine, neededText } from '../common/needed.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	months?: string | undefined;
	unit?: string | undefined;
	kind?: InspectionKind | undefined;
	deadline?: string | undefined;
	year?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha plan add 秋冬季森林防火责任落实 --unit 沙河镇、石门镇 --months 11月、12月',
				'ducha plan add 民生实事进度 --unit 城乡建设 --months 每季度 --kind 听取汇报 --deadline 12月底前',
				'ducha 计划 添加 农村饮水安全 --单位 县水利局 --月份 9月 --种类 督查调研',
			),
		)
		.description('在全年督查计划里加一条：内容、单位、时限、哪几个月查、怎么查')
		.argument('<content>', '督查内容')
		.option('--months <words>', '督查月份，如 3月、9月、3至5月、每季度')
		.option('--unit <names>', '查哪些单位或分组，几个用、隔开')
		.addOption(new Option('--kind <kind>', '督查方式').choices(inspectionKinds).default('现场督查' as InspectionKind))
		.option('--deadline <day>', '完成时限')
		.option('--year <year>', '哪一年的计划（默认今年）')
		.action((content, options) => add(session, content, options as Options));
}

async function add(session: Session, given: string, options: Options): Promise<void> {
	const content = neededLine(given, '督查内容', { code: 'empty-content', hint: 'ducha plan add 内容 --months 9月' });
	const today = session.today();
	const months = readMonths(await neededText(session, '--months 9月', '督查月份', options.months));
	const year = yearOption(options.year, yearOf(today));
	const deadline = options.deadline === undefined ? null : dayOption('--deadline', options.deadline, today);
	const kind = options.kind ?? '现场督查';
	const { value } = await session.change('plan add', async (tx) => {
		const unit = options.unit === undefined ? [] : await readUnits(tx, options.unit, today);
		const warnings = samePlanWarnings(await readPlans(tx, { year }), { units: unit, months });
		const row = { year, content, kind, deadline, months: keepMonths(months), state: '执行中' } as const;
		const id = await addPlan(tx, row);
		await replaceSubjects(tx, { plan: id }, { unit });
		const said = `计划${id} ${content}：${year}年${writeMonths(months)}${kind}${unit.length > 0 ? `，${unit.length}个单位` : ''}`;
		return { sentence: `列入督查计划 ${said}`, value: { id, content, year, months, kind, deadline, said, warnings } };
	});
	const { said, warnings, ...made } = value;
	await announce(session, await session.ledger(), 'plan-add', { ...made, warnings }, `已列入 ${said}`);
	for (const warning of warnings) session.say(`注意：${warning}`);
	session.say(`接下来：到时候 ducha inspect add --plan ${made.id}`);
}
