import { UserError } from '../../../errors.ts';
import type { Session } from '../../../session.ts';
import { papersFolder } from './issue-papers.ts';

/** A paper that was written, and where. */
export interface WrittenPaper {
	number: string;
	file: string;
}

/** Papers as JSON has them. */
export const papersJson = (papers: readonly WrittenPaper[]): { number: string; file: string }[] =>
	papers.map(({ number, file }) => ({ number, file }));

/** Files are named one by one up to this many; more are counted. */
const mostNamed = 3;

/** Says where the files of papers are. */
export function sayPapers(
	session: Session,
	papers: readonly WrittenPaper[],
	{ out, merge }: { out?: string | undefined; merge?: string | undefined },
): void {
	if (papers.length > mostNamed)
		session.say(`已写出 ${papers.length}份到 ${(out ?? papersFolder).replace(/[\\/]+$/, '')}/`);
	else for (const { file } of papers) session.say(`已写出 ${file}`);
	if (merge !== undefined && papers.length > 0) session.say(`已合订 ${papers.length}份：${merge}`);
}

/** What is typed about a paper only. */
const strayOptions = ['out', 'merge', 'template', 'way', 'together'] as const;
type StrayOption = (typeof strayOptions)[number];

/** Words about a paper mean nothing where none is asked for. */
export function refuseWithoutPaper(
	options: { paper?: boolean | undefined } & Partial<Record<StrayOption, string | undefined>>,
): void {
	const stray = strayOptions.find((name) => options[name] !== undefined);
	if (options.paper || stray === undefined) return;
	throw new UserError(`--${stray} 要和 --paper 一起写`, {
		exit: 'misused',
		code: 'without-paper',
		hint: '要出文书加 --paper；不出的去掉这一项',
	});
}
