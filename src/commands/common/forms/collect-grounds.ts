import { UserError } from '../../../errors.ts';
import {
	type LastOfShare,
	readFormRows,
	readForms,
	readLastOfShares,
	readTakenForms,
	type SentForm,
	type SentRow,
	type TakenForm,
} from '../../../ledger/forms.ts';
import { findByNumber } from '../../../ledger/item-numbers.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import type { FormReading } from '../../../reading/form.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { parsePeriod, periodKey } from '../../../rules/period.ts';
import type { OfficeRules } from '../office.ts';
import { indexRoster, type Roster } from '../roster.ts';

/** All that was sent, to know a returned form by. */
export interface Sent {
	forms: SentForm[];
	rows: Map<number, SentRow[]>;
	roster: Roster;
	today: Day;
}

export interface CollectSettings {
	day: Day;
	clearBlanks: boolean;
	/** `newer`, or the name of the file that counts of several. */
	prefer: string | null;
}

/** What the rows of the forms that came back are judged by. */
export interface Grounds extends Sent {
	items: Map<number, Item>;
	byNumber: Map<string, Item>;
	/** By the question the form asked: unit and period. */
	taken: Map<string, TakenForm[]>;
	lasts: Map<number, LastOfShare>;
	rules: OfficeRules;
	settings: CollectSettings;
}

/** The period printed in a title, as the ledger keeps it; null where there is none or it is not to be read. */
export function printedPeriod({ printed }: FormReading, today: Day): string | null {
	try {
		return printed.period === null || printed.period === '' ? null : periodKey(parsePeriod(printed.period, today));
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}

/** Whether the period printed on a file is a form's: in the words it was sent with, or as the words mean today; none printed fits all. */
export const isOfPeriod = (form: SentForm, reading: FormReading, today: Day): boolean =>
	!reading.printed.period ||
	reading.printed.period === parsePeriod(form.period, form.day).label ||
	form.period === printedPeriod(reading, today);

/** What a form asks: a unit about a period, once or in several versions. */
export const questionOf = ({ unit, period }: SentForm): string => `${unit} ${period}`;

const byForm = <R extends { form: number }>(rows: readonly R[]): Map<number, R[]> => {
	const found = new Map<number, R[]>();
	for (const row of rows) {
		const own = found.get(row.form);
		if (own === undefined) found.set(row.form, [row]);
		else own.push(row);
	}
	return found;
};

/** The forms the files may be: those they name by key or period, and each unit's last. */
export async function readSent(db: Db, readings: readonly FormReading[], today: Day): Promise<Sent> {
	const forms = await readForms(db);
	const keys = new Set(readings.flatMap(({ hidden, printed }) => [hidden?.key, printed.key]));
	const latest = new Map(forms.map((form) => [form.unit, form]));
	const printed = [...new Map(readings.map((reading) => [reading.printed.period, reading])).values()].filter(
		(reading) => reading.printed.period,
	);
	const isMeant = (form: SentForm) =>
		keys.has(form.key) || latest.get(form.unit) === form || printed.some((one) => isOfPeriod(form, one, today));
	const near = forms.filter(isMeant).map(({ id }) => id);
	return {
		forms,
		rows: byForm(await readFormRows(db, near)),
		roster: indexRoster(await readRoster(db), today),
		today,
	};
}

/** The items of these forms and all else their rows are judged by. */
export async function readCollectGrounds(
	db: Db,
	sent: Sent,
	came: readonly SentForm[],
	readings: readonly FormReading[],
	given: { rules: OfficeRules; settings: CollectSettings },
): Promise<Grounds> {
	const printed = came.flatMap(({ id }) => (sent.rows.get(id) ?? []).map(({ item }) => item));
	const numbers = [...new Set(readings.flatMap(({ lines }) => lines.flatMap((line) => line.number ?? [])))];
	const named = (await findByNumber(db, numbers)).map(({ id }) => id);
	const ids = [...new Set([...printed, ...named])];
	const found = await listItemsById(db, ids);
	const questions = new Set(came.map(questionOf));
	const asked = sent.forms.filter((form) => questions.has(questionOf(form)));
	const taken = byForm(
		await readTakenForms(
			db,
			asked.map(({ id }) => id),
		),
	);
	const takenOf = (question: string): TakenForm[] =>
		asked
			.filter((form) => questionOf(form) === question)
			.flatMap(({ id }) => taken.get(id) ?? [])
			.sort((a, b) => a.batch - b.batch);
	return {
		...sent,
		...given,
		items: new Map(found.map((item) => [item.id, item])),
		byNumber: new Map(found.map((item) => [item.number, item])),
		taken: new Map([...questions].map((question) => [question, takenOf(question)])),
		lasts: await readLastOfShares(db, ids),
	};
}
