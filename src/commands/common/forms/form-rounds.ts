import { readForms, type SentForm } from '../../../ledger/forms.ts';
import type { Db } from '../../../ledger/open.ts';
import { type RosterUnit, readRoster } from '../../../ledger/units.ts';
import type { Day } from '../../../rules/day.ts';
import { type FormStanding, formStanding } from '../../../rules/form-standing.ts';
import { parsePeriod } from '../../../rules/period.ts';

/** A unit's form of a period: the last version sent, and when anything of any version came back. */
export interface UnitForm extends SentForm {
	standing: FormStanding;
	rosterUnit: RosterUnit | undefined;
}

/** The forms of one period. */
export interface FormRound {
	period: string;
	/** `10月份`. */
	label: string;
	forms: UnitForm[];
}

const byReturn = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b < a) ? b : a);

/** One entry a unit and period: it owes one answer, however many versions it was sent. */
export function latestForms(forms: readonly SentForm[]): SentForm[] {
	const latest = new Map<string, SentForm>();
	for (const form of forms) {
		const key = `${form.period} ${form.unit}`;
		const before = latest.get(key);
		latest.set(key, { ...form, returned: byReturn(before?.returned ?? null, form.returned) });
	}
	return [...latest.values()];
}

/** Every period forms were sent for, the one whose forms were sent last at the end; units in official order. */
export async function readRounds(db: Db, today: Day): Promise<FormRound[]> {
	const sent = await readForms(db);
	const roster = new Map((await readRoster(db)).map((unit) => [unit.id, unit]));
	const order = (form: SentForm) => roster.get(form.unit)?.sort ?? 0;
	const periods = [...new Set([...sent].reverse().map((form) => form.period))].reverse();
	return periods.map((period) => ({
		period,
		label: parsePeriod(period, today).label,
		forms: latestForms(sent.filter((form) => form.period === period))
			.sort((a, b) => order(a) - order(b))
			.map((form) => ({ ...form, standing: formStanding(form, today), rosterUnit: roster.get(form.unit) })),
	}));
}

/** Forms not yet back. */
export const missingIn = ({ forms }: FormRound): UnitForm[] => forms.filter(({ returned }) => returned === null);

const shown = 8;

/** `10月份反馈表：应收32家，已收29家，未收：县水利局、沙河镇…`. */
export function roundWords(round: FormRound): string {
	const missing = missingIn(round);
	const names = missing.slice(0, shown).map(({ rosterUnit, unitName }) => rosterUnit?.short ?? unitName);
	const more = missing.length > shown ? `等${missing.length}家` : '';
	const who = missing.length === 0 ? '，全部收齐' : `，未收：${names.join('、')}${more}`;
	return `${round.label}反馈表：应收${round.forms.length}家，已收${round.forms.length - missing.length}家${who}`;
}
