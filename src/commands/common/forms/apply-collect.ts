import { writeBatch } from '../../../ledger/batches.ts';
import {
	type FormFeedback,
	markReturned,
	readFormFeedback,
	readForms,
	rewriteFeedback,
	type SentForm,
} from '../../../ledger/forms.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { settleFeedback } from '../../../ledger/waiting.ts';
import type { Day } from '../../../rules/day.ts';
import { type FormValues, isFilled } from '../../../rules/form-values.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { possibleActs } from '../../../rules/lifecycle.ts';
import { parsePeriod } from '../../../rules/period.ts';
import type { Session } from '../../../session.ts';
import { recordClaim } from '../life/record-claim.ts';
import { acceptProgress, recordProgress } from '../life/record-progress.ts';
import type { OfficeRules } from '../office.ts';
import { shortFileName } from './gather-files.ts';
import { isAccepted, type PlannedFile, rowKeyOf, type TakenValues } from './plan-collect.ts';
import type { PlannedRow, PlannedRows } from './plan-rows.ts';

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
	warnings: string[];
}

/** `无` in a column of its own says there is nothing: it is kept in the record of the file, not as a problem. */
const wanted = (text: string | null): string | null =>
	text !== null && /^(?:无|暂无|没有)[。.]?$/u.test(text) ? null : text;

const textOf = ({ text, percent }: FormValues): string =>
	text ?? (percent === null ? '（没有写本期进展）' : `完成${percent}%`);

const saysSomething = (values: FormValues): boolean => isFilled({ ...values, claim: false });

interface Standing {
	form: SentForm;
	/** The day the feedback counts from. */
	day: Day;
	waiting: ReadonlyMap<number, FormFeedback>;
}

async function writeFeedback(
	tx: Db,
	{ merged, share }: PlannedRow,
	item: Item,
	{ form, day, waiting }: Standing,
	{ accept, rules, session }: Collecting,
): Promise<string[]> {
	const { values } = merged;
	const words = {
		day,
		text: textOf(values),
		percent: values.percent,
		problems: wanted(values.problems),
		next: wanted(values.next),
		help: wanted(values.help),
	};
	const before = waiting.get(share.id);
	if (before !== undefined && (before.state === '待审核' || before.state === '待把关')) {
		await rewriteFeedback(tx, before.id, words);
		if (!accept) return [];
		await settleFeedback(tx, before.id, { state: '已采用', review_by: session.actor(), review_day: session.today() });
		return (await acceptProgress(tx, item, share, words, rules)).warnings;
	}
	const { warnings } = await recordProgress(
		tx,
		item,
		share,
		{ ...words, value: null, origin: '反馈表', waits: !accept, form: { id: form.id, period: form.period } },
		{ actor: session.actor(), today: session.today(), rules },
	);
	return warnings;
}

const canClaim = (item: Item, share: Assignment): boolean =>
	possibleActs(item.status).includes('claim') && (share.status === '待签收' || share.status === '办理中');

async function writeRow(
	tx: Db,
	planned: PlannedRow,
	standing: Standing,
	collecting: Collecting,
): Promise<{ feedback: number; claims: number; warnings: string[] }> {
	const { values, changed } = planned.merged;
	// What an earlier row did to the item counts for this one.
	const now = async () => (await listItemsById(tx, [planned.item.id]))[0] as Item;
	const shareIn = (item: Item) => item.assignments.find((a) => a.id === planned.share.id) as Assignment;
	const told = saysSomething(values) && changed.some((field) => field !== 'claim');
	const warnings: string[] = [];
	if (told) {
		const item = await now();
		warnings.push(...(await writeFeedback(tx, { ...planned, share: shareIn(item) }, item, standing, collecting)));
	}
	if (!values.claim || !changed.includes('claim')) return { feedback: told ? 1 : 0, claims: 0, warnings };
	const item = await now();
	const share = shareIn(item);
	const isPossible = canClaim(item, share);
	if (isPossible) {
		const done = await recordClaim(tx, item, share, { day: collecting.day, text: values.text });
		warnings.push(...done.warnings);
	} else warnings.push(`${share.unit.name}申请办结，现为“${item.status}”“${share.status}”，没有再登记报结`);
	return { feedback: told ? 1 : 0, claims: isPossible ? 1 : 0, warnings };
}

/** A late answer does not go before one of a later period that is here already. */
function feedbackDay(form: SentForm, forms: readonly SentForm[], day: Day): Day {
	const isOvertaken = forms.some(
		(other) =>
			other.unit === form.unit && other.period !== form.period && other.id > form.id && other.returned !== null,
	);
	const { to } = parsePeriod(form.period, day);
	return isOvertaken && to < day ? to : day;
}

async function applyFile(
	tx: Db,
	{ file, form, rows }: { file: PlannedFile['file']; form: SentForm; rows: PlannedRows },
	forms: readonly SentForm[],
	collecting: Collecting,
): Promise<Collected> {
	const { day, session } = collecting;
	const standing = {
		form,
		day: feedbackDay(form, forms, day),
		waiting: await readFormFeedback(tx, form.period),
	};
	const sum: Collected = { feedback: 0, claims: 0, warnings: [] };
	for (const row of rows.rows.filter(({ action }) => action === 'add' || action === 'update')) {
		const { feedback, claims, warnings } = await writeRow(tx, row, standing, collecting);
		sum.feedback += feedback;
		sum.claims += claims;
		sum.warnings.push(...warnings.map((warning) => `${row.item.number} ${warning}`));
		await session.breathe();
	}
	const kept = rows.rows.filter(({ action }) => action !== 'refuse' && action !== 'blank');
	await writeBatch(
		tx,
		{ kind: '反馈表', file: shortFileName(file), sha256: file.sha256, day, form: form.id },
		kept.map(({ item, line, merged, share }) => ({
			item: item.id,
			sheet: line.sheet,
			row: line.row,
			rowKey: rowKeyOf(form.period, share.id),
			taken: JSON.stringify({ file: line.values, values: merged.values } satisfies TakenValues),
		})),
		session.breathe,
	);
	if (kept.length > 0) await markReturned(tx, form.id, day);
	return sum;
}

/** Writes down what was planned, all files in one transaction. */
export async function applyCollect(tx: Db, plan: readonly PlannedFile[], collecting: Collecting): Promise<Collected> {
	const forms = await readForms(tx);
	const sum: Collected = { feedback: 0, claims: 0, warnings: [] };
	for (const planned of plan) {
		const { file, form, rows } = planned;
		if (!isAccepted(planned) || form === null || rows === null) continue;
		const { feedback, claims, warnings } = await applyFile(tx, { file, form, rows }, forms, collecting);
		sum.feedback += feedback;
		sum.claims += claims;
		sum.warnings.push(...warnings);
	}
	return sum;
}
