import { UserError } from '../../../errors.ts';
import { addBulletin } from '../../../ledger/bulletins.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { listItems } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { type BulletinInput, bulletin } from '../../../papers/bulletins/bulletin.ts';
import type { Paper } from '../../../papers/paper.ts';
import { readOwnText } from '../../../reading/own-text.ts';
import type { Nature } from '../../../rules/bulletins.ts';
import { closingLine } from '../../../rules/figures.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { findItems } from '../find-items.ts';
import { officeRules } from '../office.ts';
import type { IssueHow } from '../papers/edited-draft.ts';
import { type IssuedPaper, issuePapers, type PaperNumber } from '../papers/issue-papers.ts';
import { readRecords } from '../papers/item-records.ts';
import { readPublisher } from '../papers/report-setting.ts';
import { readTextFile } from '../read-text.ts';
import { nameItem } from '../words.ts';
import type { BulletinWords } from './words.ts';

/** A bulletin as it is asked for. */
export interface BulletinRequest extends BulletinWords {
	nature: Nature;
	/** The clerk's own text. */
	file?: string | undefined;
}

/** The children of what has been split up, each item once. */
async function unfold(db: Db, items: readonly Item[]): Promise<Item[]> {
	const parents = items.filter((item) => item.children > 0).map(({ id }) => id);
	const children = parents.length === 0 ? [] : await listItems(db, { filter: { parents } });
	const all = items.flatMap((item) =>
		item.children > 0 ? children.filter(({ parent }) => parent === item.id) : [item],
	);
	return [...new Map(all.map((item) => [item.id, item])).values()];
}

/** Refuses what must not leave the office. */
export function refuseSecret(items: readonly Item[]): void {
	const secret = items.find(({ publicity }) => publicity !== '公开');
	if (secret !== undefined)
		throw new UserError(`${nameItem(secret)} 是不公开事项，不能写进要发出的材料`, {
			code: 'unpublished',
			hint: '去掉它；确可公开的先改：ducha edit 编号 --publicity 公开',
		});
}

/** The items a report may be written about; refuses what must not leave the office, and what is not on the ledger. */
export async function namedItems(db: Db, references: readonly string[], session: Session): Promise<Item[]> {
	const found = await findItems(db, references, session.today());
	const items = await unfold(db, found);
	refuseSecret([...found, ...items]);
	return items;
}

function refuseUncounted(items: readonly Item[], counted: ReadonlySet<number>): void {
	const stray = items.find(({ id }) => !counted.has(id));
	if (stray !== undefined)
		throw new UserError(`${nameItem(stray)} 是“${stray.status}”，不能写进专报`, {
			code: 'not-registered',
			hint: '草稿先立项：ducha register；撤销、并入的不写',
		});
}

/** Reads all a bulletin is made from; `make` gives it its number, or the stamp of a draft. */
export async function readBulletin(
	session: Session,
	db: Db,
	request: BulletinRequest,
): Promise<{ items: Item[]; make: (issue: number | null, stamp: string | null) => Paper }> {
	const { kind, nature, title, references, file } = request;
	if (references.length === 0 && file === undefined)
		throw new UserError('没有写就哪几件事项', {
			exit: 'misused',
			code: 'no-item',
			hint: '题目后写事项编号，如 31 44 52；全用自己写的正文加 --file 正文.md',
		});
	const own = file === undefined ? null : readOwnText(await readTextFile(session, file));
	if (own?.every(({ text }) => text === ''))
		throw new UserError(`${file} 里没有正文`, {
			exit: 'misused',
			code: 'no-text',
			hint: '一行一段，“一、”开头的是标题',
		});
	const today = session.today();
	const items = references.length === 0 ? [] : await namedItems(db, references, session);
	const line = closingLine(today, today);
	const input = await bulletinInput(session, db, { kind, nature, title, items, line });
	return { items, make: (issue, stamp) => bulletin({ ...input, own, issue, stamp }) };
}

/** What a bulletin about these items is made from at a line, but for its own text, number and stamp. */
export async function bulletinInput(
	session: Session,
	db: Db,
	{ items, line, ...asked }: Pick<BulletinInput, 'kind' | 'nature' | 'title' | 'line'> & { items: readonly Item[] },
): Promise<BulletinInput> {
	const records = await readRecords(db, items, line, await officeRules(db));
	refuseUncounted(items, new Set(records.map(({ item }) => item.id)));
	const publisher = await readPublisher(db, asked.kind);
	return { ...asked, ...publisher, day: session.today(), line, records, own: null, issue: null, stamp: null };
}

/** Issues a bulletin made from the ledger. */
export async function issueBulletin(
	tx: Db,
	session: Session,
	request: BulletinRequest,
	{ out, signer }: { out: string | undefined; signer: string | null },
): Promise<IssuedPaper> {
	const { items, make } = await readBulletin(session, tx, request);
	const how = { title: request.title, make: ({ number }: PaperNumber) => make(number, null), out, signer };
	return issueAbout(tx, session, { ...request, items }, how);
}

/** Issues a bulletin about items: number, register, file, and a line in the history of each. */
export async function issueAbout(
	tx: Db,
	session: Session,
	{ kind, nature, items }: Pick<BulletinRequest, 'kind' | 'nature'> & { items: readonly Item[] },
	{ title, make, out, signer }: IssueHow,
): Promise<IssuedPaper> {
	const about = items.map((item) => ({ item: item.id, unit: leadsOf(item)[0]?.id ?? null }));
	const plan = { kind, label: title, make, signer, period: null, replaces: null, units: [], items: about };
	const [issued] = (await issuePapers(tx, session, [plan], out)) as [IssuedPaper];
	await addBulletin(tx, issued.id, nature);
	for (const item of items)
		await recordMove(tx, {
			item: item.id,
			day: session.today(),
			act: '专报',
			from_status: item.status,
			to_status: item.status,
			text: `${issued.number}《${title}》`,
		});
	return issued;
}
