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

/** One fact of a notice: what it is, then the words (a line each where there are several); a short fact may have another beside it. */
export interface FactLine {
	label: string;
	text: string;
	beside?: { label: string; text: string };
}

/** A box of an approval sheet; `lines` is the least room for its words, `sign` stands at its foot on the right. */
export interface Box {
	label: string;
	text: string;
	lines?: number;
	sign?: string;
}

/** A piece of the text: `一、` headings, paragraphs (`lead` is the opening `（一）…。` of the second level), tables, facts, boxes. */
export type Block =
	| { kind: 'heading'; text: string }
	| { kind: 'paragraph'; lead?: string; text: string }
	| { kind: 'table'; table: PaperTable }
	| { kind: 'facts'; lines: FactLine[] }
	| { kind: 'boxes'; rows: Box[][] };

/** A picture by the SHA-256 it is kept under; width and height in its own pixels. */
export interface PaperImage {
	sha256: string;
	type: 'png' | 'jpg';
	width: number;
	height: number;
}

/** What goes with a paper: a table or pictures on leaves of their own, or only named. */
export interface Attachment {
	title: string;
	table?: PaperTable;
	images?: PaperImage[];
}

/** How a paper begins: 刊头 of a numbered publication, 版头 of a 文号 paper, the title and number of a one-page notice, or the plain title of a report. */
export type Head =
	| { kind: 'publication'; name: string; issue: number | null }
	| { kind: 'document'; organ: string; mark: string | null; signer: string | null }
	| { kind: 'notice'; mark: string | null }
	| { kind: 'report' };

/** 落款; a notice keeps room for the seal. */
export interface Signature {
	office: string;
	day: Day;
	isSealed: boolean;
}

/** The strip a unit tears off and sends back. */
export interface Receipt {
	title: string;
	/** The number of the paper it answers. */
	mark?: string;
	rows: Box[][];
	note: string | null;
}

/** 版记: 报/送/发 and the number of copies. */
export interface Imprint {
	lines: { label: '报' | '送' | '发'; to: string }[];
	copies: number | null;
}

/** A paper as a value: every writer (Word, Markdown, plain text) prints the same one, now and when it is printed again. */
export interface Paper {
	head: Head;
	/** Who issues it, and the day it bears. */
	office: string;
	day: Day;
	title: string;
	/** Below the title: （黄色警告）. */
	subtitle: string | null;
	addressees: string | null;
	blocks: Block[];
	attachments: Attachment[];
	signature: Signature | null;
	/** Lines below the signature: the contact, 送. */
	foot: string[];
	receipt: Receipt | null;
	imprint: Imprint | null;
	/** What a draft's footer says of the state of the ledger it was made from; null on an issued paper. */
	stamp: string | null;
	/** What its Word file carries unseen, so that it is known again when it comes back edited. */
	origin: string | null;
	/** The file as it was issued, where people had edited it: kept under its SHA-256, and printed again as it is. */
	edited: { sha256: string; name: string } | null;
}

/** What a paper has only if it is said. */
export const plainPaper = {
	subtitle: null,
	addressees: null,
	attachments: [],
	signature: null,
	foot: [],
	receipt: null,
	imprint: null,
	stamp: null,
	origin: null,
	edited: null,
} satisfies Partial<Paper>;

/** A paragraph, with the opening of its second level where it has one. */
export const paragraph = (text: string, lead?: string): Block =>
	lead === undefined ? { kind: 'paragraph', text } : { kind: 'paragraph', lead, text };

/** The running words of a block, none for facts, boxes and tables. */
export const sentenceOf = (block: Block): string =>
	block.kind === 'heading' ? block.text : block.kind === 'paragraph' ? `${block.lead ?? ''}${block.text}` : '';

/** `第10期`, or room for the number on a draft. */
export const writeIssue = (issue: number | null): string => `第${issue ?? '　'}期`;

/** The attachments that stand on leaves of their own. */
export const bodiedAttachments = (attachments: readonly Attachment[]): Attachment[] =>
	attachments.filter(({ table, images = [] }) => table !== undefined || images.length > 0);

/** `1. 甲表`, or the bare title of an only attachment (附件说明, GB/T 9704-2012, 7.3.4). */
export const attachmentLabel = (attachments: readonly Attachment[], at: number): string =>
	attachments.length > 1 ? `${at + 1}. ${attachments[at]!.title}` : attachments[at]!.title;

/** `附件1`, or `附件` for an only one. */
export const attachmentMark = (attachments: readonly Attachment[], at: number): string =>
	attachments.length > 1 ? `附件${at + 1}` : '附件';
