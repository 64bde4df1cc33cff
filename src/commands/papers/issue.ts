import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../../errors.ts';
import { readNextNumbers } from '../../ledger/paper-series.ts';
import { stampEdited } from '../../papers/circular-edited.ts';
import { repackDocx } from '../../papers/docx-edit.ts';
import { type Paper, writeIssue } from '../../papers/paper.ts';
import { writeDay, yearOf } from '../../rules/day.ts';
import type { Session } from '../../session.ts';
import { checkDraft, paperOf } from '../common/circular/check-draft.ts';
import { type CircularRequest, readCircular } from '../common/circular/circular-input.ts';
import { type DraftFile, readDraftFile } from '../common/circular/draft-file.ts';
import { originOf } from '../common/circular/draft-origin.ts';
import { issueCircular, refuseSecond } from '../common/circular/issue-circular.ts';
import { writeOrigin } from '../common/circular/origin.ts';
import { storeBytes } from '../common/entry/attach-file.ts';
import type { PaperNumber } from '../common/papers/issue-papers.ts';
import { frozenWords } from '../common/score/freeze-scores.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	accept?: boolean;
	dryRun?: boolean;
	out?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('issue')
		.addHelpText(
			'before',
			examples(
				'ducha papers issue 关于10月份督查事项办理情况的通报（草稿）.docx',
				'ducha 文书 发出 草稿.docx --dry-run       只核对，不发',
				'ducha papers issue 草稿.docx --accept     有与台账不一致的数字，照发',
			),
		)
		.description('发出改过的通报草稿：逐个核对数字，填上期号和日期，登记；其余原样不动')
		.argument('<file>', '改过的通报草稿（Word 文件）')
		.option('--accept', '与台账不一致的数字照发')
		.option('-n, --dry-run', '只核对，不取期号、不写入')
		.option('--out <folder>', '写到哪个文件夹（默认“文书”）')
		.action((file, options) => issue(session, file, options));
}

const refused = (given: string, why: string, hint: string, code: string) =>
	new UserError(`${given} ${why}`, { code, hint, place: { file: given } });

/** Number and day have a place to go, and nobody has written another number there. */
function checkPlaces({ edited }: DraftFile, given: string, next: number): void {
	const missing = edited.issueLine === null ? '“第　期”一行' : edited.dayLine === null ? '刊头的日期' : null;
	if (missing !== null)
		throw refused(given, `里找不到${missing}`, '在刊头补上，如“第　期”“2026年11月2日”，保存后再发', 'no-place');
	if (edited.number !== null && edited.number !== next)
		throw refused(
			given,
			`写的是第${edited.number}期，按顺序应为第${next}期`,
			`改回“第　期”，或设起始期号：ducha papers series 通报 --next ${edited.number}`,
			'wrong-number',
		);
}

/** The edited file with its number and day, kept beside the ledger, and the paper that stands for it. */
async function finish(
	session: Session,
	request: CircularRequest,
	draft: DraftFile,
	taken: PaperNumber,
): Promise<Paper> {
	const { edited, parts, bytes } = draft;
	const origin = writeOrigin({ ...request.origin, issued: taken.mark });
	const changed = stampEdited(parts, edited, {
		issue: writeIssue(taken.number),
		day: writeDay(session.today()),
		origin,
	});
	const { sha256, name } = await storeBytes(session, `${taken.mark}.docx`, await repackDocx(bytes, changed));
	return { ...paperOf(request, edited, taken.number), origin, edited: { sha256, name } };
}

async function issue(session: Session, given: string, { accept, dryRun, out }: Options): Promise<void> {
	const draft = await readDraftFile(session, given);
	const { edited } = draft;
	const ledger = await session.ledger();
	const from = await originOf(ledger, edited, given);
	const request = await readCircular(session, from.period, from.scope);
	await refuseSecond(ledger.db, request.origin, request.period.label);
	const next = (await readNextNumbers(ledger.db, yearOf(session.today()))).get('督查通报') ?? 1;
	checkPlaces(draft, given, next);
	checkDraft(session, request, { edited, draft: from, given, isAccepted: accept === true });
	if (dryRun) {
		session.print(`核对完毕，可以发出：督查通报第${next}期《${edited.title}》（预演，没有写入）`);
		return;
	}
	if (session.canAsk() && !(await (await session.asker()).askYes(`以督查通报第${next}期发出《${edited.title}》？`)))
		throw interrupted();
	const { value } = await session.change('papers issue', async (tx) => {
		const make = (taken: PaperNumber) => finish(session, request, draft, taken);
		const issued = await issueCircular(tx, session, request, { title: edited.title, make, out });
		return { sentence: `发出 ${issued.number}《${edited.title}》`, value: issued };
	});
	await announce(
		session,
		await session.ledger(),
		'papers-issue',
		{ number: value.number, title: edited.title, file: value.file },
		`已发出 ${value.number}，写在 ${value.file}`,
	);
	session.say(`期号、日期已填好，其余照改定的原样；再印：ducha papers print ${value.number}`);
	const frozen = frozenWords(request.scores);
	if (frozen !== null) session.say(frozen);
}
