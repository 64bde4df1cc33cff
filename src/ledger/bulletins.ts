import type { BulletinKind, Nature } from '../rules/bulletins.ts';
import type { Day } from '../rules/day.ts';
import type { Db } from './open.ts';
import { readPaperItems } from './paper-register.ts';

/** Registers what a bulletin is for. */
export async function addBulletin(db: Db, paper: number, nature: Nature): Promise<void> {
	await db.insertInto('bulletin').values({ paper, nature }).execute();
}

/** A meeting or paper that referred to a bulletin. */
export async function addQuotation(db: Db, quotation: { paper: number; day: Day; meeting: string }): Promise<void> {
	await db.insertInto('quotation').values(quotation).execute();
}

/** An issued bulletin with what leaders wrote on it and where it was quoted. */
export interface RegisteredBulletin {
	id: number;
	kind: BulletinKind;
	year: number;
	number: number;
	day: Day;
	title: string;
	nature: Nature;
	state: '草稿' | '已发' | '作废';
	items: string[];
	instructions: { leader: string; day: Day | null; words: string }[];
	quotations: { day: Day; meeting: string }[];
}

const listOf = <R extends { paper: number | null }>(rows: R[], paper: number): R[] =>
	rows.filter((row) => row.paper === paper);

/** The bulletins issued from one day to another, in the order of issue. */
export async function listBulletins(db: Db, { from, to }: { from: Day; to: Day }): Promise<RegisteredBulletin[]> {
	const papers = await db
		.selectFrom('bulletin as b')
		.innerJoin('paper as p', 'p.id', 'b.paper')
		.innerJoin('series as s', 's.id', 'p.series')
		.select(['p.id', 'p.kind', 's.year', 'p.number', 'p.day', 'p.title', 'b.nature', 'p.state'])
		.$narrowType<{ kind: BulletinKind; number: number }>()
		.where('p.day', '>=', from)
		.where('p.day', '<=', to)
		.orderBy('p.day')
		.orderBy('p.id')
		.execute();
	const ids = papers.map(({ id }) => id);
	const items = await readPaperItems(db, ids);
	const instructions = await db
		.selectFrom('instruction as n')
		.innerJoin('person', 'person.id', 'n.leader')
		.select(['n.paper', 'person.name as leader', 'n.day', 'n.words'])
		.where('n.paper', 'in', ids)
		.orderBy('n.day')
		.orderBy('n.id')
		.execute();
	const quotations = await db
		.selectFrom('quotation')
		.select(['paper', 'day', 'meeting'])
		.where('paper', 'in', ids)
		.orderBy('day')
		.orderBy('id')
		.execute();
	return papers.map((paper) => ({
		...paper,
		items: [...new Set(listOf(items, paper.id).map(({ number }) => number))],
		instructions: listOf(instructions, paper.id).map(({ leader, day, words }) => ({ leader, day, words })),
		quotations: listOf(quotations, paper.id).map(({ day, meeting }) => ({ day, meeting })),
	}));
}
