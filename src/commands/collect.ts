import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../errors.ts';
import { readSequence } from '../ledger/head.ts';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { applyCollect } from './common/forms/apply-collect.ts';
import { countNew, countVerdicts, showPlan, writeWarnings } from './common/forms/collect-preview.ts';
import { gatherFiles } from './common/forms/gather-files.ts';
import { refusedVerdicts } from './common/forms/identify-form.ts';
import { isAccepted, type PlannedFile, planCollect } from './common/forms/plan-collect.ts';
import { settleRivals } from './common/forms/settle-rivals.ts';
import { officeRules } from './common/office.ts';
import { refuseOvertaken } from './common/overtaken.ts';
import { examples } from './common/words.ts';

interface Options {
	dryRun?: boolean | undefined;
	accept?: boolean | undefined;
	clearBlanks?: boolean | undefined;
	prefer?: string | undefined;
	day?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('collect')
		.addHelpText(
			'before',
			examples(
				'ducha collect 收回                        文件夹、压缩包、单个文件都行',
				'ducha 收表 收回 --预演                    只看每份是什么，不写入',
				'ducha 收表 收回 --为准 newer              同一单位有两份不同的，以后改的为准',
				'ducha 收表 县水利局.xlsx --日期 11-24',
			),
		)
		.description('收反馈表：认出单位、期间、事项，逐份下结论；收下的等审核（ducha review），同一份再收没有变化')
		.argument('<paths...>', '文件、文件夹或 zip 压缩包')
		.option('-n, --dry-run', '只看会怎样，不写入')
		.option('--accept', '收下就算审核通过，不再等审核')
		.option('--clear-blanks', '以前报过、这次空着的格，清空')
		.option('--prefer <which>', '同一单位有两份不同的：newer 以后改的为准，或写文件名')
		.option('--day <day>', '收到日期（默认今天）')
		.action((paths, options) => collect(session, paths, options));
}

/** Answers that differ are conflicts where nothing else is taken, else files left aside like those refused. */
function endAs(session: Session, plan: readonly PlannedFile[]): void {
	const isRefused = ({ verdict }: PlannedFile) => (refusedVerdicts as readonly string[]).includes(verdict);
	const hasRefusedRow = (p: PlannedFile) =>
		isAccepted(p) && (p.rows?.rows.some(({ action }) => action === 'refuse') ?? false);
	if (!plan.some(isAccepted) && plan.some(({ verdict }) => verdict === '两份不同')) session.endWith('conflicts');
	else if (plan.some((p) => isRefused(p) || hasRefusedRow(p))) session.endWith('someRejected');
}

function hintConflicts(session: Session, plan: readonly PlannedFile[]): void {
	if (plan.some(({ verdict }) => verdict === '两份不同'))
		session.say('两份不同的都没有收：问清单位后，加 --prefer 文件名，或 --prefer newer（以后改的为准）');
}

async function collect(session: Session, paths: string[], options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const plannedAt = await readSequence(ledger.db);
	const rules = await officeRules(ledger.db);
	const settings = {
		day: pastDayOption('--day', options.day, today),
		clearBlanks: options.clearBlanks ?? false,
		prefer: options.prefer ?? null,
	};
	const files = await gatherFiles(session, paths);
	if (files.length === 0)
		throw new UserError(`${paths.join('、')} 里没有文件`, { code: 'no-files', hint: '核对文件夹' });
	const plan = settleRivals(
		await planCollect(ledger.db, files, { rules, settings, today, breathe: session.breathe }),
		settings.prefer,
	);
	endAs(session, plan);
	const show = async (said: string, ending: string[]) =>
		showPlan(session, await session.ledger(), plan, { said, ending, today });
	if (options.dryRun) await show('会收', ['预演，没有写入']);
	else if (!plan.some(isAccepted)) await show('收表', ['0 变更：台账没有变化']);
	else {
		const isAsked = session.canAsk();
		if (isAsked) {
			await show('会收', []);
			if (!(await (await session.asker()).askYes(`写入台账（反馈${countNew(plan)}条）？`, { suggested: true })))
				throw interrupted();
		}
		await session.backUp();
		const { value } = await session.change('collect', async (tx) => {
			await refuseOvertaken(tx, plannedAt, '上面的预览已经过时，没有写入');
			const collecting = { day: settings.day, accept: options.accept ?? false, rules, session };
			const done = await applyCollect(tx, plan, collecting);
			return { sentence: `收反馈表 ${countVerdicts(plan)}`, value: done };
		});
		const { feedback, claims, warnings } = value;
		const waits = options.accept ? '，已审核' : '，待审核';
		const said = `已登记反馈${feedback}条${feedback > 0 ? waits : ''}${claims > 0 ? `，报结${claims}件` : ''}`;
		if (isAsked) session.print(said);
		else await show('收表', [said]);
		for (const warning of writeWarnings(warnings)) session.say(`注意：${warning}`);
		session.say('接下来：ducha review；看谁没交 ducha forms status');
	}
	hintConflicts(session, plan);
}
