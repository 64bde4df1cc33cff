import type { Day } from '../rules/day.ts';

/** A column of a paper's table; neighbours with the same `group` share a heading above theirs. `width` is relative. */
export interface PaperColumn {
	heading: string;
	group?: string;
	width: number;
	align: 'left' | 'center';
}

export interface PaperRow {
	kind: 'item' | 'category' | 'total';
	/** A category row has one cell, which runs across. */
	cells: string[];
}

export interface PaperTable {
	columns: PaperColumn[];
	rows: PaperRow[];
	notes: string[];
}

/** A piece of the text: `一、` headings, paragraphs (`lead` is the opening `（一）…。` of the second level), tables. */
export type Block =
	| { kind: 'heading'; text: string }
	| { kind: 'paragraph'; lead?: string; text: string }
	| { kind: 'table'; table: PaperTable };

export interface Attachment {
	title: string;
	table: PaperTable;
}

/** 刊头 of a numbered publication; a draft has no issue number. */
export interface Masthead {
	name: string;
	issue: number | null;
	office: string;
	day: Day;
}

/** 版记: 报/送/发 and the number of copies. */
export interface Imprint {
	lines: { label: '报' | '送' | '发'; to: string }[];
	copies: number | null;
}

/** A paper as a value: every writer (Word, Markdown, plain text) prints the same one. */
export interface Paper {
	masthead: Masthead;
	title: string;
	addressees: string;
	blocks: Block[];
	attachments: Attachment[];
	imprint: Imprint;
	/** What a draft's footer says of the state of the ledger it was made from; null on an issued paper. */
	stamp: string | null;
}

/** `第10期`, or room for the number on a draft. */
export const writeIssue = (issue: number | null): string => `第${issue ?? '　'}期`;

/** `1. 甲表`, or the bare title of an only attachment (附件说明, GB/T 9704-2012, 7.3.4). */
export const attachmentLabel = (attachments: readonly Attachment[], at: number): string =>
	attachments.length > 1 ? `${at + 1}. ${attachments[at]!.title}` : attachments[at]!.title;

/** `附件1`, or `附件` for an only one. */
export const attachmentMark = (attachments: readonly Attachment[], at: number): string =>
	attachments.length > 1 ? `附件${at + 1}` : '附件';
