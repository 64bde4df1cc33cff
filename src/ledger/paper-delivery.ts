import type { Day } from '../rules/day.ts';
import type { PaperKindName } from '../rules/paper-kinds.ts';
import type { Db } from './open.ts';

/** Writes down when and how a paper was handed to its units (送达). */
export async function deliverPaper(db: Db, paper: number, delivered: Day, way: string): Promise<void> {
	await db.updateTable('paper_unit').set({ delivered, way }).where('paper', '=', paper).execute();
}

/** Papers whose slip a unit sends back. */
const slipped: PaperKindName[] = ['交办通知单', '任务分解立项通知'];

/** A unit's slip has come back: the papers by which it got this item are receipted, those receipted before keep their day. */
export async function receiptPapers(db: Db, item: number, unit: number, receipted: Day): Promise<void> {
	await db
		.updateTable('paper_unit')
		.set({ receipted })
		.where('unit', '=', unit)
		.where('receipted', 'is', null)
		.where('paper', 'in', (e) =>
			e
				.selectFrom('paper_item')
				.innerJoin('paper', 'paper.id', 'paper_item.paper')
				.select('paper.id')
				.where('paper_item.item', '=', item)
				.where('paper.state', '=', '已发')
				.where('paper.kind', 'in', slipped),
		)
		.execute();
}
