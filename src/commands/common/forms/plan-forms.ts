import { UserError } from '../../../errors.ts';
import { type LastOfShare, readForms, readLastOfShares, type SentForm } from '../../../ledger/forms.ts';
import { listItems } from '../../../ledger/items.ts';
import { readCharges } from '../../../ledger/liaisons.ts';
import type { Db } from '../../../ledger/open.ts';
import { readSettings } from '../../../ledger/settings.ts';
import { readRoster } from '../../../ledger/units.ts';
import { type Day, writeMonthDay } from '../../../rules/day.ts';
import type { Assignment, AssignmentStatus, Item, Unit } from '../../../rules/item.ts';
import { type Period, periodKey } from '../../../rules/period.ts';
import { type FormPart, type FormSheet, type FormSheetRow, versionOf } from '../../../sheets/layouts/form.ts';
import { type FilterOptions, keepLamps, limitOf, readFilter, sortOf } from '../filters.ts';
import type { OfficeRules } from '../office.ts';
import { legalName } from '../output.ts';
import { formHash, formKey } from './form-key.ts';

/** One unit's form as it will be sent. */
interface PlannedPart {
	unit: Unit;
	part: FormPart;
	shares: number[];
	lasts: (LastOfShare | null)[];
}

/** A workbook as it will be sent. */
export interface PlannedBook {
	file: string;
	sheet: FormSheet;
	parts: PlannedPart[];
}

export interface FormPlan {
	books: PlannedBook[];
	/** What is left out, and why. */
	unpublished: Item[];
	collectives: { name: string; items: number }[];
}

interface Asked {
	options: FilterOptions;
	/** Whose workbooks: of each unit, or of each liaison or group of units. */
	each: FormSheet['recipient']['kind'];
	period: Period;
	due: Day;
	rules: OfficeRules;
	today: Day;
}

/** Shares a unit still works on; what it has claimed waits for the office. */
const working: readonly AssignmentStatus[] = ['待签收', '办理中'];

const deadlineWords = ({ deadline }: Item): string => deadline.current ?? deadline.raw ?? '未定';

const lastWords = (last: LastOfShare | null): string =>
	last === null
		? '未反馈'
		: `${writeMonthDay(last.day)}${last.percent === null ? '' : ` ${last.percent}%`} ${last.text}`;

const rowOf = (item: Item, share: Assignment, last: LastOfShare | null): FormSheetRow => ({
	number: item.number,
	title: item.title,
	deadline: deadlineWords(item),
	role: share.role,
	last: lastWords(last),
	base: last?.id ?? null,
	goal: item.measure === null ? null : { target: item.measure.target, words: item.measure.words },
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
	const { recipient, label, parts } = sheet;
	const version = versionOf(sheet) > 1 ? `-第${versionOf(sheet)}版` : '';
	const whose = recipient.kind === '联络员' ? `联络员${recipient.name}` : recipient.name;
	const wanted = legalName(`${label}反馈表-${whose}${version}.xlsx`);
	const name = taken.has(wanted.toLowerCase())
		? legalName(`${label}反馈表-${parts[0]?.key}-${whose}${version}.xlsx`)
		: wanted;
	taken.add(name.toLowerCase());
	return name;
}

/** Who collects from a unit: the liaison that looks after it or its group, the first of several; itself where there is none. */
async function readRecipients(db: Db, { each, today }: Asked): Promise<(unit: Unit) => FormSheet['recipient']> {
	const own = (unit: Unit) => ({ kind: '单位' as const, name: unit.name });
	if (each === '单位') return own;
	const names = new Map<number, string>();
	if (each === '联络员')
		for (const { liaison, units } of (await readCharges(db, today)).reverse())
			for (const unit of units) names.set(unit, liaison);
	else for (const { id, groups } of await readRoster(db)) if (groups[0] !== undefined) names.set(id, groups[0]);
	if (names.size === 0)
		throw new UserError(each === '联络员' ? '没有联系单位的督查联络员' : '还没有分组', {
			exit: 'misused',
			code: 'nobody-to-send-through',
			hint:
				each === '联络员'
					? '先聘请：ducha liaison add 姓名 --unit 单位 --units 沙河镇、石门镇；在聘的补上联系单位：ducha liaison edit 姓名 --units 沙河镇、石门镇'
					: '先设分组：ducha unit group 乡镇 沙河镇 石门镇',
		});
	return (unit) => {
		const name = names.get(unit.id);
		return name === undefined ? own(unit) : { kind: each, name };
	};
}

/** The forms of all units with open work, and of the collectives that get none. */
function planParts(
	shares: Map<number, Share[]>,
	lasts: Map<number, LastOfShare>,
	{ ledger, period, sent }: { ledger: string; period: string; sent: SentForm[] },
): { parts: PlannedPart[]; collectives: FormPlan['collectives'] } {
	const parts: PlannedPart[] = [];
	const collectives: FormPlan['collectives'] = [];
	for (const own of shares.values()) {
		const { unit } = (own[0] as Share).share;
		if (unit.kind === '集体') {
			collectives.push({ name: unit.name, items: own.length });
			continue;
		}
		const version = Math.max(0, ...sent.filter((form) => form.unit === unit.id).map((form) => form.version)) + 1;
		const last = own.map(({ share }) => lasts.get(share.id) ?? null);
		const mark = {
			key: formKey(ledger, period, unit.id, version),
			period,
			unit: unit.name,
			version,
			rows: own.map(({ item, share }, n) => rowOf(item, share, last[n] ?? null)),
		};
		const part = { ...mark, hash: formHash(mark) };
		parts.push({ unit, part, shares: own.map(({ share }) => share.id), lasts: last });
	}
	return { parts, collectives };
}

/** One form for every unit with open work, each in a workbook of its own or with others: what is on them, and what is left out. */
export async function planForms(db: Db, asked: Asked): Promise<FormPlan> {
	const { options, period, due, rules, today } = asked;
	const filter = await readFilter(db, options, rules, today);
	const listing = { filter: { ...filter, underWay: true, leavesOnly: true } as const, sort: sortOf(options) };
	const found = keepLamps(await listItems(db, listing), options, rules, today).slice(0, limitOf(options));
	const published = found.filter((item) => item.publicity === '公开');
	const settings = await readSettings(db);
	const key = periodKey(period);
	const lasts = await readLastOfShares(
		db,
		published.map((item) => item.id),
	);
	const sent = (await readForms(db)).filter((form) => form.period === key);
	const ground = { ledger: settings.ledger_id ?? '', period: key, sent };
	const { parts, collectives } = planParts(sharesByUnit(published, filter.units), lasts, ground);
	const recipientOf = await readRecipients(db, asked);
	const books = new Map<string, { recipient: FormSheet['recipient']; parts: PlannedPart[] }>();
	for (const part of parts) {
		const recipient = recipientOf(part.unit);
		const own = recipient.kind === '单位' ? `${part.unit.id}` : `${recipient.kind}${recipient.name}`;
		books.set(own, { recipient, parts: [...(books.get(own)?.parts ?? []), part] });
	}
	const about = {
		label: period.label,
		office: settings.office_name ?? '督查室',
		contact: [settings.contact, settings.phone].filter(Boolean).join(' ') || null,
		day: today,
		due,
	};
	const taken = new Set<string>();
	return {
		books: [...books.values()].map((book) => {
			const sheet: FormSheet = { ...about, recipient: book.recipient, parts: book.parts.map(({ part }) => part) };
			return { file: fileName(sheet, taken), sheet, parts: book.parts };
		}),
		collectives,
		unpublished: found.filter((item) => item.publicity === '不公开'),
	};
}
