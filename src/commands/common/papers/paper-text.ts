import { UserError } from '../../../errors.ts';
import { renderMarkdown } from '../../../papers/markdown.ts';
import type { Paper } from '../../../papers/paper.ts';
import { renderText } from '../../../papers/plain-text.ts';
import type { Session } from '../../../session.ts';

/** A paper as text where `--format md` or `txt` asks for it; null where a Word file is to be written. */
export function paperText({ options }: Session, paper: Paper): string | null {
	const { format } = options;
	if (format === 'md') return renderMarkdown(paper);
	if (format === 'txt') return renderText(paper);
	if (format !== 'csv' && format !== 'tsv') return null;
	throw new UserError(`公文不写 ${format}`, {
		exit: 'misused',
		code: 'bad-format',
		hint: '默认是 Word；要文本用 --format md 或 --format txt',
	});
}
