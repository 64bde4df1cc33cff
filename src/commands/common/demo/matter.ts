import { addWorkingDays, type Calendar, isWorkingDay, nextWorkingDay } from '../../../rules/calendar.ts';
import { addDays, addMonths, type Day, dayOf, yearOf } from '../../../rules/day.ts';
import { itemNumber } from '../../../rules/numbering.ts';
import { arrivals } from './arrivals.ts';
import { instructions } from './instructions.ts';
import { divisions } from './special.ts';
import { leaders, type WorkKind } from './words.ts';
import { sheets } from './yearly-sheets.ts';

/** One item of the demonstration, as it is to be entered and lived through. */
export interface Matter {
	number: string;
	kind: WorkKind;
	title: string;
	leads: string;
	supports: string;
	source: string;
	leader: string | null;
	entered: Day;
	due: Day;
	/** Whether a day was stated; else the source's own limit holds. */
	isStated: boolean;
	isUnpublished: boolean;
	/** Whether the result goes before the leader who asked for it. */
	isPresented: boolean;
	/** What it is divided into; the parts are worked on, not the whole. */
	parts: Matter[];
}

/** What was entered in one command, or one after another on one day. */
export interface Batch {
	how: 'sheet' | 'arrival' | 'instruction';
	day: Day;
	source: string;
	document: string;
	mark: string | null;
	/** Of an instruction: who wrote what. */
	said: { leader: string; level: string; words: string } | null;
	matters: Matter[];
}

/** The last working day on or before a day. */
export const workingDayBefore = (calendar: Calendar, d: Day): Day => {
	let at = d;
	while (!isWorkingDay(calendar, at)) at = addDays(at, -1);
	return at;
};

const leaderOf = (leads: string): string | null =>
	leaders.find(({ units }) => units.includes(leads.split('、')[0] as string))?.name ?? null;

/** Whether a matter is answered to the one who asked. */
export const isMessage = (source: string): boolean => source === '网民留言' || source === '12345工单';

/** How long a matter has when nothing is stated: the same limits the ledger applies (限时办结制). */
function ownLimit(source: string, entered: Day, calendar: Calendar): Day {
	const receipted = addWorkingDays(calendar, entered, 2);
	if (source === '建议提案') return nextWorkingDay(calendar, addMonths(receipted, 3));
	if (isMessage(source)) return addWorkingDays(calendar, receipted, 5);
	return dayOf(yearOf(entered), 12, 31) as Day;
}

const isAbove = (level: string): boolean => level !== '县';

type Raw = Omit<Batch, 'matters'> & { lines: string[]; isUnpublished: boolean };

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Everything that came in by a day, in the order it came; the yearly sheets belong to the year that is on a month later. */
function rawBatches(today: Day, calendar: Calendar): Raw[] {
	const planYear = yearOf(addDays(today, -31));
	const dated = (at: number | string): Day =>
		nextWorkingDay(calendar, typeof at === 'number' ? addDays(today, -at) : (`${planYear}-${at}` as Day));
	const years = (text: string) => text.replace('{年}', String(planYear));
	const entered = (how: 'sheet' | 'arrival') => (a: (typeof arrivals)[number]) => ({
		how,
		day: dated(a.at),
		source: a.source,
		document: how === 'sheet' ? `${planYear}年${a.document}` : a.document,
		mark: a.mark === undefined ? null : years(a.mark),
		said: null,
		isUnpublished: a.isUnpublished ?? false,
		lines: linesOf(a.lines),
	});
	const written = instructions.map((line) => {
		const [leader = '', level = '', at, document = '', words = '', items = ''] = line.split('|');
		return {
			how: 'instruction' as const,
			day: dated(Number(at)),
			source: isAbove(level) ? '上级交办' : '领导批示',
			document,
			mark: null,
			said: { leader, level, words },
			isUnpublished: false,
			lines: items.split('/'),
		};
	});
	return [...sheets.map(entered('sheet')), ...arrivals.map(entered('arrival')), ...written]
		.filter(({ day }) => day <= today)
		.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** A line as a matter, and what it is divided into. */
function readMatter(line: string, number: string, { lines: _lines, ...batch }: Raw, calendar: Calendar): Matter {
	const [head = '', who = '', days] = line.split('@');
	const [leads = '', supports = ''] = who.split('+');
	const matter: Matter = {
		number,
		kind: head.slice(0, 1) as WorkKind,
		title: head.slice(2),
		leads,
		supports,
		source: batch.source,
		leader: batch.said?.level === '县' ? batch.said.leader : leaderOf(leads),
		entered: batch.day,
		due: days === undefined ? ownLimit(batch.source, batch.day, calendar) : addDays(batch.day, Number(days)),
		isStated: days !== undefined,
		isUnpublished: batch.isUnpublished,
		isPresented: batch.source === '领导批示' || batch.source === '上级交办',
		parts: [],
	};
	const parts = Object.hasOwn(divisions, matter.title) ? (divisions[matter.title] ?? []) : [];
	return {
		...matter,
		parts: parts.map((part, at) => {
			const [title = '', units = ''] = part.split('@');
			const [lead = '', support = ''] = units.split('+');
			return { ...matter, number: `${number}-${at + 1}`, title, leads: lead, supports: support };
		}),
	};
}

/** All that came in by a day, numbered as the ledger will number it. */
export function readBatches(today: Day, calendar: Calendar): Batch[] {
	const next = new Map<number, number>();
	const numbered = (year: number): string => {
		const ordinal = next.get(year) ?? 1;
		next.set(year, ordinal + 1);
		return itemNumber(year, ordinal);
	};
	return rawBatches(today, calendar).map((raw) => ({
		...raw,
		matters: raw.lines.map((line) => readMatter(line, numbered(yearOf(raw.day)), raw, calendar)),
	}));
}
