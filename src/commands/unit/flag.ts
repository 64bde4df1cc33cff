import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { listItems } from '../../ledger/items.ts';
import { readPercents } from '../../ledger/percents.ts';
import { type Day, writeDay } from '../../rules/day.ts';
import { closingLine } from '../../rules/figures.ts';
import { flags, flagsByUnit, flagTerms, isOfSpan, type UnitFlag } from '../../rules/flag.ts';
import { leadsOf, type Unit, unitKinds } from '../../rules/item.ts';
import { parsePeriod } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { type FilterOptions, readFilter } from '../common/filters.ts';
import { type OfficeRules, officeRules } from '../common/office.ts';
import { showList, showValue } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends FilterOptions {
	kind?: (typeof unitKinds)[number];
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('flag')
		.addHelpText(
			'before',
			examples('ducha unit flag', 'ducha unit flag 三季度 --kind 乡镇街道', 'ducha 单位 挂旗 10月'),
		)
		.description(
			'各单位挂旗：按牵头事项平均超序时、落后序时和逾期情况，以期末为准；阈值见 ducha rule list --group 挂旗',
		)
		.argument('[period]', '期间，如 10月、三季度；默认本月')
		.option('--unit <names>', '单位或分组，几个用、隔开')
		.addOption(new Option('--kind <kind>', '单位类别').choices(unitKinds))
		.option('--source <names>', '来源，如 重点项目')
		.option('--document <text>', '来源文件的题目或文号')
		.option('--campaign <name>', '专项')
		.option('--leader <name>', '责任县领导')
		.option('--tag <name>', '标签')
		.action((period, options) => showFlags(session, period ?? '本月', options as Options));
}

const isCollective = (unit: Unit): boolean => unit.kind === '集体';

async function showFlags(session: Session, text: string, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = parsePeriod(text, today);
	if (period.from > today)
		throw new UserError(`${period.label}还没有开始`, {
			code: 'future-period',
			hint: '写已经开始的期间，如 本月、上月',
		});
	const rules = await officeRules(ledger.db);
	const line = closingLine(period.to, today);
	const filter = await readFilter(ledger.db, options, rules, today);
	const found = await listItems(ledger.db, { filter: { ...filter, leavesOnly: true } });
	const items = found.filter((item) => isOfSpan(item, { from: period.from, line }));
	const percents = await readPercents(ledger.db, line.day);
	const isAsked = (unit: Unit) =>
		!isCollective(unit) &&
		(filter.units?.includes(unit.id) ?? true) &&
		(options.kind === undefined || unit.kind === options.kind);
	const isWhole = filter.units === undefined && options.kind === undefined;
	const collective = isWhole ? items.filter((item) => leadsOf(item).some(isCollective)).length : 0;
	const lines = flagsByUnit(items, percents, line, rules).filter(({ unit }) => isAsked(unit));
	if (session.format() === 'json')
		await showValue(
			session,
			ledger,
			'unit-flag',
			{ from: period.from, to: line.day, items: lines.map(flagJson) },
			() => '',
		);
	else
		await showTable(session, lines, { label: period.label, day: line.day, notes: notesOn(lines, collective, rules) });
	if (lines.length === 0) session.say(`${period.label}没有可以挂旗的单位`);
}

const flagJson = ({ unit, items, flag, gap, compared, overdue }: UnitFlag) => ({
	unit: unit.name,
	flag,
	gap,
	overdue: overdue.length,
	count: items.length,
	item_numbers: items.map((item) => item.number),
	compared_items: compared,
	overdue_items: overdue,
});

async function showTable(
	session: Session,
	lines: readonly UnitFlag[],
	{ label, day, notes }: { label: string; day: Day; notes: string[] },
): Promise<void> {
	await showList(session, await session.ledger(), {
		name: 'unit-flag',
		fields: [
			{ key: 'unit', title: '单位', weight: 2 },
			{ key: 'flag', title: '挂旗' },
			{ key: 'gap', title: '平均差距', align: 'right', write: (gap) => writeGap(gap as number | null) },
			{ key: 'overdue', title: '逾期', align: 'right' },
			{ key: 'count', title: '件数', align: 'right' },
			{ key: 'compared', title: '可比', align: 'right' },
		],
		rows: lines.map(({ unit, flag, gap, overdue, items, compared }) => [
			unit.name,
			flag ?? '—',
			gap,
			overdue.length,
			items.length,
			compared.length,
		]),
		above: [`${label}各单位挂旗      截至${writeDay(day)}`],
		below: lines.length === 0 ? [] : notes,
	});
}

/** `+5.2`, `-3.1`, `0.0`: percentage points ahead or behind. */
const writeGap = (gap: number | null): string => (gap === null ? '—' : `${gap > 0 ? '+' : ''}${gap.toFixed(1)}`);

/** How flags are hung, and what is in the list or left out that the clerk should know of. */
function notesOn(lines: readonly UnitFlag[], collective: number, rules: OfficeRules): string[] {
	const counts = [...flags, null].flatMap((flag) => {
		const n = lines.filter((line) => line.flag === flag).length;
		return n === 0 ? [] : `${flag ?? '不挂旗'}${n}`;
	});
	const secret = lines.flatMap(({ items }) => items.filter((item) => item.publicity === '不公开'));
	const unpublished = new Set(secret.map((item) => item.id)).size;
	return [
		counts.join('  '),
		'平均差距是实际进度减序时进度的百分点，当期办结的按报结当天算；没有报进度或者没有序时的不比。',
		flagTerms(rules, lines),
		...(unpublished === 0 ? [] : [`含不公开事项${unpublished}件，本表供本室使用。`]),
		...(collective === 0 ? [] : [`${collective}件由集体（如各乡镇）牵头，集体不挂旗。`]),
	];
}
