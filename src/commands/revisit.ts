import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { refuseRevisit, revisitKinds, revisitResults } from '../rules/revisit.ts';
import type { Session } from '../session.ts';
import { dayOption } from './common/days.ts';
import { listPendingRevisits } from './common/field/revisit-pending.ts';
import { summarizeRevisits } from './common/field/revisit-summary.ts';
import { findItem, refuseParent } from './common/find-items.ts';
import { enterPlan, makeRevisit, type RevisitOptions } from './common/life/make-revisit.ts';
import { listRevisits } from './common/life/revisit-list.ts';
import { issueForItems } from './common/papers/issue-for-items.ts';
import { type PrintOptions, printOptions } from './common/papers/printing.ts';
import { planRectificationNotices } from './common/papers/rectification-papers.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from './common/papers/said-papers.ts';
import { sayDone } from './common/say-done.ts';
import { examples } from './common/words.ts';

interface Options extends RevisitOptions, PrintOptions {
	paper?: boolean | undefined;
	pending?: boolean | undefined;
	summary?: string | true | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('revisit')
		.addHelpText(
			'before',
			examples(
				'ducha revisit                                 列出计划的和做过的',
				'ducha revisit --pending                       近期办结、还没有回访的；按比例还差几件',
				'ducha revisit --summary 10月                  这一期间的回访结果',
				'ducha revisit 31 --kind 暗访 --plan 11-20',
				'ducha revisit 31 --kind 暗访 --result 相符',
				'ducha 回访 31 --种类 暗访 --结果 不符 --text 路面仍未修补 --时限 11-20',
				'ducha revisit 31 --kind 会诊 --text 资金未到位 --remedy 调整预算科目 --deadline 11-25 --unit 县财政局',
			),
		)
		.description('回访复核：暗访核对结果（不符即失实，再次交办）；走访听意见；会诊定原因、措施、时限')
		.argument('[item]', '事项编号；不写时列出')
		.addOption(new Option('--kind <kind>', '回访方式').choices(revisitKinds))
		.addOption(new Option('--result <word>', '暗访结果').choices(revisitResults))
		.option('--text <text>', '暗访的情况（部分相符的写整改要求）、走访的意见、会诊的原因')
		.option('--remedy <text>', '会诊定的整改措施')
		.option('--unit <name>', '整改单位（默认第一牵头单位）')
		.option('--deadline <day>', '整改时限；暗访不符的为再次交办的时限')
		.option('--visitor <name>', '回访人（默认经办人）')
		.option('--day <day>', '回访日期（默认今天）')
		.option('--plan <day>', '只列入计划，在这一天回访')
		.option('--pending', '列出近期办结、该回访还没有回访的，按规定的比例还差几件')
		.option('--summary [period]', '汇总一个期间的回访结果（默认本月）')
		.option('--paper', '给整改单位出整改通知，取文号')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((reference, options) => revisit(session, reference, options as Options));
}

/** What is typed is never passed over: the list takes the kind alone, a plan what is known before one goes. */
function refuseStray(reference: string | undefined, { kind, plan, visitor, pending, summary, ...made }: Options): void {
	const isMade = Object.values(made).some((value) => value !== undefined);
	if (reference === undefined && (isMade || plan !== undefined || visitor !== undefined))
		throw new UserError('没有写事项编号', {
			exit: 'misused',
			code: 'no-item',
			hint: 'ducha revisit 31 --kind 暗访 --result 相符；不写编号的只列出',
		});
	if (
		(pending || summary !== undefined) &&
		(reference !== undefined || kind !== undefined || (pending && summary !== undefined))
	)
		throw new UserError('--pending、--summary 单独写，不写事项编号和方式', {
			exit: 'misused',
			code: 'list-alone',
			hint: 'ducha revisit --pending，或 ducha revisit --summary 10月',
		});
	if (plan !== undefined && isMade)
		throw new UserError('列入计划时不写结果和情况', {
			exit: 'misused',
			code: 'plan-alone',
			hint: '做过的回访去掉 --plan，写 --day',
		});
}

async function revisit(session: Session, reference: string | undefined, options: Options): Promise<void> {
	refuseWithoutPaper(options);
	refuseStray(reference, options);
	if (options.pending) return listPendingRevisits(session);
	if (options.summary !== undefined) return summarizeRevisits(session, options.summary);
	if (reference === undefined) return listRevisits(session, options.kind);
	const { kind, plan } = options;
	if (kind === undefined)
		throw new UserError('没有写回访方式', {
			exit: 'misused',
			code: 'no-kind',
			hint: `加 --kind ${revisitKinds.join('|')}`,
		});
	const today = session.today();
	const { value } = await session.change('revisit', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		refuseRevisit(kind, item);
		const done =
			plan === undefined
				? await makeRevisit(tx, item, kind, options, session)
				: await enterPlan(tx, item, kind, dayOption('--plan', plan, today), options, session);
		const plans = options.paper ? await planRectificationNotices(tx, session, [done.item]) : [];
		const papers = await issueForItems(tx, session, plans, options);
		return { sentence: `${kind}${plan === undefined ? '' : '计划'} ${item.number}`, value: { done, papers } };
	});
	const { done, papers } = value;
	const extra = options.paper ? { papers: papersJson(papers) } : {};
	await sayDone(session, 'revisit', plan === undefined ? '已登记回访' : '已列入回访计划', [done], extra);
	sayPapers(session, papers, options);
}
