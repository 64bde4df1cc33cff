import { writeBatch } from '../../../ledger/batches.ts';
import {
	type FormFeedback,
	markReturned,
	readFormFeedback,
	readForms,
	rewriteFeedback,
} from '../../../ledger/forms.ts';
import { insertMany } from '../../../ledger/insert-many.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { settleFeedback } from '../../../ledger/waiting.ts';
import type { Day } from '../../../rules/day.ts';
import { isFilled } from '../../../rules/form-values.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { possibleActs } from '../../../rules/lifecycle.ts';
import type { Session } from '../../../session.ts';
import { recordClaim } from '../life/record-claim.ts';
import { acceptProgress, progressRow } from '../life/record-progress.ts';
import type { OfficeRules } from '../office.ts';
import { questionOf } from './collect-grounds.ts';
import { type Feedback, feedbackDay, feedbackOf } from './collected-words.ts';
import { shortFileName } from './gather-files.ts';
import { isAccepted, type PlannedFile, rowKeyOf, type TakenValues } from './plan-collect.ts';
import type { PlannedRow } from './plan-rows.ts';

export interface Collecting {
	day: Day;
	/** It passes both gates at once, as if the clerk had typed it. */
	accept: boolean;
	rules: OfficeRules;
	session: Session;
}

export interface Collected {
	feedback: number;
	claims: number;
	/** Each with the numbers of the items it is about. */
	warnings: Map<string, string[]>;
}

/** An accepted file with all that was looked at. */
type Taken = PlannedFile & { form: NonNullable<PlannedFile['form']>; rows: NonNullable<PlannedFile['rows']> };

const isTaken = (planned: PlannedFile): planned is Taken =>
	isAccepted(planned) && planned.form !== null && planned.rows !== null;

const isNew = ({ action }: PlannedRow): boolean => action === 'add' || action === 'update';
const saysSomething = ({ merged: { values, changed } }: PlannedRow): boolean =>
	isFilled({ ...values, claim: false }) && changed.some((field) => field !== 'claim');
const claimsAnew = ({ merged: { values, changed } }: PlannedRow): boolean => values.claim && changed.includes('claim');

/** Items as they are now: what was planned holds until something is done to one. */
function openItems(tx: Db) {
	const touched = new Set<number>();
	return {
		now: async (item: Item) => (touched.has(item.id) ? ((await listItemsById(tx, [item.id]))[0] as Item) : item),
		touch: (item: Item) => touched.add(item.id),
	};
}
type OpenItems = ReturnType<typeof openItems>;

const shareIn = (item: Item, { share }: PlannedRow): Assignment =>
	item.assignments.find((a) => a.id === share.id) as Assignment;

const canClaim = (item: Item, share: Assignment): boolean =>
	possibleActs(item.status).includes('claim') && (share.status === '待签收' || share.status === '办理中');

/** Feedback no one has reviewed yet that an earlier form of the same question brought, by share. */
async function readUnreviewed(
	tx: Db,
	files: readonly Taken[],
): Promise<(feedback: Feedback) => FormFeedback | undefined> {
	const questions = new Map((await readForms(tx)).map((form) => [form.id, questionOf(form)]));
	const last = new Map<string, FormFeedback>();
	for (const period of new Set(files.map(({ form }) => form.period)))
		for (const one of await readFormFeedback(tx, period)) last.set(`${questions.get(one.form)} ${one.assignment}`, one);
	return ({ form, row }) => {
		const found = last.get(`${questionOf(form)} ${row.share.id}`);
		return found?.state === '待审核' || found?.state === '待把关' ? found : undefined;
	};
}

/** Writes what a file says, new words in statements of a hundred, those of a later form over the unreviewed ones. */
async function writeFeedback(
	tx: Db,
	said: readonly Feedback[],
	earlier: (feedback: Feedback) => FormFeedback | undefined,
	{ accept, session }: Collecting,
) {
	const by = { actor: session.actor(), today: session.today() };
	const fresh: ReturnType<typeof progressRow>[] = [];
	for (const one of said) {
		const before = earlier(one);
		const row = progressRow(one.row.item, one.row.share, { ...one.words, waits: !accept }, by);
		if (before === undefined) {
			fresh.push(row);
			continue;
		}
		const { day, text, percent, value, problems, next, help } = row;
		await rewriteFeedback(tx, before.id, { day, text, percent, value, problems, next, help });
		if (accept) await settleFeedback(tx, before.id, { state: '已采用', review_by: by.actor, review_day: by.today });
		await session.breathe();
	}
	await insertMany(tx, 'progress', fresh, session.breathe);
}

/** What accepted words do to their items. */
async function acceptAll(tx: Db, said: readonly Feedback[], items: OpenItems, sum: Collected, collecting: Collecting) {
	for (const { row, words } of said) {
		const item = await items.now(row.item);
		const { warnings } = await acceptProgress(tx, item, shareIn(item, row), words, collecting.rules);
		items.touch(item);
		warn(sum, item, warnings);
		await collecting.session.breathe();
	}
}

function warn({ warnings }: Collected, { number }: Item, words: readonly string[]): void {
	for (const word of words) warnings.set(word, [...(warnings.get(word) ?? []), number]);
}

async function claimAll(tx: Db, rows: readonly PlannedRow[], items: OpenItems, sum: Collected, collecting: Collecting) {
	for (const row of rows) {
		const item = await items.now(row.item);
		const share = shareIn(item, row);
		if (!canClaim(item, share)) {
			warn(sum, item, [`${share.unit.name}申请办结，现为“${item.status}”“${share.status}”，没有再登记报结`]);
			continue;
		}
		const { warnings } = await recordClaim(tx, item, share, { day: collecting.day, text: row.merged.values.text });
		sum.claims++;
		items.touch(item);
		warn(sum, item, warnings);
		await collecting.session.breathe();
	}
}

/** Keeps what each file said, as the base of the next comparison. */
async function writeTaken(tx: Db, { file, form, rows }: Taken, { day, session }: Collecting): Promise<void> {
	const kept = rows.rows.filter(({ action }) => action !== 'refuse' && action !== 'blank');
	await writeBatch(
		tx,
		{ kind: '反馈表', file: shortFileName(file), sha256: file.sha256, day, form: form.id },
		kept.map(({ item, line, merged, key }) => ({
			item: item.id,
			sheet: line.sheet,
			row: line.row,
			rowKey: rowKeyOf(form.period, key),
			taken: JSON.stringify({ file: line.values, values: merged.values } satisfies TakenValues),
		})),
		session.breathe,
	);
	if (kept.length > 0) await markReturned(tx, form.id, day);
	await session.breathe();
}

/** Writes down what was planned, all files in one transaction. */
export async function applyCollect(tx: Db, plan: readonly PlannedFile[], collecting: Collecting): Promise<Collected> {
	const files = plan.filter(isTaken);
	const forms = await readForms(tx);
	const earlier = await readUnreviewed(tx, files);
	const items = openItems(tx);
	const sum: Collected = { feedback: 0, claims: 0, warnings: new Map() };
	for (const one of files) {
		const day = feedbackDay(one.form, forms, collecting.day);
		const rows = one.rows.rows.filter(isNew);
		const said = rows.filter(saysSomething).map((row) => feedbackOf(row, one.form, day));
		sum.feedback += said.length;
		await writeFeedback(tx, said, earlier, collecting);
		if (collecting.accept) await acceptAll(tx, said, items, sum, collecting);
		await claimAll(tx, rows.filter(claimsAnew), items, sum, collecting);
		await writeTaken(tx, one, collecting);
	}
	return sum;
}
