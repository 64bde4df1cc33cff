import { resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../../errors.ts';
import type { Day } from '../../rules/day.ts';
import { writeDay } from '../../rules/day.ts';
import { reportDay } from '../../rules/form-standing.ts';
import { type Period, parsePeriod } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { dayOption } from '../common/days.ts';
import { type FilterOptions, withFilters } from '../common/filters.ts';
import { checkTargets, issueForms } from '../common/forms/issue-forms.ts';
import { type FormPlan, planForms } from '../common/forms/plan-forms.ts';
import { type OfficeRules, officeRules } from '../common/office.ts';
import { legalName } from '../common/output.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options extends FilterOptions {
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
				),
			)
			.description('发反馈表：每个单位一个 Excel，列出它牵头、配合的在办事项，填好发回后用 ducha collect 收')
			.argument('<period>', '期间，如 本月、10月、三季度'),
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

/** What is not sent, so that no one wonders. */
function leftOut({ collectives, unpublished }: FormPlan): string[] {
	return [
		...collectives.map(({ name, items }) => `“${name}”是集体，没有表（${items}件）：先分办到具体单位`),
		...(unpublished.length > 0
			? [`不公开的${unpublished.length}件没有列入：${unpublished.map((item) => item.number).join('、')}`]
			: []),
	];
}

function planList(session: Session, plan: FormPlan, said: string) {
	const isJson = session.format() === 'json';
	const { forms } = plan;
	const items = new Set(forms.flatMap(({ sheet }) => sheet.rows.map((row) => row.number)));
	return {
		name: 'forms',
		fields: [
			{ key: 'unit', title: '单位', min: 8 },
			{ key: 'items', title: '件数', align: 'right' as const },
			{ key: 'leads', title: '牵头', align: 'right' as const },
			{ key: 'supports', title: '配合', align: 'right' as const },
			{ key: 'version', title: '版次', align: 'right' as const },
			...(isJson ? [{ key: 'key', title: '表号' }] : []),
			{ key: 'file', title: '文件', weight: 2 },
		],
		rows: forms.map(({ unit, sheet, file }) => {
			const leads = sheet.rows.filter((row) => row.role === '牵头').length;
			return [
				unit.name,
				sheet.rows.length,
				leads,
				sheet.rows.length - leads,
				sheet.version,
				...(isJson ? [sheet.key] : []),
				file,
			];
		}),
		above: [`${said}：${forms.length}家${items.size}件`],
		below: leftOut(plan),
		extra: {
			period: forms[0]?.sheet.period ?? null,
			due: forms[0]?.sheet.due ?? null,
			collectives: plan.collectives.map(({ name, items: n }) => ({ unit: name, items: n })),
			unpublished: plan.unpublished.map((item) => item.number),
		},
	};
}

async function sendForms(session: Session, word: string, options: Options): Promise<void> {
	const { db } = await session.ledger();
	const today = session.today();
	const period = parsePeriod(word, today);
	const rules = await officeRules(db);
	const due = dueDay(options, period, rules, today);
	const asked = { options, period, due, rules, today };
	const plan = await planForms(db, asked);
	const title = `${period.label}反馈表`;
	const until = `，${writeDay(due)}前报来`;
	if (plan.forms.length === 0) {
		const list = planList(session, plan, title);
		return showList(session, await session.ledger(), { ...list, above: ['没有要发的反馈表'] });
	}
	const out = options.out ?? legalName(title);
	if (!options.dryRun) await checkTargets(session, out, plan.forms);
	if (options.dryRun)
		return showList(session, await session.ledger(), planList(session, plan, `会发${title}${until}（预演，没有写入）`));
	if (session.canAsk()) {
		await showList(session, await session.ledger(), planList(session, plan, `会发${title}${until}`));
		if (!(await (await session.asker()).askYes(`发这${plan.forms.length}份？`, { suggested: true })))
			throw interrupted();
	}
	const { value } = await session.change('forms send', async (tx) => {
		const now = await planForms(tx, asked);
		await checkTargets(session, out, now.forms);
		await issueForms(tx, session, out, now.forms);
		return { sentence: `发${title} ${now.forms.length}份`, value: now };
	});
	const folder = resolve(session.world.cwd(), out);
	const said = `已发${title}${until}，在 ${folder}`;
	if (session.canAsk()) session.print(`${said}：${value.forms.length}份`);
	else await showList(session, await session.ledger(), planList(session, value, said));
	session.say(`接下来：发给各单位；收回后 ducha collect 文件夹；看谁没交 ducha forms status`);
}
