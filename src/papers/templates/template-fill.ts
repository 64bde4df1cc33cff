import Docxtemplater from 'docxtemplater';
import type PizZip from 'pizzip';
import { UserError } from '../../errors.ts';
import { writeDay } from '../../rules/day.ts';
import { stillZip } from '../docx-bytes.ts';
import { clean } from '../docx-text.ts';
import { attachmentLabel, type Paper } from '../paper.ts';
import { pairsOf } from '../paper-lines.ts';
import { blockLines } from '../plain-text.ts';
import { openTemplate, paragraphsOf, withoutTagPage } from './template-parts.ts';
import { type TagValues, taskLoop } from './template-tags.ts';

/** Whatever a paper says under a label of its own: its facts and boxes. */
function labelledValues({ blocks }: Paper): Record<string, string> {
	const pairs = blocks.flatMap((block) => {
		if (block.kind === 'boxes') return block.rows.flat();
		return block.kind === 'facts' ? pairsOf(block) : [];
	});
	return Object.fromEntries(pairs.map(({ label, text }) => [label, text]));
}

const slipLimit = ({ receipt }: Paper): string =>
	receipt?.rows.flat().flatMap(({ text }) => /请于(.+?)内退回/.exec(text)?.[1] ?? [])[0] ?? '';

/** What every paper fills its tags with, whatever its kind. */
export const paperValues = (paper: Paper): TagValues => ({
	...labelledValues(paper),
	标题: `${paper.title}${paper.subtitle ?? ''}`,
	单位: paper.addressees ?? '',
	正文: paper.blocks.flatMap(blockLines).join('\n'),
	日期: writeDay(paper.day),
	本室: paper.office,
	附件: paper.attachments.map((_, at) => attachmentLabel(paper.attachments, at)).join('\n'),
	签收时限: slipLimit(paper),
});

/** What the rows of a template's table are filled with: the paper's own first table, by its headings. */
export function taskValues({ attachments }: Paper): TagValues[] {
	const { columns = [], rows = [] } = attachments.find(({ table }) => table !== undefined)?.table ?? {};
	return rows.map(({ cells }) => Object.fromEntries(columns.map(({ heading }, at) => [heading, cells[at] ?? ''])));
}

const lines = (text: string): string => text.split('\n').map(clean).join('\n');

/** The tags of a template as they are written, blanks and all. */
const writtenTags = (zip: ReturnType<typeof openTemplate>): string[] =>
	paragraphsOf(zip).flatMap(({ text }) => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, tag]) => tag ?? ''));

const bodyPart = 'word/document.xml';

/** Values by the tags as they are written; a value of the whole paper is not looked for in a row of its table. */
function scopeOf(written: readonly string[], values: TagValues): Record<string, string> {
	const scope: Record<string, string> = Object.create(null);
	for (const tag of written) {
		const name = tag.trim();
		if (Object.hasOwn(values, name)) scope[tag] = lines(values[name] ?? '');
	}
	return scope;
}

/** The package with its tags replaced; refuses a row that does not begin and end in one. */
function render(zip: PizZip, scope: object): PizZip {
	try {
		const document = new Docxtemplater(zip, { linebreaks: true, errorLogging: false, nullGetter: () => '' });
		document.render(scope);
		return document.getZip() as PizZip;
	} catch (cause) {
		throw new UserError('模板排不出来：一行任务的标签没有放在同一行里', {
			code: 'template-not-filled',
			hint: `{${taskLoop.opens}} 放在表格一行的第一格，{${taskLoop.closes}} 放在同一行的最后一格`,
			cause,
		});
	}
}

/** A template filled in; what has no value is left empty. The same template and values are always the same bytes. */
export function fillTemplate(bytes: Uint8Array, values: TagValues, tasks: readonly TagValues[] = []): Buffer {
	const zip = openTemplate(bytes);
	zip.file(bodyPart, withoutTagPage(zip.file(bodyPart)?.asText() ?? ''));
	const written = writtenTags(zip);
	const rows = tasks.map((task) => scopeOf(written, task));
	const scope = Object.assign(Object.create(null), scopeOf(written, values), { [taskLoop.name]: rows });
	return stillZip(render(zip, scope).generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer);
}
