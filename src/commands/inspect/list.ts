import { type Command, Option } from '@commander-js/extra-typings';
import { readFindings } from '../../ledger/findings.ts';
import { type Inspection, readInspections } from '../../ledger/inspections.ts';
import { listItems } from '../../ledger/items.ts';
import type { Ledger } from '../../ledger/open.ts';
import { readRoster } from '../../ledger/units.ts';
import { inspectionKinds } from '../../rules/inspection.ts';
import { type Period, parsePeriod } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { inspectionList } from '../common/field/inspection-list.ts';
import { patrolList, readPatrols } from '../common/field/patrol.ts';
import { findPlans } from '../common/field/references.ts';
import { readUnits } from '../common/field/subjects.ts';
import { findItems } from '../common/find-items.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	kind?: string;
	unit?: string;
	item?: string;
	plan?: string;
	team?: string;
	liaison?: string;
	group?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText(
			'before',
			examples(
				'ducha inspect list                    今年的全部督查',
				'ducha inspect list 10月 --unit 沙河镇',
				'ducha inspect list --liaison 钱宁',
				'ducha 督查 列表 三季度 --分组 督办单位    （履职巡查：一次没有检查的也列出）',
			),
		)
		.description('列出督查活动；按督办单位分组的是履职巡查：负责事项、检查次数、提出问题、建议发单')
		.argument('[period]', '期间，如 10月、三季度', '今年')
		.addOption(new Option('--kind <kind>', '督查方式').choices(inspectionKinds))
		.option('--unit <names>', '查了这些单位的')
		.option('--item <references>', '查了这些事项的')
		.option('--plan <n>', '按这条计划的')
		.option('--team <name>', '这个督查组查的')
		.option('--liaison <name>', '这位联络员查的')
		.addOption(new Option('--group <by>', '按督办责任单位汇总').choices(['督办单位']))
		.action((period, options) => list(session, period, options as Options));
}

/** Whether an inspection is one of those asked for. */
async function narrowing(
	{ db }: Ledger,
	session: Session,
	options: Options,
): Promise<(inspection: Inspection) => boolean> {
	const today = session.today();
	const units = options.unit === undefined ? null : await readUnits(db, options.unit, today);
	const items = options.item === undefined ? null : await findItems(db, [options.item], today);
	const plans = options.plan === undefined ? null : await findPlans(db, [options.plan]);
	const { kind, team, liaison } = options;
	return (inspection) =>
		(kind === undefined || inspection.kind === kind) &&
		(team === undefined || inspection.team === team) &&
		(liaison === undefined || inspection.liaison === liaison) &&
		(units === null || inspection.units.some((unit) => units.includes(unit.id))) &&
		(items === null || inspection.items.some(({ id }) => items.some((item) => item.id === id))) &&
		(plans === null || plans.some((plan) => plan.id === inspection.plan));
}

async function list(session: Session, word: string, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = parsePeriod(word, today);
	const { from, to, label } = period;
	const isWanted = await narrowing(ledger, session, options);
	const inspections = (await readInspections(ledger.db, { from, to })).filter(isWanted);
	const findings = await readFindings(ledger.db, { inspections: inspections.map(({ id }) => id) });
	if (options.group !== undefined) return patrol(session, ledger, period, inspections, findings);
	const isTable = session.format() === 'table';
	const shown = inspectionList(inspections, findings, label, today, isTable);
	await showList(session, ledger, { ...shown, extra: { period: { from, to } } });
	if (inspections.length === 0) session.say('登记：ducha inspect add 主题 --unit 单位 --kind 现场督查');
}

async function patrol(
	session: Session,
	ledger: Ledger,
	{ label, from, to }: Period,
	inspections: readonly Inspection[],
	findings: Awaited<ReturnType<typeof readFindings>>,
): Promise<void> {
	const items = await listItems(ledger.db, { filter: { leavesOnly: true, overseen: true } });
	const patrols = readPatrols(await readRoster(ledger.db), items, inspections, findings);
	const made = patrolList(patrols, label, session.format() === 'table');
	await showList(session, ledger, { ...made, extra: { ...made.extra, period: { from, to } } });
	if (patrols.length === 0) session.say('没有督办责任单位。事项写上：ducha edit 编号 --overseer 单位');
}
