import { readFindings } from '../../../ledger/findings.ts';
import { readForms } from '../../../ledger/forms.ts';
import { readHead } from '../../../ledger/head.ts';
import type { Db, Ledger } from '../../../ledger/open.ts';
import { readPercents } from '../../../ledger/percents.ts';
import { readSettings } from '../../../ledger/settings.ts';
import { readRoster } from '../../../ledger/units.ts';
import { type CircularCounts, type CircularInput, countCircular } from '../../../papers/circular-counts.ts';
import { addressUnits, type CircularOffice, circularOffice } from '../../../papers/circular-office.ts';
import { circulationWith } from '../../../rules/circulation.ts';
import type { AskedForm } from '../../../rules/form-record.ts';
import type { Item, Unit } from '../../../rules/item.ts';
import { messageSources } from '../../../rules/messages.ts';
import { type Period, periodKey, spanBefore } from '../../../rules/period.ts';
import type { Session } from '../../../session.ts';
import type { FilterOptions } from '../filters.ts';
import { latestForms } from '../forms/form-rounds.ts';
import type { OfficeRules } from '../office.ts';
import { readPeriodFacts } from '../period-facts.ts';
import { type PeriodScores, scoresToShow } from '../score/period-scores.ts';
import { type CircularOrigin, figuresIn } from './origin.ts';
import { scopeOf, typedFilters } from './scope.ts';

/** A circular to be made: what it is counted from, and where that stands. */
export interface CircularRequest {
	ledger: Ledger;
	period: Period;
	/** Without number and stamp. */
	input: CircularInput;
	counts: CircularCounts;
	/** The scores it shows; null where it shows none. */
	scores: PeriodScores | null;
	/** Citizens' messages counted among the matters, where nobody chose the sources. */
	messages: number;
	origin: CircularOrigin;
	/** The ledger's `#seq:hash8`. */
	head: string;
}

/** Units that hold the items still, or held them when they were done. */
const holdersOf = (items: readonly Item[]): Unit[] =>
	items.flatMap((item) => item.assignments.filter(({ status }) => status !== '解除').map(({ unit }) => unit));

async function formsOf(db: Db, holders: readonly Unit[] | null): Promise<AskedForm[]> {
	const order = new Map((await readRoster(db)).map((unit) => [unit.id, unit.sort]));
	const wanted = holders === null ? null : new Set(holders.map(({ id }) => id));
	return latestForms(await readForms(db))
		.filter(({ unit }) => wanted === null || wanted.has(unit))
		.sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0))
		.map(({ unitName, due, returned }) => ({ unit: unitName, due, returned }));
}

/** Problems to be told of in a period, of the units in their order; of a circular about some items only those on them. */
async function findingsOf(
	db: Db,
	{ from, to }: Period,
	items: readonly Item[] | null,
): Promise<{ id: number; unit: string }[]> {
	const order = new Map((await readRoster(db)).map((unit) => [unit.id, unit.sort]));
	const placeOf = (unit: { id: number }) => order.get(unit.id) ?? 0;
	const scope = items === null ? null : new Set(items.map(({ id }) => id));
	return (await readFindings(db, { circulated: { from, to } }))
		.filter(({ item }) => item?.publicity !== '不公开')
		.filter(({ item }) => scope === null || (item !== null && scope.has(item.id)))
		.sort((a, b) => placeOf(a.unit) - placeOf(b.unit))
		.map(({ id, unit }) => ({ id, unit: unit.name }));
}

/** The office; a circular about some items only goes to the units that hold them. */
async function officeOf(db: Db, holders: readonly Unit[] | null): Promise<CircularOffice> {
	const settings = await readSettings(db);
	const plain = circularOffice(settings.office_name ?? '督查室', settings.county ?? '');
	const office = { ...plain, ...circulationWith(settings, '督查通报', plain.level) };
	if (holders === null || holders.length === 0) return office;
	const units = addressUnits(holders, office.level);
	return { ...office, addressees: units, send: units };
}

function messagesIn(items: readonly Item[], sources: OfficeRules['sources']): number {
	const names = messageSources(sources).map(({ name }) => name);
	return items.filter(({ source }) => names.includes(source)).length;
}

/** Reads all a circular of the period a word names is made from. */
export async function readCircular(session: Session, word: string, options: FilterOptions): Promise<CircularRequest> {
	const { ledger, rules, input: counted } = await readPeriodFacts(session, word, options, '通报');
	const { db } = ledger;
	const scope = typedFilters(options);
	const holders = Object.keys(scope).length === 0 ? null : holdersOf(counted.items);
	const { period } = counted;
	const scores =
		holders === null
			? await scoresToShow(db, period, { today: session.today(), rules, isOver: session.isOver() })
			: null;
	const input: CircularInput = {
		...counted,
		office: await officeOf(db, holders),
		scope: scopeOf(options),
		issueNumber: null,
		stamp: null,
		origin: null,
		before: spanBefore(period),
		percents: await readPercents(db, period.to),
		flagRules: rules,
		fewest: rules.points['score-fewest'],
		forms: await formsOf(db, holders),
		findings: await findingsOf(db, period, holders === null ? null : counted.items),
		scores,
	};
	const { id, seq, head } = await readHead(ledger);
	const counts = countCircular(input);
	return {
		ledger,
		period,
		input,
		origin: { ledger: id, seq, period: periodKey(period), scope, figures: figuresIn(counts), issued: null },
		counts,
		scores,
		messages: options.source === undefined ? messagesIn(counted.items, rules.sources) : 0,
		head,
	};
}
