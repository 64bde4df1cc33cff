import { dateOf, monthOf, yearOf } from '../../rules/day.ts';
import { type FigureRow, figuresOf } from '../../rules/figures.ts';
import { leadsOf } from '../../rules/item.ts';
import { checkTables } from '../circular-check-tables.ts';
import { standTraces } from '../circular-traces.ts';
import { findRemoved, readFigures, type Trace } from '../figure-traces.ts';
import { type Paper, sentenceOf } from '../paper.ts';
import { plainDigits } from '../plain-digits.ts';
import type { BulletinInput } from './bulletin.ts';
import type { ItemRecord } from './item-record.ts';
import { inSentence } from './words.ts';

/** What the figures of a bulletin are counted from. */
interface BulletinFacts {
	total: FigureRow;
	units: number;
	day: BulletinInput['line']['day'];
	records: ReadonlyMap<string, ItemRecord>;
}

const itemNumber = /\d{4}-\d{3,}(?:-\d+)?(?=号)/g;

/** The item that a figure is about: the last one its paragraph has named before it. */
function itemBefore({ records }: BulletinFacts, before: string): ItemRecord | undefined {
	const paragraph = before.slice(before.lastIndexOf('\n') + 1);
	const number = [...paragraph.matchAll(itemNumber)].at(-1)?.[0];
	return number === undefined ? undefined : records.get(number);
}

const numberIn = (words: string, form: RegExp): string | null => form.exec(words)?.[1] ?? null;

/** A figure of one item, counted from its record. */
const ofItem = (
	words: RegExp,
	count: (record: ItemRecord) => string | number | null | undefined,
): Trace<BulletinFacts> => ({
	words,
	expected: (facts, _, before) => {
		const record = itemBefore(facts, before);
		return [record === undefined ? null : count(record)];
	},
});

function dueOf(facts: BulletinFacts, before: string): (string | number | null)[] {
	const due = itemBefore(facts, before)?.item.deadline.current ?? null;
	return due === null ? [null, null, null] : [yearOf(due), monthOf(due), dateOf(due)];
}

/** Every wording of a bulletin that carries a figure; earlier rows go first where two would fit. */
const traces: readonly Trace<BulletinFacts>[] = [
	{
		words: /截至(?:(\d{4})年)?(\d+)月(\d+)日/g,
		expected: ({ day }) => [yearOf(day), monthOf(day), dateOf(day)],
	},
	{ words: /督查事项(\d+)件/g, expected: ({ total }) => [total.total] },
	{ words: /牵头单位(\d+)家/g, expected: ({ units }) => [units] },
	...standTraces,
	{
		words: /时限(?:(\d{4})年)?(\d+)月(\d+)日/g,
		expected: (facts, _, before) => dueOf(facts, before),
	},
	ofItem(/进度(\d+)%/g, ({ item }) => (item.percent === null ? null : Math.round(item.percent))),
	ofItem(/逾期(\d+)个工作日/g, ({ late }) => numberIn(late, /逾期(\d+)个工作日/)),
	ofItem(/逾期(\d+)天/g, ({ late }) => numberIn(late, /逾期(\d+)天/)),
	ofItem(/落后序时进度([\d.]+)个百分点/g, ({ behind }) => behind),
	ofItem(/报结退回(\d+)次/g, ({ returned }) => returned.length),
	ofItem(/已延期(\d+)次/g, ({ item }) => item.deadline.extensions),
	{
		words: /(\d{4}-\d{3,}(?:-\d+)?)号/g,
		expected: ({ records }, [number]) => [records.has(number ?? '') ? number : null],
	},
];

/** Days of feedback stand beside the words that were said on them. */
const harmless = /\d+年|\d+月(?:\d+日|底|份)?|附件\d*/g;

const countFacts = ({ records, line }: BulletinInput): BulletinFacts => ({
	total: figuresOf(
		records.map(({ item }) => item),
		line,
	),
	units: new Set(records.flatMap(({ item }) => leadsOf(item).map(({ id }) => id))).size,
	day: line.day,
	records: new Map(records.map((record) => [record.item.number, record])),
});

/** Words of people's own that the ledger holds, longest first: what they count is theirs. */
const wordsOf = (records: readonly ItemRecord[]): string[] =>
	records
		.flatMap(({ item, heard, result, problems, help, causes }) =>
			[item.title, heard?.text ?? '', result?.text ?? '', ...problems, ...help, ...causes].map((text) =>
				plainDigits(inSentence(text)),
			),
		)
		.filter((words) => words !== '')
		.sort((a, b) => b.length - a.length);

/** The numbers of the papers sent about the items. */
const marksOf = (records: readonly ItemRecord[]): string[] =>
	records.flatMap(({ papers }) => papers.flatMap(({ mark }) => mark ?? []));

const textOf = ({ blocks }: Paper): string => blocks.map((block) => plainDigits(sentenceOf(block))).join('\n');

/** What the check of an edited bulletin has found. */
interface BulletinFindings {
	wrong: string[];
	untraced: string[];
	/** Figures of the drafted text that this one lacks. */
	removed: string[];
}

/** Counts every number of an edited bulletin again; `made` is the same bulletin as the ledger makes it now. */
export function checkBulletin(paper: Paper, made: Paper, input: BulletinInput): BulletinFindings {
	const { records } = input;
	const tracing = { traces, facts: countFacts(input), quoted: wordsOf(records), names: marksOf(records), harmless };
	const said = readFigures(textOf(paper), tracing);
	const shown = checkTables(paper.attachments, made.attachments);
	return {
		wrong: [...said.wrong, ...shown.wrong],
		untraced: [...said.untraced, ...shown.untraced],
		removed: findRemoved(readFigures(textOf(made), tracing).figures, said.figures),
	};
}

/** What can be counted again of an edited 一把手工作动态: those who sent nothing; every other number is in the units' own words. */
export function checkDynamics(paper: Paper): BulletinFindings {
	const facts = null;
	const missing: Trace<null> = {
		words: /未报(\d+)家[：:]([^。\n]+)/g,
		expected: (_, [, names = '']) => [names.split('、').length, names],
	};
	const { wrong, untraced } = readFigures(textOf(paper), {
		traces: [missing],
		facts,
		names: [],
		harmless: /\d+年|\d+月(?:\d+日|底|份)?|本期应报\d+家/g,
	});
	return { wrong, untraced, removed: [] };
}
