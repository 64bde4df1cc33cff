/** Ids asked for in one statement, which may name them three times: SQLite takes 32,766 parameters. */
const atOnce = 10_000;

/** A long list in parts, each short enough for one statement. */
export function* pagesOf<T>(list: readonly T[]): Generator<T[]> {
	for (let from = 0; from < list.length; from += atOnce) yield list.slice(from, from + atOnce);
}
