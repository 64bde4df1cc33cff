import type { Db } from './open.ts';
import { pagesOf } from './pages.ts';

/** The source documents of each item by title and mark, in the order the documents were entered. */
export async function readDocumentsOf(db: Db, items: number[]): Promise<{ item: number; name: string }[]> {
	const found: { item: number; name: string; document: number }[] = [];
	for (const some of pagesOf(items)) {
		const rows = await db
			.selectFrom('item_document as d')
			.innerJoin('document', 'document.id', 'd.document')
			.select(['d.item', 'd.document', 'document.title', 'document.mark'])
			.where('d.item', 'in', some)
			.execute();
		found.push(
			...rows.map(({ item, document, title, mark }) => ({
				item,
				document,
				name: [title, mark].filter(Boolean).join(' '),
			})),
		);
	}
	return found.sort((a, b) => a.document - b.document).map(({ item, name }) => ({ item, name }));
}

/** An item rests on a source document too, on that clause of it. */
export async function linkDocument(db: Db, item: number, document: number, clause: string | null): Promise<void> {
	await db
		.insertInto('item_document')
		.values({ item, document, clause })
		.onConflict((c) => c.columns(['item', 'document']).doNothing())
		.execute();
}
