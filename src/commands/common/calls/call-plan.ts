import { UserError } from '../../../errors.ts';
import { readFeedback } from '../../../ledger/feedback.ts';
import type { Db } from '../../../ledger/open.ts';
import { readUrges } from '../../../ledger/urges.ts';
import type { JottedLine, RefusedLine } from '../../../reading/call-line.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { findItem } from '../find-items.ts';
import { type Heard, reportIn } from './record-call.ts';
import { checkUrge, findShareToUrge } from './record-urge.ts';

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

/** Calls of the day that are in the ledger already, with what they reported, in the form plans are compared by. */
async function readBooked(db: Db, item: Item, day: Day): Promise<(share: number, heard: Heard) => boolean> {
	const urges = await readUrges(db, [item.id]);
	const feedback = (await readFeedback(db, [item.id], day)).get(item.id) ?? [];
	return (share, heard) => {
		const report = reportIn(heard);
		const isUrged = (urges.get(share) ?? []).some(
			(u) => u.day === day && u.whom === heard.whom && u.answer === heard.text && u.promised === heard.promised,
		);
		const isReported = feedback.some(
			(f) => f.day === day && f.assignment === share && f.text === report && f.percent === heard.percent,
		);
		return isUrged && (report === null || isReported);
	};
}

async function planLine(db: Db, { row, line, call }: JottedLine, day: Day, today: Day): Promise<PlannedCall> {
	const item = await findItem(db, call.item, today);
	const share = await findShareToUrge(db, item, call.unit ?? undefined, today);
	const { item: _, unit: __, ...said } = call;
	const heard = { day, ...said };
	if ((await readBooked(db, item, day))(share.id, heard)) return { row, line, item, share, heard, action: 'same' };
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
	for (const jotted of read.calls) {
		try {
			const planned = await planLine(db, jotted, day, today);
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
