import type { Command } from '@commander-js/extra-typings';
import type { Db } from '../../ledger/open.ts';
import type { Session } from '../../session.ts';
import { findItems } from '../common/find-items.ts';
import { type ItemPaperPlan, issueForItems } from '../common/papers/issue-for-items.ts';
import { foreseeNumbers } from '../common/papers/issue-papers.ts';
import { needNoticeKind } from '../common/papers/notice-kinds.ts';
import type { NoticeForm, NoticeOptions } from '../common/papers/notice-options.ts';
import { printOptions, readPrinting } from '../common/papers/printing.ts';
import { papersJson, sayPapers, type WrittenPaper } from '../common/papers/said-papers.ts';
import { writeForms } from '../common/papers/write-forms.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('issue')
		.addHelpText(
			'before',
			examples(
				'ducha notice issue 约谈 31 --when "11月6日15:00" --where 县政府302会议室 --approved-by 方振国',
				'ducha notice 交办 12 15 --way 专人        交办时没有出单的，补出',
				'ducha notice 延期 31 --merge 打印.docx    立项、延期、办结的审批单',
				'ducha notice 情况说明 31 44               给单位填的空表',
				'ducha 通知 情况说明 31 44 --合订 打印.docx',
				'ducha notice template 催办 --output 我的通知单.docx',
			),
		)
		.description('发出一种通知、审批单：取文号、记入办理过程；情况说明是给单位填的表，不编号')
		.argument('<kind>', '种类：约谈、情况说明、立项、交办、分解、延期、办结')
		.argument('<items...>', '事项编号')
		.option('--unit <name>', '只给哪个单位（默认各牵头单位）')
		.option('--when <time>', '约谈时间，如 "11月6日15:00"')
		.option('--where <place>', '约谈地点')
		.option('--principal <name>', '约谈谁（默认单位第一责任人）')
		.option('--reason <text>', '约谈事由，写在台账所记的情况前面')
		.option('--approved-by <name>', '批准并主持约谈的领导；立项审批单上的批准人')
		.option('--together <topic>', '任务分解立项通知：写明是什么事')
		.option('--way <word>', '送达方式：专人、传真、机要、办公系统等，记在今天')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.option('-n, --dry-run', '只看会出哪些、模板行不行，不取文号、不写入')
		.action((word, references, options) => notice(session, word, references, options));
}

async function notice(session: Session, word: string, references: string[], options: NoticeOptions): Promise<void> {
	const { name, kind } = needNoticeKind(word, options);
	const { db } = await session.ledger();
	const itemsIn = (tx: Db) => findItems(tx, references, session.today());
	if ('forms' in kind) {
		const forms = await kind.forms(db, session, await itemsIn(db), options);
		if (options.dryRun) return foretellForms(session, name, forms, options);
		const written = await writeForms(session, db, name, forms, options);
		return tell(session, name, written, [`已出${name} ${written.length}份`], options);
	}
	if (options.dryRun)
		return foretell(session, db, name, await kind.plan(db, session, await itemsIn(db), options), options);
	const { value } = await session.change('notice', async (tx) => {
		const plans = await kind.plan(tx, session, await itemsIn(tx), options);
		const issued = await issueForItems(tx, session, plans, options);
		const numbers = issued.map(({ number }) => number);
		return { sentence: `发${name} ${numbers.join('、')}`, value: { issued, plans } };
	});
	const lines = value.issued.map(({ number }, at) => lineOf(number, value.plans[at]));
	await tell(session, name, value.issued, [`已发${name} ${value.issued.length}份`, ...lines], options);
}

/** A paper after its number: what it says, or which unit or item it is for. */
const lineOf = (number: string, plan: ItemPaperPlan | undefined): string =>
	`  ${number}  ${plan?.said ?? plan?.label ?? ''}`.trimEnd();

async function tell(
	session: Session,
	kind: string,
	written: readonly WrittenPaper[],
	lines: readonly string[],
	options: NoticeOptions,
): Promise<void> {
	await announce(session, await session.ledger(), 'notice', { kind, files: papersJson(written) }, lines.join('\n'));
	sayPapers(session, written, options);
}

/** What would be issued; the template is looked through as if it were. */
async function foretell(
	session: Session,
	db: Db,
	name: string,
	plans: readonly ItemPaperPlan[],
	options: NoticeOptions,
): Promise<void> {
	const kinds = plans.map(({ kind }) => kind);
	await readPrinting(session, options, kinds);
	const numbers = (await foreseeNumbers(db, kinds, session.today())).map(({ mark }) => mark);
	const lines = numbers.map((number, at) => lineOf(number, plans[at]));
	await sayForetold(session, name, numbers, lines);
}

async function foretellForms(
	session: Session,
	name: string,
	forms: readonly NoticeForm[],
	options: NoticeOptions,
): Promise<void> {
	await readPrinting(session, options, [name]);
	const labels = forms.map(({ label }) => label);
	const lines = labels.map((label) => `  ${label}`);
	await sayForetold(session, name, labels, lines);
}

async function sayForetold(session: Session, kind: string, numbers: string[], lines: string[]): Promise<void> {
	const said = [`拟出${kind} ${numbers.length}份（预演，没有写入）`, ...lines].join('\n');
	await announce(session, await session.ledger(), 'notice', { kind, dry_run: true, numbers }, said);
}
