import { resolve } from 'node:path';
import { misused, UserError } from '../../../errors.ts';
import { isTemplateKind, tagsOf, templateKinds } from '../../../papers/templates/template-tags.ts';
import type { Session } from '../../../session.ts';
import { readPlain } from '../entry/attach-file.ts';
import type { OwnTemplate, Printing } from './issue-papers.ts';

/** How papers are printed, as it is typed. */
export interface PrintOptions {
	out?: string | undefined;
	merge?: string | undefined;
	template?: string | undefined;
}

/** The options of every command that writes papers. */
export const printOptions = {
	out: ['--out <folder>', '文书写到哪个文件夹（默认“文书”）'],
	merge: ['--merge <file>', '另出一个合订的 Word 文件，一次打印'],
	template: ['--template <file>', '用自己的模板打印（先看 ducha notice template）'],
} as const;

/** An office's own template, looked through for the papers it is to print. */
async function readTemplate(session: Session, given: string, kinds: readonly string[]): Promise<OwnTemplate> {
	const known = kinds.filter(isTemplateKind);
	const stray = kinds.find((kind) => !isTemplateKind(kind));
	if (stray !== undefined)
		throw misused(`${stray}还不能用自己的模板`, 'no-template-kind', `可以用的：${templateKinds.join('、')}`);
	const bytes = await readPlain(resolve(session.world.cwd(), given), given).catch((cause: unknown) => {
		throw new UserError(`模板读不了：${given}`, {
			exit: 'misused',
			code: 'template-not-read',
			hint: '检查文件名和权限',
			cause,
		});
	});
	const { checkTemplate } = await import('../../../papers/templates/template-check.ts');
	const { fillTemplate } = await import('../../../papers/templates/template-fill.ts');
	const tags = checkTemplate(bytes, [...new Set(known)]);
	fillTemplate(bytes, {}, [{}]);
	if (!tags.includes('文号') && known.some((kind) => Object.hasOwn(tagsOf(kind), '文号')))
		session.say('注意：模板里没有 {文号}，打出来的文书上没有文号');
	return { name: given, bytes };
}

/** How these kinds of paper are to be printed; nothing is kept yet. */
export async function readPrinting(
	session: Session,
	{ merge, template }: PrintOptions,
	kinds: readonly string[],
): Promise<Printing> {
	if (merge !== undefined && !/\.docx$/i.test(merge))
		throw misused(`合订的文件要以 .docx 结尾：${merge}`, 'not-docx', '如 --merge 合订.docx');
	return { merge, ...(template !== undefined && { template: await readTemplate(session, template, kinds) }) };
}
