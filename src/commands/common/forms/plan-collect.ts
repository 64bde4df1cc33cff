import { createHash } from 'node:crypto';
import { UserError } from '../../../errors.ts';
import type { SentForm, TakenForm } from '../../../ledger/forms.ts';
import type { Db } from '../../../ledger/open.ts';
import type { FormReading } from '../../../reading/form.ts';
import { type Day, daysBetween } from '../../../rules/day.ts';
import { type FormValues, isFilled } from '../../../rules/form-values.ts';
import { parsePeriod } from '../../../rules/period.ts';
import type { OfficeRules } from '../office.ts';
import { type CollectSettings, type Grounds, questionOf, readCollectGrounds, readSent } from './collect-grounds.ts';
import type { ReturnedFile } from './gather-files.ts';
import { type Identity, identifyForm, type RefusedVerdict } from './identify-form.ts';
import { type PlannedRows, planRows } from './plan-rows.ts';

export type Verdict = '收下' | '迟报' | '旧版本' | '未变' | '重复' | '不用' | RefusedVerdict;

/** What is to become of one file, or of one unit's part of a workbook for several. */
export interface PlannedFile {
	file: ReturnedFile;
	verdict: Verdict;
	/** What the verdict rests on, and what else is to be known of the file. */
	notes: string[];
	form: SentForm | null;
	/** Null where the rows were not looked at. */
	rows: PlannedRows | null;
	/** A hash of what it says in itself, to tell whether the same has been taken before. */
	content: string;
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

const refuse = (file: ReturnedFile, verdict: Verdict, why: string): PlannedFile => ({
	file,
	verdict,
	notes: [why],
	form: null,
	rows: null,
	content: '',
});

/** What one row said, as it is kept: `file` is what stood there, `values` what counted. */
export interface TakenValues {
	file: FormValues;
	values: FormValues;
}

const readTaken = ({ taken }: { taken: string }): TakenValues => JSON.parse(taken) as TakenValues;

/** What the filled rows say, share by share in one order, as a hash. */
const contentOf = (rows: (readonly [number, FormValues])[]): string =>
	createHash('sha256')
		.update(JSON.stringify(rows.filter(([, values]) => isFilled(values)).sort(([a], [b]) => a - b)))
		.digest('hex');

const contentTaken = ({ rows }: TakenForm): string =>
	contentOf(rows.map((row) => [assignmentIn(row.rowKey), readTaken(row).file]));

/** Late, of an older version: it is taken all the same, and said. */
function standingOf(form: SentForm, { forms, settings }: Grounds): { verdict: Verdict; notes: string[] } {
	const late = daysBetween(form.due, settings.day);
	const asked = forms.filter((other) => questionOf(other) === questionOf(form));
	const newest = Math.max(...asked.map(({ version }) => version));
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
function wrongPeriod(form: SentForm, file: ReturnedFile, before: readonly TakenForm[], grounds: Grounds): string[] {
	const { forms, today, settings } = grounds;
	const owed = forms.find(
		(f) => f.unit === form.unit && f.period !== form.period && f.id > form.id && f.returned === null,
	);
	if (owed === undefined || before.length === 0 || isNamed(file, settings.prefer)) return [];
	const [old, now] = [parsePeriod(form.period, today).label, parsePeriod(owed.period, today).label];
	return [`是${old}的表，${old}已经收过，${now}的还没交；确是补正${old}的，加 --prefer ${file.name}`];
}

/** Why none of a form's rows are taken; null when some are. */
function refusalOf(planned: Pick<PlannedFile, 'file'> & { form: SentForm; rows: PlannedRows }, grounds: Grounds) {
	const { file, form, rows } = planned;
	const [stranger] = rows.foreign;
	if (stranger !== undefined) {
		const owners = stranger.item.assignments.map((a) => a.unit.name).join('、');
		const why = `第${stranger.line.row}行 ${stranger.item.number} 是${owners}的事项，不是${form.unitName}的`;
		return { verdict: '单位不对' as const, notes: [why] };
	}
	if (rows.proposals.length === 0) {
		if (!rows.rows.some(({ line }) => isFilled(line.values)))
			return { verdict: '没有填' as const, notes: ['一格也没有填'] };
		if (rows.rows.every(({ action }) => action === 'refuse' || action === 'blank'))
			return { verdict: '没有收' as const, notes: ['填了的每一行都不能收'] };
	}
	const wrong = wrongPeriod(form, file, grounds.taken.get(questionOf(form)) ?? [], grounds);
	return wrong.length > 0 ? { verdict: '期间不对' as const, notes: wrong } : null;
}

/** Who has the work of a form's unit now, where the unit has been merged since. */
function successorOf(form: SentForm, { roster }: Grounds): { id: number; notes: string[] } {
	const now = roster.find(form.unitName);
	if (now === undefined || now.id === form.unit) return { id: form.unit, notes: [] };
	return { id: now.id, notes: [`${form.unitName}现由${now.name}承接，记在${now.name}名下`] };
}

function planForm(
	file: ReturnedFile,
	reading: FormReading,
	identity: Extract<Identity, { form: SentForm }>,
	grounds: Grounds,
): PlannedFile {
	const { form } = identity;
	const before = grounds.taken.get(questionOf(form)) ?? [];
	const successor = successorOf(form, grounds);
	const { items, byNumber, lasts, rules, settings } = grounds;
	const rows = planRows(reading.lines, {
		form,
		rows: grounds.rows.get(form.id) ?? [],
		items,
		byNumber,
		taken: new Map(before.flatMap((one) => one.rows.map((row) => [assignmentIn(row.rowKey), readTaken(row).values]))),
		lasts,
		successor: successor.id,
		rules,
		...settings,
	});
	const content = contentOf(rows.rows.map(({ key, line }) => [key, line.values]));
	const planned = { file, form, rows, content };
	const repeated = before.findLast((one) => one.sha256 === file.sha256 || contentTaken(one) === content);
	// The last answer once more, now with its blanks to be cleared.
	const clears =
		settings.clearBlanks && repeated === before.at(-1) && rows.rows.some(({ action }) => action === 'update');
	if (repeated !== undefined && !clears) return { ...planned, verdict: '未变', notes: ['已经收过'] };
	const refusal = refusalOf(planned, grounds);
	if (refusal !== null) return { ...planned, ...refusal };
	const { verdict, notes } = standingOf(form, grounds);
	return { ...planned, verdict, notes: [...notes, ...successor.notes, ...identity.notes] };
}

/** A file as one form, as that of each unit in it, or as what cannot be taken. */
function planFile(file: ReturnedFile, known: ReadonlyMap<FormReading, Identity>, grounds: Grounds): PlannedFile[] {
	const { content } = file;
	if (content instanceof UserError) return [refuse(file, codeVerdicts[content.code] ?? '读不了', content.message)];
	if (content.length === 0) return [refuse(file, '不是反馈表', '没有“本期进展”和“编号”这样的表头')];
	return content.map((reading) => {
		const identity = known.get(reading) as Identity;
		return 'form' in identity
			? planForm(file, reading, identity, grounds)
			: refuse(file, identity.verdict, identity.why);
	});
}

/** What each file is and what becomes of each of its rows; nothing is written. */
export async function planCollect(
	db: Db,
	files: readonly ReturnedFile[],
	given: { rules: OfficeRules; settings: CollectSettings; today: Day; breathe: () => Promise<void> },
): Promise<PlannedFile[]> {
	const readings = files.flatMap(({ content }) => (content instanceof UserError ? [] : content));
	const sent = await readSent(db, readings, given.today);
	const known = new Map(
		files.flatMap(({ name, content }) =>
			content instanceof UserError
				? []
				: content.map((reading) => [reading, identifyForm(reading, name, sent)] as const),
		),
	);
	const came = [...known.values()].flatMap((identity) => ('form' in identity ? identity.form : []));
	const grounds = await readCollectGrounds(db, sent, came, readings, given);
	const planned: PlannedFile[] = [];
	for (const file of files) {
		planned.push(...planFile(file, known, grounds));
		await given.breathe();
	}
	return planned;
}
