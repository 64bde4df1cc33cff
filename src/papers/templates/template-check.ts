import { UserError } from '../../errors.ts';
import type { PaperKindName } from '../../rules/paper-kinds.ts';
import { openTemplate, paragraphsOf, type TemplateParagraph } from './template-parts.ts';
import { tagsOf } from './template-tags.ts';

const bad = ({ place, text }: TemplateParagraph, why: string, hint: string, code: string) => {
	const signs = [...text];
	const shown = signs.length > 20 ? `${signs.slice(0, 20).join('')}…` : text;
	return new UserError(`模板${place}“${shown}”：${why}`, { exit: 'misused', code, hint });
};

/** Tags of one paragraph in order; refuses braces that do not pair. */
function readTags(paragraph: TemplateParagraph): string[] {
	const tags: string[] = [];
	let open: number | null = null;
	const { text } = paragraph;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '{') {
			if (open !== null) throw bad(paragraph, '“{”没有配对的“}”', '每个标签写成 {文号} 这样', 'tag-unclosed');
			open = at;
		} else if (text[at] === '}') {
			if (open === null) throw bad(paragraph, '“}”前面没有“{”', '每个标签写成 {文号} 这样', 'tag-unopened');
			tags.push(text.slice(open + 1, at).trim());
			open = null;
		}
	}
	if (open !== null) throw bad(paragraph, '“{”没有配对的“}”', '标签要在同一段里写完，如 {文号}', 'tag-unclosed');
	return tags;
}

function checkParagraph(paragraph: TemplateParagraph, known: readonly string[]): string[] {
	if (/[｛｝]/.test(paragraph.text)) throw bad(paragraph, '用了全角的｛｝', '换成半角的 {}', 'tag-full-width');
	const tags = readTags(paragraph);
	const unknown = tags.find((tag) => !known.includes(tag));
	if (unknown !== undefined)
		throw bad(
			paragraph,
			`没有“{${unknown}}”这个标签`,
			`可以用：${known.map((tag) => `{${tag}}`).join(' ')}`,
			'unknown-tag',
		);
	return tags;
}

/** The tags a template uses; refuses one with an unknown, unclosed or full-width tag, naming it and its paragraph, and one without any. */
export function checkTemplate(bytes: Uint8Array, kinds: readonly PaperKindName[]): string[] {
	const lists = kinds.map((kind) => Object.keys(tagsOf(kind)));
	const known = (lists[0] ?? []).filter((tag) => lists.every((list) => list.includes(tag)));
	const tags = paragraphsOf(openTemplate(bytes)).flatMap((paragraph) => checkParagraph(paragraph, known));
	if (tags.length === 0)
		throw new UserError('模板里没有一个标签', {
			exit: 'misused',
			code: 'no-tags',
			hint: '先写出一份看看：ducha notice template 催办 --output 我的通知单.docx',
		});
	return [...new Set(tags)];
}
