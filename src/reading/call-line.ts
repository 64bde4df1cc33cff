import type { Day } from '../rules/day.ts';
import { looksLikeName } from './person-names.ts';
import { readSpokenDay } from './spoken-day.ts';
import { cleanText } from './text.ts';

/** One call as the clerk jots it down: `127 60% 已完成清障 承诺11-05 赵明`. */
interface JottedCall {
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
export type JottedLine = Line & { call: JottedCall };
export type RefusedLine = Line & { why: string };

const itemForm = /^(?:草\d+|\d+(?:-\d+)*)$/;
const unreached = /^(?:未接通?|没接通?|没人接听?|无人接听?|无人应答|打不通|不通|关机|占线|停机|空号|拒接|不在服务区)$/;
/** Whether an answer written down tells that nobody took the call. */
export const isUnreached = (answer: string): boolean => unreached.test(answer.split(' ')[0] ?? '');

const percentForm = /^(?:已?完成)?(\d+(?:\.\d+)?)%$/;
const whomForm = /^(?:接听人?|联系人)[:：](.+)$/;

/** Reads jotted calls line by line; blank lines and `#` comments are passed over. `names` are people known to the ledger. */
export function readCallLines(
	text: string,
	said: Day,
	names: ReadonlySet<string>,
): { calls: JottedLine[]; refused: RefusedLine[] } {
	const calls: JottedLine[] = [];
	const refused: RefusedLine[] = [];
	text.split(/\r\n?|\n/).forEach((raw, at) => {
		const line = cleanText(raw);
		if (line === '' || /^[#＃]/.test(line)) return;
		const read = readCallLine(line, said, names);
		if (typeof read === 'string') refused.push({ row: at + 1, line, why: read });
		else calls.push({ row: at + 1, line, call: read });
	});
	return { calls, refused };
}

/** What a line holds, put together word by word; `fault` is the first thing that could not be read. */
interface Found {
	call: JottedCall;
	words: string[];
	fault: string | null;
}

const half = (word: string): string => word.normalize('NFKC');

function takePercent(word: string, found: Found): boolean {
	const [, digits] = percentForm.exec(half(word)) ?? [];
	if (digits === undefined) return false;
	if (Number(digits) > 100) found.fault ??= `完成比例要在0到100之间：${word}`;
	if (found.call.percent !== null) found.fault ??= '写了两个完成比例';
	found.call.percent = Number(digits);
	return true;
}

/** `承诺11-05` by itself is the promise; within a sentence the sentence stays as well. */
function takePromise(word: string, said: Day, found: Found): boolean {
	const at = word.indexOf('承诺');
	if (at < 0) return false;
	const when = word.slice(at + 2).replace(/^[:：]/, '');
	const promised = readSpokenDay(when, said);
	if (at === 0 && promised === null) found.fault ??= `承诺的日期看不懂：${when}`;
	if (promised !== null && found.call.promised !== null) found.fault ??= '写了两个承诺日期';
	found.call.promised = promised ?? found.call.promised;
	return at === 0;
}

function takeWord(word: string, said: Day, found: Found): void {
	const unit = /^[@＠](.+)$/.exec(word)?.[1];
	const whom = whomForm.exec(word)?.[1];
	if (unit !== undefined) found.call.unit = unit;
	else if (whom !== undefined) found.call.whom = whom;
	else if (unreached.test(word)) {
		found.call.isReached = false;
		found.words.push(word);
	} else if (!takePercent(word, found) && !takePromise(word, said, found)) found.words.push(word);
}

/** The last word is who took the call when it is a known person, or reads as a name beside other words. */
function takeName({ call, words }: Found, names: ReadonlySet<string>): void {
	const last = words.at(-1);
	if (last === undefined || call.whom !== null) return;
	const isBeside = words.length > 1 || call.percent !== null || call.promised !== null;
	if (names.has(last) || (isBeside && looksLikeName(last))) call.whom = words.pop() ?? null;
}

function faultOf({ call, words, fault }: Found): string | null {
	if (fault !== null) return fault;
	if (!call.isReached && (call.percent !== null || call.promised !== null)) return '没有接通，不能有比例和承诺';
	if (words.length === 0 && call.percent === null && call.promised === null)
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

/** The call a line tells of, or what is wrong with it. */
function readCallLine(line: string, said: Day, names: ReadonlySet<string>): JottedCall | string {
	const [first = '', ...rest] = spaced(line).split(/\s+/);
	const item = half(first);
	if (!itemForm.test(item)) return `行首要写一件事项的编号：${first}`;
	const call = { item, unit: null, percent: null, text: null, promised: null, whom: null, isReached: true };
	const found: Found = { call, words: [], fault: null };
	for (const word of rest) takeWord(word, said, found);
	takeName(found, names);
	const fault = faultOf(found);
	if (fault !== null) return fault;
	return { ...found.call, text: found.words.join(' ') || null };
}
