import { UserError } from '../../errors.ts';
import type { RosterUnit } from '../../ledger/units.ts';
import { cleanText, oneLine } from '../../reading/text.ts';
import { writeDay } from '../../rules/day.ts';
import type { Item } from '../../rules/item.ts';

/** Examples first: what a help page begins with. */
export const examples = (...lines: string[]): string => `例：\n${lines.map((line) => `  ${line}`).join('\n')}\n`;

/** Gathers the values of an option that may be written several times, in their order. */
export const severalTimes = (value: string, before: string[]): string[] => [...before, value];

/** `2026-012“标题”`, for sentences in the log and on screen; quotes within quotes are single. */
export const nameItem = (item: Pick<Item, 'number' | 'title'>): string =>
	`${item.number}“${item.title.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** The deadline as words: a day, or why there is none; words no day could be read from are quoted, never passed off as one. */
export function writeDeadline(deadline: Pick<Item['deadline'], 'current' | 'raw' | 'kind'>): string {
	if (deadline.current !== null) return writeDay(deadline.current);
	if (deadline.kind === 'unparseable') return `待核（原文“${deadline.raw ?? ''}”）`;
	return deadline.raw ?? '未定';
}

/** The name a narrow table uses. */
export const shortName = (unit: Pick<RosterUnit, 'name' | 'short'>): string => unit.short ?? unit.name;

/** Text typed after an option as an import would read it, so that an exported item comes back unchanged; null when nothing is left. */
export const typedText = (text: string | undefined): string | null => cleanText(text ?? '') || null;

/** The same on one line, as names of items and categories are read. */
export const typedLine = (text: string | undefined): string | null => oneLine(text ?? '') || null;

/** The reason an act must have, or a refusal that shows how to write it. */
export function needReason(text: string | undefined, act: string, example: string): string {
	const reason = typedText(text);
	if (reason !== null) return reason;
	throw new UserError(`${act}要写理由`, { exit: 'misused', code: 'no-reason', hint: example });
}

/** Items named in a sentence before it only says how many. */
const mostNamed = 10;

/** `2026-001、2026-002`, or the first ten and how many there are (`……等1000件`). */
export function nameItems(items: readonly { number: string }[]): string {
	const named = items.slice(0, mostNamed).map(({ number }) => number);
	return `${named.join('、')}${items.length > mostNamed ? `等${items.length}件` : ''}`;
}

const separators = /[、，,；;\s]+/;

/** Several names in one option: `县财政局、县水利局`. */
export const splitNames = (text: string): string[] => [
	...new Set(text.split(separators).filter((name) => name !== '')),
];
