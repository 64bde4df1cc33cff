import type { NewAssignment, NewItem } from '../../../ledger/item-write.ts';
import type { Day } from '../../../rules/day.ts';
import type { StatedDeadline } from '../../../rules/deadline.ts';
import type { Difficulty, Publicity, Role, Status, Urgency } from '../../../rules/item.ts';
import type { MessageFacts } from '../../../rules/messages.ts';
import { deadlineColumns } from '../deadline.ts';
import type { OfficeRules } from '../office.ts';

/** What is known of an item when it enters the ledger; everything else starts empty. */
export interface Entered {
	title: string;
	content?: string | null;
	goal?: string | null;
	measure?: { words: string; target: number } | null;
	category?: string | null;
	outsideNumber?: string | null;
	note?: string | null;
	source: { id: number; name: string };
	campaign?: number | null;
	parent?: number | null;
	urgency?: Urgency;
	difficulty?: Difficulty;
	publicity?: Publicity;
	leader?: number | null;
	overseer?: number | null;
	gate?: number | null;
	deadline: StatedDeadline;
	year: number;
	received: Day;
	/** Null leaves it a draft without a number. */
	registered: Day | null;
	/** The office does it itself: under way as soon as it is registered. */
	isOwn?: boolean;
	/** Somebody else had sent it to its units when it came in (a platform its orders): under way since then. */
	isSent?: boolean;
	units: { unit: number; role: Role; written?: string | null }[];
	tags?: string[];
	document?: number | null;
	/** Which clause of that document it rests on (`第3项`). */
	clause?: string | null;
	instruction?: number | null;
	/** What was already reported when it came in: the item is then under way. */
	progress?: { day: Day; percent: number | null; text: string } | null;
	/** It was already finished, on this day; the day may be unknown. */
	finished?: { day: Day | null } | null;
	/** What belongs to a citizen's message. */
	message?: MessageFacts | null;
}

function statusOf({ registered, progress, finished, isOwn, isSent }: Entered): Status {
	if (registered === null) return '拟立项';
	if (finished) return '已办结';
	return progress || isOwn || isSent ? '办理中' : '已立项';
}

const assignmentStatus = { 拟立项: '待签收', 已立项: '待签收', 办理中: '办理中', 已办结: '已办结' } as const;

/** An item ready to be written, with its deadline settled by the rules, and what to warn of. */
export function composeItem(entered: Entered, rules: OfficeRules): { item: NewItem; warnings: string[] } {
	const status = statusOf(entered);
	const underWay = status === '办理中' || status === '已办结';
	const { urgency = '一般', difficulty = '一般', publicity = '公开', finished = null, progress = null } = entered;
	const completed = finished?.day ?? null;
	const begun = entered.isOwn ? entered.registered : entered.received;
	const dispatched = underWay ? begun : null;
	const { columns, warnings } = deadlineColumns(
		{
			read: entered.deadline,
			source: entered.source.name,
			urgency,
			difficulty,
			received: entered.received,
			dispatched,
			receipted: null,
			year: entered.year,
		},
		rules,
	);
	const item: NewItem = {
		row: {
			year: entered.year,
			outside_number: entered.outsideNumber ?? null,
			title: entered.title,
			content: entered.content ?? null,
			category: entered.category ?? null,
			goal: entered.goal ?? null,
			measure: entered.measure?.words ?? null,
			target: entered.measure?.target ?? null,
			source: entered.source.id,
			campaign: entered.campaign ?? null,
			plan: null,
			parent: entered.parent ?? null,
			again_of: null,
			merged_into: null,
			urgency,
			difficulty,
			publicity,
			leader: entered.leader ?? null,
			overseer: entered.overseer ?? null,
			gate: entered.gate ?? null,
			team: null,
			...columns,
			status,
			received: entered.received,
			registered: entered.registered,
			dispatched,
			reopened: null,
			started: underWay ? begun : null,
			claimed: completed,
			completed,
			struck: null,
			percent: finished ? 100 : (progress?.percent ?? null),
			note: entered.note ?? null,
		},
		assignments: entered.units.map(
			({ unit, role, written = null }): NewAssignment => ({
				unit,
				role,
				written,
				status: assignmentStatus[status as keyof typeof assignmentStatus],
			}),
		),
		milestones: entered.deadline.milestones,
		tags: entered.tags ?? [],
		document: entered.document ?? null,
		clause: entered.clause ?? null,
		instruction: entered.instruction ?? null,
		progress,
		message: entered.message ?? null,
	};
	return { item, warnings };
}

/** Leads and supports as one list, each unit once: a unit that leads does not also support. */
export function unitsOf(
	leads: { id: number; written?: string | null }[],
	supports: { id: number; written?: string | null }[],
): Entered['units'] {
	const units: Entered['units'] = [];
	const take = (list: { id: number; written?: string | null }[], role: Role) => {
		for (const { id, written = null } of list)
			if (!units.some(({ unit }) => unit === id)) units.push({ unit: id, role, written });
	};
	take(leads, '牵头');
	take(supports, '配合');
	return units;
}
