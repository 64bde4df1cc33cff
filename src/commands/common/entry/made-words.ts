import { type Item, leadsOf, type Status, supportsOf } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { nameItem, writeDeadline } from '../words.ts';
import type { Made } from './register-parts.ts';

/** What became of an item just made, in a line. */
export function madeWords(item: Item): string {
	const names = (units: { name: string }[]) => units.map((u) => u.name).join('、');
	const { current, how } = item.deadline;
	const parts = [
		leadsOf(item).length > 0 && `牵头 ${names(leadsOf(item))}`,
		supportsOf(item).length > 0 && `配合 ${names(supportsOf(item))}`,
		`时限 ${current === null && how !== null ? how.replace('推定：', '') : writeDeadline(item.deadline)}`,
	];
	return `${nameItem(item)} ${parts.filter(Boolean).join('；')}`;
}

/** Items just made as JSON has them. */
export const madeJson = (made: readonly Made[]) =>
	made.map(({ item, warnings }) => ({
		number: item.number,
		title: item.title,
		status: item.status,
		deadline: item.deadline.current,
		warnings,
	}));

/** What one would do next with the items made, by where they stand. */
const nextSteps: Partial<Record<Status, string>> = {
	已立项: 'ducha dispatch',
	已交办: '收到回执后 ducha receive',
	办理中: '本室自办，办的情况记 ducha progress',
};

/** What to mind about items just made. */
export function sayWarnings(session: Session, made: readonly Made[]): void {
	for (const { item, warnings } of made) for (const warning of warnings) session.say(`注意：${item.number} ${warning}`);
}

export function sayNextSteps(session: Session, made: readonly Made[]): void {
	for (const [status, next] of Object.entries(nextSteps)) {
		const numbers = made.filter(({ item }) => item.status === status).map(({ item }) => item.number);
		if (numbers.length > 0) session.say(`接下来：${next} ${numbers.join(' ')}`);
	}
}
