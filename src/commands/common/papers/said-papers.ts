import { UserError } from '../../../errors.ts';
import type { Session } from '../../../session.ts';
import type { IssuedPaper } from './issue-papers.ts';

/** Files named one by one up to so many; more are counted. */
const mostNamed = 3;

/** Papers as JSON has them. */
export const papersJson = (papers: readonly { number: string; file: string }[]): { number: string; file: string }[] =>
	papers.map(({ number, file }) => ({ number, file }));

/** After papers were issued: where their files are. */
export function sayPapers(session: Session, papers: readonly IssuedPaper[]): void {
	const [first] = papers;
	if (first === undefined) return;
	if (papers.length <= mostNamed) for (const { file } of papers) session.say(`已写出 ${file}`);
	else session.say(`已写出 ${papers.length}份到 ${first.file.replace(/[/\\][^/\\]*$/, '')}`);
}

/** Words about a paper mean nothing where none is asked for. */
export function refuseWithoutPaper(
	options: { paper?: boolean | undefined } & Partial<Record<'out' | 'way' | 'together', string | undefined>>,
): void {
	const stray = (['out', 'way', 'together'] as const).find((name) => options[name] !== undefined);
	if (options.paper || stray === undefined) return;
	throw new UserError(`--${stray} 要和 --paper 一起写`, {
		exit: 'misused',
		code: 'without-paper',
		hint: '要出文书加 --paper；不出的去掉这一项',
	});
}
