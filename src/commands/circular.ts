import type { Command } from '@commander-js/extra-typings';
import { misused } from '../errors.ts';
import { checkCircular } from '../papers/circular-check.ts';
import { type Circular, circularContent } from '../papers/circular-content.ts';
import type { CircularCounts, CircularInput } from '../papers/circular-counts.ts';
import { writeDay } from '../rules/day.ts';
import { type FigureName, figureLabels } from '../rules/figures.ts';
import type { Session } from '../session.ts';
import { type CircularRequest, readCircular } from './common/circular/circular-input.ts';
import { issueCircular, numberedCircular } from './common/circular/issue-circular.ts';
import { writeOrigin } from './common/circular/origin.ts';
import { showExplained } from './common/explained.ts';
import { type FilterOptions, withFilters } from './common/filters.ts';
import { legalName, writeOutput } from './common/output.ts';
import { confirmIssue, type DraftOrIssue, refuseMixed } from './common/papers/draft-or-issue.ts';
import { paperText } from './common/papers/paper-text.ts';
import { frozenWords } from './common/score/freeze-scores.ts';
import { announce, showText } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options extends FilterOptions, DraftOrIssue {
	explain?: boolean;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('circular')
			.addHelpText(
				'before',
				examples(
					'ducha circular 10月 --draft              草稿（Word），改好后 ducha papers issue 草稿.docx',
					'ducha 通报 10月 --签发                   不用改的，取期号发出',
					'ducha circular 三季度 --source 重点项目',
					'ducha circular 第44周 --format md',
					'ducha 通报 10月 --说明                   每个数字是哪几件',
				),
			)
			.description('生成督查通报（Word）；数字先核对，文、表、台账对不上就不出；不公开事项不列入')
			.argument('[period]', '期间：上周、上月、10月、三季度、全年…', '上月'),
	)
		.option('--draft', '草稿：不取期号，页脚注明台账状态（不写 --issue 就是草稿）')
		.option('--issue', '签发：取下一个期号，登记，写到文书文件夹')
		.option('--out <folder>', '签发的写到哪个文件夹（默认“文书”）')
		.option('--explain', '列出每个数字背后的事项编号')
		.action((period, options) => circular(session, period, options as Options));
}

/** Makes the circular and says what the clerk should look at before others read it. */
function makeCircular(session: Session, input: CircularInput, counts: CircularCounts): Circular {
	const made = circularContent(input, counts);
	const { untraced } = checkCircular(made.paper, input);
	if (untraced.length > 0) session.say(`注意：这些数字没有对应的统计项，请人工核对：${untraced.join('、')}`);
	const { later, line } = made.facts;
	if (later.length > 0) session.say(`注意：${writeDay(line.day)}以后登记的${later.length}件不计入本期`);
	return made;
}

async function circular(session: Session, word: string, options: Options): Promise<void> {
	if (options.issue && options.explain)
		throw misused('--explain 只看数字来源，不签发', 'mixed-options', '先看 --explain，再 --issue');
	refuseMixed(session, options);
	const request = await readCircular(session, word, options);
	const { ledger, input, origin, head } = request;
	const draft = { ...input, stamp: `${input.today}  ${head}`, origin: writeOrigin(origin) };
	const made = makeCircular(session, draft, request.counts);
	if (options.explain) return explain(session, made, input.period.label);
	if (options.issue) return issue(session, request, options.out);
	if (request.messages > 0)
		session.say(`提示：含网民留言、工单${request.messages}件；另行统计的：ducha rule set messages-counted 否`);
	const text = paperText(session, made.paper);
	if (text !== null) return showText(session, text);
	// The library composes a long paper at one go: whoever no longer wants it says so before.
	await session.breathe();
	const { renderDocx } = await import('../papers/docx.ts');
	const name = legalName(`${made.paper.title}（草稿）.docx`);
	const path = await writeOutput(session, session.options.output ?? name, await renderDocx(made.paper));
	const items = made.facts.total.total;
	await announce(
		session,
		ledger,
		'circular',
		{ file: path, title: made.paper.title, items, issue: null },
		`已生成 ${path}`,
	);
	session.say(`这是草稿，期号空着；改好后发出：ducha papers issue 文件；不用改的：ducha circular ${word} --issue`);
}

async function issue(session: Session, request: CircularRequest, out: string | undefined): Promise<void> {
	const { title } = circularContent(request.input, request.counts).paper;
	await confirmIssue(session, '督查通报', title);
	const { value } = await session.change('circular', async (tx) => {
		const make = (number: Parameters<typeof numberedCircular>[1]) => numberedCircular(request, number);
		const issued = await issueCircular(tx, session, request, { title, make, signer: null, out });
		return { sentence: `签发 ${issued.number}《${title}》`, value: issued };
	});
	await announce(
		session,
		await session.ledger(),
		'circular',
		{ file: value.file, title, items: request.origin.figures.total ?? null, issue: value.number },
		`已签发 ${value.number}，写在 ${value.file}`,
	);
	session.say(`数字已与台账核对一致；再印：ducha papers print ${value.number}`);
	const frozen = frozenWords(request.scores);
	if (frozen !== null) session.say(frozen);
}

/** The item numbers behind each figure of the text. */
const explain = (session: Session, { facts }: Circular, label: string): Promise<void> =>
	showExplained(
		session,
		[
			...(Object.keys(figureLabels) as FigureName[]).map((name) => ({
				figure: figureLabels[name],
				items: facts.total.behind[name],
			})),
			{ figure: '进度滞后', items: facts.slow.map(({ item }) => item.number) },
			{ figure: '本期新增', items: facts.flow.added },
			{ figure: '本期办结', items: facts.flow.finished },
			...facts.papers.map(({ rung, items }) => ({ figure: `发出${rung}`, items })),
			...facts.findings.map(({ unit, ids }) => ({
				figure: `${unit}督查发现的问题`,
				items: ids.map((id) => `问题${id}`),
			})),
		],
		{ name: 'circular-explain', above: [`${label}通报数字来源（截至${writeDay(facts.line.day)}）`] },
	);
