import { UserError } from '../../../errors.ts';
import { readHead } from '../../../ledger/head.ts';
import { findByNumber } from '../../../ledger/item-numbers.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db, Ledger } from '../../../ledger/open.ts';
import { listPapers } from '../../../ledger/paper-register.ts';
import { bulletin } from '../../../papers/bulletins/bulletin.ts';
import { checkBulletin, checkDynamics } from '../../../papers/bulletins/bulletin-check.ts';
import type { EditedCircular } from '../../../papers/circular-edited.ts';
import { type Paper, sentenceOf } from '../../../papers/paper.ts';
import type { BulletinKind } from '../../../rules/bulletins.ts';
import { yearOf } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { writePaperNumber } from '../../../rules/series.ts';
import type { Session } from '../../../session.ts';
import { refusedDraft } from '../circular/draft-file.ts';
import { refuseOvertaken } from '../overtaken.ts';
import { type EditedDraft, editedPaper } from '../papers/edited-draft.ts';
import { type IssuedPaper, issuePapers } from '../papers/issue-papers.ts';
import { readReportOffice } from '../papers/report-setting.ts';
import { bulletinInput, issueAbout, refuseSecret } from './make-bulletin.ts';
import { type BulletinOrigin, writeBulletinOrigin } from './origin.ts';

/** Refuses what is not a draft of this ledger's, or has gone out. */
function refuseStrange({ ledger, issued }: BulletinOrigin, id: string, given: string): void {
	if (issued !== null)
		throw refusedDraft(
			given,
			`是已经发出的${issued}，不是草稿`,
			`再印：ducha papers print ${issued}`,
			'already-issued',
		);
	if (ledger !== id)
		throw refusedDraft(given, '是另一本台账的草稿', '核对 --ledger；或用这本台账重新出草稿', 'other-ledger');
}

/** A bulletin goes out once under its title in a year, a 一把手工作动态 once for its span. */
async function refuseSecond(session: Session, db: Db, { kind, span }: BulletinOrigin, title: string): Promise<void> {
	const year = yearOf(session.today());
	const same = (await listPapers(db, { kind })).find(
		(paper) =>
			paper.state === '已发' && (span === null ? paper.title === title && paper.year === year : paper.period === span),
	);
	if (same === undefined) return;
	const name = writePaperNumber(same);
	throw new UserError(`《${title}》已经发出：${name}`, {
		code: 'already-issued',
		hint: `要重发，先作废：ducha papers void ${name} --reason 理由`,
	});
}

const numbersIn = ({ blocks, attachments }: EditedCircular): string[] => {
	const rows = attachments.flatMap(({ table }) => table?.rows.flatMap(({ cells }) => cells) ?? []);
	const words = [...blocks.map(sentenceOf), ...rows].join('\n');
	return [...new Set(words.match(/\d{4}-\d{3,}(?:-\d+)?/g) ?? [])];
};

/** The items a draft is about; those of one too long to remember them are read from its text and table. */
async function itemsOf(db: Db, { items }: BulletinOrigin, edited: EditedCircular): Promise<Item[]> {
	const ids = items ?? (await findByNumber(db, numbersIn(edited))).map(({ id }) => id);
	return listItemsById(db, [...ids]);
}

/** What all edited bulletins have in common. */
async function editedOf(db: Db, session: Session, origin: BulletinOrigin, edited: EditedCircular, seq: number) {
	const office = await readReportOffice(db);
	const name = `${office.stem}${origin.kind}`;
	const day = session.today();
	return {
		kind: origin.kind,
		moved: origin.seq === seq ? '' : '；草稿以后台账有过变动',
		paperOf: (issue: number | null): Paper => editedPaper(edited, { name, issue, office: office.name, day }),
		originOf: (mark: string): string => writeBulletinOrigin({ ...origin, issued: mark }),
	};
}

async function readAboutItems(
	session: Session,
	db: Db,
	{ kind, origin, edited, seq }: { kind: BulletinKind; origin: BulletinOrigin; edited: EditedCircular; seq: number },
): Promise<EditedDraft> {
	const items = await itemsOf(db, origin, edited);
	refuseSecret(items);
	const { title } = edited;
	const nature = origin.nature ?? '综合';
	// The words say how things stood on the day they were drafted.
	const line = { day: origin.day, open: true };
	const input = await bulletinInput(session, db, { kind, nature, title, items, line });
	const made = bulletin({ ...input, own: null, issue: null, stamp: null });
	const common = await editedOf(db, session, origin, edited, seq);
	const found = checkBulletin(common.paperOf(null), made, input);
	return {
		...common,
		// The clerk's own text was never drafted: nothing can be missing from it.
		findings: { ...found, removed: origin.isOwn ? [] : found.removed },
		redraft: 'ducha bulletin',
		frozen: null,
		issue: async (tx, how) => {
			await refuseOvertaken(tx, seq, '没有发出');
			return issueAbout(tx, session, { kind, nature, items }, how);
		},
	};
}

async function readDynamics(
	session: Session,
	db: Db,
	{ origin, edited, seq }: { origin: BulletinOrigin; edited: EditedCircular; seq: number },
): Promise<EditedDraft> {
	const common = await editedOf(db, session, origin, edited, seq);
	const label = edited.subtitle?.slice(1, -1) ?? edited.title;
	return {
		...common,
		findings: checkDynamics(common.paperOf(null)),
		redraft: 'ducha report weekly',
		frozen: null,
		issue: async (tx, { make, signer, out }) => {
			await refuseOvertaken(tx, seq, '没有发出');
			const parties = { replaces: null, units: [], items: [] };
			const plan = { kind: origin.kind, label, make, signer, period: origin.span, ...parties };
			const [issued] = (await issuePapers(tx, session, [plan], out)) as [IssuedPaper];
			return issued;
		},
	};
}

/** An edited 专报, 督察, 督查报告 or 一把手工作动态, its figures counted again. */
export async function readEditedBulletin(
	session: Session,
	ledger: Ledger,
	{ origin, edited, given }: { origin: BulletinOrigin; edited: EditedCircular; given: string },
): Promise<EditedDraft> {
	const { id, seq } = await readHead(ledger);
	const { db } = ledger;
	const { kind } = origin;
	refuseStrange(origin, id, given);
	await refuseSecond(session, db, origin, edited.title);
	return kind === '一把手工作动态'
		? readDynamics(session, db, { origin, edited, seq })
		: readAboutItems(session, db, { kind, origin, edited, seq });
}
