import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../errors.ts';
import type { Db } from '../ledger/open.ts';
import { isWorkingDay, unknownYearWords } from '../rules/calendar.ts';
import { type Day, writeDay } from '../rules/day.ts';
import type { Session } from '../session.ts';
import { dayOption } from './common/days.ts';
import { checkApprovers } from './common/escalate/approvers.ts';
import { chooseIssuable, chooseRungs, type RungChoice } from './common/escalate/chosen-rungs.ts';
import { issueRungs } from './common/escalate/issue-rungs.ts';
import { showIssued, writeCounts, writePapers } from './common/escalate/issued-rungs.ts';
import { type IssueChoice, type PlannedRung, planRungs } from './common/escalate/plan-rungs.ts';
import { planList, proposalList } from './common/escalate/rung-lists.ts';
import { withFilters } from './common/filters.ts';
import { officeRules } from './common/office.ts';
import { overtaken } from './common/overtaken.ts';
import { type PrintOptions, printOptions, readPrinting } from './common/papers/printing.ts';
import { papersJson, sayPapers } from './common/papers/said-papers.ts';
import { showList } from './common/show.ts';
import { examples, severalTimes } from './common/words.ts';

interface Options extends RungChoice, PrintOptions {
	issue?: boolean;
	issued?: string;
	dryRun?: boolean;
	approvedBy: string[];
	limitDay?: string;
	consequence?: string;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('escalate')
			.addHelpText(
				'before',
				examples(
					'ducha escalate                              哪些达到升级条件，为什么',
					'ducha escalate --issue --approved-by 方振国',
					'ducha 升级 31 --签发 --批准 分管县领导=方振国 --批准 督查室主任=林晓',
					'ducha escalate 31 --rung 黄色警告 --reason 整改不力 --issue --approved-by 方振国',
					'ducha escalate --issued 10月                10月发出了哪些',
				),
			)
			.description('梯次升级：列出达到条件的事项和拟发文书；签发的取文号、记限期、记入办理过程')
			.argument('[items...]', '事项编号；不写时是全部达到条件的'),
	)
		.option('--issue', '签发所列文书')
		.option('-n, --dry-run', '只看签发后会怎样，不写入')
		.option('--approved-by <name>', '批准人，或 职务=姓名；可写多次', severalTimes, [] as string[])
		.option('--rung <name>', '只要这一种文书；和 --reason 一起，指定一件事项发哪种')
		.option('--reason <word>', '发这种文书的理由，如 整改不力')
		.option('--consequence <words>', '一并采取：通报批评、约谈、媒体曝光、纪委介入')
		.option('--limit-day <day>', '限到哪一天（默认按规则的工作日数）')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.option('--issued <period>', '列出某一期间已发的，如 10月')
		.action((references, options) => escalate(session, references, options as unknown as Options));
}

async function escalate(session: Session, references: string[], options: Options): Promise<void> {
	refuseStray(references, options);
	if (options.issue) return issue(session, references, options, session.today());
	refuseWithoutIssue(options);
	const ledger = await session.ledger();
	const today = session.today();
	if (options.issued !== undefined) return showIssued(session, options.issued, options, today);
	const rules = await officeRules(ledger.db);
	const { chosen, total } = await chooseRungs(ledger.db, references, options, rules, today);
	const part = total > chosen.length ? `（列出前${chosen.length}项）` : '';
	await showList(session, ledger, {
		...proposalList(chosen, session.format() === 'table'),
		above: [`达到升级条件 ${total}项${part}      ${writeDay(today)}      由重到轻`],
		below: [
			total === 0 ? '没有达到升级条件的事项' : writeCounts(chosen),
			...unknownYearWords(rules.calendar, today, today),
		],
		extra: { count: total },
	});
	if (total > 0) session.say('签发：ducha escalate --issue --approved-by 批准人（先看看加 --dry-run）');
}

/** A list of what was issued takes filters only; a paper one meant to issue must not pass for a look back. */
function refuseStray(references: string[], { issued, issue, rung, reason }: Options): void {
	if (issued === undefined) return;
	const stray = issue ? '--issue' : rung ? '--rung' : reason ? '--reason' : references[0];
	if (stray !== undefined)
		throw new UserError(`--issued 是列出已发的，不和 ${stray} 一起写`, {
			exit: 'misused',
			code: 'issued-alone',
			hint: '只看已发的：ducha escalate --issued 10月，可加 --unit 等筛选；一件事项的：ducha show 编号',
		});
}

/** What only means something when papers are issued. */
function refuseWithoutIssue({ approvedBy, dryRun, limitDay, consequence, out, merge, template }: Options): void {
	const given = Object.entries({
		'--approved-by': approvedBy.length > 0,
		'--dry-run': dryRun,
		'--limit-day': limitDay,
		'--consequence': consequence,
		'--out': out,
		'--merge': merge,
		'--template': template,
	}).find(([, value]) => Boolean(value));
	if (given !== undefined)
		throw new UserError(`${given[0]} 要和 --issue 一起写`, {
			exit: 'misused',
			code: 'without-issue',
			hint: '签发加 --issue；只看达到条件的：ducha escalate',
		});
}

function readChoice({ approvedBy, limitDay, consequence }: Options, today: Day): IssueChoice {
	const day = limitDay === undefined ? null : dayOption('--limit-day', limitDay, today);
	if (day !== null && day < today)
		throw new UserError(`--limit-day 已经过去：${day}`, { exit: 'misused', code: 'past-day', hint: '写以后的日期' });
	return { approvedBy, limitDay: day, consequence };
}

/** A plan in a line, and as a list under a heading. */
function tell(plan: PlannedRung[], today: Day) {
	const rungs = plan.map((p) => p.proposal);
	const counts = writeCounts(rungs);
	const list = (above: string) => ({ ...planList(plan, today), above: [above], below: [counts] });
	return { counts, papers: writePapers(rungs), list };
}

async function issue(session: Session, references: string[], options: Options, today: Day): Promise<void> {
	const ledger = await session.ledger();
	const rules = await officeRules(ledger.db);
	const choice = readChoice(options, today);
	const choose = (db: Db) => chooseIssuable(db, references, options, rules, today);
	const prepare = async (db: Db) => planRungs(db, (await choose(db)).chosen, choice, rules, today);
	const { chosen, heldBack } = await choose(ledger.db);
	const plan = await planRungs(ledger.db, chosen, choice, rules, today);
	if (heldBack.length > 0) session.say(`注意：${heldBack.join('、')}不公开，不发文书；当面、电话催办：ducha urge 编号`);
	const { papers, list } = tell(plan, today);
	const none = heldBack.length > 0 ? '没有要发的文书' : '没有达到升级条件的事项';
	if (plan.length === 0) return showList(session, ledger, { ...list(none), below: [] });
	if (choice.limitDay !== null && !isWorkingDay(rules.calendar, choice.limitDay))
		session.say(`注意：限期${choice.limitDay}不是工作日`);
	const last = plan.reduce<Day>((a, { until }) => (until !== null && until > a ? until : a), today);
	const doubts = [...unknownYearWords(rules.calendar, today, last), ...(await checkApprovers(ledger.db, plan, today))];
	for (const words of doubts) session.say(`注意：${words}`);
	const kinds = plan.flatMap(({ proposal: { rung } }) => (rung === '提醒' ? [] : [rung]));
	const printing = await readPrinting(session, options, kinds);
	if (options.dryRun) return showList(session, ledger, list(`拟签发 ${papers}（预演，没有写入）`));
	const isAsked = session.canAsk();
	if (isAsked) {
		await showList(session, ledger, list(`拟签发 ${papers}`));
		if (!(await (await session.asker()).askYes(`签发这${papers}？`))) throw interrupted();
	}
	const { value: issued } = await session.change('escalate', async (tx) => {
		const now = await prepare(tx);
		// Nobody has looked at the plan of a script: it is made afresh, and no number is given twice.
		if (isAsked && JSON.stringify(now) !== JSON.stringify(plan)) throw overtaken('上面的预览已经过时，没有签发');
		const files = await issueRungs(tx, session, now, rules, { ...printing, out: options.out });
		return { sentence: `签发 ${tell(now, today).counts}`, value: { ...tell(now, today), files } };
	});
	const said = `已签发 ${issued.papers}`;
	if (isAsked) session.print(`${said}：${issued.counts}`);
	else
		await showList(session, await session.ledger(), {
			...issued.list(said),
			extra: { files: papersJson(issued.files) },
		});
	sayPapers(session, issued.files, options);
	session.say('接下来：送达单位；过后看办理过程 ducha show 编号，本月已发 ducha escalate --issued 本月');
}
