import type { Day } from '../rules/day.ts';
import { looksLikeName } from './person-names.ts';
import { readSpokenDay } from './spoken-day.ts';
import { cleanText } from './text.ts';

/** One call as the clerk jots it down: `127 60% 已完成清障 承诺11-05 赵明`; or a report, which has no call's parts. */
interface JottedWords {
	item: string;
	/** Which unit was rung; null for the first lead. */
	unit: string | null;
	percent: number | null;
	/** What was said; of a call nobody took, why (`未接通`). */
	text: string | null;
	promised: Day | null;
	whom: string | null;
	isReached: boolean;
}

/** A line of a file as it stands there; `row` counts from 1. */
interface Line {
	row: number;
	line: string;
}
export type JottedLine = Line & { said: JottedWords };
export type RefusedLine = Line & { why: string };

export interface ReadLines {
	lines: JottedLine[];
	refused: RefusedLine[];
}

const itemForm = /^(?:草\d+|\d+(?:-\d+)*)$/;
const unreached = /^(?:未接通?|没接通?|没人接听?|无人接听?|无人应答|打不通|不通|关机|占线|停机|空号|拒接|不在服务区)$/;
/** Whether an answer written down tells that nobody took the call. */
export const isUnreached = (answer: string): boolean => unreached.test(answer.split(' ')[0] ?? '');

const percentForm = /^(?:已?完成)?(\d+(?:\.\d+)?)%$/;
const whomForm = /^(?:接听人?|联系人)[:：](.+)$/;

/** Reads jotted lines one by one; blank lines and `#` comments are passed over. */
function readLines(text: string, readLine: (line: string) => JottedWords | string): ReadLines {
	const lines: JottedLine[] = [];
	const refused: RefusedLine[] = [];
	text.split(/\r\n?|\n/).forEach((raw, at) => {
		const line = cleanText(raw);
		if (line === '' || /^[#＃]/.test(line)) return;
		const read = readLine(line);
		if (typeof read === 'string') refused.push({ row: at + 1, line, why: read });
		else lines.push({ row: at + 1, line, said: read });
	});
	return { lines, refused };
}

/** What a line holds, put together word by word; `fault` is the first thing that could not be read. */
interface Found {
	said: JottedWords;
	words: string[];
	fault: string | null;
}

const half = (word: string): string => word.normalize('NFKC');

function takePercent(word: string, found: Found): boolean {
	const [, digits] = percentForm.exec(half(word)) ?? [];
	if (digits === undefined) return false;
	if (Number(digits) > 100) found.fault ??= `完成比例要在0到100之间：${word}`;
	if (found.said.percent !== null) found.fault ??= '写了两个完成比例';
	found.said.percent = Number(digits);
	return true;
}

/** What calls and reports may both hold: the unit, the percent. */
function takeCommon(word: string, found: Found): boolean {
	const unit = /^[@＠](.+)$/.exec(word)?.[1];
	if (unit === undefined) return takePercent(word, found);
	found.said.unit = unit;
	return true;
}

/** `承诺11-05` by itself is the promise; within a sentence the sentence stays as well. */
function takePromise(word: string, on: Day, found: Found): boolean {
	const at = word.indexOf('承诺');
	if (at < 0) return false;
	const when = word.slice(at + 2).replace(/^[:：]/, '');
	const promised = readSpokenDay(when, on);
	if (at === 0 && promised === null) found.fault ??= `承诺的日期看不懂：${when}`;
	if (promised !== null && found.said.promised !== null) found.fault ??= '写了两个承诺日期';
	found.said.promised = promised ?? found.said.promised;
	return at === 0;
}

function takeWord(word: string, on: Day, found: Found): void {
	const whom = whomForm.exec(word)?.[1];
	if (whom !== undefined) found.said.whom = whom;
	else if (unreached.test(word)) {
		found.said.isReached = false;
		found.words.push(word);
	} else if (!takeCommon(word, found) && !takePromise(word, on, found)) found.words.push(word);
}

/** The last word is who took the call when it is a known person, or reads as a name beside other words. */
function takeName({ said, words }: Found, names: ReadonlySet<string>): void {
	const last = words.at(-1);
	if (last === undefined || said.whom !== null) return;
	const isBeside = words.length > 1 || said.percent !== null || said.promised !== null;
	if (names.has(last) || (isBeside && looksLikeName(last))) said.whom = words.pop() ?? null;
}

function faultOf({ said, words, fault }: Found): string | null {
	if (fault !== null) return fault;
	if (!said.isReached && (said.percent !== null || said.promised !== null)) return '没有接通，不能有比例和承诺';
	if (words.length === 0 && said.percent === null && said.promised === null)
		return '没有写说了什么，没有接通的写“未接通”';
	return null;
}

/** The line with its parts apart: a day may stand apart from its 承诺, a unit from its @; a comma may stand for the space. */
const spaced = (line: string): string =>
	line
		.replace(/(承诺[:：]?|[@＠])\s+/g, '$1')
		.replace(/^(草?\d+(?:-\d+)*)[,，](?!\d+(?:[\s,，]|$))/, '$1 ')
		.replace(/(\d[%％])[,，;；]/g, '$1 ')
		.replace(/[,，;；](?=承诺)/g, ' ');

/** A line with its item read and its words still to be taken, or what is wrong with it. */
function beginLine(line: string): { found: Found; rest: string[] } | string {
	const [first = '', ...rest] = spaced(line).split(/\s+/);
	const item = half(first);
	if (!itemForm.test(item)) return `行首要写一件事项的编号：${first}`;
	const said = { item, unit: null, percent: null, text: null, promised: null, whom: null, isReached: true };
	return { found: { said, words: [], fault: null }, rest };
}

const endLine = ({ said, words }: Found): JottedWords => ({ ...said, text: words.join(' ') || null });

/** Jotted calls: `127 60% 已完成清障 承诺11-05 赵明`; `on` is the day they were made, `names` are people known to the ledger. */
export const readCallLines = (text: string, on: Day, names: ReadonlySet<string>): ReadLines =>
	readLines(text, (line) => {
		const begun = beginLine(line);
		if (typeof begun === 'string') return begun;
		const { found, rest } = begun;
		for (const word of rest) takeWord(word, on, found);
		takeName(found, names);
		return faultOf(found) ?? endLine(found);
	});

/** Jotted reports: `127 60% @沙河镇 已完成清障`; what belongs to a call is refused, not lost among the words. */
export const readProgressLines = (text: string): ReadLines =>
	readLines(text, (line) => {
		const begun = beginLine(line);
		if (typeof begun === 'string') return begun;
		const { found, rest } = begun;
		for (const word of rest) {
			if (/^承诺.*\d/.test(half(word)) || whomForm.test(word))
				found.fault ??= `“${word}”是电话里说的，用 ducha call -f 登记`;
			else if (!takeCommon(word, found)) found.words.push(word);
		}
		if (found.words.length === 0 && found.said.percent === null) found.fault ??= '没有写进展情况';
		return found.fault ?? endLine(found);
	});
