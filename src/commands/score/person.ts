import type { Command } from '@commander-js/extra-typings';
import { readAnswerers } from '../../ledger/answerers.ts';
import { readMerits } from '../../ledger/merits.ts';
import { readIssuedRungs } from '../../ledger/papers.ts';
import { readRevisits } from '../../ledger/revisits.ts';
import { readScoreReturns } from '../../ledger/scores.ts';
import { readRoster } from '../../ledger/units.ts';
import { writeDay } from '../../rules/day.ts';
import { buckets, type ClosingLine, closingLine, figureLabels } from '../../rules/figures.ts';
import { isOfSpan } from '../../rules/flag.ts';
import { type Period, periodKey } from '../../rules/period.ts';
import { type PersonRecord, personRecords } from '../../rules/score-persons.ts';
import type { Session } from '../../session.ts';
import { figuresFilter } from '../common/filters.ts';
import { officeRules } from '../common/office.ts';
import { listReportable } from '../common/papers/item-records.ts';
import { begunPeriod } from '../common/papers/report-setting.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { showList } from '../common/show.ts';
import { examples, splitNames } from '../common/words.ts';

interface Options {
	unit?: string | undefined;
	explain?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('person')
		.addHelpText(
			'before',
			examples(
				'ducha score person 10月',
				'ducha 得分 个人 全年 --单位 县水利局 --说明',
				'ducha score person 2026 --format csv',
			),
		)
		.description('个人实绩：责任人、承办人经手的事项办得怎样，只列台账里的事实，不打分；不公开事项不列入')
		.argument('[period]', '期间：上月、10月、三季度、全年…', '上月')
		.option('--unit <names>', '单位，几个用、隔开')
		.option('--explain', '列出每个数字是哪几件')
		.action((period, options) => showPersons(session, period, options));
}

async function readRecords(session: Session, period: Period, line: ClosingLine, unit: string | undefined) {
	const { db } = await session.ledger();
	const roster = indexRoster(await readRoster(db), line.day);
	const wanted = unit === undefined ? null : splitNames(unit).map((name) => needUnit(roster, name).id);
	const span = { from: period.from, to: line.day };
	const isIn = (day: string | null) => day !== null && day >= span.from && day <= span.to;
	const answerers = await readAnswerers(db);
	const isWanted = (of: { unit: { id: number } }) => wanted === null || wanted.includes(of.unit.id);
	const merits = wanted === null ? await readMerits(db, span) : [];
	return personRecords({
		line,
		items: (await listReportable(db, figuresFilter({}, await officeRules(db)), line)).filter((item) =>
			isOfSpan(item, { from: span.from, line }),
		),
		answerers: answerers.filter(isWanted),
		rungs: (await readIssuedRungs(db, span.from, span.to)).map((sent) => ({ ...sent, unit: sent.unitId })),
		returns: await readScoreReturns(db, span),
		untrue: (await readRevisits(db)).filter(({ day, result }) => isIn(day) && result === '不符'),
		merits: merits.flatMap(({ person, name, kind, basis, voided }) =>
			person === null || voided !== null ? [] : [{ person, name, words: `${kind}（${basis}）` }],
		),
	});
}

const none = (list: readonly string[]): string | null => (list.length === 0 ? null : list.join('、'));
const count = (n: number): number | null => (n === 0 ? null : n);

/** The items behind each count. */
const notesOf = (record: PersonRecord): [string, string][] => [
	...buckets.flatMap((name): [string, string][] => {
		const numbers = record.buckets[name];
		return numbers.length === 0 ? [] : [[figureLabels[name], numbers.join('、')]];
	}),
	...(record.untrue.length === 0 ? [] : [['回访不符', record.untrue.join('、')] as [string, string]]),
];

async function showPersons(session: Session, word: string, { unit, explain }: Options): Promise<void> {
	const ledger = await session.ledger();
	const period = begunPeriod(word, session.today());
	const line = closingLine(period.to, session.today(), session.isOver());
	const records = await readRecords(session, period, line, unit);
	await showList(session, ledger, {
		name: 'score-person',
		fields: [
			{ key: 'name', title: '姓名' },
			{ key: 'unit', title: '单位', weight: 2 },
			{ key: 'roles', title: '身份' },
			{ key: 'items', title: '件数', align: 'right' },
			...buckets.map((name) => ({ key: name, title: figureLabels[name], align: 'right' as const })),
			{ key: 'papers', title: '收到文书', isRare: true },
			{ key: 'returned', title: '报结退回', align: 'right', isRare: true },
			{ key: 'untrue', title: '回访不符', align: 'right', isRare: true },
			{ key: 'merits', title: '奖惩', weight: 2, isRare: true },
		],
		rows: records.map((one) => [
			one.name,
			one.unit,
			one.roles.join('、'),
			one.items.length,
			...buckets.map((name) => one.buckets[name].length),
			none(one.papers.map((sent) => `${sent.rung}${sent.count}`)),
			count(one.returned),
			count(one.untrue.length),
			none(one.merits),
		]),
		above: [`${period.label}个人实绩      截至${writeDay(line.day)}      ${records.length}人`],
		below: records.length === 0 ? [] : ['只列台账里的事实，供实绩评价参考；一人在一件事项里有几种身份的，只计一件。'],
		extra: { period: periodKey(period), from: period.from, to: line.day },
		...(explain === true && { across: { notes: new Map(records.map((one, at) => [at, notesOf(one)])) } }),
	});
	if (records.length === 0)
		session.say(
			'这一期间的事项没有登记责任人、承办人；签收时登记：ducha receive 编号 --responsible 姓名 --handler 姓名',
		);
}
