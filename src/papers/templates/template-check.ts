import { UserError } from '../../errors.ts';
import { openTemplate, paragraphsOf, type TemplateParagraph } from './template-parts.ts';
import { inBraces, type TemplateKind, tagsOf, taskLoop, taskTagsOf } from './template-tags.ts';

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

/** What a template may hold: the tags of every kind it is for, and those of the rows of their tables. */
interface Known {
	tags: string[];
	taskTags: string[];
}

/** What all of these kinds know; nothing of a kind is known where another does not know it. */
function knownTo(kinds: readonly TemplateKind[]): Known {
	const shared = ([first = [], ...others]: string[][]): string[] =>
		first.filter((tag) => others.every((list) => list.includes(tag)));
	return {
		tags: shared(kinds.map((kind) => Object.keys(tagsOf(kind)))),
		taskTags: shared(kinds.map((kind) => Object.keys(taskTagsOf(kind)))),
	};
}

const { opens, closes } = taskLoop;

/** The tags of a paragraph, `isOpen` telling whether a row for each task has been opened before it. */
function checkParagraph(paragraph: TemplateParagraph, { tags: known, taskTags }: Known, isOpen: boolean): string[] {
	if (/[｛｝]/.test(paragraph.text)) throw bad(paragraph, '用了全角的｛｝', '换成半角的 {}', 'tag-full-width');
	const tags = readTags(paragraph);
	let inTask = isOpen;
	for (const tag of tags) {
		const isLoop = taskTags.length > 0 && (tag === opens || tag === closes);
		if (isLoop && (tag === opens) === inTask)
			throw bad(
				paragraph,
				`“{${tag}}”没有配成对`,
				`一行任务写在 {${opens}} 和 {${closes}} 之间，放在表格的同一行里`,
				'tag-unpaired',
			);
		if (isLoop) inTask = tag === opens;
		else if (!known.includes(tag) && taskTags.includes(tag) && !inTask)
			throw bad(
				paragraph,
				`“{${tag}}”要写在 {${opens}} 和 {${closes}} 之间`,
				'放在表格的同一行里，一件事项一行',
				'tag-outside-row',
			);
		else if (!known.includes(tag) && !(inTask && taskTags.includes(tag)))
			throw bad(paragraph, `没有“{${tag}}”这个标签`, `可以用：${inBraces([...known, ...taskTags])}`, 'unknown-tag');
	}
	return tags;
}

const isOpenAfter = (tags: readonly string[], before: boolean): boolean => {
	const last = tags.findLast((tag) => tag === opens || tag === closes);
	return last === undefined ? before : last === opens;
};

/** The tags a template uses; refuses one with an unknown, unclosed or full-width tag, naming it and its paragraph, and one without any. */
export function checkTemplate(bytes: Uint8Array, kinds: readonly TemplateKind[]): string[] {
	const known = knownTo(kinds);
	const tags: string[] = [];
	let isOpen = false;
	let last: TemplateParagraph | null = null;
	for (const paragraph of paragraphsOf(openTemplate(bytes))) {
		const found = checkParagraph(paragraph, known, isOpen);
		tags.push(...found);
		isOpen = known.taskTags.length > 0 && isOpenAfter(found, isOpen);
		last = paragraph;
	}
	if (isOpen && last !== null)
		throw bad(last, `“{${opens}}”后面没有“{${closes}}”`, '放在表格的同一行里，一件事项一行', 'tag-unpaired');
	if (tags.length === 0)
		throw new UserError('模板里没有一个标签', {
			exit: 'misused',
			code: 'no-tags',
			hint: `先写出一份看看：ducha notice template ${kinds[0] ?? '催办'} --output 我的${kinds[0] ?? '通知单'}.docx`,
		});
	return [...new Set(tags)];
}
