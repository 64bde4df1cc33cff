import { UserError } from '../../../errors.ts';
import type { LastOfShare, SentForm, SentRow } from '../../../ledger/forms.ts';
import type { FormLine } from '../../../reading/form.ts';
import { foldText, oneLine } from '../../../reading/text.ts';
import { type Day, writeMonthDay } from '../../../rules/day.ts';
import { isEmptyTalk } from '../../../rules/empty-words.ts';
import { type FormValues, formFields, isFilled, type MergedValues, mergeValues } from '../../../rules/form-values.ts';
import { lastPercent, reachedPercent } from '../../../rules/goal.ts';
import type { Assignment, Item } from '../../../rules/item.ts';
import { repeatedWords } from '../../../rules/same-words.ts';
import { nextShareStatus } from '../find-assignment.ts';
import { nextStatusOf, refuseParent } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';

/** One row of a returned form and what becomes of it. */
export interface PlannedRow {
	line: FormLine;
	item: Item;
	share: Assignment;
	/** The share the form was sent for, by which what was taken is found again; its unit may since have been merged. */
	key: number;
	action: 'add' | 'update' | 'same' | 'blank' | 'refuse';
	merged: MergedValues;
	/** What the clerk should look at. */
	notes: string[];
	/** Why it is not taken. */
	why: string | null;
}

/** What rows are judged by. */
export interface RowGrounds {
	form: SentForm;
	rows: readonly SentRow[];
	items: ReadonlyMap<number, Item>;
	byNumber: ReadonlyMap<string, Item>;
	/** What was taken of each share of this period before. */
	taken: ReadonlyMap<number, FormValues>;
	/** What each share last reported and the office accepted. */
	lasts: ReadonlyMap<number, LastOfShare>;
	/** The unit that has the work of the form's unit now. */
	successor: number;
	clearBlanks: boolean;
	day: Day;
	rules: OfficeRules;
}

export interface PlannedRows {
	rows: PlannedRow[];
	/** Rows the unit added, and those that do not tell which matter they are. */
	proposals: FormLine[];
	/** Rows of matters that are not this unit's. */
	foreign: { line: FormLine; item: Item }[];
	/** Matters on the form that the file does not have, or has without a word. */
	unfilled: SentRow[];
}

const plainNumber = /^\d{1,4}$/;

/** `12` of `2026-012`; null for a child's number. */
const runningOf = (number: string): string | null => {
	const digits = /^\d{4}-(\d+)$/.exec(number)?.[1];
	return digits === undefined ? null : String(Number(digits));
};
const isRunning = (number: string, row: SentRow): boolean =>
	plainNumber.test(number) && runningOf(row.number) === String(Number(number));

/** Finds the row of the form a line is: by its number, by its running number alone, by its title. */
function indexRows(rows: readonly SentRow[]): (line: FormLine) => SentRow | undefined {
	const index = (key: (row: SentRow) => string | null) =>
		// The first of several counts.
		new Map([...rows].reverse().map((row) => [key(row), row]));
	const byNumber = index(({ number }) => number);
	const byRunning = index(({ number }) => runningOf(number));
	const byTitle = index(({ title }) => foldText(title));
	return ({ number, title }) => {
		const running = number !== null && plainNumber.test(number) ? byRunning.get(String(Number(number))) : undefined;
		return byNumber.get(number ?? '') ?? running ?? (title === null ? undefined : byTitle.get(foldText(title)));
	};
}

const differs = (written: string | null, printed: string): boolean =>
	written !== null && foldText(written) !== foldText(printed);

/** What was changed in the locked columns: told, never taken. */
function lockedEdits(line: FormLine, row: SentRow): string[] {
	const edits = [
		...(line.number !== null && line.number !== row.number && !isRunning(line.number, row)
			? [`编号改成“${line.number}”`]
			: []),
		...(differs(line.title, row.title) ? [`事项改成“${line.title}”`] : []),
		...(differs(line.deadline, row.deadline) ? [`时限改成“${line.deadline}”`] : []),
		...(differs(line.last, row.words) ? ['上次反馈被改动'] : []),
		...(row.goal !== null && differs(line.goal, row.goal) ? [`目标值改成“${line.goal}”`] : []),
	];
	return edits.length === 0 ? [] : [`${edits.join('、')}，没有采用`];
}

/** What a reviewer would send back: nothing said, the last report's words again. */
function wordFlags(values: FormValues, row: SentRow | undefined, { rules }: RowGrounds): string[] {
	const { text, percent } = values;
	if (text === null) return isFilled(values) ? ['没有写本期进展'] : [];
	const empty = isEmptyTalk(text) ? ['没有实质内容'] : [];
	const before = row?.last ?? null;
	const alike = before === null ? null : repeatedWords(before, { text, percent }, rules.limits['same-words'].value);
	return [...empty, ...(alike === null ? [] : [alike === 100 ? '与上期雷同' : `与上期雷同（${alike}%）`])];
}

/** What was entered of the share after its form was printed. */
function sinceFlag(row: SentRow | undefined, share: Assignment, { lasts }: RowGrounds): string[] {
	const last = lasts.get(share.id);
	if (row === undefined || last === undefined || last.id === row.base) return [];
	const percent = last.percent === null ? '' : `完成${last.percent}%，`;
	return [`发表后另登记过${writeMonthDay(last.day)}的进展：${percent}${oneLine(last.text)}`];
}

/** A value or percent below the one reported last. */
function declineFlag(values: FormValues, item: Item, share: Assignment, { lasts }: RowGrounds): string[] {
	const { percent, value } = values;
	const { measure } = item;
	if (value !== null && measure !== null && measure.current !== null && value < measure.current)
		return [`完成值由${measure.current}${measure.words}降为${value}${measure.words}`];
	const before = lastPercent(item, share, lasts.get(share.id)?.reported ?? null);
	return percent !== null && before !== null && percent < before ? [`比例由${before}%降为${percent}%`] : [];
}

/** What was filled in as far as it fits the item: a 完成值 needs a goal in its unit, and leaves no other percent beside it. */
function fittingValues(line: FormLine, { measure }: Item): { values: FormValues; notes: string[] } {
	const { values, amountWords } = line;
	const { value, percent } = values;
	if (value === null) return { values, notes: [] };
	const written = `${value}${amountWords ?? ''}`;
	if (measure === null)
		return { values: { ...values, value: null }, notes: [`没有可计量的目标，完成值“${written}”没有采用`] };
	if (amountWords !== null && foldText(amountWords) !== foldText(measure.words))
		return { values: { ...values, value: null }, notes: [`完成值“${written}”不是按“${measure.words}”填的，没有采用`] };
	const reached = reachedPercent(value, measure.target);
	const notes = percent === null || percent === reached ? [] : [`完成值折合${reached}%，所填的${percent}%没有采用`];
	return { values: { ...values, percent: null }, notes };
}

/** Why feedback on a share cannot be taken now; null when it can. */
function refusalOf(item: Item, share: Assignment, day: Day): string | null {
	const sent = item.reopened ?? item.dispatched;
	if (sent !== null && day < sent) return `收到日期${day}早于交办日期${sent}`;
	try {
		refuseParent(item);
		nextStatusOf(item, 'progress');
		nextShareStatus(item, share, 'progress');
		return null;
	} catch (error) {
		if (error instanceof UserError) return error.message;
		throw error;
	}
}

const blankNote = ({ blanked }: MergedValues, clearBlanks: boolean): string[] =>
	blanked.length === 0
		? []
		: [`${blanked.map((field) => formFields[field]).join('、')}这次空着，${clearBlanks ? '已清空' : '保留原来报的'}`];

function actionOf(merged: MergedValues, before: FormValues | undefined): PlannedRow['action'] {
	if (before === undefined) return isFilled(merged.values) ? 'add' : 'blank';
	return merged.changed.length === 0 ? 'same' : 'update';
}

function planRow(
	line: FormLine,
	row: SentRow | undefined,
	item: Item,
	share: Assignment,
	grounds: RowGrounds,
): PlannedRow {
	const key = row?.assignment ?? share.id;
	const before = grounds.taken.get(key);
	const fitting = fittingValues(line, item);
	const merged = mergeValues(before ?? null, fitting.values, grounds.clearBlanks);
	const action = actionOf(merged, before);
	const isNew = action === 'add' || action === 'update';
	const why = isNew ? refusalOf(item, share, grounds.day) : null;
	const { claim } = merged.values;
	const withdrawn = before?.claim === true && !line.values.claim;
	const notes = [
		...line.troubles,
		...fitting.notes,
		...(row === undefined ? ['不在发出的表上，按编号收'] : lockedEdits(line, row)),
		...(isNew ? wordFlags(merged.values, row, grounds) : []),
		...(action === 'add' ? sinceFlag(row, share, grounds) : []),
		...(isNew ? declineFlag(merged.values, item, share, grounds) : []),
		...blankNote(merged, grounds.clearBlanks),
		...(isNew && claim && before?.claim !== true ? ['申请办结'] : []),
		...(withdrawn && grounds.clearBlanks ? ['申请办结这次没有选“是”：要撤回的，用 ducha review 退回'] : []),
	];
	return { line, item, share, key, action: why === null ? action : 'refuse', merged, notes, why };
}

/** The same matter twice in one file: the same words once are enough, different words are not taken at all. */
function refuseDoubles(rows: PlannedRow[]): PlannedRow[] {
	const words = ({ line }: PlannedRow) => JSON.stringify(line.values);
	const byKey = new Map<number, PlannedRow[]>();
	for (const row of rows) {
		const same = byKey.get(row.key);
		if (same === undefined) byKey.set(row.key, [row]);
		else same.push(row);
	}
	return rows.flatMap((row): PlannedRow[] => {
		const same = byKey.get(row.key) as PlannedRow[];
		if (same.length === 1) return [row];
		if (same.every((other) => words(other) === words(row))) return same[0] === row ? [row] : [];
		return [{ ...row, action: 'refuse', why: '表里有两行是这件事项，填得不一样，都没有收' }];
	});
}

/** The share a row was sent for, or what its unit's successor has of the item since. */
function shareOf(item: Item, row: SentRow | undefined, { form, successor }: RowGrounds): Assignment | undefined {
	const sent = item.assignments.find((a) => (row === undefined ? a.unit.id === form.unit : a.id === row.assignment));
	if (successor === form.unit || (sent !== undefined && sent.status !== '解除')) return sent;
	return item.assignments.find((a) => a.unit.id === successor && a.status !== '解除') ?? sent;
}

/** What each row of a returned form is, and what becomes of it. */
export function planRows(lines: readonly FormLine[], grounds: RowGrounds): PlannedRows {
	const { rows: sent, items, byNumber } = grounds;
	const rowOf = indexRows(sent);
	const rows: PlannedRow[] = [];
	const proposals: FormLine[] = [];
	const foreign: PlannedRows['foreign'] = [];
	for (const line of lines) {
		const row = rowOf(line);
		const item = row === undefined ? byNumber.get(line.number ?? '') : items.get(row.item);
		const share = item === undefined ? undefined : shareOf(item, row, grounds);
		if (item !== undefined && share !== undefined) rows.push(planRow(line, row, item, share, grounds));
		else if (item !== undefined) foreign.push({ line, item });
		else if (line.title !== null || isFilled(line.values)) proposals.push(line);
	}
	const filled = new Set(rows.filter(({ line }) => isFilled(line.values)).map(({ key }) => key));
	const unfilled = sent.filter(({ assignment }) => !filled.has(assignment) && !grounds.taken.has(assignment));
	return { rows: refuseDoubles(rows), proposals, foreign, unfilled };
}
