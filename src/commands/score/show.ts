import { type Command, Option } from '@commander-js/extra-typings';
import { misused } from '../../errors.ts';
import { readRoster } from '../../ledger/units.ts';
import { writeDay } from '../../rules/day.ts';
import { unitKinds } from '../../rules/item.ts';
import { periodKey } from '../../rules/period.ts';
import type { RankedScore } from '../../rules/score-ranking.ts';
import type { Session } from '../../session.ts';
import { officeRules } from '../common/office.ts';
import { begunPeriod } from '../common/papers/report-setting.ts';
import { indexRoster, membersOf, needUnit } from '../common/roster.ts';
import { countScores, type PeriodScores, publishedScores } from '../common/score/period-scores.ts';
import {
	kindHeadings,
	lineFields,
	lineRows,
	publishedBy,
	scoreFields,
	scoreJson,
	scoreNotes,
	scoreRow,
	scoreTerms,
	standingWords,
} from '../common/score/score-table.ts';
import { showList, showValue } from '../common/show.ts';
import { examples, splitNames } from '../common/words.ts';

interface Options {
	unit?: string | undefined;
	kind?: (typeof unitKinds)[number] | undefined;
	explain?: boolean | undefined;
	recount?: boolean | undefined;
	edition?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText(
			'before',
			examples(
				'ducha score show 10月',
				'ducha 得分 10月 --单位 县水利局          每一分的依据',
				'ducha 得分 三季度 --种类 乡镇街道 --说明',
				'ducha score 10月 --recount               公布以后，按现在的台账重算看看',
				'ducha score 10月 --explain --format csv  逐条导出',
			),
		)
		.description('各单位某一期的考核得分，分类别排名；公布过的照公布的；分值见 ducha rule list --group 得分')
		.argument('[period]', '期间：上月、10月、三季度、上半年、全年…', '上月')
		.option('--unit <names>', '单位或分组，几个用、隔开；列出每一分的依据')
		.addOption(new Option('--kind <kind>', '单位类别').choices(unitKinds))
		.option('--explain', '列出每一分的依据')
		.option('--recount', '公布过的，按现在的台账重算（不改公布的）')
		.option('--edition <n>', '看公布的第几版')
		.action((period, options) => show(session, period, options));
}

async function wantedUnits(session: Session, text: string | undefined, day: PeriodScores['line']['day']) {
	if (text === undefined) return null;
	const units = await readRoster((await session.ledger()).db);
	const roster = indexRoster(units, day);
	const isGroup = (name: string) => units.some(({ groups }) => groups.includes(name));
	return splitNames(text).flatMap((name) =>
		isGroup(name) ? membersOf(units, name).map(({ id }) => id) : [needUnit(roster, name).id],
	);
}

async function findScores(session: Session, word: string, { recount, edition }: Options): Promise<PeriodScores> {
	const { db } = await session.ledger();
	const today = session.today();
	const period = begunPeriod(word, today);
	const version = edition === undefined ? undefined : Number(edition.replace(/^第?(\d+)版?$/u, '$1'));
	if (version !== undefined && !Number.isSafeInteger(version))
		throw misused(`--edition 看不懂：${edition}`, 'bad-edition', '写第几版，如 --edition 1');
	if (version !== undefined && recount)
		throw misused('--edition 和 --recount 只能写一个', 'mixed-options', '看公布的写 --edition，重算写 --recount');
	if (!recount) {
		const published = await publishedScores(db, period, today, version);
		if (published !== null) return published;
		if (version !== undefined)
			throw misused(`${period.label}得分没有公布过第${version}版`, 'unknown-edition', '公布过的：ducha score list');
	}
	return countScores(db, period, { today, rules: await officeRules(db), isOver: session.isOver() });
}

async function show(session: Session, word: string, options: Options): Promise<void> {
	const found = await findScores(session, word, options);
	const ids = await wantedUnits(session, options.unit, found.line.day);
	const { kind } = options;
	const scores = found.scores.filter(
		({ unit }) => (ids?.includes(unit.id) ?? true) && (kind === undefined || unit.kind === kind),
	);
	await showScores(session, found, scores, {
		isExplained: options.explain === true || ids !== null,
		standing: options.recount ? '按现在的台账重算，不是公布的' : standingWords(found),
	});
	if (scores.length === 0)
		session.say(
			found.scores.length === 0 ? `${found.period.label}没有可以计分的单位` : '所要的单位这一期没有承办事项，不计分',
		);
	else if (found.sheet === null && !found.line.open && !options.recount)
		session.say(`公布（定版）：ducha score publish ${word}；每一分的依据加 --explain`);
}

async function showScores(
	session: Session,
	found: PeriodScores,
	scores: readonly RankedScore[],
	{ isExplained, standing }: { isExplained: boolean; standing: string },
): Promise<void> {
	const ledger = await session.ledger();
	const format = session.format();
	const { period, line, sheet } = found;
	if (format === 'json') {
		const published = sheet && { version: sheet.version, day: sheet.day, paper: publishedBy(sheet) };
		const span = { period: periodKey(period), from: period.from, to: line.day, since: found.since };
		return showValue(session, ledger, 'score', { ...span, published, items: scores.map(scoreJson) }, () => '');
	}
	if (isExplained && format !== 'table')
		return showList(session, ledger, { name: 'score', fields: lineFields, rows: lineRows(scores) });
	await showList(session, ledger, {
		name: 'score',
		fields: scoreFields,
		rows: scores.map(scoreRow),
		above: [`${period.label}考核得分      截至${writeDay(line.day)}      ${standing}`],
		below: scores.length === 0 ? [] : scoreTerms(found),
		across: { headings: kindHeadings(scores), ...(isExplained && { notes: scoreNotes(scores) }) },
	});
}
