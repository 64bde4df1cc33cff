import type { SentForm } from '../../../ledger/forms.ts';
import type { RosterUnit } from '../../../ledger/units.ts';
import type { FormReading } from '../../../reading/form.ts';
import { unitKey } from '../../../reading/unit-names.ts';
import type { Day } from '../../../rules/day.ts';
import { parsePeriod } from '../../../rules/period.ts';
import type { Roster } from '../roster.ts';
import { isOfPeriod, printedPeriod, type Sent } from './collect-grounds.ts';
import { formHash } from './form-key.ts';

/** What a file was found to be, before its rows are looked at. */
export const refusedVerdicts = [
	'不是反馈表',
	'损坏',
	'加密',
	'读不了',
	'认不出单位',
	'单位不对',
	'期间不对',
	'没有填',
	'没有收',
	'两份不同',
] as const;
export type RefusedVerdict = (typeof refusedVerdicts)[number];

export type Identity = { form: SentForm; notes: string[] } | { verdict: RefusedVerdict; why: string };

const labelOf = (period: string, today: Day): string => parsePeriod(period, today).label;

/** A form known by its key must be what its title says it is. */
function checkPrinted(form: SentForm, reading: FormReading, { forms, roster, today }: Sent): Identity | null {
	const { printed } = reading;
	const other = forms.find(({ key }) => key === printed.key && key !== form.key);
	const unit = other?.unitName ?? (printed.unit === null ? null : (roster.find(printed.unit)?.name ?? null));
	const own = roster.find(form.unitName)?.name ?? form.unitName;
	if (unit !== null && unit !== own && unit !== form.unitName)
		return { verdict: '单位不对', why: `表是发给${form.unitName}的，表头写的是${unit}` };
	if (other === undefined ? isOfPeriod(form, reading, today) : other.period === form.period) return null;
	const period = other?.period ?? printedPeriod(reading, today);
	if (period === null) return null;
	const words = [labelOf(form.period, today), labelOf(period, today)];
	return { verdict: '期间不对', why: `表是${words[0]}的，表头写的是${words[1]}` };
}

/** A form whose hidden sheet or printed key is known. */
function byKey(reading: FormReading, sent: Sent): Identity | null {
	const { hidden, printed } = reading;
	const known = (key: string | null | undefined) => sent.forms.find((form) => form.key === key);
	const form = known(hidden?.key) ?? known(printed.key);
	if (form === undefined) return null;
	const isWhole = hidden === null || hidden.key !== form.key || formHash(hidden) === hidden.hash;
	const notes = [
		...(hidden === null ? ['隐藏的表号页没有了，按印的表号认'] : []),
		...(isWhole ? [] : ['隐藏的表号页被改动，按印的编号认']),
	];
	return checkPrinted(form, reading, sent) ?? { form, notes };
}

/** The unit whose name or short name stands in the file's name; the longest name goes first. */
function unitInName(file: string, roster: Roster): RosterUnit | undefined {
	const name = unitKey(file);
	const found = roster.units
		.flatMap((unit) => [unit.name, unit.short ?? '', ...unit.aliases].map((word) => ({ unit, word: unitKey(word) })))
		.filter(({ word }) => word.length > 2 && name.includes(word));
	return found.sort((a, b) => b.word.length - a.word.length)[0]?.unit;
}

/** The last form of a unit, of the period printed where there is one; a name since merged means the form sent under it. */
function ofUnit(unit: RosterUnit, how: string, reading: FormReading, { forms, roster, today }: Sent): Identity {
	const written = unitKey(reading.printed.unit ?? '');
	const own = forms.filter((form) => form.unit === unit.id || roster.find(form.unitName)?.id === unit.id);
	const period = printedPeriod(reading, today);
	const asked = own.filter((form) => period === null || isOfPeriod(form, reading, today));
	const form =
		asked.findLast(({ unitName }) => unitKey(unitName) === written) ??
		asked.findLast((one) => one.unit === unit.id) ??
		asked.at(-1);
	if (form !== undefined) return { form, notes: [`没有表号，按${how}认`] };
	if (own.length === 0) return { verdict: '单位不对', why: `没有给${unit.name}发过反馈表` };
	return { verdict: '期间不对', why: `没有给${unit.name}发过${labelOf(period as string, today)}的反馈表` };
}

/** The one unit whose last form has every number in the file. */
function byNumbers({ lines }: FormReading, { forms, rows }: Sent): Identity {
	const numbers = lines.flatMap((line) => line.number ?? []);
	const latest = [...new Map(forms.map((form) => [form.unit, form])).values()];
	const fitting = latest.filter(({ id }) => {
		const own = new Set((rows.get(id) ?? []).map((row) => row.number));
		return numbers.length > 0 && numbers.every((number) => own.has(number));
	});
	const [form] = fitting;
	if (form !== undefined && fitting.length === 1) return { form, notes: ['没有表号和单位，按编号认'] };
	return { verdict: '认不出单位', why: '没有表号，也没有写“填报单位：”；请写明单位再收' };
}

/** Which of the forms sent a returned file is: by its key, else its unit, else its file's name, else its numbers. */
export function identifyForm(reading: FormReading, file: string, sent: Sent): Identity {
	const keyed = byKey(reading, sent);
	if (keyed !== null) return keyed;
	const { unit: written } = reading.printed;
	if (written === null) {
		const unit = unitInName(file, sent.roster);
		return unit === undefined ? byNumbers(reading, sent) : ofUnit(unit, '文件名', reading, sent);
	}
	const unit = sent.roster.find(written);
	if (unit !== undefined) return ofUnit(unit, '单位和编号', reading, sent);
	const near = sent.roster.suggest(written);
	const asked = near.length > 0 ? `，是不是${near.join('、')}？` : '';
	return { verdict: '认不出单位', why: `名册里没有“${written}”${asked}` };
}
