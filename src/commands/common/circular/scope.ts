import type { CircularScope } from '../../../papers/circular-counts.ts';
import type { FilterOptions } from '../filters.ts';
import { splitNames } from '../words.ts';

const inMarks = (names: string[]): string => names.map((name) => `“${name}”`).join('、');

/** Filters a title can say, in the order it says them; most names of units there, so that it keeps to a few lines. */
const subjects: readonly [key: keyof FilterOptions, words: (names: string[]) => string][] = [
	['campaign', (names) => `${inMarks(names)}专项`],
	['leader', (names) => `${names.join('、')}同志负责的`],
	['unit', (names) => (names.length > 3 ? `${names.slice(0, 3).join('、')}等${names.length}家` : names.join('、'))],
	['source', (names) => names.join('、')],
	['tag', (names) => inMarks(names)],
];

/** Filters only the text says. */
const others: readonly [key: keyof FilterOptions, label: string][] = [
	['document', '来源文件'],
	['status', '状态'],
	['instructedBy', '批示领导'],
	['liaison', '联络员'],
	['dueAfter', '时限不早于'],
	['dueBefore', '时限不晚于'],
	['since', '立项不早于'],
	['text', '含有'],
];

const keys: readonly (keyof FilterOptions)[] = [...subjects.map(([key]) => key), ...others.map(([key]) => key)];

/** The filters as they were typed, which make the same circular again. */
export const typedFilters = (options: FilterOptions): FilterOptions =>
	Object.fromEntries(keys.flatMap((key) => (typeof options[key] === 'string' ? [[key, options[key]]] : [])));

/** What a circular is narrowed to, in words. */
export const scopeOf = (options: FilterOptions): CircularScope => ({
	subject: subjects
		.flatMap(([key, words]) => (options[key] === undefined ? [] : words(splitNames(options[key]))))
		.join(''),
	narrowed: others.flatMap(([key, label]) => (options[key] === undefined ? [] : `${label}：${options[key]}`)),
});
