/** A field the ledger and a file both hold, in comparable form; null where empty. */
export type Values<F extends string> = Readonly<Record<F, string | null>>;

interface FieldConflict<F extends string> {
	field: F;
	base: string | null;
	ledger: string | null;
	file: string | null;
}

export interface Merge<F extends string> {
	/** Fields the file changes, with the value before. */
	updates: { field: F; before: string | null; after: string }[];
	conflicts: FieldConflict<F>[];
	/** Fields the file leaves empty over a value; they are kept. */
	kept: F[];
}

/**
 * Three-way comparison of a row that was imported before: what the file changed since it was last taken is an update,
 * what both sides changed differently a conflict, an empty cell never wipes a value. Without a base the file's value
 * is an update.
 */
export function mergeFields<F extends string>(
	fields: readonly F[],
	base: Partial<Values<F>> | null,
	ledger: Values<F>,
	file: Values<F>,
): Merge<F> {
	const merge: Merge<F> = { updates: [], conflicts: [], kept: [] };
	for (const field of fields) {
		const [was, is, now] = [base?.[field] ?? null, ledger[field], file[field]];
		if (now === is || (base !== null && now === was)) continue;
		if (now === null) merge.kept.push(field);
		else if (base === null || is === was || is === null) merge.updates.push({ field, before: is, after: now });
		else merge.conflicts.push({ field, base: was, ledger: is, file: now });
	}
	return merge;
}

/** What happens to a row of a file. */
const rowActions = ['add', 'update', 'same', 'conflict', 'reject'] as const;
export type RowAction = (typeof rowActions)[number];

/** What a comparison comes to: one conflict keeps the whole row from being written. */
export function actionOf(merge: Merge<string>): 'update' | 'same' | 'conflict' {
	if (merge.conflicts.length > 0) return 'conflict';
	return merge.updates.length > 0 ? 'update' : 'same';
}
