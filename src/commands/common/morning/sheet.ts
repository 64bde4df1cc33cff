import type { Ledger } from '../../../ledger/open.ts';
import { addWorkingDays, type Calendar, isWorkingDay, unknownYearWords } from '../../../rules/calendar.ts';
import { type Day, weekdayOf, writeDay, writeMonthDay } from '../../../rules/day.ts';
import type { Session } from '../../../session.ts';
import { type BriefLine, renderBrief } from '../../../terminal/brief.ts';
import type { Column } from '../../../terminal/columns.ts';
import type { OfficeRules } from '../office.ts';
import { showList } from '../show.ts';
import type { Morning } from './morning.ts';
import { lineTitle, type MorningLine, type MorningPart, writeSmall } from './parts.ts';

interface Sheet {
	office: string;
	head: string;
	today: Day;
	morning: Morning;
	parts: MorningPart[];
	rules: OfficeRules;
	/** Columns of the terminal; null in a pipe. */
	width: number | null;
}

const widthInPipe = 80;
const widest = 100;

/** `星期一（工作日）`, `星期六（调休上班）`, `星期四（国庆节放假）`. */
function weekdayWords(today: Day, calendar: Calendar): string {
	const isWeekend = weekdayOf(today) === 0 || weekdayOf(today) === 6;
	const name = calendar.special.get(today)?.name ?? null;
	const worked = isWeekend ? '调休上班' : '工作日';
	const rested = name === null ? '休息日' : `${name}放假`;
	return `星期${'日一二三四五六'[weekdayOf(today)]}（${isWorkingDay(calendar, today) ? worked : rested}）`;
}

function totalsLine({ counts }: Morning, { limits }: OfficeRules): string {
	const open = Object.values(counts).reduce((a, b) => a + b, 0);
	const parts = [
		`逾期${counts.逾期}`,
		`${writeSmall(limits.soon.value)}日内到期${counts.临期}`,
		`滞后${counts.滞后}`,
		`正常${counts.正常}`,
		`无时限${counts.无时限}`,
		...(counts.中止 > 0 ? [`中止${counts.中止}`] : []),
	];
	return `在办${open}件：${parts.join('  ')}`;
}

const number: Column = { title: '', min: 8 };
const title: Column = { title: '', weight: 2, min: 16 };
const unit: Column = { title: '', min: 8 };
const words: Column = { title: '', min: 12 };

/** What the lines of a part show, and in which columns. */
const layouts: Record<MorningPart['key'], { columns: Column[]; line: (line: MorningLine) => BriefLine }> = {
	必须办: {
		columns: [number, title, unit, words],
		line: (l) =>
			l.item === null
				? { label: l.what, text: l.words }
				: { label: l.what, cells: [l.item.number, lineTitle(l), l.unit, l.words] },
	},
	新逾期: dated(),
	临期: dated(),
	等我处理: { columns: [], line: (l) => ({ entries: [l.words] }) },
	本室时限: {
		columns: [number, title, { title: '', min: 24 }],
		line: (l) => ({ cells: [l.item?.number ?? '', lineTitle(l), l.words] }),
	},
};

function dated(): (typeof layouts)['新逾期'] {
	return {
		columns: [number, title, unit, words, words],
		line: (l) => ({
			cells: [l.item?.number ?? '', lineTitle(l), l.unit, l.day === null ? '' : writeMonthDay(l.day), l.words],
		}),
	};
}

function layLines({ key, lines, hidden }: MorningPart): BriefLine[] {
	const { line } = layouts[key];
	const laid = key === '等我处理' ? queueEntries(lines) : lines.map(line);
	return hidden === 0 ? laid : [...laid, { text: `还有${hidden}件没有列出，全部列出：ducha 今日 --全部` }];
}

const queueEntries = (lines: MorningLine[]): BriefLine[] =>
	lines.length === 0 ? [] : [{ entries: lines.map((l) => l.words) }];

/** The sheet as it is printed: at most 80 columns in a pipe, 100 on a terminal. */
export function drawMorning({ office, head, today, morning, parts, rules, width }: Sheet): Promise<string> {
	const { calendar } = rules;
	const soon = addWorkingDays(calendar, today, rules.limits.soon.value);
	return renderBrief({
		heading: [
			[office, `${writeDay(today)} ${weekdayWords(today, calendar)}`],
			[totalsLine(morning, rules), `上个工作日：${writeMonthDay(morning.since)}`],
			...unknownYearWords(calendar, today, soon).map((words): [string, string] => [words, '']),
		],
		parts: parts.map((part) => ({ title: part.title, columns: layouts[part.key].columns, lines: layLines(part) })),
		next: ['电话清单  ducha 通话', '升级文书  ducha 升级', '审核  ducha 审核'],
		foot: head,
		width: Math.min(width ?? widthInPipe, widest),
	});
}

/** The same lines as one list, for csv, tsv and md. */
export const listMorning = (session: Session, ledger: Ledger, parts: MorningPart[]): Promise<void> =>
	showList(session, ledger, {
		name: 'today',
		fields: ['部分', '类别', '编号', '事项', '单位', '日期', '情况'].map((title) => ({ key: title, title })),
		rows: parts.flatMap(({ key, lines }) =>
			lines.map((l) => [key, l.what, l.item?.number ?? null, lineTitle(l), l.unit, l.day, l.words]),
		),
	});
