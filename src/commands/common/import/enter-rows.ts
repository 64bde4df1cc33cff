import { insertInstructions } from '../../../ledger/instructions.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { ensureDocument } from '../../../ledger/sources.ts';
import { guessSource } from '../../../reading/source-words.ts';
import { saysFinished } from '../../../reading/status-words.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { messageSources } from '../../../rules/messages.ts';
import { type SourceKind, sourceLike } from '../../../rules/sources.ts';
import { type Entered, unitsOf } from '../entry/new-item.ts';
import type { OfficeRules } from '../office.ts';
import type { Roster } from '../roster.ts';
import type { PlannedRow, ReadFile } from './plan.ts';
import { unitsNamed } from './update-item.ts';

/** What the command line says of all rows. */
export interface ImportSettings {
	/** Goes before what the table says. */
	source: string | null;
	document: string | null;
	/** The mark (文号) of the document ordered. */
	mark: string | null;
	/** The day the file came in, for rows that name none. */
	received: Day | null;
	draft: boolean;
}

/** The source of a row: as ordered, as its own column says, as the table's title or the file's name suggests, else 其他. */
function sourceOf({ file, row }: Pick<PlannedRow, 'file' | 'row'>, rules: OfficeRules, settings: ImportSettings) {
	const title = file.reading.tables.find((t) => t.sheet === row.sheet)?.title ?? null;
	const instructed = row.instructedBy === null ? null : '领导批示';
	const name =
		settings.source ??
		rules.sources.find((s) => s.name === row.source)?.name ??
		row.message?.source ??
		guessSource(row.source) ??
		instructed ??
		guessSource(title) ??
		guessSource(file.file) ??
		'其他';
	return sourceLike(rules.sources, name);
}

/** The source document a row names: its own column, else what its 来源 column says beyond the source itself. */
function documentOf(row: PlannedRow['row'], rules: OfficeRules, settings: ImportSettings): string | null {
	if (settings.document !== null) return settings.document;
	if (row.document !== null) return row.document;
	return row.source !== null && !rules.sources.some((s) => s.name === row.source) ? row.source : null;
}

/** Without a column that says so, a 实际完成 day gone by means the matter is over, unless a share of it is left. */
const hasFinishDay = ({ finished, percent }: PlannedRow['row'], today: Day): boolean =>
	finished !== null && finished <= today && (percent === null || percent === 100);

/** What a row says of a citizen's message, where its source is one of them; a reply's day may be told as the day it was finished. */
function messageOf({ message, received, finished }: PlannedRow['row'], source: { kind: SourceKind }, today: Day) {
	if (message === null || messageSources([source]).length === 0) return null;
	const { source: _source, urgency: _urgency, replied, draft, ...facts } = message;
	const told = message.reply === null ? null : (replied ?? finished);
	const isPossible = told !== null && told <= today && (received === null || told >= received);
	return { ...facts, draft, drafted: draft === null ? null : today, replied: isPossible ? told : null };
}

/** What new rows are entered by. */
export interface Entering {
	roster: Roster;
	rules: OfficeRules;
	settings: ImportSettings;
	today: Day;
	/** The people and documents (all of one mark, that of the settings) met so far: each is asked for, or written, only once. */
	people: Map<string, number>;
	documents: Map<string, number>;
	/** The sources found so far, by the file and what in it they are told from. */
	sources: Map<ReadFile, Map<string, OfficeRules['sources'][number]>>;
}

/** The id known for a name, else the one it is found or written under. */
async function rememberId(known: Map<string, number>, name: string, ensure: () => Promise<number>): Promise<number> {
	const id = known.get(name) ?? (await ensure());
	known.set(name, id);
	return id;
}

/** Most rows of a table tell of the same few sources. */
function knownSource(planned: PlannedRow, { rules, settings, sources }: Entering) {
	const { file, row } = planned;
	const known = sources.get(file) ?? new Map<string, OfficeRules['sources'][number]>();
	sources.set(file, known);
	const told = `${row.source}§${row.message?.source}§${row.instructedBy === null}§${row.sheet}`;
	const source = known.get(told) ?? sourceOf(planned, rules, settings);
	known.set(told, source);
	return source;
}

async function enter(tx: Db, planned: PlannedRow, entering: Entering): Promise<Entered> {
	const { row, values } = planned;
	const { roster, rules, settings, today, people, documents } = entering;
	const source = knownSource(planned, entering);
	const stated = row.received ?? settings.received;
	const received = stated !== null && stated <= today ? stated : today;
	const title = documentOf(row, rules, settings);
	const leader = (name: string) => rememberId(people, name, () => ensurePerson(tx, name, '县领导'));
	const document =
		title === null
			? null
			: await rememberId(documents, title, () =>
					ensureDocument(tx, { title, kind: source.name, mark: settings.mark, day: row.received, received }),
				);
	if (row.instructedBy !== null) await leader(row.instructedBy);
	const find = (names: string | null) => unitsNamed(names, planned, roster);
	const message = messageOf(row, source, today);
	const over = row.status === null ? hasFinishDay(row, today) : saysFinished(row.status);
	const finished = over || message?.reply != null;
	const finishDay = message?.replied ?? (row.finished !== null && row.finished <= today ? row.finished : null);
	const text = values.progress ?? (row.percent === null ? null : `完成${row.percent}%`);
	return {
		title: row.title,
		content: row.content,
		goal: row.goal,
		category: row.category,
		outsideNumber: row.outsideNumber,
		note: row.remark,
		source,
		leader: row.leader === null ? null : await leader(row.leader),
		deadline: row.deadline,
		year: yearOf(received),
		received,
		registered: settings.draft ? null : received,
		isSent: message !== null && values.lead !== null,
		units: unitsOf(find(values.lead), find(values.support)),
		document,
		clause: row.clause,
		progress: text === null || settings.draft ? null : { day: today, percent: row.percent, text },
		finished: finished && !settings.draft ? { day: finishDay } : null,
		message,
		urgency: message === null ? '一般' : (row.message?.urgency ?? '一般'),
	};
}

/** Enters new rows with the people, documents and instructions they name. */
export async function enterRows(
	tx: Db,
	rows: PlannedRow[],
	entering: Entering,
	breathe: () => Promise<void>,
): Promise<Entered[]> {
	const entered: Entered[] = [];
	for (const planned of rows) entered.push(await enter(tx, planned, entering));
	const instructions = rows.map(({ row }, i) =>
		row.instructedBy === null
			? null
			: {
					leader: entering.people.get(row.instructedBy) as number,
					day: row.received,
					words: row.content ?? row.title,
					document: entered[i]?.document ?? null,
				},
	);
	const ids = await insertInstructions(tx, instructions, breathe);
	for (const [i, id] of ids.entries()) (entered[i] as Entered).instruction = id;
	return entered;
}
