import type { FilterOptions } from './filters.ts';

/** What each filter is called where a paper says what it was narrowed to. */
const labels: readonly [keyof FilterOptions, string][] = [
	['unit', '单位'],
	['source', '来源'],
	['document', '来源文件'],
	['campaign', '专项'],
	['status', '状态'],
	['instructedBy', '批示领导'],
	['liaison', '联络员'],
	['team', '督查组'],
	['overseer', '督办单位'],
	['tag', '标签'],
	['dueAfter', '时限不早于'],
	['dueBefore', '时限不晚于'],
	['since', '立项不早于'],
	['text', '文字'],
];

/** Whose items a paper is about, and what else its filters narrowed it to; empty for all. */
export const scopeWords = (options: FilterOptions): string[] => [
	...(options.leader === undefined ? [] : [`${options.leader}同志负责事项`]),
	...labels.flatMap(([key, label]) => (options[key] === undefined ? [] : [`${label}：${options[key]}`])),
];
