import { UserError } from '../../../errors.ts';
import { readFormRows, readForms, readTakenForms, type SentForm, type TakenForm } from '../../../ledger/forms.ts';
import { findByNumber } from '../../../ledger/item-numbers.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import { type FormReading, readForm } from '../../../reading/form.ts';
import { type Day, daysBetween } from '../../../rules/day.ts';
import { type FormValues, isFilled } from '../../../rules/form-values.ts';
import type { Item } from '../../../rules/item.ts';
import { parsePeriod } from '../../../rules/period.ts';
import type { OfficeRules } from '../office.ts';
import { indexRoster } from '../roster.ts';
import type { ReturnedFile } from './gather-files.ts';
import { identifyForm, type RefusedVerdict, type Sent } from './identify-form.ts';
import { type PlannedRows, planRows } from './plan-rows.ts';

export type Verdict = '收下' | '迟报' | '旧版本' | '未变' | '重复' | '不用' | RefusedVerdict;

/** What is to become of one file. */
export interface PlannedFile {
	file: ReturnedFile;
	verdict: Verdict;
	/** What the verdict rests on, and what else is to be known of the file. */
	notes: string[];
	form: SentForm | null;
	/** Null where the rows were not looked at. */
	rows: PlannedRows | null;
}

export interface CollectSettings {
	day: Day;
	clearBlanks: boolean;
	/** `newer`, or the name of the file that counts of several. */
	prefer: string | null;
}

/** Verdicts by which a file's rows are written. */
const accepted: readonly Verdict[] = ['收下', '迟报', '旧版本'];
export const isAccepted = ({ verdict }: PlannedFile): boolean => accepted.includes(verdict);

/** The key of a share's row of a period, by which what was taken is found again. */
export const rowKeyOf = (period: string, assignment: number): string => `反馈§${period}§${assignment}`;
const assignmentIn = (rowKey: string): number => Number(rowKey.split('§')[2]);

const codeVerdicts: Readonly<Record<string, RefusedVerdict>> = {
	encrypted: '加密',
	'damaged-file': '损坏',
	'empty-file': '损坏',
	'not-a-table': '不是反馈表',
	'no-data': '不是反馈表',
};

const refuse = (file: ReturnedFile, verdict: Verdict, why: string, form: SentForm | null = null): PlannedFile => ({
	file,
	verdict,
	notes: [why],
	form,
	rows: null,
});

/** What a file says in itself: the filled rows by share, to tell whether the same has been taken before. */
export const contentOf = ({ rows }: PlannedRows): string =>
	JSON.stringify(
		rows
			.filter(({ line }) => isFilled(line.values))
			.map(({ share, line }) => [share.id, line.values] as const)
			.sort(([a], [b]) => a - b),
	);

/** What one row said, as it is kept: `file` is what stood there, `values` what counted. */
export interface TakenValues {
	file: FormValues;
	values: FormValues;
}

const readTaken = ({ taken }: { taken: string }): TakenValues => JSON.parse(taken) as TakenValues;

const contentTaken = ({ rows }: TakenForm): string =>
	JSON.stringify(
		rows
			.map((row) => [assignmentIn(row.rowKey), readTaken(row).file] as const)
			.filter(([, values]) => isFilled(values))
			.sort(([a], [b]) => a - b),
	);

interface Grounds extends Sent {
	items: Map<number, Item>;
	byNumber: Map<string, Item>;
	taken: TakenForm[];
	rules: OfficeRules;
	settings: CollectSettings;
}

/** The forms of the same unit and period: one question, asked once or more. */
export const sameQuestion = (a: SentForm, b: SentForm): boolean => a.unit === b.unit && a.period === b.period;
const askedWith = (form: SentForm, forms: readonly SentForm[]): SentForm[] =>
	forms.filter((f) => sameQuestion(f, form));

function takenBefore(form: SentForm, { forms, taken }: Grounds): TakenForm[] {
	const ids = new Set(askedWith(form, forms).map(({ id }) => id));
	return taken.filter((one) => ids.has(one.form));
}

/** Late, of an older version: it is taken all the same, and said. */
function standingOf(form: SentForm, { forms, settings }: Grounds): { verdict: Verdict; notes: string[] } {
	const late = daysBetween(form.due, settings.day);
	const newest = Math.max(...askedWith(form, forms).map(({ version }) => version));
	const isOld = form.version < newest;
	const notes = [
		...(late > 0 ? [`应${form.due}前报，迟${late}天`] : []),
		...(isOld ? [`是第${form.version}版，现为第${newest}版`] : []),
	];
	return { verdict: late > 0 ? '迟报' : isOld ? '旧版本' : '收下', notes };
}

export const isNamed = (file: ReturnedFile, prefer: string | null): boolean =>
	prefer !== null && (file.name === prefer || file.name.endsWith(`/${prefer}`));

/** An old period's form, taken long ago and now filled anew while the later one is owed: likely the wrong file. */
function wrongPeriod(form: SentForm, file: ReturnedFile, grounds: Grounds): string | null {
	const { forms, today, settings } = grounds;
	const owed = forms.find(
		(f) => f.unit === form.unit && f.period !== form.period && f.id > form.id && f.returned === null,
	);
	if (owed === undefined || takenBefore(form, grounds).length === 0 || isNamed(file, settings.prefer)) return null;
	const [old, now] = [parsePeriod(form.period, today).label, parsePeriod(owed.period, today).label];
	return `是${old}的表，${old}已经收过，${now}的还没交；确是补正${old}的，加 --prefer ${file.name}`;
}

function planFile(file: ReturnedFile, reading: FormReading, grounds: Grounds): PlannedFile {
	const identity = identifyForm(reading, file.name, grounds);
	if ('verdict' in identity) return refuse(file, identity.verdict, identity.why);
	const { form } = identity;
	const before = takenBefore(form, grounds);
	const taken = new Map(
		before.flatMap(({ rows }) => rows.map((row) => [assignmentIn(row.rowKey), readTaken(row).values])),
	);
	const { items, byNumber, rules, settings } = grounds;
	const rows = planRows(reading.lines, {
		form,
		rows: grounds.rows.get(form.id) ?? [],
		items,
		byNumber,
		taken,
		rules,
		...settings,
	});
	const planned = { file, form, rows };
	const content = contentOf(rows);
	const repeated = before.findLast((one) => one.sha256 === file.sha256 || contentTaken(one) === content);
	// The last answer once more, now with its blanks to be cleared.
	const clears =
		settings.clearBlanks && repeated === before.at(-1) && rows.rows.some(({ action }) => action === 'update');
	if (repeated !== undefined && !clears) return { ...planned, verdict: '未变', notes: ['已经收过'] };
	const [stranger] = rows.foreign;
	if (stranger !== undefined) {
		const owners = stranger.item.assignments.map((a) => a.unit.name).join('、');
		const why = `第${stranger.line.row}行 ${stranger.item.number} 是${owners}的事项，不是${form.unitName}的`;
		return { ...planned, verdict: '单位不对', notes: [why] };
	}
	if (!rows.rows.some(({ line }) => isFilled(line.values)) && rows.proposals.length === 0)
		return { ...planned, verdict: '没有填', notes: ['一格也没有填'] };
	if (rows.proposals.length === 0 && rows.rows.every(({ action }) => action === 'refuse' || action === 'blank'))
		return { ...planned, verdict: '没有收', notes: ['填了的每一行都不能收'] };
	const wrong = wrongPeriod(form, file, grounds);
	if (wrong !== null) return { ...planned, verdict: '期间不对', notes: [wrong] };
	const { verdict, notes } = standingOf(form, grounds);
	return { ...planned, verdict, notes: [...notes, ...identity.notes] };
}

async function readGrounds(
	db: Db,
	readings: readonly FormReading[],
	{ rules, settings, today }: { rules: OfficeRules; settings: CollectSettings; today: Day },
): Promise<Grounds> {
	const forms = await readForms(db);
	const sentRows = await readFormRows(
		db,
		forms.map(({ id }) => id),
	);
	const rows = new Map<number, typeof sentRows>(forms.map(({ id }) => [id, []]));
	for (const row of sentRows) rows.get(row.form)?.push(row);
	const printed = sentRows.map((row) => row.item);
	const numbers = [...new Set(readings.flatMap(({ lines }) => lines.flatMap((line) => line.number ?? [])))];
	const named = (await findByNumber(db, numbers)).map(({ id }) => id);
	const found = await listItemsById(db, [...new Set([...printed, ...named])]);
	return {
		forms,
		rows,
		roster: indexRoster(await readRoster(db), today),
		today,
		items: new Map(found.map((item) => [item.id, item])),
		byNumber: new Map(found.map((item) => [item.number, item])),
		taken: await readTakenForms(
			db,
			forms.map(({ id }) => id),
		),
		rules,
		settings,
	};
}

/** What each file is and what becomes of each of its rows; nothing is written. */
export async function planCollect(
	db: Db,
	files: readonly ReturnedFile[],
	given: { rules: OfficeRules; settings: CollectSettings; today: Day },
): Promise<PlannedFile[]> {
	const read = files.map((file) => ({
		file,
		reading: file.content instanceof UserError ? null : readForm(file.content),
	}));
	const grounds = await readGrounds(
		db,
		read.flatMap(({ reading }) => reading ?? []),
		given,
	);
	return read.map(({ file, reading }) => {
		const { content } = file;
		if (content instanceof UserError) return refuse(file, codeVerdicts[content.code] ?? '读不了', content.message);
		if (reading === null) return refuse(file, '不是反馈表', '没有“本期进展”和“编号”这样的表头');
		return planFile(file, reading, grounds);
	});
}
