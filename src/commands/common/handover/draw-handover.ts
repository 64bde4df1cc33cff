import type { Handover } from '../../../papers/handover/sheet.ts';
import { writeDay } from '../../../rules/day.ts';
import { renderBrief } from '../../../terminal/brief.ts';

const widthInPipe = 80;
const widest = 100;

/** The hand-over as it stands on a screen; the same parts as its paper, without the places to sign. */
export function drawHandover(handover: Handover, width: number | null): Promise<string> {
	const { office, today, from, to, since, done, standing, tables, settings } = handover;
	const text = (title: string, lines: readonly string[]) => ({
		title,
		columns: [],
		lines: lines.map((words) => ({ entries: [words] })),
	});
	return renderBrief({
		heading: [
			[`${office}　督查工作交接`, writeDay(today)],
			[`移交人：${from}　　接收人：${to ?? ''}`, ''],
		],
		parts: [
			text(`${writeDay(since)}以来办了什么`, done),
			text('在办事项', [standing]),
			...tables.map(({ title, none, headings, rows }) => ({
				title: rows.length === 0 ? `${title}：${none.replace('。', '')}` : `${title}（${rows.length}）`,
				columns: headings.map((heading) => ({
					title: '',
					...(heading === '事项' ? { weight: 2, min: 20 } : { min: 6 }),
				})),
				lines: rows.map((cells) => ({ cells })),
			})),
			text('台账和设置', settings),
		],
		next: [],
		foot: '',
		width: Math.min(width ?? widthInPipe, widest),
	});
}
