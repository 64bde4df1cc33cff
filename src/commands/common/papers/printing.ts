import { resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { isTemplateKind, templateKinds } from '../../../papers/templates/template-tags.ts';
import type { PaperKindName } from '../../../rules/paper-kinds.ts';
import type { Session } from '../../../session.ts';
import { readPlain, storeBytes } from '../entry/attach-file.ts';
import type { Printing } from './issue-papers.ts';

/** How papers are printed, as it is typed. */
export interface PrintOptions {
	out?: string | undefined;
	merge?: string | undefined;
	template?: string | undefined;
}

const misused = (message: string, hint: string, code: string, cause?: unknown) =>
	new UserError(message, { exit: 'misused', hint, code, cause });

/** How these kinds of paper are to be printed; an office's own template is looked through, then kept beside the ledger. */
export async function readPrinting(
	session: Session,
	{ merge, template }: PrintOptions,
	kinds: readonly PaperKindName[],
): Promise<Printing> {
	if (merge !== undefined && template !== undefined)
		throw misused('--merge 和 --template 不能一起写', '用自己模板的逐份打印：去掉 --merge', 'merge-or-template');
	if (merge !== undefined && !/\.docx$/i.test(merge))
		throw misused(`合订的文件要以 .docx 结尾：${merge}`, '如 --merge 合订.docx', 'not-docx');
	if (template === undefined) return { merge };
	const stray = kinds.find((kind) => !isTemplateKind(kind));
	if (stray !== undefined)
		throw misused(`${stray}还不能用自己的模板`, `可以用的：${templateKinds.join('、')}`, 'no-template-kind');
	const bytes = await readPlain(resolve(session.world.cwd(), template), template).catch((cause: unknown) => {
		throw misused(`模板读不了：${template}`, '检查文件名和权限', 'template-not-read', cause);
	});
	const { checkTemplate } = await import('../../../papers/templates/template-check.ts');
	const tags = checkTemplate(bytes, [...new Set(kinds)]);
	if (!tags.includes('文号')) session.say('注意：模板里没有 {文号}，打出来的文书上没有文号');
	return { template: await storeBytes(session, template, bytes) };
}
