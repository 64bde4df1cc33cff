import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { type Recording, recordProgress } from '../life/record-progress.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem, shortName } from '../words.ts';
import { recordUrge, writeSpoken } from './record-urge.ts';

/** What came of a call. */
export interface Heard {
	day: Day;
	whom: string | null;
	/** What was said; of a call nobody took, why. */
	text: string | null;
	percent: number | null;
	promised: Day | null;
	isReached: boolean;
}

/** What was said, as feedback; a percent alone is told in words. Null when nothing was reported. */
export function reportIn({ text, percent, isReached }: Pick<Heard, 'text' | 'percent' | 'isReached'>): string | null {
	if (!isReached) return null;
	return text ?? (percent === null ? null : `电话报完成${percent}%`);
}

/** A call on one line: `县水利局赵明：已完成清障，完成60%，承诺2026-11-05`. */
export function writeHeard(share: Assignment, heard: Heard): string {
	const said = [heard.text, heard.percent === null ? null : `完成${heard.percent}%`].filter(Boolean).join('，');
	return writeSpoken(shortName(share.unit), { ...heard, answer: said || null });
}

/** Writes down a call: that the unit was urged, and what it reported as feedback by telephone. */
export async function recordCall(
	tx: Db,
	item: Item,
	share: Assignment,
	heard: Heard,
	recording: Recording,
): Promise<ItemDone> {
	const { day, whom, text, percent, promised } = heard;
	const report = reportIn(heard);
	const spoken = { day, channel: '电话', whom, answer: text, promised } as const;
	await recordUrge(tx, item, share, spoken, { isReported: report !== null });
	const warnings: string[] = [];
	if (report !== null) {
		const reported = { day, text: report, percent, value: null, problems: null, next: null, help: null };
		const recorded = await recordProgress(tx, item, share, { ...reported, origin: '电话', waits: false }, recording);
		warnings.push(...recorded.warnings);
	}
	return { item, warnings, words: `${nameItem(item)} ${writeHeard(share, heard)}` };
}
