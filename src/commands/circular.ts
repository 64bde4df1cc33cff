import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { readHead } from '../ledger/head.ts';
import { readSettings } from '../ledger/settings.ts';
import { checkCircular } from '../papers/circular-check.ts';
import { type Circular, circularContent } from '../papers/circular-content.ts';
import type { CircularInput } from '../papers/circular-facts.ts';
import { circularOffice } from '../papers/circular-office.ts';
import { renderMarkdown } from '../papers/markdown.ts';
import { writeDay } from '../rules/day.ts';
import { type FigureName, figureLabels } from '../rules/figures.ts';
import type { Session } from '../session.ts';
import { type FilterOptions, withFilters } from './common/filters.ts';
import { legalName, writeOutput } from './common/output.ts';
import { readPeriodFacts } from './common/period-facts.ts';
import { announce, showList, showText } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions {
	issueNumber?: string;
	explain?: boolean;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('circular')
			.addHelpText(
				'before',
				examples(
					'ducha circular 10月',
					'ducha 通报 三季度 --期号 10',
					'ducha circular 10月 --format md',
					'ducha 通报 10月 --说明',
				),
			)
			.description('生成督查通报（Word）；数字先核对，文、表、台账对不上就不出；不公开事项不列入')
			.argument('[period]', '期间：上月、10月、三季度、全年…', '上月'),
	)
		.option('--issue-number <n>', '期号；不写的是草稿，期号空着')
		.option('--explain', '列出每个数字背后的事项编号')
		.action((period, options) => circular(session, period, options as Options));
}

function readIssueNumber(text: string | undefined): number | null {
	if (text === undefined) return null;
	const n = Number(text.normalize('NFKC').replace(/^第|期$/g, ''));
	if (Number.isSafeInteger(n) && n > 0) return n;
	throw new UserError(`期号要写正整数：${text}`, { exit: 'misused', code: 'bad-issue', hint: '如 --issue-number 10' });
}

async function circular(session: Session, word: string, options: Options): Promise<void> {
	const { ledger, input: counted } = await readPeriodFacts(session, word, options, '通报');
	const settings = await readSettings(ledger.db);
	const issue = readIssueNumber(options.issueNumber);
	const { head } = await readHead(ledger);
	const input: CircularInput = {
		...counted,
		office: circularOffice(settings.office_name ?? '督查室', settings.county ?? ''),
		issueNumber: issue,
		stamp: issue === null ? `${counted.today}  ${head}` : null,
	};
	const made = circularContent(input);
	const { untraced } = checkCircular(made.paper, input);
	if (untraced.length > 0) session.say(`注意：这些数字没有对应的统计项，请人工核对：${untraced.join('、')}`);
	const { later, line } = made.facts;
	if (later.length > 0) session.say(`注意：${writeDay(line.day)}以后登记的${later.length}件不计入本期`);
	if (options.explain) return explain(session, made, counted.period.label);
	if (session.format() === 'md') return showText(session, renderMarkdown(made.paper));
	const { renderDocx } = await import('../papers/docx.ts');
	const name = legalName(`${made.paper.title}${issue === null ? '（草稿）' : ''}.docx`);
	const path = await writeOutput(session, session.options.output ?? name, await renderDocx(made.paper));
	await announce(
		session,
		ledger,
		'circular',
		{ file: path, title: made.paper.title, items: made.facts.total.total, issue },
		`已生成 ${path}`,
	);
	session.say(issue === null ? '这是草稿，期号空着；定稿时加 --issue-number 期号' : '数字已与台账核对一致');
}

const inOrder = (numbers: readonly string[]): string[] =>
	numbers.toSorted((a, b) => a.localeCompare(b, 'zh', { numeric: true }));

/** The item numbers behind each figure of the text. */
async function explain(session: Session, { facts }: Circular, label: string): Promise<void> {
	const { total } = facts;
	await showList(session, await session.ledger(), {
		name: 'circular-explain',
		fields: [
			{ key: 'figure', title: '统计项' },
			{ key: 'count', title: '件数', align: 'right' },
			{ key: 'items', title: '事项编号', weight: 3 },
		],
		rows: [
			...(Object.keys(figureLabels) as FigureName[]).map((name) => [
				figureLabels[name],
				total[name],
				inOrder(total.behind[name]),
			]),
			...facts.papers.map(({ rung, items }) => [`发出${rung}`, items.length, inOrder(items)]),
		],
		above: [`${label}通报数字来源（截至${writeDay(facts.line.day)}）`],
	});
}
