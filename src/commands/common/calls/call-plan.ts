import { UserError } from '../../../errors.ts';
import { readFeedback } from '../../../ledger/feedback.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import { readUrges } from '../../../ledger/urges.ts';
import type { JottedLine, RefusedLine } from '../../../reading/call-line.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { findEach } from '../find-items.ts';
import { indexRoster, needUnit, type Roster } from '../roster.ts';
import { type Heard, reportIn } from './record-call.ts';
import { checkUrge, shareToUrge } from './record-urge.ts';

/** A jotted call with the share it is about; `same` when it has been written down before. */
interface PlannedCall {
	row: number;
	line: string;
	item: Item;
	share: Assignment;
	heard: Heard;
	action: 'add' | 'same';
}

export interface CallPlan {
	calls: PlannedCall[];
	refused: RefusedLine[];
}

const callKey = (share: number, { day, whom, text, percent, promised }: Heard): string =>
	JSON.stringify([share, day, whom, text, percent, promised]);

/** What the lines of a file are planned by, read at once: the items they name, the units, what is booked. */
interface Known {
	items: Map<string, Item | UserError>;
	roster: Roster | null;
	isBooked: (item: Item, share: Assignment, heard: Heard) => boolean;
}

/** Whether a call of the day is in the ledger already, with what it reported. */
async function readBooked(db: Db, ids: number[], day: Day): Promise<Known['isBooked']> {
	const urges = await readUrges(db, ids);
	const feedback = await readFeedback(db, ids, day);
	return (item, share, heard) => {
		const report = reportIn(heard);
		const isUrged = (urges.get(share.id) ?? []).some(
			(u) => u.day === day && u.whom === heard.whom && u.answer === heard.text && u.promised === heard.promised,
		);
		const isReported = (feedback.get(item.id) ?? []).some(
			(f) => f.day === day && f.assignment === share.id && f.text === report && f.percent === heard.percent,
		);
		return isUrged && (report === null || isReported);
	};
}

async function readKnown(db: Db, calls: readonly JottedLine[], day: Day, today: Day): Promise<Known> {
	const items = await findEach(
		db,
		calls.map(({ call }) => call.item),
		today,
	);
	const ids = [...items.values()].flatMap((item) => (item instanceof UserError ? [] : item.id));
	return {
		items,
		roster: calls.some(({ call }) => call.unit !== null) ? indexRoster(await readRoster(db), today) : null,
		isBooked: await readBooked(db, [...new Set(ids)], day),
	};
}

function planLine({ row, line, call }: JottedLine, day: Day, { items, roster, isBooked }: Known): PlannedCall {
	const item = items.get(call.item) as Item | UserError;
	if (item instanceof UserError) throw item;
	const share = shareToUrge(item, call.unit === null ? null : needUnit(roster as Roster, call.unit));
	const { item: _, unit: __, ...said } = call;
	const heard = { day, ...said };
	if (isBooked(item, share, heard)) return { row, line, item, share, heard, action: 'same' };
	checkUrge(item, share, { ...heard, channel: '电话', answer: heard.text });
	return { row, line, item, share, heard, action: 'add' };
}

/** What jotted calls would do to the ledger: written down, there already, or refused each with its reason. */
export async function planCalls(
	db: Db,
	read: { calls: JottedLine[]; refused: RefusedLine[] },
	day: Day,
	today: Day,
): Promise<CallPlan> {
	const calls: PlannedCall[] = [];
	const refused = [...read.refused];
	const seen = new Set<string>();
	const known = await readKnown(db, read.calls, day, today);
	for (const jotted of read.calls) {
		try {
			const planned = planLine(jotted, day, known);
			const key = callKey(planned.share.id, planned.heard);
			calls.push(seen.has(key) ? { ...planned, action: 'same' } : planned);
			seen.add(key);
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			const why = [error.message, error.hint].filter(Boolean).join('；');
			refused.push({ row: jotted.row, line: jotted.line, why });
		}
	}
	return { calls, refused: refused.sort((a, b) => a.row - b.row) };
}
