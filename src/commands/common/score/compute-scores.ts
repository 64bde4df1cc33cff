import { readForms } from '../../../ledger/forms.ts';
import { readMerits } from '../../../ledger/merits.ts';
import type { Db } from '../../../ledger/open.ts';
import { readIssuedRungs } from '../../../ledger/papers.ts';
import { readPercents } from '../../../ledger/percents.ts';
import { readRevisits } from '../../../ledger/revisits.ts';
import { readScoreReturns } from '../../../ledger/scores.ts';
import { type RosterUnit, readRoster } from '../../../ledger/units.ts';
import type { Day } from '../../../rules/day.ts';
import { type ClosingLine, closingLine } from '../../../rules/figures.ts';
import { isOfSpan } from '../../../rules/flag.ts';
import { type Item, leadsOf, type Unit } from '../../../rules/item.ts';
import { type Period, parsePeriod } from '../../../rules/period.ts';
import { scoreUnits, type UnitScore } from '../../../rules/score.ts';
import { lateKey, type ScoreInput } from '../../../rules/score-input.ts';
import { figuresFilter } from '../filters.ts';
import { latestForms } from '../forms/form-rounds.ts';
import { listItemsAt } from '../items-at.ts';
import type { OfficeRules } from '../office.ts';
import { successorOf } from '../roster.ts';

/** The scores of a period as the ledger has them now, and what the clerk should know of them. */
export interface ComputedScores {
	line: ClosingLine;
	items: Item[];
	scores: UnitScore[];
	/** Items of the span led by a collective, which has no score. */
	collective: number;
	/** Items of the span claimed and not yet reviewed: they count once they are passed. */
	waiting: number;
}

/** The unit that stands at a day for each there ever was: what has been merged by then is its successor's. */
function unitsAt(roster: readonly RosterUnit[], day: Day): ScoreInput['unitAt'] {
	const byId = new Map(roster.map((unit) => [unit.id, unit]));
	const standing = new Map(
		roster.map((unit): [number, Unit] => {
			const { id, name, short, kind, sort } = successorOf(unit, byId, day) ?? unit;
			return [unit.id, { id, name, short, kind, sort }];
		}),
	);
	return (id) => standing.get(id) ?? null;
}

/** What published scores took for lateness, by item and by the unit that stands for theirs now. */
function takenIn(scores: readonly UnitScore[], unitAt: ScoreInput['unitAt']): Map<string, number> {
	const taken = new Map<string, number>();
	for (const { unit, lines } of scores)
		for (const { item, late } of lines)
			if (item !== null && late < 0) taken.set(lateKey(item, unitAt(unit.id)?.id ?? unit.id), -late);
	return taken;
}

/** Counts the scores of a period from the ledger; `published` are those of the period before, if there are any. */
export async function computeScores(
	db: Db,
	period: Period,
	{
		today,
		isOver,
		rules,
		published,
	}: { today: Day; isOver?: boolean | undefined; rules: OfficeRules; published: readonly UnitScore[] | null },
): Promise<ComputedScores> {
	const line = closingLine(period.to, today, isOver);
	const span = { from: period.from, to: line.day };
	const listed = await listItemsAt(db, { filter: figuresFilter({ publicity: '公开', leavesOnly: true }, rules) }, line);
	const items = listed.filter((item) => item.children === 0);
	const unitAt = unitsAt(await readRoster(db), line.day);
	const untrue = (await readRevisits(db)).flatMap(({ item, day, result }) =>
		day !== null && day >= span.from && day <= span.to && result === '不符' ? [{ item, day }] : [],
	);
	const merits = (await readMerits(db, span)).flatMap(({ unit, voided, ...merit }) =>
		unit === null || voided !== null ? [] : [{ ...merit, unit }],
	);
	const scores = scoreUnits({
		from: span.from,
		line,
		items,
		unitAt,
		percents: await readPercents(db, line.day),
		yearly: rules.yearly,
		rungs: (await readIssuedRungs(db, span.from, span.to)).map(({ unitId, ...rung }) => ({ ...rung, unit: unitId })),
		returns: await readScoreReturns(db, span),
		untrue,
		forms: latestForms(await readForms(db)).map((form) => ({ ...form, label: parsePeriod(form.period, today).label })),
		merits,
		taken: published === null ? null : takenIn(published, unitAt),
		points: rules.points,
	});
	const own = items.filter((item) => isOfSpan(item, { from: span.from, line }));
	return {
		line,
		items: own,
		scores,
		collective: own.filter((item) => leadsOf(item).some(({ kind }) => kind === '集体')).length,
		waiting: own.filter(
			({ status, claimed }) =>
				(status === '待审核' || status === '待阅示') && claimed !== null && claimed >= span.from && claimed <= span.to,
		).length,
	};
}
