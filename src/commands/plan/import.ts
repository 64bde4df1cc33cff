import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { type PlanTable, readPlanTable } from '../../reading/plan-table.ts';
import { day, yearOf } from '../../rules/day.ts';
import type { Session } from '../../session.ts';
import { yearOption } from '../common/field/plan-entry.ts';
import { applyPlanImport, type PlanImport, planImport, repeatedVisits } from '../common/field/plan-import.ts';
import { readSheetFile } from '../common/read-file.ts';
import { showValue } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('import')
		.addHelpText(
			'before',
			examples(
				'ducha plan import 2026年决策督查计划.xlsx --dry-run',
				'ducha 计划 导入 2027年督查计划.xlsx --年份 2027',
			),
		)
		.description('从 Excel 导入全年督查计划：督查内容、单位、时限、督查时间、方式；内容相同的更新')
		.argument('<file>', '表头里要有督查内容（或工作内容）和督查时间（或督查月份）')
		.option('--year <year>', '哪一年的计划（默认今年）')
		.option('-n, --dry-run', '只预览，不写入')
		.action((file, options) => importPlan(session, file, options));
}

/** Shown at most of warnings that say much the same. */
const most = 3;

async function importPlan(
	session: Session,
	path: string,
	options: { year?: string | undefined; dryRun?: boolean | undefined },
): Promise<void> {
	const today = session.today();
	const year = yearOption(options.year, yearOf(today));
	const { name, workbook } = await readSheetFile(session, path);
	const table = readPlanTable(workbook, { year, received: null, base: day(`${year}-01-01`) });
	if (table === null)
		throw new UserError('没有找到督查计划：表头里要有督查内容和督查时间两列', {
			code: 'no-plan',
			hint: '表头如：督查内容、责任单位、完成时限、督查时间、督查方式',
			place: { file: path },
		});
	const ledger = await session.ledger();
	const preview = await planImport(ledger.db, table, year, today);
	const isIdle = options.dryRun === true || preview.add.length + preview.update.length === 0;
	const { value } = isIdle
		? { value: { made: preview, ids: [] as number[], visits: [] as string[] } }
		: await session.change('plan import', async (tx) => {
				const made = await planImport(tx, table, year, today);
				const ids = await applyPlanImport(tx, made, year);
				const visits = await repeatedVisits(tx, year, ids);
				const sentence = `导入${year}年督查计划 ${name}：新增${made.add.length}条，更新${made.update.length}条`;
				return { sentence, value: { made, ids, visits } };
			});
	const { made, ids, visits } = value;
	const counts = { add: made.add.length, update: made.update.length, same: made.same, reject: made.rejected.length };
	const remarks = { rejected: made.rejected.map(asJson), notes: table.notes.map(asJson), warnings: visits };
	const told = { file: name, year, dry_run: options.dryRun ?? false, counts, ids, ...remarks };
	await showValue(session, await session.ledger(), 'plan-import', told, () =>
		[name, ...describe(table, made), endOf(year, made, ids, options.dryRun ?? false)].join('\n'),
	);
	for (const words of visits.slice(0, most)) session.say(`注意：${words}`);
	if (visits.length > most) session.say(`注意：同一单位同一个月另有${visits.length - most}处，能并的并着查`);
	if (made.rejected.length > 0) session.endWith('someRejected');
}

const asJson = ({ row, content, message }: PlanTable['notes'][number]) => ({ row, content, message });

function describe({ sheet, header, notes }: PlanTable, { add, update, same, rejected }: PlanImport): string[] {
	const where = sheet === '' ? '' : `工作表“${sheet}”：`;
	const count = add.length + update.length + same + rejected.length;
	return [
		`  ${where}第${header}行是表头，${count}条`,
		`  新增${add.length}  更新${update.length}  未变${same}  拒收${rejected.length}`,
		...update.map(({ known, content }) => `  更新 计划${known?.id} ${content}`),
		...rejected.map(({ row, content, message }) => `  拒收 第${row}行 ${content}：${message}`),
		...notes.map(({ row, content, message }) => `  留意 第${row}行 ${content}：${message}`),
	];
}

function endOf(year: number, { add, update }: PlanImport, ids: readonly number[], isDry: boolean): string {
	if (isDry) return '预演，没有写入';
	if (add.length + update.length === 0) return '0 变更：督查计划没有变化';
	const which = ids.length === 0 ? '' : ids.length === 1 ? `（计划${ids[0]}）` : `（计划${ids[0]}至计划${ids.at(-1)}）`;
	return `已导入${year}年督查计划：新增${add.length}条${which}，更新${update.length}条`;
}
