import type { Day } from './day.ts';
import type { ClosingLine } from './figures.ts';

/** A unit's form as it was asked for and when it came back. */
export interface AskedForm {
	unit: string;
	due: Day;
	returned: Day | null;
}

/** How the forms that fell due in a span came back by its closing line. */
export interface FormRecord {
	/** 应报; `units` of them are of different units. */
	due: number;
	units: number;
	inTime: number;
	/** Names in the order given, each once. */
	late: string[];
	missing: string[];
}

/** 迟报 came back after its due day, 漏报 not by the line (反馈表制度); a form still running is not counted. */
export function formRecord(forms: readonly AskedForm[], from: Day, { day, open }: ClosingLine): FormRecord {
	const asked = forms.filter(({ due }) => due >= from && (open ? due < day : due <= day));
	const cameBy = (form: AskedForm, by: Day) => form.returned !== null && form.returned <= by;
	const names = (some: readonly AskedForm[]) => [...new Set(some.map(({ unit }) => unit))];
	return {
		due: asked.length,
		units: names(asked).length,
		inTime: asked.filter((form) => cameBy(form, form.due)).length,
		late: names(asked.filter((form) => !cameBy(form, form.due) && cameBy(form, day))),
		missing: names(asked.filter((form) => !cameBy(form, day))),
	};
}
