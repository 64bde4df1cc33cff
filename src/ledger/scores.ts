import type { Day } from '../rules/day.ts';
import type { ScoredReturn } from '../rules/score-input.ts';
import { readSequence } from './head.ts';
import type { Db } from './open.ts';
import type { ScoreSheetTable } from './tables-scores.ts';

/** Claims the office sent back in a span, each with the how-manieth of its unit and item it was; what a new dispatch ended was not sent back. */
export async function readScoreReturns(db: Db, { from, to }: { from: Day; to: Day }): Promise<ScoredReturn[]> {
	const rows = await db
		.selectFrom('claim as c')
		.innerJoin('assignment as a', 'a.id', 'c.assignment')
		.select(['c.item', 'a.id as share', 'a.unit', 'c.review_day as day', 'c.reason'])
		.where('c.state', '=', '退回')
		.where('c.review_day', '<=', to)
		.where((e) => e.or([e('c.reason', 'is', null), e('c.reason', '<>', '再次交办')]))
		.orderBy('c.review_day')
		.orderBy('c.id')
		.$narrowType<{ day: Day }>()
		.execute();
	const counts = new Map<number, number>();
	return rows.flatMap(({ share, ...row }) => {
		const nth = (counts.get(share) ?? 0) + 1;
		counts.set(share, nth);
		return row.day < from ? [] : [{ ...row, nth }];
	});
}

/** Scores as they were published; `content` is what was shown. */
export interface ScoreSheet extends Omit<ScoreSheetTable, 'id' | 'lines' | 'as_of'> {
	id: number;
	asOf: number;
	content: object;
	/** 督查通报第10期, where a paper published them. */
	paperKind: string | null;
	paperNumber: number | null;
}

const selectSheets = (db: Db) =>
	db
		.selectFrom('score_sheet as s')
		.leftJoin('paper', 'paper.id', 's.paper')
		.select(['s.id', 's.period', 's.version', 's.day', 's.as_of', 's.lines', 's.reason', 's.paper'])
		.select(['paper.kind as paperKind', 'paper.number as paperNumber'])
		.orderBy('s.id');
type SheetRow = Awaited<ReturnType<ReturnType<typeof selectSheets>['execute']>>[number];

const withContent = ({ lines, as_of, ...row }: SheetRow): ScoreSheet => ({
	...row,
	asOf: as_of,
	content: JSON.parse(lines) as object,
});

/** A published sheet of a period, the last version unless one is named. */
export async function findSheet(db: Db, period: string, version?: number): Promise<ScoreSheet | null> {
	let query = selectSheets(db).where('s.period', '=', period);
	if (version !== undefined) query = query.where('s.version', '=', version);
	const rows = await query.execute();
	const last = rows.at(-1);
	return last === undefined ? null : withContent(last);
}

/** Every sheet ever published, in the order of publication. */
export const listSheets = async (db: Db): Promise<ScoreSheet[]> => (await selectSheets(db).execute()).map(withContent);

/** Publishes a period's scores: they never change afterwards; gives the version. */
export async function addSheet(
	db: Db,
	sheet: Pick<ScoreSheet, 'period' | 'day' | 'reason' | 'paper' | 'content'>,
): Promise<number> {
	const { content, ...row } = sheet;
	const version = ((await findSheet(db, sheet.period))?.version ?? 0) + 1;
	await db
		.insertInto('score_sheet')
		.values({ ...row, version, as_of: await readSequence(db), lines: JSON.stringify(content) })
		.execute();
	return version;
}
