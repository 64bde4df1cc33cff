import { recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { deliverPaper } from '../../../ledger/paper-delivery.ts';
import type { Session } from '../../../session.ts';
import { typedLine } from '../words.ts';
import { type IssuedPaper, issuePapers, type PaperPlan } from './issue-papers.ts';

/** Where papers go, and how they reach their units. */
export interface Delivery {
	out?: string | undefined;
	/** 专人, 传真, 机要 …; left out, nothing is known of it. */
	way?: string | undefined;
}

/** A paper about items; `link` names it where it was asked for: an application, a finding. */
export interface ItemPaperPlan extends PaperPlan {
	link?: (tx: Db, paper: number) => Promise<void>;
}

/** Issues papers and writes each into the history of its items. */
export async function issueForItems(
	tx: Db,
	session: Session,
	plans: readonly ItemPaperPlan[],
	{ out, way: given }: Delivery,
): Promise<IssuedPaper[]> {
	const papers = await issuePapers(
		tx,
		session,
		plans.map(({ link: _, ...plan }) => plan),
		out,
	);
	const day = session.today();
	const way = typedLine(given);
	for (const [at, { kind, items, link }] of plans.entries()) {
		const { id, number } = papers[at] as IssuedPaper;
		await link?.(tx, id);
		if (way !== null) await deliverPaper(tx, id, day, way);
		const text = [`${kind} ${number}`, way && `${way}送达`].filter(Boolean).join('，');
		for (const { id: item, status } of await listItemsById(tx, [...new Set(items.map((about) => about.item))]))
			await recordMove(tx, { item, day, act: '文书', from_status: status, to_status: status, text });
	}
	return papers;
}
