import { insertMany } from '../../../ledger/insert-many.ts';
import { acceptedProgress, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import { saveMessage } from '../../../ledger/messages.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { addAssignments } from '../../../ledger/shares.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item, Role } from '../../../rules/item.ts';
import type { Verdict } from '../../../rules/messages.ts';
import { restateDeadline } from '../deadline.ts';
import { startAsReceived } from '../life/start-item.ts';
import { type Message, withFacts } from '../message/find-message.ts';
import { recordReply } from '../message/record-reply.ts';
import { settleStanding } from '../review/claim-standing.ts';
import type { Deciding } from '../review/settle-waiting.ts';
import type { Roster } from '../roster.ts';
import { claimFinished } from './finish.ts';
import type { PlannedRow } from './plan.ts';
import type { ComparedField } from './values.ts';

/** The units a row's names come to, each with the words of the collective it stands for. */
export function unitsNamed(names: string | null, { written }: PlannedRow, roster: Roster) {
	const units: { id: number; written: string | null }[] = [];
	if (names === null) return units;
	for (const name of names.split('、')) {
		const unit = name === '' ? undefined : roster.find(name);
		if (unit !== undefined) units.push({ id: unit.id, written: written.get(unit.name) ?? null });
	}
	return units;
}

async function reread(tx: Db, { id }: Item): Promise<Item> {
	const [item] = (await listItemsById(tx, [id])) as [Item];
	return item;
}

type Write = (
	tx: Db,
	given: { item: Item; after: string; planned: PlannedRow; roster: Roster } & Deciding,
) => Promise<unknown>;

/** Fields that move an item or its shares: what is written after one of them must know the item as it then stands. */
const moving: ReadonlySet<ComparedField> = new Set(['lead', 'support', 'deadline', 'finished']);

/** How each compared field is written into an existing item. */
const writers: Record<ComparedField, Write> = {
	lead: (tx, given) => replaceUnits(tx, given.item, '牵头', given),
	support: (tx, given) => replaceUnits(tx, given.item, '配合', given),
	deadline: (tx, { item, planned, rules }) => restateDeadline(tx, item, planned.row.deadline, rules),
	finished: (tx, { item, planned, today, rules }) => claimFinished(tx, item, planned.row, today, rules),
	title: (tx, { item, after }) => updateItem(tx, item.id, { title: after }),
	content: (tx, { item, after }) => updateItem(tx, item.id, { content: after }),
	category: (tx, { item, after }) => updateItem(tx, item.id, { category: after }),
	goal: (tx, { item, after }) => updateItem(tx, item.id, { goal: after }),
	note: (tx, { item, after }) => updateItem(tx, item.id, { note: after }),
	percent: (tx, { item, after }) => updateItem(tx, item.id, { percent: Number(after) }),
	leader: async (tx, { item, after }) => updateItem(tx, item.id, { leader: await ensurePerson(tx, after, '县领导') }),
	progress: async (tx, { item, after, planned, today }) =>
		insertMany(
			tx,
			'progress',
			[
				{
					...acceptedProgress(item.id, item.assignments[0]?.id ?? null, today, '导入'),
					text: after,
					percent: planned.row.percent,
				},
			],
			async () => {},
		),
	verdict: (tx, { item, after }) => saveMessage(tx, item.id, { verdict: after as Verdict }),
	draft: (tx, { item, after, today }) => saveMessage(tx, item.id, { draft: after, drafted: today }),
	reply: async (tx, { item, after, planned, ...deciding }) => {
		const [now] = (await withFacts(tx, [item])) as [Message];
		const { received, message, finished } = planned.row;
		const told = message?.replied ?? finished;
		const isPossible = told !== null && told <= deciding.today && told >= (received ?? item.received);
		const day = isPossible ? told : deciding.today;
		await recordReply(tx, now, { text: after, verdict: null, day }, deciding);
	},
};

async function replaceUnits(
	tx: Db,
	item: Item,
	role: Role,
	{ after, planned, roster, today }: { after: string; planned: PlannedRow; roster: Roster; today: Day },
): Promise<void> {
	const wanted = unitsNamed(after, planned, roster);
	const current = item.assignments.filter((a) => a.role === role && a.status !== '解除');
	for (const share of current)
		if (!wanted.some((u) => u.id === share.unit.id))
			await updateAssignment(tx, share.id, { status: '解除', ended: today });
	const added = wanted.filter((u) => !current.some((a) => a.unit.id === u.id));
	await addAssignments(
		tx,
		item,
		added.map((u) => ({ unit: u.id, role, status: '待签收' as const, written: u.written })),
		today,
	);
	await settleStanding(tx, item.id);
}

/** An item not yet dispatched of which a row tells progress, or its end, is under way since it came in, as when it is first imported. */
async function startIfTold(tx: Db, planned: PlannedRow, item: Item): Promise<Item> {
	const isTold = planned.merge.updates.some(({ field }) => field === 'progress' || field === 'finished');
	return item.status === '已立项' && isTold ? startAsReceived(tx, item) : item;
}

/** Takes the changed fields of a row over into the item it is. */
export async function updateFromRow(tx: Db, planned: PlannedRow, roster: Roster, deciding: Deciding): Promise<void> {
	let item = await startIfTold(tx, planned, planned.item as Item);
	let hasMoved = false;
	for (const { field, after } of planned.merge.updates) {
		if (hasMoved) item = await reread(tx, item);
		hasMoved = moving.has(field);
		await writers[field](tx, { item, after, planned, roster, ...deciding });
	}
}
