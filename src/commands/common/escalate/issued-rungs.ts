import { readIssuedRungs } from '../../../ledger/papers.ts';
import type { Day } from '../../../rules/day.ts';
import { parsePeriod } from '../../../rules/period.ts';
import { countRungs, type RungName } from '../../../rules/rungs.ts';
import type { Session } from '../../../session.ts';
import { type FilterOptions, readFilter, readListing } from '../filters.ts';
import { shortDay } from '../item-fields.ts';
import { officeRules } from '../office.ts';
import { showList } from '../show.ts';

/** `催办通知单5  限期整改单3`: how many of each rung. */
export const writeCounts = (list: readonly { rung: RungName }[]): string =>
	countRungs(list)
		.map(({ rung, count }) => `${rung}${count}`)
		.join('  ');

/** `2份，提醒3项`: how many papers; a reminder is said by word and is none. */
export function writePapers(list: readonly { rung: RungName }[]): string {
	const reminders = list.filter(({ rung }) => rung === '提醒').length;
	const papers = list.length - reminders;
	const words = [
		...(papers > 0 || reminders === 0 ? [`${papers}份`] : []),
		...(reminders > 0 ? [`提醒${reminders}项`] : []),
	];
	return words.join('，');
}

const countsJson = (list: readonly { rung: RungName }[]): { [rung: string]: number } =>
	Object.fromEntries(countRungs(list).map(({ rung, count }) => [rung, count]));

/** The rungs issued in a period, with how many of each, and of each unit in JSON. */
export async function showIssued(session: Session, word: string, options: FilterOptions, today: Day): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const period = parsePeriod(word, today);
	const rules = await officeRules(db);
	const all = await readIssuedRungs(db, period.from, period.to);
	const filter = await readFilter(db, options, rules, today);
	const ids = [...new Set(all.map((rung) => rung.item))];
	const { items } = await readListing(db, { ...filter, ids }, options, { rules, today, sort: 'number' });
	const kept = new Set(items.map((item) => item.id));
	const issued = all.filter((rung) => kept.has(rung.item));
	const units = [...new Set(issued.map((rung) => rung.unit))];
	const shortOf = new Map(issued.map((rung) => [rung.unit, rung.short ?? rung.unit]));
	await showList(session, ledger, {
		name: 'escalate-issued',
		fields: [
			{ key: 'day', title: '日期', min: 5, write: (day) => shortDay(day as Day | null, today) },
			{ key: 'rung', title: '文书', min: 6 },
			{ key: 'mark', title: '文号', min: 12 },
			{ key: 'number', title: '编号', min: 8 },
			{ key: 'title', title: '事项', weight: 2, min: 12 },
			{ key: 'unit', title: '单位', min: 8, write: (name) => shortOf.get(name as string) ?? '' },
			{ key: 'until', title: '限期', min: 5, write: (day) => shortDay(day as Day | null, today) },
			{ key: 'approver', title: '批准', min: 6, isRare: true },
			{ key: 'consequence', title: '附带', min: 4, isRare: true },
			{ key: 'reason', title: '理由', weight: 2, min: 12 },
		],
		rows: issued.map((r) => [
			r.day,
			r.rung,
			r.mark,
			r.number,
			r.title,
			r.unit,
			r.until,
			r.approver,
			r.consequence,
			r.grounds,
		]),
		above: [`${period.label}发出 ${writePapers(issued)}`],
		pipeWidth: 100,
		below: issued.length === 0 ? [] : [writeCounts(issued)],
		extra: {
			period: { from: period.from, to: period.to },
			counts: countsJson(issued),
			units: units.map((unit) => ({ unit, counts: countsJson(issued.filter((rung) => rung.unit === unit)) })),
		},
	});
}
