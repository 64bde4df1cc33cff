import { readPersonNames } from '../../../ledger/contacts.ts';
import { readReported } from '../../../ledger/feedback.ts';
import type { Db } from '../../../ledger/open.ts';
import { readUrges } from '../../../ledger/urges.ts';
import { type JottedLine, readCallLines } from '../../../reading/jotted-line.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import type { Jotting } from '../jotted/jotted-file.ts';
import { type PlannedLine, planLines, readNamed } from '../jotted/jotted-plan.ts';
import { nameItem } from '../words.ts';
import { type Heard, recordCall, reportIn, writeHeard } from './record-call.ts';
import { checkUrge, shareToUrge } from './record-urge.ts';

/** A jotted call with the share it is about. */
interface PlannedCall extends PlannedLine {
	heard: Heard;
}

/** Whether a call of the day is in the ledger already, with what it reported. */
async function readBooked(db: Db, ids: number[], day: Day) {
	const urges = await readUrges(db, ids);
	const isReported = await readReported(db, ids, day);
	return (item: Item, share: Assignment, heard: Heard): boolean => {
		const text = reportIn(heard);
		const isUrged = (urges.get(share.id) ?? []).some(
			(u) => u.day === day && u.whom === heard.whom && u.answer === heard.text && u.promised === heard.promised,
		);
		return isUrged && (text === null || isReported(item.id, { assignment: share.id, text, percent: heard.percent }));
	};
}

async function planCalls(db: Db, text: string, { day, today }: { day: Day; today: Day }) {
	const read = readCallLines(text, day, await readPersonNames(db));
	const { itemOf, unitOf, ids } = await readNamed(db, read.lines, today);
	const isBooked = await readBooked(db, ids, day);
	const plan = (jotted: JottedLine): PlannedCall => {
		const { row, line } = jotted;
		const item = itemOf(jotted);
		const share = shareToUrge(item, unitOf(jotted));
		const { item: _, unit: __, ...said } = jotted.said;
		const heard = { day, ...said };
		if (isBooked(item, share, heard)) return { row, line, item, share, heard, action: 'same' };
		checkUrge(item, share, { ...heard, channel: '电话', answer: heard.text });
		return { row, line, item, share, heard, action: 'add' };
	};
	return planLines(read, plan, ({ heard }) => [heard.day, heard.whom, heard.text, heard.percent, heard.promised]);
}

/** Calls jotted down in a file, one a line. */
export const jottedCalls: Jotting<PlannedCall> = {
	command: 'call',
	name: 'call',
	notes: { called: '电话记录', each: '电话' },
	booked: '通话',
	example: '127 60% 已完成清障 承诺11-05 赵明',
	plan: planCalls,
	write: ({ item, share, heard }) => `${nameItem(item)} ${writeHeard(share, heard)}`,
	json: ({ heard }) => ({
		day: heard.day,
		whom: heard.whom,
		text: heard.text,
		percent: heard.percent,
		promised: heard.promised,
		reached: heard.isReached,
	}),
	record: (tx, item, { share, heard }, recording) => recordCall(tx, item, share, heard, recording),
};
