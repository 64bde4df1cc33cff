import { type Feedback, readFeedback } from '../../../ledger/feedback.ts';
import type { Db } from '../../../ledger/open.ts';
import { readFindingWords, readSentRungs } from '../../../ledger/rungs.ts';
import { decidedWords, type Origin, originLine } from '../../../papers/notices/origin.ts';
import type { EarlierPaper, PaperRung, UnitFacts } from '../../../papers/notices/unit-facts.ts';
import type { Day } from '../../../rules/day.ts';
import { type Assignment, type Item, leadsOf, supportsOf } from '../../../rules/item.ts';
import type { Matter } from '../../../rules/ladder.ts';
import { lateness } from '../../../rules/overdue.ts';
import type { OfficeRules } from '../office.ts';
import { readOrigins } from './item-origins.ts';
import { type PaperOffice, readPaperOffice } from './notice-office.ts';

/** One unit's share of an item and what is wrong with it. */
export interface UnitCase {
	item: Item;
	share: Assignment;
	matters: readonly Matter[];
	finding: number | null;
}

/** Whatever the notices of a run say that their items do not hold. */
export interface UnitRecord {
	office: PaperOffice;
	origins: Map<number, Origin>;
	feedback: Map<number, Feedback[]>;
	sent: Awaited<ReturnType<typeof readSentRungs>>;
	findings: Awaited<ReturnType<typeof readFindingWords>>;
}

export async function readUnitRecord(
	db: Db,
	cases: readonly UnitCase[],
	rules: OfficeRules,
	today: Day,
): Promise<UnitRecord> {
	const items = [...new Map(cases.map(({ item }) => [item.id, item])).values()];
	const ids = items.map((item) => item.id);
	const findings = cases.flatMap(({ finding }) => finding ?? []);
	return {
		office: await readPaperOffice(db),
		origins: await readOrigins(db, items, rules, today),
		feedback: await readFeedback(db, ids, today),
		sent: await readSentRungs(db, ids),
		findings: await readFindingWords(db, findings),
	};
}

/** What the unit itself said last; where it leads alone, what was said for the item as a whole too. */
function heardOf({ item, share }: UnitCase, feedback: readonly Feedback[]): UnitFacts['heard'] {
	const isAlone = leadsOf(item).length === 1 && share.role === '牵头';
	const last = feedback.find((f) => f.assignment === share.id || (isAlone && f.assignment === null));
	return last === undefined ? null : { day: last.day, text: last.text, help: last.help };
}

const isPaper = (rung: string): rung is PaperRung => rung !== '提醒';

/** What a notice says of one unit's share of an item. */
export function unitFacts(given: UnitCase, record: UnitRecord, rules: OfficeRules, today: Day): UnitFacts {
	const { item, share, matters, finding } = given;
	const origin = record.origins.get(item.id) as Origin;
	const isShared = leadsOf(item).length + supportsOf(item).length > 1;
	const { original, current, extensions } = item.deadline;
	return {
		day: today,
		office: record.office.office,
		unit: share.unit.name,
		part: share.role === '配合' ? '配合' : isShared ? '牵头' : '承办',
		item: { number: item.number, title: item.title, isPublic: item.publicity === '公开' },
		origin: originLine(origin),
		decided: decidedWords(origin),
		deadline: { original, current, extensions },
		late: lateness(item, today, rules.calendar),
		matters,
		finding: finding === null ? null : (record.findings.get(finding) ?? null),
		papers: record.sent.flatMap(({ item: about, unit, rung, mark, day, until }): EarlierPaper[] =>
			about === item.id && unit === share.unit.id && isPaper(rung) ? [{ rung, mark, day, until }] : [],
		),
		heard: heardOf(given, record.feedback.get(item.id) ?? []),
	};
}
