import { readForms, readLastOfShares } from '../../../ledger/forms.ts';
import { listItems } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readSettings } from '../../../ledger/settings.ts';
import { type Day, writeMonthDay } from '../../../rules/day.ts';
import type { Assignment, AssignmentStatus, Item, Unit } from '../../../rules/item.ts';
import { type Period, periodKey } from '../../../rules/period.ts';
import type { FormSheet, FormSheetRow } from '../../../sheets/layouts/form.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf } from '../filters.ts';
import type { OfficeRules } from '../office.ts';
import { legalName } from '../output.ts';
import { formHash, formKey } from './form-key.ts';

/** One unit's form as it will be sent. */
export interface PlannedForm {
	unit: Unit;
	file: string;
	sheet: FormSheet;
	shares: number[];
	lasts: (Last | null)[];
}

type Last = { id: number; day: Day; percent: number | null; text: string };

export interface FormPlan {
	forms: PlannedForm[];
	/** What is left out, and why. */
	unpublished: Item[];
	collectives: { name: string; items: number }[];
}

interface Asked {
	options: FilterOptions;
	period: Period;
	due: Day;
	rules: OfficeRules;
	today: Day;
}

/** Shares a unit still works on; what it has claimed waits for the office. */
const working: readonly AssignmentStatus[] = ['待签收', '办理中'];

const deadlineWords = ({ deadline }: Item): string => deadline.current ?? deadline.raw ?? '未定';

const lastWords = (last: Last | null): string =>
	last === null
		? '未反馈'
		: `${writeMonthDay(last.day)}${last.percent === null ? '' : ` ${last.percent}%`} ${last.text}`;

const rowOf = (item: Item, share: Assignment, last: Last | null): FormSheetRow => ({
	number: item.number,
	title: item.title,
	deadline: deadlineWords(item),
	role: share.role,
	last: lastWords(last),
	base: last?.id ?? null,
});

interface Share {
	item: Item;
	share: Assignment;
}

/** The open shares of each unit in official order; of units asked for, only theirs. */
function sharesByUnit(items: Item[], units: number[] | undefined): Map<number, Share[]> {
	const shares = items.flatMap((item) =>
		item.assignments
			.filter((a) => working.includes(a.status) && (units === undefined || units.includes(a.unit.id)))
			.map((share) => ({ item, share })),
	);
	shares.sort((a, b) => a.share.unit.sort - b.share.unit.sort || a.share.unit.id - b.share.unit.id);
	const found = new Map<number, Share[]>();
	for (const one of shares) found.set(one.share.unit.id, [...(found.get(one.share.unit.id) ?? []), one]);
	return found;
}

/** A name of its own for each file, also where two units' names come out the same. */
function fileName(sheet: FormSheet, taken: Set<string>): string {
	const version = sheet.version > 1 ? `-第${sheet.version}版` : '';
	const wanted = legalName(`${sheet.label}反馈表-${sheet.unit}${version}.xlsx`);
	const name = taken.has(wanted.toLowerCase())
		? legalName(`${sheet.label}反馈表-${sheet.key}-${sheet.unit}${version}.xlsx`)
		: wanted;
	taken.add(name.toLowerCase());
	return name;
}

/** One form for every unit with open work: what is on it, and what is left out. */
export async function planForms(db: Db, { options, period, due, rules, today }: Asked): Promise<FormPlan> {
	const filter = await readFilter(db, options, rules, today);
	const listing = { filter: { ...filter, underWay: true, leavesOnly: true } as const, sort: sortOf(options) };
	const found = keepLamps(await listItems(db, listing), options, rules, today).slice(0, limitOf(options));
	const published = found.filter((item) => item.publicity === '公开');
	const settings = await readSettings(db);
	const key = periodKey(period);
	const sent = (await readForms(db)).filter((form) => form.period === key);
	const lasts = await readLastOfShares(
		db,
		published.map((item) => item.id),
	);
	const taken = new Set<string>();
	const contact = [settings.contact, settings.phone].filter(Boolean).join(' ') || null;
	const forms: PlannedForm[] = [];
	const collectives: FormPlan['collectives'] = [];
	for (const shares of sharesByUnit(published, filter.units).values()) {
		const { unit } = (shares[0] as Share).share;
		if (unit.kind === '集体') {
			collectives.push({ name: unit.name, items: shares.length });
			continue;
		}
		const version = Math.max(0, ...sent.filter((form) => form.unit === unit.id).map((form) => form.version)) + 1;
		const own = shares.map(({ share }) => lasts.get(share.id) ?? null);
		const mark = {
			key: formKey(settings.ledger_id ?? '', key, unit.id, version),
			period: key,
			unit: unit.name,
			version,
			rows: shares.map(({ item, share }, n) => rowOf(item, share, own[n] ?? null)),
		};
		const sheet: FormSheet = {
			...mark,
			label: period.label,
			office: settings.office_name ?? '督查室',
			contact,
			day: today,
			due,
			hash: formHash(mark),
		};
		forms.push({ unit, sheet, file: fileName(sheet, taken), shares: shares.map(({ share }) => share.id), lasts: own });
	}
	return { forms, collectives, unpublished: found.filter((item) => item.publicity === '不公开') };
}
