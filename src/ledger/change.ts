import type { Transaction } from 'kysely';
import type { Ledger } from './open.ts';
import { beginOperation, countChanges, lastInstant, type OperationHead, sealOperation } from './sqlite-journal.ts';
import { schemaOf } from './sqlite-schema.ts';
import type { Tables } from './tables.ts';

/** What a writing command did, in one sentence for the log, and what it wants to say afterwards. */
export interface Done<T> {
	sentence: string;
	value: T;
}

export interface Changed<T> {
	/** The operation's number, or null when nothing had to change and nothing was written. */
	seq: number | null;
	/** The real instant of the operation before it, ISO 8601 in UTC. */
	last: string | null;
	value: T;
}

const nothing = Symbol('nothing changed');

/**
 * One command, one transaction, one sentence: runs `work` inside `BEGIN IMMEDIATE`, books every row it changes under
 * one operation, hashes and seals it. Work that changes no row leaves no operation behind; work that throws, nothing.
 */
export async function change<T>(
	ledger: Ledger,
	head: OperationHead,
	work: (tx: Transaction<Tables>) => Promise<Done<T>>,
): Promise<Changed<T>> {
	let unchanged: T | undefined;
	try {
		return await ledger.db.transaction().execute(async (tx) => {
			// The driver begins lazily on a statement of its own; the journal then writes on the same connection.
			const last = lastInstant(ledger.connection);
			const seq = beginOperation(ledger.connection, head, schemaOf(ledger.connection));
			const { sentence, value } = await work(tx);
			if (countChanges(ledger.connection, seq) === 0) {
				unchanged = value;
				throw nothing;
			}
			sealOperation(ledger.connection, seq, sentence);
			return { seq, last, value };
		});
	} catch (error) {
		if (error === nothing) return { seq: null, last: null, value: unchanged as T };
		throw error;
	}
}
