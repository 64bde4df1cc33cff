import type { ReadItem } from '../../../reading/item.ts';
import { saysFinished } from '../../../reading/status-words.ts';
import { foldText } from '../../../reading/text.ts';
import { type Assignment, type Item, leadsOf, type Role, supportsOf } from '../../../rules/item.ts';
import { isOpen } from '../../../rules/lifecycle.ts';
import type { Values } from '../../../rules/merge.ts';
import { bareMessage, type MessageFacts } from '../../../rules/messages.ts';

/** The fields a row of a file and an item of the ledger are compared by. */
export const comparedFields = [
	'title',
	'content',
	'category',
	'goal',
	'lead',
	'support',
	'deadline',
	'leader',
	'progress',
	'percent',
	'finished',
	'note',
	'verdict',
	'draft',
	'reply',
] as const;
export type ComparedField = (typeof comparedFields)[number];
export type RowValues = Values<ComparedField>;

/** How a conflict or a change names its field. */
export const fieldWords: Record<ComparedField, string> = {
	title: '事项',
	content: '内容',
	category: '类别',
	goal: '目标',
	lead: '牵头单位',
	support: '配合单位',
	deadline: '时限',
	leader: '责任领导',
	progress: '进展',
	percent: '完成比例',
	finished: '是否完成',
	note: '备注',
	verdict: '核查结论',
	draft: '拟复',
	reply: '回复',
};

const joined = (names: string[]): string | null => (names.length === 0 ? null : names.join('、'));

/** What a row that says so and an item reported finished have in common; anything less is left empty and takes nothing back. */
const finishedWord = '已完成';

/** Our own sheets put the day before the progress. */
const dayBefore = /^\d{1,2}月\d{1,2}日：/;

/** A row of a file in comparable form; unit names as the roster has them. */
export function valuesOfRow(row: ReadItem, names: { lead: string[]; support: string[] }): RowValues {
	return {
		title: row.title,
		content: row.content,
		category: row.category,
		goal: row.goal,
		lead: joined(names.lead),
		support: joined(names.support.filter((name) => !names.lead.includes(name))),
		deadline: row.deadline.date ?? row.deadline.raw,
		leader: row.leader,
		progress: row.progress?.replace(dayBefore, '') ?? null,
		percent: row.percent === null ? null : String(row.percent),
		// A reply finishes a message.
		finished: row.message?.reply == null && saysFinished(row.status) ? finishedWord : null,
		note: row.remark,
		verdict: row.message?.verdict ?? null,
		draft: row.message?.draft ?? null,
		reply: row.message?.reply ?? null,
	};
}

const rolesOf = { lead: '牵头', support: '配合' } as const satisfies Partial<Record<ComparedField, Role>>;

/** The names of a role with each collective once expanded for the item read as the units it has there by now, whoever joined the roster since. */
function namesHeld(names: string[], written: ReadonlyMap<string, string>, shares: readonly Assignment[]): string[] {
	const heldFor = new Map<string, string[]>();
	for (const { written: words, status, unit } of shares) {
		if (words === null) continue;
		const held = heldFor.get(words) ?? [];
		heldFor.set(words, status === '解除' ? held : [...held, unit.name]);
	}
	const meant = names.flatMap((name) => heldFor.get(written.get(name) ?? '') ?? [name]);
	return [...new Set(meant)];
}

/** What a row says of an item in which a collective may have been expanded before. */
export function valuesOfRowFor(item: Item, values: RowValues, written: ReadonlyMap<string, string>): RowValues {
	if (written.size === 0) return values;
	const held = (field: keyof typeof rolesOf) => {
		const shares = item.assignments.filter(({ role }) => role === rolesOf[field]);
		return joined(namesHeld(values[field]?.split('、') ?? [], written, shares));
	};
	return { ...values, lead: held('lead'), support: held('support') };
}

/** An item of the ledger in the same form; where `row` only writes the same deadline in other words, in those. */
export function valuesOfItem(item: Item, row: ReadItem, facts: MessageFacts = bareMessage): RowValues {
	const { current, raw } = item.deadline;
	const sameWords = raw !== null && row.deadline.raw !== null && foldText(raw) === foldText(row.deadline.raw);
	const sameDay = current !== null && row.deadline.date === current;
	return {
		title: item.title,
		content: item.content,
		category: item.category,
		goal: item.goal,
		lead: joined(leadsOf(item).map((u) => u.name)),
		support: joined(supportsOf(item).map((u) => u.name)),
		deadline: sameWords || sameDay ? (row.deadline.date ?? row.deadline.raw) : (current ?? raw),
		leader: item.leader,
		progress: item.progress?.text ?? null,
		percent: item.percent === null ? null : String(item.percent),
		finished: isOpen(item.status) && item.claimed === null ? null : finishedWord,
		note: item.note,
		verdict: facts.verdict,
		draft: facts.draft,
		reply: facts.reply,
	};
}
