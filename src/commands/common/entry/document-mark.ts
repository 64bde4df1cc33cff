import { UserError } from '../../../errors.ts';
import { typedLine } from '../words.ts';

/** The mark (文号) of the source document, which means nothing without its title. */
export function markOf({ document, mark }: { document?: string | undefined; mark?: string | undefined }) {
	if (mark !== undefined && document === undefined)
		throw new UserError('写了文号，没有写来源文件的题目', {
			exit: 'misused',
			code: 'mark-without-document',
			hint: `加 --document 题目，如 --document 县政府常务会议纪要 --mark ${mark}`,
		});
	return typedLine(mark);
}
