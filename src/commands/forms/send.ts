import { resolve } from 'node:path';
import { type Command, Option } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../../errors.ts';
import { type Day, writeDay } from '../../rules/day.ts';
import { reportDay } from '../../rules/form-standing.ts';
import { type Period, parsePeriod } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { dayOption } from '../common/days.ts';
import { type FilterOptions, withFilters } from '../common/filters.ts';
import { showForms } from '../common/forms/forms-list.ts';
import { checkTargets, issueForms } from '../common/forms/issue-forms.ts';
import { type FormPlan, planForms } from '../common/forms/plan-forms.ts';
import { type OfficeRules, officeRules } from '../common/office.ts';
import { legalName } from '../common/output.ts';
import { examples } from '../common/words.ts';

interface Options extends FilterOptions {
	each?: '单位' | '联络员' | '分组';
	out?: string;
	due?: string;
	dryRun?: boolean;
}

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('send')
			.addHelpText(
				'before',
				examples(
					'ducha forms send 本月 --out 反馈表           可以简写：ducha forms 本月 --out 反馈表',
					'ducha 发表 本月 --单位 县住建局、沙河镇      只给这两家（再发是第2版）',
					'ducha 发表 10月 --截止 11-05 --预演',
					'ducha 发表 本月 --每份 联络员                联络员联系的几家合成一份，由他收齐',
				),
			)
			.description('发反馈表：每个单位一个 Excel，列出它牵头、配合的在办事项，填好发回后用 ducha collect 收')
			.argument('<period>', '期间，如 本月、10月、三季度'),
	)
		.addOption(
			new Option('--each <by>', '按什么分：每个单位一份（默认），或每个联络员、每个分组合一份').choices([
				'单位',
				'联络员',
				'分组',
			]),
		)
		.option('--out <folder>', '写到哪个文件夹（默认“某月份反馈表”）')
		.option('--due <day>', '哪天以前报来（默认期末那个月的反馈截止日）')
		.option('-n, --dry-run', '只看会发哪些，不写入')
		.action((word, options) => sendForms(session, word, options as Options));
}

/** The day the forms are due: as typed, else the office's report day; one that has passed is refused. */
function dueDay(options: Options, period: Period, rules: OfficeRules, today: Day): Day {
	const due = options.due === undefined ? reportDay(period, rules.limits) : dayOption('--due', options.due, today);
	if (due >= today) return due;
	throw new UserError(
		options.due === undefined ? `${period.label}的反馈截止日${due}已经过了` : `--due 已经过去：${due}`,
		{ exit: 'misused', code: 'past-due', hint: '写明哪天以前报来，如 --due 11-05' },
	);
}

async function sendForms(session: Session, word: string, options: Options): Promise<void> {
	const { db } = await session.ledger();
	const today = session.today();
	const period = parsePeriod(word, today);
	const rules = await officeRules(db);
	const due = dueDay(options, period, rules, today);
	const each = options.each ?? '单位';
	const asked = { options, each, period, due, rules, today };
	const plan = await planForms(db, asked);
	const title = `${period.label}反馈表`;
	const until = `，${writeDay(due)}前报来`;
	const show = async (now: FormPlan, said: string) => showForms(session, await session.ledger(), now, { said, each });
	if (plan.books.length === 0) return show(plan, '没有要发的反馈表');
	const out = options.out ?? legalName(title);
	if (options.dryRun) return show(plan, `会发${title}${until}（预演，没有写入）`);
	await checkTargets(session, out, plan.books);
	if (session.canAsk()) {
		await show(plan, `会发${title}${until}`);
		if (!(await (await session.asker()).askYes(`发这${plan.books.length}份？`, { suggested: true })))
			throw interrupted();
	}
	const { value } = await session.change('forms send', async (tx) => {
		const now = await planForms(tx, asked);
		await checkTargets(session, out, now.books);
		await issueForms(tx, session, out, now.books);
		return { sentence: `发${title} ${now.books.length}份`, value: now };
	});
	const said = `已发${title}${until}，在 ${resolve(session.world.cwd(), out)}`;
	if (session.canAsk()) session.print(`${said}：${value.books.length}份`);
	else await show(value, said);
	session.say(`接下来：发给各单位；收回后 ducha collect 文件夹；看谁没交 ducha forms status`);
}
