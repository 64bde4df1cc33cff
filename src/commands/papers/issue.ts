import type { Command } from '@commander-js/extra-typings';
import { interrupted } from '../../errors.ts';
import type { Ledger } from '../../ledger/open.ts';
import { readNextNumbers } from '../../ledger/paper-series.ts';
import { stampEdited } from '../../papers/circular-edited.ts';
import { repackDocx } from '../../papers/docx-edit.ts';
import { type Paper, writeIssue } from '../../papers/paper.ts';
import { writeDay, yearOf } from '../../rules/day.ts';
import type { Session } from '../../session.ts';
import { readEditedBulletin } from '../common/bulletin/edited-bulletin.ts';
import { readBulletinOrigin } from '../common/bulletin/origin.ts';
import { type DraftFile, readDraftFile, refusedDraft } from '../common/circular/draft-file.ts';
import { readEditedCircular } from '../common/circular/edited-circular.ts';
import { storeBytes } from '../common/entry/attach-file.ts';
import { type EditedDraft, sayFindings } from '../common/papers/edited-draft.ts';
import type { PaperNumber } from '../common/papers/issue-papers.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	accept?: boolean;
	dryRun?: boolean;
	approvedBy?: string;
	out?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('issue')
		.addHelpText(
			'before',
			examples(
				'ducha papers issue 关于10月份督查事项办理情况的通报（草稿）.docx',
				'ducha papers issue 重点工程推进中的几个问题（草稿）.docx    专报、督察、督查报告、一把手工作动态',
				'ducha 文书 发出 草稿.docx --dry-run       只核对，不发',
				'ducha papers issue 草稿.docx --accept     有与台账不一致的数字，照发',
			),
		)
		.description(
			'发出改过的草稿（通报、专报、督察、督查报告、工作动态）：逐个核对数字，填上期号和日期，登记；其余原样不动',
		)
		.argument('<file>', '改过的草稿（Word 文件）')
		.option('--accept', '与台账不一致的数字照发')
		.option('-n, --dry-run', '只核对，不取期号、不写入')
		.option('--approved-by <name>', '签发人')
		.option('--out <folder>', '写到哪个文件夹（默认“文书”）')
		.action((file, options) => issue(session, file, options));
}

/** Number and day have a place to go, and nobody has written another number there. */
function checkPlaces({ edited }: DraftFile, given: string, { kind }: EditedDraft, next: number): void {
	const missing = edited.issueLine === null ? '“第　期”一行' : edited.dayLine === null ? '刊头的日期' : null;
	if (missing !== null)
		throw refusedDraft(given, `里找不到${missing}`, '在刊头补上，如“第　期”“2026年11月2日”，保存后再发', 'no-place');
	if (edited.number !== null && edited.number !== next)
		throw refusedDraft(
			given,
			`写的是第${edited.number}期，按顺序应为第${next}期`,
			`改回“第　期”，或设起始期号：ducha papers series ${kind.replace('督查通报', '通报')} --next ${edited.number}`,
			'wrong-number',
		);
}

/** What a draft is, by what its file carries unseen. */
function readDraft(session: Session, ledger: Ledger, { edited }: DraftFile, given: string): Promise<EditedDraft> {
	const origin = readBulletinOrigin(edited.origin);
	return origin === null
		? readEditedCircular(session, ledger, edited, given)
		: readEditedBulletin(session, ledger, { origin, edited, given });
}

/** The edited file with its number and day, kept beside the ledger, and the paper that stands for it. */
async function finish(
	session: Session,
	draft: EditedDraft,
	{ edited, parts, bytes }: DraftFile,
	{ mark, number }: PaperNumber,
): Promise<Paper> {
	const origin = draft.originOf(mark);
	const changed = stampEdited(parts, edited, {
		issue: writeIssue(number),
		day: writeDay(session.today()),
		origin,
	});
	const { sha256, name } = await storeBytes(session, `${mark}.docx`, await repackDocx(bytes, changed));
	return { ...draft.paperOf(number), origin, edited: { sha256, name } };
}

async function issue(session: Session, given: string, options: Options): Promise<void> {
	const file = await readDraftFile(session, given);
	const { title } = file.edited;
	const ledger = await session.ledger();
	const draft = await readDraft(session, ledger, file, given);
	const next = (await readNextNumbers(ledger.db, yearOf(session.today()))).get(draft.kind) ?? 1;
	checkPlaces(file, given, draft, next);
	sayFindings(session, draft, { given, isAccepted: options.accept === true });
	const name = `${draft.kind}第${next}期`;
	if (options.dryRun) return session.print(`核对完毕，可以发出：${name}《${title}》（预演，没有写入）`);
	if (session.canAsk() && !(await (await session.asker()).askYes(`以${name}发出《${title}》？`))) throw interrupted();
	const { value } = await session.change('papers issue', async (tx) => {
		const make = (taken: PaperNumber) => finish(session, draft, file, taken);
		const issued = await draft.issue(tx, { title, make, signer: options.approvedBy ?? null, out: options.out });
		return { sentence: `发出 ${issued.number}《${title}》`, value: issued };
	});
	await announce(
		session,
		await session.ledger(),
		'papers-issue',
		{ number: value.number, title, file: value.file },
		`已发出 ${value.number}，写在 ${value.file}`,
	);
	session.say(`期号、日期已填好，其余照改定的原样；再印：ducha papers print ${value.number}`);
	if (draft.frozen !== null) session.say(draft.frozen);
}
