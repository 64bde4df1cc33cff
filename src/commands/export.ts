import { type Command, Option } from '@commander-js/extra-typings';
import { readFeedback } from '../ledger/feedback.ts';
import { readNames } from '../ledger/names.ts';
import { readLastPapers } from '../ledger/papers.ts';
import { readSetting } from '../ledger/settings.ts';
import { circularContent } from '../papers/circular-content.ts';
import { closingLine } from '../rules/figures.ts';
import type { Period } from '../rules/period.ts';
import type { Session } from '../session.ts';
import type { PaperSheet } from '../sheets/layouts/attachment.ts';
import { readCircular } from './common/circular/circular-input.ts';
import { type Choice, readChoice } from './common/export/choice.ts';
import { forgetColumns, listColumns, readColumns, saveColumns, setName } from './common/export/column-sets.ts';
import { exportedScores } from './common/export/export-scores.ts';
import { type FileOptions, refuseMixedFiles, withFiles, writeSheets } from './common/export/files.ts';
import { type Contents, layoutNames } from './common/export/layouts.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf, withFilters } from './common/filters.ts';
import { type GroupBy, groupHeadings, groupWords, readMembership } from './common/grouping.ts';
import { listItemsAt } from './common/items-at.ts';
import { officeRules } from './common/office.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions, FileOptions {
	layout?: string;
	group?: GroupBy;
	columns?: string | true;
	saveAs?: string;
	forget?: string;
	withUnpublished?: boolean;
}

export function declare(parent: Command, session: Session): void {
	withFiles(
		withFilters(
			parent
				.command('export')
				.addHelpText(
					'before',
					examples(
						'ducha export 台账',
						'ducha export 台账 逾期清单 汇总表 10月 --output 10月.xlsx',
						'ducha 导出 汇总表 --分组 来源 --来源 会议议定、领导批示',
						'ducha 导出 分领导 12月                          （每位县领导一张表）',
						'ducha export 分单位 --each 单位 --out 各单位     （每个单位一个文件）',
						'ducha export 重点项目情况督查表 9.1-10.31 --each 督查组 --out 督查表',
						'ducha export 台账 --sheets 单位                  （每个单位一张表，合在一个文件里）',
						'ducha export 台账 --columns 编号,事项,牵头,时限,进展 --save-as 常委会',
						'ducha export 台账 --columns 常委会 --format csv',
					),
				)
				.description(`导出 Excel：${layoutNames.join('、')}；几种合在一个文件里，一种一张表`)
				.argument('[what...]', `${layoutNames.join('、')}，和期间（10月、三季度、全年…；默认截至今天）`),
		),
	)
		.option('--layout <names>', '要哪几种表，同直接写表名，几种用、隔开')
		.addOption(new Option('--group <by>', '汇总表按什么分').choices(groupWords))
		.option('--columns [names]', '台账用哪几列，或存过的栏目名；不写则列出可选的列')
		.option('--save-as <name>', '把 --columns 的列记成一个栏目名，下次直接用')
		.option('--forget <name>', '忘掉一个存过的栏目名')
		.option('--with-unpublished', '包括不公开的事项')
		.action((words, options) => exportSheets(session, words, options as Options));
}

async function exportSheets(session: Session, words: string[], options: Options): Promise<void> {
	if (options.forget !== undefined) return forgetColumns(session, options.forget);
	if (options.columns === true) return listColumns(session);
	const ledger = await session.ledger();
	const choice = readChoice(words, options.layout, session.today());
	const columns = options.columns === undefined ? null : await readColumns(ledger, options.columns);
	const saveAs = options.saveAs === undefined ? undefined : setName(options.saveAs);
	refuseMixedFiles(session, options, { names: choice.names, columns });
	const contents = await readContents(session, choice, columns, options);
	// Many files take a while; all they need has been read.
	session.letGo();
	await session.breathe();
	await writeSheets(session, contents, choice, options);
	if (columns !== null && saveAs !== undefined) await saveColumns(session, saveAs, columns);
}

/** The tables of the circular of a period, last month's when none is typed. */
async function readAttachments(session: Session, period: Period | null, options: Options): Promise<PaperSheet[]> {
	const { input, counts } = await readCircular(session, period?.label ?? '上月', options);
	const { paper, facts } = circularContent(input, counts);
	return paper.attachments.flatMap(({ title, table }) =>
		table === undefined ? [] : [{ title, day: facts.line.day, ...table }],
	);
}

/** Everything the sheets chosen are made from. */
async function readContents(
	session: Session,
	{ names, period, day }: Choice,
	columns: string[] | null,
	options: Options,
): Promise<Contents> {
	const { db } = await session.ledger();
	const today = session.today();
	const line = closingLine(day, today, session.isOver());
	const rules = await officeRules(db);
	const filter = await readFilter(db, options, rules, today, day);
	const publicity = options.withUnpublished ? {} : { publicity: '公开' as const };
	const found = await listItemsAt(db, { filter: { ...filter, ...publicity }, sort: sortOf(options) }, line);
	const items = keepLamps(found, options, rules, today)
		.filter((item) => item.registered !== null && item.registered <= day)
		.slice(0, limitOf(options));
	const ids = items.map((item) => item.id);
	const by = options.group ?? '单位';
	const needsFeedback = columns !== null || names.includes('重点项目情况督查表');
	return {
		items,
		about: { office: (await readSetting(db, 'office_name')) ?? '', day, whose: null },
		rules,
		today,
		line,
		period,
		groups: { by, heading: groupHeadings[by], ...(await readMembership(by, { db, items, rules, today: day })) },
		columns,
		papers: names.includes('逾期清单') ? await readLastPapers(db, ids, day) : new Map(),
		feedback: needsFeedback ? await readFeedback(db, ids, day) : new Map(),
		leaders: await readNames(db, 'leader'),
		teams: await readNames(db, 'team'),
		units: filter.units ?? null,
		scores: names.includes('考核得分表')
			? await exportedScores(session, period, { units: filter.units ?? null, options, rules, today })
			: null,
		attachments: names.includes('通报附件') ? await readAttachments(session, period, options) : [],
		isSourceChosen: options.source !== undefined,
	};
}
