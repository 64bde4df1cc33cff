import type { Command } from '@commander-js/extra-typings';
import { recordMove } from '../../ledger/item-write.ts';
import type { Db } from '../../ledger/open.ts';
import type { Item } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import { findItems } from '../common/find-items.ts';
import { issuePapers, type PaperPlan } from '../common/papers/issue-papers.ts';
import { needNoticeKind } from '../common/papers/notice-kinds.ts';
import type { NoticeOptions } from '../common/papers/notice-options.ts';
import { readPrinting } from '../common/papers/printing.ts';
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
				'ducha notice 情况说明 31 44            给单位填的空表',
				'ducha 通知 情况说明 31 44 --合订 打印.docx',
				'ducha notice template 催办 --output 我的通知单.docx',
			),
		)
		.description('发出一种通知：约谈通知取文号、记入办理过程；情况说明是给单位填的表，不编号')
		.argument('<kind>', '种类：约谈、情况说明')
		.argument('<items...>', '事项编号')
		.option('--unit <name>', '只给哪个单位（默认各牵头单位）')
		.option('--when <time>', '约谈时间，如 "11月6日15:00"')
		.option('--where <place>', '约谈地点')
		.option('--principal <name>', '约谈谁（默认单位第一责任人）')
		.option('--reason <text>', '约谈事由，写在台账所记的情况前面')
		.option('--approved-by <name>', '批准并主持约谈的领导')
		.option('--out <folder>', '文书写到哪个文件夹（默认“文书”）')
		.option('--merge <file>', '另出一个合订的 Word 文件，一次打印')
		.option('--template <file>', '用自己的模板打印（先看 ducha notice template）')
		.action((word, references, options) => notice(session, word, references, options));
}

async function notice(session: Session, word: string, references: string[], options: NoticeOptions): Promise<void> {
	const { name, kind } = needNoticeKind(word, options);
	if ('forms' in kind) {
		const { db } = await session.ledger();
		const items = await findItems(db, references, session.today());
		const written = await writeForms(session, db, name, await kind.forms(db, session, items, options), options);
		return tell(session, name, written, [`已出${name} ${written.length}份`], options);
	}
	const { value } = await session.change('notice', async (tx) => {
		const items = await findItems(tx, references, session.today());
		const plans = await kind.plan(tx, session, items, options);
		const printing = await readPrinting(
			session,
			options,
			plans.map((plan) => plan.kind),
		);
		const issued = await issuePapers(tx, session, plans, options.out, printing);
		const numbers = issued.map(({ number }) => number);
		for (const [at, plan] of plans.entries()) await recordNotice(tx, session, items, plan, kind.act, numbers[at] ?? '');
		return { sentence: `发${name} ${numbers.join('、')}`, value: { issued, plans } };
	});
	const lines = value.issued.map(({ number }, at) => `  ${number}  ${value.plans[at]?.said ?? ''}`.trimEnd());
	await tell(session, name, value.issued, [`已发${name} ${value.issued.length}份`, ...lines], options);
}

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

/** A notice is a line in the history of each item it is about. */
async function recordNotice(
	tx: Db,
	session: Session,
	items: readonly Item[],
	{ items: about, said = '' }: PaperPlan,
	act: string,
	number: string,
): Promise<void> {
	for (const { item: id } of about) {
		const item = items.find((each) => each.id === id);
		if (item === undefined) continue;
		const text = [number, said].filter((words) => words !== '').join('，');
		const status = { from_status: item.status, to_status: item.status };
		await recordMove(tx, { item: id, day: session.today(), act, ...status, text });
	}
}
