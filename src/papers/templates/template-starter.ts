import { AlignmentType, type Paragraph, type Table } from 'docx';
import type { Day } from '../../rules/day.ts';
import { packPage } from '../docx.ts';
import { boxTable, factLines } from '../docx-boxes.ts';
import { receiptBlocks } from '../docx-end.ts';
import { tableBlocks } from '../docx-table.ts';
import { bodyLine, bodyRun, line, lookLine, run } from '../docx-text.ts';
import { signing } from '../notices/approval-sheets.ts';
import { receiptSlip } from '../notices/receipt-slip.ts';
import type { Box } from '../paper.ts';
import { looks, sizes, textWidth } from '../typeface.ts';
import { lookOfTemplate, type TemplateKind, type TemplateLook, tagPageHeading, taskLoop } from './template-tags.ts';

const look = looks.notice;
const right = (text: string, spaces = 0) =>
	lookLine([bodyRun(text, look)], look, {
		alignment: AlignmentType.RIGHT,
		indent: { right: spaces * look.character },
	});
const title = line([run('{标题}', { face: 'title', size: sizes.two })], { alignment: AlignmentType.CENTER });

/** The table whose one row is printed for each task. */
function taskTable(tags: readonly string[]): (Paragraph | Table)[] {
	const cells = tags.map((tag, at) => {
		const opens = at === 0 ? `{${taskLoop.opens}}` : '';
		return `${opens}{${tag}}${at === tags.length - 1 ? `{${taskLoop.closes}}` : ''}`;
	});
	const columns = tags.map((heading) => ({ heading, width: 1, align: 'left' as const }));
	return tableBlocks({ columns, rows: [{ kind: 'item', cells }], notes: [] }, textWidth.portrait);
}

const letterBlocks = ({ task, hasSlip }: TemplateLook): (Paragraph | Table)[] => [
	title,
	right('{文号}', 1),
	lookLine([bodyRun('{单位}：', look)], look),
	// Its lines bring their own indents, and a line that is broken off must not be stretched.
	lookLine([bodyRun('{正文}', look)], look, { alignment: AlignmentType.LEFT }),
	lookLine([], look),
	right('{本室}', 1),
	right('{日期}', 4),
	...(task === undefined ? [] : [lookLine([], look), ...taskTable(Object.keys(task))]),
	...(hasSlip ? receiptBlocks(receiptSlip('{文号}', undefined, '{签收时限}')) : []),
];

function sheetBlocks({ sheet = [], blank = [], signed = [], tags }: TemplateLook): (Paragraph | Table)[] {
	const own = sheet
		.map((row) => Object.keys(row).filter((tag) => !signed.includes(tag)))
		.filter((row) => row.length > 0)
		.map((row) => row.map((tag): Box => ({ label: tag, text: `{${tag}}` })));
	const written = signed.map((label): Box[] => [
		{ label, text: Object.hasOwn(tags, label) ? `{${label}}` : '', lines: 3, sign: signing },
	]);
	const toWrite = blank.map((label): Box[] => [{ label, text: '', lines: 2 }]);
	return [
		title,
		...(Object.hasOwn(tags, '文号') ? [right('{文号}', 1)] : []),
		boxTable([...own, ...toWrite, ...written], look),
		right(blank.length > 0 ? '填好后报{本室}（{联系人} {电话}）' : '{本室}　{日期}', 1),
	];
}

/** A Word file to begin one's own template with: laid out by the kind's tags, below it what each is filled with. */
export async function starterTemplate(kind: TemplateKind, office: string, day: Day): Promise<Buffer> {
	const known = lookOfTemplate(kind);
	const tags = [...Object.entries(known.tags), ...Object.entries(known.task ?? {})];
	return packPage(
		[
			...(known.sheet === undefined ? letterBlocks(known) : sheetBlocks(known)),
			bodyLine([bodyRun(tagPageHeading, look)], look, { pageBreakBefore: true }),
			...factLines(
				tags.map(([tag, text]) => ({ label: `〔${tag}〕`, text })),
				look,
			),
		],
		{ title: `${kind}模板`, office, day },
	);
}
