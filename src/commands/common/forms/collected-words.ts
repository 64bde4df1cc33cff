import type { SentForm } from '../../../ledger/forms.ts';
import type { Day } from '../../../rules/day.ts';
import type { FormValues } from '../../../rules/form-values.ts';
import { reachedPercent } from '../../../rules/goal.ts';
import type { Measure } from '../../../rules/item.ts';
import { parsePeriod } from '../../../rules/period.ts';
import type { Reported } from '../life/record-progress.ts';
import type { PlannedRow } from './plan-rows.ts';

/** What one row of a form says of a share, as it will be written down. */
export interface Feedback {
	form: SentForm;
	row: PlannedRow;
	words: Reported;
}

/** `无` in a column of its own says there is nothing: it is kept in the record of the file, not as a problem. */
const wanted = (text: string | null): string | null =>
	text !== null && /^(?:无|暂无|没有)[。.]?$/u.test(text) ? null : text;

function textOf({ text, percent, value }: FormValues, measure: Measure | null): string {
	if (text !== null) return text;
	if (value !== null) return `完成${value}${measure?.words ?? ''}`;
	return percent === null ? '（没有写本期进展）' : `完成${percent}%`;
}

/** A late answer does not go before one of a later period that is here already. */
export function feedbackDay(form: SentForm, forms: readonly SentForm[], day: Day): Day {
	const isOvertaken = forms.some(
		(other) =>
			other.unit === form.unit && other.period !== form.period && other.id > form.id && other.returned !== null,
	);
	const { to } = parsePeriod(form.period, day);
	return isOvertaken && to < day ? to : day;
}

export function feedbackOf(row: PlannedRow, form: SentForm, day: Day): Feedback {
	const { values } = row.merged;
	const { measure } = row.item;
	const isMeasured = values.value !== null && measure !== null;
	const words = {
		day,
		text: textOf(values, measure),
		percent: isMeasured ? reachedPercent(values.value as number, measure.target) : values.percent,
		value: values.value,
		problems: wanted(values.problems),
		next: wanted(values.next),
		help: wanted(values.help),
		origin: '反馈表' as const,
		waits: false,
		form: { id: form.id, period: form.period },
	};
	return { form, row, words };
}
