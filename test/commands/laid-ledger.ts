import { change } from '../../src/ledger/change.ts';
import { insertMany } from '../../src/ledger/insert-many.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { readSources } from '../../src/ledger/sources.ts';
import { day } from '../../src/rules/day.ts';
import type { Item, Unit } from '../../src/rules/item.ts';
import { type Desk, home } from './desk.ts';

const noBreath = async (): Promise<void> => {};

/** Writes items just as they are into the desk's ledger, with the units that hold them. */
export async function layItems(desk: Desk, items: readonly Item[]): Promise<void> {
	const ledger = openLedger(desk.ledger, 'write', new URL('schema/', home));
	const units = new Map<number, Unit>(items.flatMap((item) => item.assignments.map(({ unit }) => [unit.id, unit])));
	const head = { day: day('2026-01-01'), at: '2026-01-01T01:00:00Z', command: 'import', actor: '林晓' };
	await change(ledger, head, async (tx) => {
		const sources = new Map((await readSources(tx)).map(({ id, name }) => [name, id]));
		for (const { id, name, short, kind, sort } of units.values())
			await tx
				.insertInto('unit')
				.values({ id, name, short, kind, sort, leader: null, phone: null, note: null })
				.execute();
		const rows = items.map((item, at) => ({
			id: at + 1,
			year: item.year,
			ordinal: at + 1,
			number: item.number,
			title: item.title,
			category: item.category,
			source: sources.get(item.source) as number,
			urgency: item.urgency,
			difficulty: item.difficulty,
			publicity: item.publicity,
			deadline_kind: item.deadline.kind,
			deadline_original: item.deadline.original,
			deadline: item.deadline.current,
			also_long_term: 0 as const,
			status: item.status,
			received: item.received,
			registered: item.registered,
			dispatched: item.dispatched,
			claimed: item.claimed,
			completed: item.completed,
			percent: item.percent,
		}));
		await insertMany(tx, 'item', rows as Parameters<typeof insertMany<'item'>>[2], noBreath);
		const shares = items.flatMap((item, at) =>
			item.assignments.map(({ unit, role, status, sort }) => ({ item: at + 1, unit: unit.id, role, status, sort })),
		);
		await insertMany(tx, 'assignment', shares as Parameters<typeof insertMany<'assignment'>>[2], noBreath);
		return { sentence: '登记一批事项', value: null };
	});
	ledger.close();
}
