import type { Db, Ledger } from './open.ts';
import { readSetting } from './settings.ts';

/** The number of the newest operation, the one under way included. */
export async function readSequence(db: Db): Promise<number> {
	const row = await db
		.selectFrom('operation')
		.select((e) => e.fn.max('seq').as('seq'))
		.executeTakeFirst();
	return row?.seq ?? 0;
}

/** The newest operation: `#seq:hash8` printed in reports is the witness against a rewritten ledger. */
export async function readHead(ledger: Ledger): Promise<{ id: string; seq: number; head: string }> {
	const last = await ledger.db
		.selectFrom('operation')
		.select(['seq', 'hash'])
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	const id = (await readSetting(ledger.db, 'ledger_id')) ?? '';
	const seq = last?.seq ?? 0;
	return { id, seq, head: `#${seq}:${(last?.hash ?? '').slice(0, 8)}` };
}
