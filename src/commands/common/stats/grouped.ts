import { readPercents } from '../../../ledger/percents.ts';
import { figuresIn, groupsIn } from '../../../rules/figure-table.ts';
import { type FigureName, type FigureRow, figureLabels, itemsOfYear } from '../../../rules/figures.ts';
import { flagsByUnit, flagTerms, isOfSpan, type UnitFlag } from '../../../rules/flag.ts';
import { lineBefore } from '../../../rules/flow.ts';
import { handlingOf } from '../../../rules/handling.ts';
import type { Unit } from '../../../rules/item.ts';
import { printRate, sharesOf } from '../../../rules/rate.ts';
import type { Session } from '../../../session.ts';
import { renderBars } from '../../../terminal/bars.ts';
import { paint } from '../../../terminal/colour.ts';
import type { Explained } from '../explained.ts';
import { type GroupBy, groupHeadings, readMembership } from '../grouping.ts';
import { showList } from '../show.ts';
import { chooseColumns, flagColumns, isNarrow, type StatColumn, type StatRow } from './columns.ts';
import { headOf, leftOutNotes, type StatsGiven, spanWarnings } from './read-stats.ts';

const reportWidth = 100;
const narrowNote = '屏幕不够宽，只列了主要的几列；要别的列用 --columns，如 --columns 合计,按时办结,逾期办结。';

interface Grouped {
	rows: StatRow[];
	total: StatRow;
	repeated: string[];
}

const membersAt = (given: StatsGiven, by: GroupBy, items: StatsGiven['items'], day: StatsGiven['line']['day']) =>
	readMembership(by, { db: given.ledger.db, items, rules: given.rules, today: day });

/** The figures of the groups at the end of what came before, by name. */
async function rowsBefore(given: StatsGiven, by: GroupBy): Promise<Map<string, FigureRow>> {
	if (given.labelBefore === null) return new Map();
	const past = lineBefore(given.period.from);
	const items = itemsOfYear(given.itemsAt(past), past);
	const { rows, total } = figuresIn(items, past, await membersAt(given, by, items, past.day));
	return new Map([...rows, { ...total, label: '合计' }].map((row) => [row.label, row]));
}

/** The flags of the period by unit name. */
async function readFlags({ ledger, itemsAt, line, period, rules, units }: StatsGiven): Promise<Map<string, UnitFlag>> {
	const items = itemsAt(line).filter((item) => isOfSpan(item, { from: period.from, line }));
	const hung = flagsByUnit(items, await readPercents(ledger.db, line.day), line, rules);
	const isAsked = (unit: Unit) => unit.kind !== '集体' && (units?.includes(unit.id) ?? true);
	return new Map(hung.filter(({ unit }) => isAsked(unit)).map((flag) => [flag.unit.name, flag]));
}

/** The figures by groups, with shares that add to 100.0 where each item stands in one row. */
async function countGroups(given: StatsGiven, by: GroupBy): Promise<Grouped> {
	const { items, line, rules } = given;
	const membership = await membersAt(given, by, items, line.day);
	const { rows, total, repeated } = figuresIn(items, line, membership);
	const shares = repeated.length > 0 ? [] : sharesOf(rows.map((row) => row.total));
	const before = await rowsBefore(given, by);
	const flags: Map<string, UnitFlag> = by === '单位' ? await readFlags(given) : new Map();
	const groups = groupsIn(items, membership);
	const extended = (row: FigureRow, own: readonly (typeof items)[number][], share: number | null): StatRow => ({
		row,
		share,
		handling: handlingOf(own, line, rules.calendar),
		before: before.get(row.label) ?? null,
		flag: flags.get(row.label) ?? null,
	});
	return {
		rows: rows.map((row, at) => extended(row, groups.get(row.label) ?? [], shares[at] ?? null)),
		total: extended({ ...total, label: '合计' }, items, repeated.length > 0 || total.total === 0 ? null : 100),
		repeated,
	};
}

/** How the rates shown are reckoned. */
function formulasOf(shown: readonly StatColumn[], isRepeated: boolean): string[] {
	const formulas = shown.flatMap(({ title, formula }) =>
		formula === undefined || (isRepeated && title === '占比') ? [] : [formula],
	);
	const isDue = shown.some(({ title }) => title.includes('到期'));
	const notes = [
		...formulas,
		...(isDue ? ['到期是现定时限在截止日以内的，不论办结与否'] : []),
		...(formulas.length > 0 ? ['分母为0的写“—”'] : []),
	];
	return notes.length === 0 ? [] : [`${notes.join('；')}。`];
}

/** What every reader of the table must know to trust it. */
function notesOn(
	given: StatsGiven,
	by: GroupBy,
	{ rows, total, repeated }: Grouped,
	shown: readonly StatColumn[],
): string[] {
	const sum = rows.reduce((all, { row }) => all + row.total, 0);
	const { row, handling } = total;
	const has = (title: string) => shown.some((column) => column.title === title);
	const inside = [
		row.early > 0 ? `未到期提前办结${row.early}件` : '',
		row.undatedDone > 0 ? `无明确时限已办结${row.undatedDone}件` : '',
	].filter((words) => words !== '');
	const left = handling.unknown.length > 0 ? `；${handling.unknown.length}件没有交办或者报结日期，不算` : '';
	return [
		repeated.length === 0
			? '每件事项计一次，各行相加等于合计。'
			: `各行相加${sum}件，合计${row.total}件：有${repeated.length}件有几个${groupHeadings[by]}，在各行分别计一次，合计只计一次。`,
		...formulasOf(shown, repeated.length > 0),
		...(has('占比') && repeated.length > 0 ? ['有的事项在几行里，不算占比。'] : []),
		...(has('按时办结') && inside.length > 0 ? [`按时办结${row.onTime}件，含${inside.join('、')}。`] : []),
		...(row.extended > 0 ? [`经批准延期${row.extended}件，按延期后的时限算。`] : []),
		...(has('办结率增减') ? [`办结率增减是与${given.labelBefore ?? '上期'}相比的百分点。`] : []),
		...(has('平均办理时长')
			? [`平均办理时长=各件从交办到最后一个牵头单位报结的工作日之和÷已办结${handling.reckoned.length}件${left}。`]
			: []),
		...(flagColumns.some(has)
			? [
					flagTerms(
						given.rules,
						rows.flatMap(({ flag }) => flag ?? []),
					),
				]
			: []),
		...leftOutNotes(given),
	];
}

/** What a bar is made of: its sign, and what it stands for. */
const barSigns = ['#', '!', '.'];
const barLegend = '图：# 已办结  ! 逾期未办结  . 其他在办；右边是办结率';

/** The rows as bars of one length each, on a terminal wide enough. */
async function drawBars(session: Session, rows: readonly StatRow[]): Promise<void> {
	const width = session.width();
	if (session.format() !== 'table' || session.options.output !== undefined || width === null) return;
	const colours = await paint(session.colours());
	const bars = rows.map(({ row }) => ({
		label: row.label,
		parts: [row.finished, row.overdue, row.running - row.overdue],
		words: printRate(row.finishRate),
	}));
	const drawn = await renderBars(bars, {
		signs: barSigns,
		tints: [colours.green, colours.red, colours.grey],
		width,
	});
	if (drawn !== '') session.draw(`${drawn}\n${barLegend}`);
}

/** A row of figures for each group and the total. */
export async function showGroups(
	session: Session,
	given: StatsGiven,
	{ by, columns, scope }: { by: GroupBy; columns: string | undefined; scope: readonly string[] },
): Promise<void> {
	const isTable = session.format() === 'table';
	const screen = isTable ? (session.width() ?? reportWidth) : null;
	const chosen = chooseColumns(columns, { by, screen });
	const counted = await countGroups(given, by);
	const { rows, total, repeated } = counted;
	const cells = (row: StatRow) => [row.row.label, ...chosen.map(({ value }) => value(row))];
	const isJson = session.format() === 'json';
	const asValue = (row: StatRow) => Object.fromEntries(chosen.map(({ key, value }) => [key, value(row)]));
	await showList(session, given.ledger, {
		name: 'stats',
		fields: [
			{ key: 'label', title: groupHeadings[by], min: 12, weight: 1 },
			...chosen.map(({ key, title, min, write }) => ({
				key,
				title,
				min,
				align: 'right' as const,
				...(write && { write }),
			})),
		],
		rows: (isJson || rows.length === 0 ? rows : [...rows, total]).map(cells),
		above: [headOf(given, `督查事项分${by}统计`), ...scope],
		below:
			rows.length === 0
				? []
				: [...notesOn(given, by, counted, chosen), ...(columns === undefined && isNarrow(screen) ? [narrowNote] : [])],
		extra: {
			from: given.period.from,
			to: given.line.day,
			open: given.line.open,
			group: by,
			before_label: given.labelBefore,
			total: asValue(total),
			repeated,
		},
		pipeWidth: reportWidth,
	});
	await drawBars(session, rows);
	for (const words of spanWarnings(total.handling.span, given.rules.calendar)) session.say(`注意：${words}`);
	if (rows.length === 0) session.say('这一期台账上没有符合条件的事项');
}

/** Counts worth tracing in every row; the others are sums of these. */
const traced = [
	'total',
	'onTime',
	'lateDone',
	'notDue',
	'overdue',
	'undated',
	'due',
	'dueFinished',
	'dueOnTime',
	'extended',
] as const satisfies readonly FigureName[];

/** What lies behind each count of each row, without those of 0. */
export async function groupsExplained(given: StatsGiven, by: GroupBy): Promise<Explained[]> {
	const { rows } = await countGroups(given, by);
	return rows.flatMap(({ row }) =>
		traced
			.filter((name) => row[name] > 0)
			.map((name) => ({ group: row.label, figure: figureLabels[name], items: row.behind[name] })),
	);
}
