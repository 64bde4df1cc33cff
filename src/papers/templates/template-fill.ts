import Docxtemplater from 'docxtemplater';
import { writeDay } from '../../rules/day.ts';
import { stillZip } from '../docx-bytes.ts';
import { clean } from '../docx-text.ts';
import type { Paper } from '../paper.ts';
import { blockLines } from '../plain-text.ts';
import { openTemplate } from './template-parts.ts';
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

/** A template filled in; what has no value is left empty. The same template and values are always the same bytes. */
export function fillTemplate(bytes: Uint8Array, values: TagValues): Buffer {
	const document = new Docxtemplater(openTemplate(bytes), {
		linebreaks: true,
		errorLogging: false,
		nullGetter: () => '',
	});
	const plain = Object.entries(values).map(([tag, text]) => [tag, lines(text)]);
	document.render(Object.assign(Object.create(null), Object.fromEntries(plain)));
	return stillZip(document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer);
}
