import { recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { deliverPaper } from '../../../ledger/paper-delivery.ts';
import type { Status } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { typedLine } from '../words.ts';
import { type IssuedPaper, issuePapers, type PaperPlan } from './issue-papers.ts';
import { type PrintOptions, readPrinting } from './printing.ts';

/** Where papers go, how they are printed, and how they reach their units. */
export interface Delivery extends PrintOptions {
	/** 专人, 传真, 机要 …; left out, nothing is known of it. */
	way?: string | undefined;
}

/** A paper about items; `link` names it where it was asked for: an application, a finding. */
export interface ItemPaperPlan extends PaperPlan {
	link?: (tx: Db, paper: number) => Promise<void>;
	/** What the step is called in the history of its items: 文书 unless it is said. */
	act?: string;
}

/** `交办通知单 青督交〔2026〕1号，专人送达`; an act of its own has its own words. */
const moveText = ({ kind, act, said }: ItemPaperPlan, number: string, way: string | null): string =>
	[act === undefined ? `${kind} ${number}` : number, said, way && `${way}送达`].filter(Boolean).join('，');

/** Issues papers and writes each into the history of its items. */
export async function issueForItems(
	tx: Db,
	session: Session,
	plans: readonly ItemPaperPlan[],
	options: Delivery,
): Promise<IssuedPaper[]> {
	if (plans.length === 0) return [];
	const printing = await readPrinting(
		session,
		options,
		plans.map(({ kind }) => kind),
	);
	const papers = await issuePapers(
		tx,
		session,
		plans.map(({ link: _link, act: _act, ...plan }) => plan),
		options.out,
		printing,
	);
	const day = session.today();
	const way = typedLine(options.way);
	const ids = new Set(plans.flatMap(({ items }) => items.map(({ item }) => item)));
	const statuses = new Map((await listItemsById(tx, [...ids])).map(({ id, status }) => [id, status]));
	for (const [at, plan] of plans.entries()) {
		const { id, number } = papers[at] as IssuedPaper;
		await plan.link?.(tx, id);
		if (way !== null) await deliverPaper(tx, id, day, way);
		const move = { day, act: plan.act ?? '文书', text: moveText(plan, number, way) };
		for (const item of new Set(plan.items.map((about) => about.item))) {
			const status = statuses.get(item) as Status;
			await recordMove(tx, { item, ...move, from_status: status, to_status: status });
		}
	}
	return papers;
}
