import { readFeedback } from '../../../ledger/feedback.ts';
import type { ItemFilter } from '../../../ledger/item-filter.ts';
import { readCauses, readPassedResults, readReturns } from '../../../ledger/item-records.ts';
import type { Db } from '../../../ledger/open.ts';
import { readIssuedRungs } from '../../../ledger/papers.ts';
import type { ItemRecord, SentPaper } from '../../../papers/bulletins/item-record.ts';
import { isBlank } from '../../../reading/text.ts';
import { type Day, day } from '../../../rules/day.ts';
import { bucketOf, type ClosingLine } from '../../../rules/figures.ts';
import type { Item } from '../../../rules/item.ts';
import { lateness, writeLateness } from '../../../rules/overdue.ts';
import { pointsBehind } from '../../../rules/schedule.ts';
import { stuckReasons } from '../../../rules/stuck.ts';
import { listItemsAt } from '../items-at.ts';
import type { OfficeRules } from '../office.ts';

/** Before any ledger. */
const beginning = day('1900-01-01');

/** The items a report may speak of at a line: registered, not split up, and never one that is 不公开. */
export async function listReportable(db: Db, filter: ItemFilter, line: ClosingLine): Promise<Item[]> {
	const items = await listItemsAt(db, { filter: { ...filter, publicity: '公开' } }, line);
	return items.filter((item) => item.children === 0 && bucketOf(item, line) !== null);
}

/** Papers of the ladder sent by a day, by item. */
async function readSent(db: Db, by: Day): Promise<Map<number, SentPaper[]>> {
	const sent = new Map<number, SentPaper[]>();
	for (const { item, rung, mark, day: on, unit } of await readIssuedRungs(db, beginning, by))
		if (rung !== '提醒') sent.set(item, [...(sent.get(item) ?? []), { rung, mark, day: on, unit }]);
	return sent;
}

const isSlow = (item: Item, bucket: ItemRecord['bucket'], behind: number | null, limit: number): boolean =>
	behind !== null && behind > limit && (bucket === 'notDue' || bucket === 'undated') && item.status !== '中止';

/** What reports say of these items at a line, in a few queries however many there are; items not counted at the line are left out. */
export async function readRecords(
	db: Db,
	items: readonly Item[],
	line: ClosingLine,
	rules: OfficeRules,
): Promise<ItemRecord[]> {
	const feedback = await readFeedback(
		db,
		items.map(({ id }) => id),
		line.day,
	);
	const sent = await readSent(db, line.day);
	const returns = await readReturns(db, line.day);
	const causes = await readCauses(db, line.day);
	const results = await readPassedResults(db, line.day);
	return items.flatMap((item): ItemRecord[] => {
		const bucket = bucketOf(item, line);
		if (bucket === null) return [];
		const heard = feedback.get(item.id) ?? [];
		const shares = [...new Set(heard.map(({ assignment }) => assignment))];
		const last = shares.flatMap((share) => heard.find(({ assignment }) => assignment === share) ?? []);
		const isDone = bucket === 'onTime' || bucket === 'lateDone';
		// What was last complained of and asked for before an item was done, or its result laid before the leader, is over.
		const told = isDone || item.status === '待阅示' ? [] : last;
		const said = (of: 'problems' | 'help') => told.map((one) => one[of] ?? '').filter((text) => !isBlank(text));
		const behind = pointsBehind(item, line.day, rules.yearly);
		const late = bucket === 'overdue' ? writeLateness(lateness(item, line.day, rules.calendar)) : '';
		const papers = sent.get(item.id) ?? [];
		const returned = returns.get(item.id) ?? [];
		return [
			{
				item,
				bucket,
				late,
				behind: isSlow(item, bucket, behind, rules.limits.behind.value) ? behind : null,
				heard: heard[0] === undefined ? null : { day: heard[0].day, text: heard[0].text },
				result: isDone ? (results.get(item.id) ?? null) : null,
				problems: said('problems'),
				help: said('help'),
				causes: causes.get(item.id) ?? [],
				papers,
				returned,
				stuck: stuckReasons(
					{ item, late, returns: returned.length, rungs: papers.map(({ rung }) => rung) },
					rules.limits,
				),
			},
		];
	});
}
