import { UserError } from '../../../errors.ts';
import type { SentForm, SentRow } from '../../../ledger/forms.ts';
import type { FormLine } from '../../../reading/form.ts';
import { foldText } from '../../../reading/text.ts';
import type { Day } from '../../../rules/day.ts';
import { isEmptyTalk } from '../../../rules/empty-words.ts';
import { type FormValues, formFields, isFilled, type MergedValues, mergeValues } from '../../../rules/form-values.ts';
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
	clearBlanks: boolean;
	day: Day;
	rules: OfficeRules;
}

export interface PlannedRows {
	rows: PlannedRow[];
	/** Rows the unit added. */
	proposals: FormLine[];
	/** Rows of matters that are not this unit's. */
	foreign: { line: FormLine; item: Item }[];
	/** Matters on the form that the file does not have, or has without a word. */
	unfilled: SentRow[];
}

const plainNumber = /^\d{1,4}$/;

/** `12` for `2026-012`. */
const isRunning = (number: string, row: SentRow): boolean =>
	plainNumber.test(number) && /^\d{4}-0*(\d+)$/.exec(row.number)?.[1] === String(Number(number));

/** The row of the form a line is: by its number, by its running number alone, by its title. */
function rowOf(line: FormLine, rows: readonly SentRow[]): SentRow | undefined {
	const { number, title } = line;
	const named = rows.find((row) => row.number === number);
	if (named !== undefined) return named;
	const running = number === null ? undefined : rows.find((row) => isRunning(number, row));
	if (running !== undefined) return running;
	return title === null ? undefined : rows.find((row) => foldText(row.title) === foldText(title));
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

function declineFlag({ percent }: FormValues, { percent: now }: Item, { role }: Assignment): string[] {
	return percent !== null && now !== null && role === '牵头' && percent < now ? [`比例由${now}%降为${percent}%`] : [];
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
	const before = grounds.taken.get(share.id);
	const merged = mergeValues(before ?? null, line.values, grounds.clearBlanks);
	const action = actionOf(merged, before);
	const isNew = action === 'add' || action === 'update';
	const why = isNew ? refusalOf(item, share, grounds.day) : null;
	const { claim } = merged.values;
	const withdrawn = before?.claim === true && !line.values.claim;
	const notes = [
		...line.troubles,
		...(row === undefined ? ['不在发出的表上，按编号收'] : lockedEdits(line, row)),
		...(isNew ? wordFlags(merged.values, row, grounds) : []),
		...(isNew ? declineFlag(merged.values, item, share) : []),
		...blankNote(merged, grounds.clearBlanks),
		...(isNew && claim && before?.claim !== true ? ['申请办结'] : []),
		...(withdrawn && grounds.clearBlanks ? ['申请办结这次没有选“是”：要撤回的，用 ducha review 退回'] : []),
	];
	return { line, item, share, action: why === null ? action : 'refuse', merged, notes, why };
}

/** The same matter twice in one file: the same words once are enough, different words are not taken at all. */
function refuseDoubles(rows: PlannedRow[]): PlannedRow[] {
	const words = ({ line }: PlannedRow) => JSON.stringify(line.values);
	return rows.flatMap((row, n): PlannedRow[] => {
		const same = rows.filter((other) => other.share.id === row.share.id);
		if (same.length === 1) return [row];
		if (same.every((other) => words(other) === words(row)))
			return rows.indexOf(same[0] as PlannedRow) === n ? [row] : [];
		return [{ ...row, action: 'refuse', why: '表里有两行是这件事项，填得不一样，都没有收' }];
	});
}

/** What each row of a returned form is, and what becomes of it. */
export function planRows(lines: readonly FormLine[], grounds: RowGrounds): PlannedRows {
	const { rows: sent, items, byNumber, form } = grounds;
	const rows: PlannedRow[] = [];
	const proposals: FormLine[] = [];
	const foreign: PlannedRows['foreign'] = [];
	for (const line of lines) {
		const row = rowOf(line, sent);
		const item = row === undefined ? byNumber.get(line.number ?? '') : items.get(row.item);
		const share = item?.assignments.find((a) =>
			row === undefined ? a.unit.id === form.unit : a.id === row.assignment,
		);
		if (item !== undefined && share !== undefined) rows.push(planRow(line, row, item, share, grounds));
		else if (item !== undefined) foreign.push({ line, item });
		else if (line.title !== null || line.values.text !== null) proposals.push(line);
	}
	const filled = new Set(rows.filter(({ line }) => isFilled(line.values)).map(({ share }) => share.id));
	const unfilled = sent.filter(({ assignment }) => !filled.has(assignment) && !grounds.taken.has(assignment));
	return { rows: refuseDoubles(rows), proposals, foreign, unfilled };
}
