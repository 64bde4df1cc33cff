import { attachmentLabel, attachmentMark, type Block, type Paper, type PaperTable, sentenceOf } from './paper.ts';
import { endWords, headingsOf, headWords, imprintLines, pairsOf } from './paper-lines.ts';

const plain = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

const textTable = (table: PaperTable): string[] => [
	headingsOf(table).join('\t'),
	...table.rows.map((row) => row.cells.map(plain).join('\t')),
	...table.notes.map((note) => `注：${plain(note)}`),
];

const indent = '　　';
/** `事项编号　2026-127`; later lines of the words begin under the first. */
const textPair = ({ label, text }: { label: string; text: string }): string =>
	`${indent}${label}　${text.replaceAll('\n', `\n${indent}${'　'.repeat([...label].length + 1)}`)}`;

/** A block as lines of plain text. */
export function blockLines(block: Block): string[] {
	if (block.kind === 'table') return textTable(block.table);
	if (block.kind === 'facts' || block.kind === 'boxes') return pairsOf(block).map(textPair);
	return [`${indent}${plain(sentenceOf(block))}`];
}

const spaced = (lines: string[]): string[] => (lines.length > 0 ? ['', ...lines] : []);

/** A paper as plain text; table cells are parted by tabs. */
export function renderText(paper: Paper): string {
	const { attachments, receipt } = paper;
	const lines = [
		...headWords(paper).map(({ strong, rest }) => `${strong}${strong !== '' && rest !== '' ? '　' : ''}${rest}`),
		'',
		`${paper.title}${paper.subtitle ?? ''}`,
		'',
		...(paper.addressees === null ? [] : [`${paper.addressees}：`]),
		...paper.blocks.flatMap(blockLines),
		...spaced(
			attachments.map((_, at) => `${at === 0 ? `${indent}附件：` : '　　　　　'}${attachmentLabel(attachments, at)}`),
		),
		...spaced(endWords(paper)),
		...attachments.flatMap(({ title, table }, at) =>
			table === undefined ? [] : ['', attachmentMark(attachments, at), title, ...textTable(table)],
		),
		...(receipt === null
			? []
			: [
					'',
					`- - - - ${receipt.title} - - - -`,
					...(receipt.mark === undefined ? [] : [receipt.mark]),
					...receipt.rows.flat().map(textPair),
					...(receipt.note === null ? [] : [receipt.note]),
				]),
		...spaced(imprintLines(paper)),
		...spaced(paper.stamp === null ? [] : [paper.stamp]),
	];
	return `${lines.join('\n')}\n`;
}
