/** What a unit fills into one row of its form; null where it left the cell blank. */
export interface FormValues {
	text: string | null;
	/** 0–100. */
	percent: number | null;
	/** In the unit of the item's goal. */
	value: number | null;
	problems: string | null;
	next: string | null;
	help: string | null;
	/** 申请办结：是. */
	claim: boolean;
}

/** The fields a unit fills in, and what they are headed. */
export const formFields = {
	text: '本期进展',
	percent: '完成百分比',
	value: '完成值',
	problems: '存在问题',
	next: '下步打算',
	help: '需协调事项',
	claim: '是否申请办结',
} as const satisfies Record<keyof FormValues, string>;
export type FormField = keyof FormValues;
const fields = Object.keys(formFields) as FormField[];

const isGiven = (value: FormValues[FormField]): boolean => value !== null && value !== false;

/** Whether a unit wrote anything into its row; a blank tick is nothing. */
export const isFilled = (values: FormValues): boolean => fields.some((field) => isGiven(values[field]));

export interface MergedValues {
	values: FormValues;
	/** Fields whose value is another than was taken before. */
	changed: FormField[];
	/** Fields left blank this time that had a value before. */
	blanked: FormField[];
}

/** A row as it comes now over the same row as it was taken before: a blank keeps the value unless blanks are to clear. */
export function mergeValues(before: FormValues | null, now: FormValues, clearBlanks: boolean): MergedValues {
	if (before === null) return { values: now, changed: fields.filter((field) => isGiven(now[field])), blanked: [] };
	const blanked = fields.filter((field) => isGiven(before[field]) && !isGiven(now[field]));
	const kept = clearBlanks ? [] : blanked;
	const values = { ...now, ...Object.fromEntries(kept.map((field) => [field, before[field]])) };
	return { values, changed: fields.filter((field) => values[field] !== before[field]), blanked };
}
