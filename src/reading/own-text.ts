import { cleanText } from './text.ts';

/** A piece of a text somebody wrote: a `一、` heading, or a paragraph, its `（一）…。` opening apart. */
export type OwnBlock = { kind: 'heading'; text: string } | { kind: 'paragraph'; lead?: string; text: string };

const headingForm = /^#{2,6}\s+(.+?)\s*#*$/;
const chineseHeading = /^[一二三四五六七八九十]{1,3}、[^。；]{1,40}$/;
const leadForm = /^\*\*(.+?)\*\*\s*(.+)$/;
const chineseLead = /^(（[一二三四五六七八九十]{1,3}）[^。]{1,60}。)\s*(.+)$/;
/** Where the text of a paper printed as Markdown ends and its attachments or imprint begin. */
const endForm = /^(?:-{3,}|附件[：:].*|##\s+附件\d*(?:\s.*)?)$/;

/** Marks Markdown reads as its own as they were said literally, and bold ones gone. */
const plain = (text: string): string => text.replaceAll('**', '').replace(/\\([\\`*_[\]<>#|~])/g, '$1');

function readBlock(line: string): OwnBlock {
	const heading = headingForm.exec(line)?.[1] ?? (chineseHeading.test(line) ? line : undefined);
	if (heading !== undefined) return { kind: 'heading', text: plain(heading) };
	const [, lead, text] = leadForm.exec(line) ?? chineseLead.exec(line) ?? [];
	return lead === undefined || text === undefined
		? { kind: 'paragraph', text: plain(line) }
		: { kind: 'paragraph', lead: plain(lead), text: plain(text) };
}

/**
 * The clerk's own text of a paper, Markdown or plain: a line a paragraph. Of a paper printed as Markdown and edited,
 * what stands above the title, the title, and what follows the text are left out.
 */
export function readOwnText(text: string): OwnBlock[] {
	const lines = cleanText(text).split('\n');
	const title = lines.findIndex((line) => /^#\s+/.test(line));
	const body = lines.slice(title + 1);
	const end = body.findIndex((line) => endForm.test(line));
	return (end < 0 ? body : body.slice(0, end)).map(readBlock);
}
