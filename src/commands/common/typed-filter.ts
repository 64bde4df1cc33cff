import { misused } from '../../errors.ts';
import type { ItemFilter } from '../../ledger/item-filter.ts';
import { readCharges } from '../../ledger/liaisons.ts';
import { readNames } from '../../ledger/names.ts';
import type { Db } from '../../ledger/open.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import { statuses } from '../../rules/item.ts';
import { dayOption } from './days.ts';
import type { OfficeRules } from './office.ts';
import { indexRoster, needUnit, withPredecessors } from './roster.ts';
import { splitNames } from './words.ts';

/** What narrows a list, as typed. */
export interface Narrowing {
	unit?: string;
	source?: string;
	document?: string;
	campaign?: string;
	status?: string;
	leader?: string;
	instructedBy?: string;
	liaison?: string;
	team?: string;
	overseer?: string;
	tag?: string;
	dueBefore?: string;
	dueAfter?: string;
	since?: string;
	text?: string;
}

/** Words out of a closed list, or a refusal that shows the list. */
function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T[] {
	return splitNames(text).map((word) => {
		const found = known.find((k) => k === word);
		if (found !== undefined) return found;
		const near = known.filter((k) => k.includes(word));
		const asked = near.length > 0 ? `是不是 ${near.join('、')}？` : '';
		throw misused(`${option} 没有“${word}”`, 'unknown-value', `${asked}可以是：${known.join('、')}`);
	});
}

/** The units that names and groups mean on a day; of one that came into being later, those whose work it took over. */
async function unitIds(db: Db, text: string, today: Day, line: Day): Promise<number[]> {
	const units = await readRoster(db);
	const roster = indexRoster(units, line);
	const now = indexRoster(units, today);
	return splitNames(text).flatMap((name) => {
		const members = roster.units.filter((u) => u.groups.includes(name)).map((u) => u.id);
		if (members.length > 0) return members;
		const unit = roster.find(name);
		if (unit === undefined) return withPredecessors(needUnit(now, name), units).map((u) => u.id);
		// What a unit since merged had finished stays its own.
		const ended = roster.findEnded(name);
		return ended === undefined ? [unit.id] : [unit.id, ended.id];
	});
}

const mostNamed = 8;

const nameSome = (names: readonly string[]): string =>
	names.length === 0
		? '台账里还没有这样的记录'
		: `台账里有：${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? `等${names.length}个` : ''}`;

/** The one of the ledger's own names that was meant (of a document, a part); an unknown one is an error, never an empty list. */
async function knownName(db: Db, option: string, of: Parameters<typeof readNames>[1], text: string): Promise<string> {
	const names = await readNames(db, of);
	if (names.includes(text) || (of === 'document' && names.some((name) => name.includes(text)))) return text;
	const shared = (name: string) => [...text].filter((sign) => name.includes(sign)).length;
	const near = names
		.filter((name) => shared(name) > 0)
		.sort((a, b) => shared(b) - shared(a))
		.slice(0, 3);
	throw misused(
		`${option} 没有“${text}”`,
		'unknown-value',
		near.length > 0 ? `是不是 ${near.join('、')}？` : nameSome(names),
	);
}

/** What the liaison of that name looks after on a day; one not engaged then is an error, never an empty list. */
async function chargeOf(db: Db, name: string, today: Day): Promise<{ units: number[]; items: number[] }> {
	const charges = await readCharges(db, today);
	const found = charges.find((charge) => charge.liaison === name);
	if (found !== undefined) return found;
	const names = charges.map((charge) => charge.liaison);
	throw misused(
		`${today}在聘的督查联络员里没有“${name}”`,
		'unknown-value',
		names.length > 0 ? `可以是：${names.join('、')}` : '先聘请：ducha liaison add 姓名 --unit 单位',
	);
}

/** What the filters typed mean for this ledger; units and liaisons as they were at `line`, when that is not today. */
export async function readTypedFilter(
	db: Db,
	options: Narrowing,
	rules: OfficeRules,
	today: Day,
	line: Day,
): Promise<ItemFilter> {
	const filter: ItemFilter = {};
	if (options.unit !== undefined) filter.units = await unitIds(db, options.unit, today, line);
	if (options.source !== undefined)
		filter.sources = oneOf(
			'--source',
			options.source,
			rules.sources.map((s) => s.name),
		);
	if (options.document !== undefined) filter.document = await knownName(db, '--document', 'document', options.document);
	if (options.campaign !== undefined) filter.campaign = await knownName(db, '--campaign', 'campaign', options.campaign);
	if (options.status !== undefined) filter.statuses = oneOf('--status', options.status, statuses);
	if (options.leader !== undefined) filter.leader = await knownName(db, '--leader', 'leader', options.leader);
	if (options.instructedBy !== undefined)
		filter.instructedBy = await knownName(db, '--instructed-by', 'leader', options.instructedBy);
	if (options.liaison !== undefined) filter.charge = await chargeOf(db, options.liaison, line);
	if (options.team !== undefined) filter.team = await knownName(db, '--team', 'team', options.team);
	if (options.overseer !== undefined) filter.overseers = await unitIds(db, options.overseer, today, line);
	if (options.tag !== undefined) filter.tag = await knownName(db, '--tag', 'tag', options.tag);
	if (options.dueBefore !== undefined) filter.dueBefore = dayOption('--due-before', options.dueBefore, today);
	if (options.dueAfter !== undefined) filter.dueAfter = dayOption('--due-after', options.dueAfter, today);
	if (options.since !== undefined) filter.since = dayOption('--since', options.since, today);
	if (options.text !== undefined) filter.text = options.text;
	return filter;
}
