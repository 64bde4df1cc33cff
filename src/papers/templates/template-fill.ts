import Docxtemplater from 'docxtemplater';
import { writeDay } from '../../rules/day.ts';
import { stillZip } from '../docx-bytes.ts';
import { clean } from '../docx-text.ts';
import type { Paper } from '../paper.ts';
import { blockLines } from '../plain-text.ts';
import { openTemplate, paragraphsOf, withoutTagPage } from './template-parts.ts';
import type { TagValues } from './template-tags.ts';

/** What every paper fills its tags with, whatever its kind. */
export const paperValues = (paper: Paper): TagValues => ({
	标题: `${paper.title}${paper.subtitle ?? ''}`,
	单位: paper.addressees ?? '',
	正文: paper.blocks.flatMap(blockLines).join('\n'),
	日期: writeDay(paper.day),
	本室: paper.office,
});

const lines = (text: string): string => text.split('\n').map(clean).join('\n');

/** The tags of a template as they are written, blanks and all. */
const writtenTags = (zip: ReturnType<typeof openTemplate>): string[] =>
	paragraphsOf(zip).flatMap(({ text }) => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, tag]) => tag ?? ''));

const bodyPart = 'word/document.xml';

/** A template filled in; what has no value is left empty. The same template and values are always the same bytes. */
export function fillTemplate(bytes: Uint8Array, values: TagValues): Buffer {
	const zip = openTemplate(bytes);
	zip.file(bodyPart, withoutTagPage(zip.file(bodyPart)?.asText() ?? ''));
	const scope: Record<string, string> = Object.create(null);
	for (const tag of writtenTags(zip)) scope[tag] = lines(values[tag.trim() as keyof TagValues] ?? '');
	const document = new Docxtemplater(zip, {
		linebreaks: true,
		errorLogging: false,
		nullGetter: () => '',
	});
	document.render(scope);
	return stillZip(document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer);
}
