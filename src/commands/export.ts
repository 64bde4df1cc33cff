import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { type LastPaper, readLastPapers } from '../ledger/papers.ts';
import { readSetting } from '../ledger/settings.ts';
import type { Day } from '../rules/day.ts';
import { figuresBy, type Grouping } from '../rules/figure-table.ts';
import { bucketOf, closingLine } from '../rules/figures.ts';
import type { Item } from '../rules/item.ts';
import { lampOf, lampWords } from '../rules/lamp.ts';
import { lateness } from '../rules/overdue.ts';
import { writePaper } from '../rules/paper-words.ts';
import { parsePeriod } from '../rules/period.ts';
import type { Session } from '../session.ts';
import type { SheetLayout } from '../sheets/layout.ts';
import { layOverdue } from '../sheets/layouts/overdue.ts';
import { layRegister } from '../sheets/layouts/register.ts';
import { laySummary } from '../sheets/layouts/summary.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf, withFilters } from './common/filters.ts';
import { listItemsAt } from './common/items-at.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { legalName, writeOutput } from './common/output.ts';
import { announce } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions {
	group?: keyof typeof groupings;
	withUnpublished?: boolean;
}

const groupings: Record<string, Grouping> = { 单位: 'unit', 来源: 'source', 领导: 'leader', 文件: 'document' };

/** What a layout is made from. */
interface Contents {
	items: Item[];
	office: string;
	day: Day;
	rules: OfficeRules;
	today: Day;
	by: Grouping;
	papers: Map<number, LastPaper>;
}

function paperOf(item: Item, papers: Map<number, LastPaper>, day: Day): string | null {
	const paper = papers.get(item.id);
	return paper === undefined ? null : writePaper(paper, day);
}

/** The sheets an office asks for, by the name it calls them. */
const layouts: Record<string, (given: Contents) => SheetLayout> = {
	台账: ({ items, office, day, rules }) =>
		layRegister(
			items.map((item) => ({ item, lamp: lampWords(lampOf(item, day, rules), rules) })),
			{ office, day },
		),
	逾期清单: ({ items, office, day, rules, today, papers }) =>
		layOverdue(
			items
				.filter((item) => bucketOf(item, closingLine(day, today)) === 'overdue')
				.map((item) => ({ item, ...lateness(item, day, rules.calendar), paper: paperOf(item, papers, day) }))
				.sort((a, b) => b.days - a.days),
			{ office, day },
		),
	汇总表: ({ items, office, day, rules, today, by }) =>
		laySummary(
			figuresBy(
				items.filter((item) => item.children === 0),
				closingLine(day, today),
				by,
				by === 'source' ? rules.sources.map((s) => s.name) : [],
			),
			by,
			{ office, day },
		),
};

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('export')
			.addHelpText(
				'before',
				examples(
					'ducha export 台账',
					'ducha export 台账 逾期清单 汇总表 10月 --output 10月.xlsx',
					'ducha 导出 汇总表 --分组 来源 --来源 会议议定、领导批示',
				),
			)
			.description(`导出 Excel：${Object.keys(layouts).join('、')}；几种合在一个文件里，一种一张表`)
			.argument('[what...]', `${Object.keys(layouts).join('、')}，和截止期间（10月、三季度、全年…；默认截至今天）`),
	)
		.addOption(new Option('--group <by>', '汇总表按什么分').choices(Object.keys(groupings)))
		.option('--with-unpublished', '包括不公开的事项')
		.action((words, options) => exportSheets(session, words, options as Options));
}

/** Sheet names and a period, in any order. */
function readWords(words: string[], today: Day): { names: string[]; day: Day } {
	const names = words.filter((word) => Object.hasOwn(layouts, word));
	const others = words.filter((word) => !Object.hasOwn(layouts, word));
	if (others.length > 1)
		throw new UserError(`看不懂：${others.join(' ')}`, {
			exit: 'misused',
			code: 'unknown-layout',
			hint: `可以导出：${Object.keys(layouts).join('、')}；期间只写一个，如 10月`,
		});
	const period = others[0] === undefined ? null : periodOrLayout(others[0], today);
	return { names: names.length > 0 ? names : ['台账'], day: period !== null && period.to < today ? period.to : today };
}

function periodOrLayout(word: string, today: Day) {
	try {
		return parsePeriod(word, today);
	} catch (cause) {
		throw new UserError(`没有“${word}”这种表，也不是期间`, {
			exit: 'misused',
			code: 'unknown-layout',
			hint: `可以导出：${Object.keys(layouts).join('、')}；期间如 10月、三季度、全年`,
			cause,
		});
	}
}

async function exportSheets(session: Session, words: string[], options: Options): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const { names, day } = readWords(words, today);
	const rules = await officeRules(db);
	const filter = await readFilter(db, options, rules, today, day);
	const listing = {
		filter: { ...filter, ...(!options.withUnpublished && { publicity: '公开' as const }) },
		sort: sortOf(options),
	};
	const found = await listItemsAt(db, listing, closingLine(day, today));
	const items = keepLamps(found, options, rules, today)
		.filter((item) => item.registered !== null && item.registered <= day)
		.slice(0, limitOf(options));
	const office = (await readSetting(db, 'office_name')) ?? '';
	const by = groupings[options.group ?? '单位'] as Grouping;
	const papers = await readLastPapers(
		db,
		items.map((item) => item.id),
		day,
	);
	const { renderWorkbook } = await import('../sheets/write.ts');
	const sheets = names.flatMap((name) => layouts[name]?.({ items, office, day, rules, today, by, papers }) ?? []);
	const bytes = await renderWorkbook(sheets, { author: office, day });
	const path = await writeOutput(
		session,
		session.options.output ?? legalName(`督查${names.join('、')}-${day}.xlsx`),
		bytes,
	);
	await announce(
		session,
		ledger,
		'export',
		{ file: path, layouts: names, items: items.length },
		`已导出 ${path}（${names.join('、')}，${items.length}件）`,
	);
}
