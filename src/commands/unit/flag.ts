import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readPercents } from '../../ledger/percents.ts';
import { type Day, writeDay } from '../../rules/day.ts';
import { type ClosingLine, closingLine } from '../../rules/figures.ts';
import { flags, flagsByUnit, flagTerms, isOfSpan, type MovedFlag, movedFlags } from '../../rules/flag.ts';
import { leadsOf, type Unit, unitKinds } from '../../rules/item.ts';
import { type Period, parsePeriod, periodBefore } from '../../rules/period.ts';
import { printPoints } from '../../rules/rate.ts';
import type { Session } from '../../session.ts';
import { type FilterOptions, figuresFilter, readFilter } from '../common/filters.ts';
import { readItemsAt } from '../common/items-at.ts';
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

/** The flags of a period beside those of the period before, and how many items a collective leads. */
async function hangFlags(session: Session, period: Period, options: Options) {
	const { db } = await session.ledger();
	const today = session.today();
	const rules = await officeRules(db);
	const line = closingLine(period.to, today, session.isOver());
	const filter = figuresFilter(await readFilter(db, options, rules, today, line.day), rules);
	const itemsAt = await readItemsAt(db, { filter: { ...filter, leavesOnly: true } });
	const isAsked = (unit: Unit) =>
		!isCollective(unit) &&
		(filter.units?.includes(unit.id) ?? true) &&
		(options.kind === undefined || unit.kind === options.kind);
	const ofSpan = (from: Day, at: ClosingLine) => itemsAt(at).filter((item) => isOfSpan(item, { from, line: at }));
	const hungIn = async (from: Day, at: ClosingLine) => {
		const hung = flagsByUnit(ofSpan(from, at), await readPercents(db, at.day), at, rules);
		return hung.filter(({ unit }) => isAsked(unit));
	};
	const past = periodBefore(period, today);
	const isWhole = filter.units === undefined && options.kind === undefined;
	const led = ofSpan(period.from, line).filter((item) => leadsOf(item).some(isCollective)).length;
	return {
		lines: movedFlags(await hungIn(period.from, line), await hungIn(past.from, { day: past.to, open: false })),
		line,
		past,
		rules,
		collective: isWhole ? led : 0,
	};
}

async function showFlags(session: Session, text: string, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = parsePeriod(text, today);
	if (period.from > today)
		throw new UserError(`${period.label}还没有开始`, {
			code: 'future-period',
			hint: '写已经开始的期间，如 本月、上月',
		});
	const { lines, line, past, rules, collective } = await hangFlags(session, period, options);
	const { from } = period;
	const before = { from: past.from, to: past.to };
	if (session.format() === 'json')
		await showValue(session, ledger, 'unit-flag', { from, to: line.day, before, items: lines.map(flagJson) }, () => '');
	else
		await showTable(session, lines, {
			label: period.label,
			day: line.day,
			labelBefore: past.label,
			notes: [...movesIn(lines, past.label), ...notesOn(lines, collective, rules)],
		});
	if (lines.length === 0) session.say(`${period.label}没有可以挂旗的单位`);
}

/** `升旗1家：县水利局（蓝旗→红旗）`: who moved since the period before, in official order. */
const movesIn = (lines: readonly MovedFlag[], labelBefore: string): string[] =>
	(['升', '降'] as const).flatMap((movement) => {
		const moved = lines.filter((line) => line.movement === movement);
		if (moved.length === 0) return [];
		const named = moved.map(({ unit, before, flag }) => `${unit.name}（${before}→${flag}）`);
		return [`比${labelBefore}${movement}旗${moved.length}家：${named.join('、')}`];
	});

const flagJson = ({ unit, items, flag, before, movement, gap, compared, overdue }: MovedFlag) => ({
	unit: unit.name,
	flag,
	flag_before: before,
	movement: movement === null ? null : `${movement}旗`,
	gap,
	overdue: overdue.length,
	count: items.length,
	item_numbers: items.map((item) => item.number),
	compared_items: compared,
	overdue_items: overdue,
});

async function showTable(
	session: Session,
	lines: readonly MovedFlag[],
	{ label, labelBefore, day, notes }: { label: string; labelBefore: string; day: Day; notes: string[] },
): Promise<void> {
	await showList(session, await session.ledger(), {
		name: 'unit-flag',
		fields: [
			{ key: 'unit', title: '单位', weight: 2 },
			{ key: 'flag', title: '挂旗' },
			{ key: 'flag_before', title: labelBefore, isRare: true },
			{ key: 'movement', title: '升降', isRare: true },
			{ key: 'gap', title: '平均差距', align: 'right', write: (gap) => printPoints(gap as number | null) },
			{ key: 'overdue', title: '逾期', align: 'right' },
			{ key: 'count', title: '件数', align: 'right' },
			{ key: 'compared', title: '可比', align: 'right' },
		],
		rows: lines.map(({ unit, flag, before, movement, gap, overdue, items, compared }) => [
			unit.name,
			flag ?? '—',
			before,
			movement === null ? null : `${movement}旗`,
			gap,
			overdue.length,
			items.length,
			compared.length,
		]),
		above: [`${label}各单位挂旗      截至${writeDay(day)}`],
		below: lines.length === 0 ? [] : notes,
	});
}

/** How flags are hung, and what is in the list or left out that the clerk should know of. */
function notesOn(lines: readonly MovedFlag[], collective: number, rules: OfficeRules): string[] {
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
