import { UserError } from '../../../errors.ts';
import { readReported } from '../../../ledger/feedback.ts';
import type { Db } from '../../../ledger/open.ts';
import { type JottedLine, readProgressLines } from '../../../reading/jotted-line.ts';
import type { Day } from '../../../rules/day.ts';
import { nextShareStatus, shareOf } from '../find-assignment.ts';
import { nextStatusOf, refuseParent } from '../find-items.ts';
import type { Jotting } from '../jotted/jotted-file.ts';
import { type PlannedLine, planLines, readNamed } from '../jotted/jotted-plan.ts';
import { nameItem, shortName } from '../words.ts';
import { recordProgress } from './record-progress.ts';

/** A jotted report with the share it is about. */
interface PlannedReport extends PlannedLine {
	day: Day;
	text: string;
	percent: number | null;
}

/** A percent alone, told in words. */
const percentWords = (percent: number | null): string => `完成${percent}%`;

function writeReport({ item, share, text, percent }: PlannedReport): string {
	const reached = percent === null || text === percentWords(percent) ? '' : ` ${percentWords(percent)}`;
	return `${nameItem(item)} ${shortName(share.unit)}${reached}：${text}`;
}

async function planProgress(db: Db, text: string, { day, today }: { day: Day; today: Day }) {
	const read = readProgressLines(text);
	const { itemOf, unitOf, ids } = await readNamed(db, read.lines, today);
	const isReported = await readReported(db, ids, day);
	const plan = (jotted: JottedLine): PlannedReport => {
		const item = itemOf(jotted);
		refuseParent(item);
		const share = shareOf(item, unitOf(jotted));
		const { percent } = jotted.said;
		const report = { day, percent, text: jotted.said.text ?? percentWords(percent) };
		const planned = { row: jotted.row, line: jotted.line, item, share, ...report };
		if (isReported(item.id, { assignment: share.id, ...report })) return { ...planned, action: 'same' };
		nextStatusOf(item, 'progress');
		nextShareStatus(item, share, 'progress');
		return { ...planned, action: 'add' };
	};
	return planLines(read, plan, (report) => [report.text, report.percent]);
}

/** Progress jotted down in a file, one report a line; what `waits` counts only when it has been reviewed. */
export const jottedProgress = (waits: boolean): Jotting<PlannedReport> => ({
	command: 'progress',
	name: 'progress-file',
	notes: { called: '进展', each: '单位的进展' },
	booked: waits ? '进展（待审）' : '进展',
	example: '127 60% 已完成清障',
	plan: planProgress,
	write: writeReport,
	json: ({ day, text, percent }) => ({ day, text, percent }),
	record: async (tx, item, planned, recording) => {
		const { share, day, text, percent } = planned;
		const words = { day, text, percent, value: null, problems: null, next: null, help: null };
		const { warnings } = await recordProgress(tx, item, share, { ...words, origin: '录入', waits }, recording);
		return { item, warnings, words: writeReport(planned) };
	},
});

/** A file of reports says what they are itself. */
export function refuseBesideFile(given: Record<string, unknown>): void {
	const [first] = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
	if (first === undefined) return;
	throw new UserError(`${first} 不和 --file 一起写`, {
		exit: 'misused',
		code: 'beside-file',
		hint: '文件里一行一件：127 60% @沙河镇 已完成清障',
	});
}
