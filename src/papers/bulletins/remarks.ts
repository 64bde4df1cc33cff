import { type Day, writeDayBeside } from '../../rules/day.ts';
import { type ClosingLine, type FigureRow, figuresOf } from '../../rules/figures.ts';
import { writeScore } from '../../rules/score-line.ts';
import type { PeriodRanking, RankedScore } from '../../rules/score-ranking.ts';
import { type Paper, paragraph, plainPaper } from '../paper.ts';
import type { ItemRecord, SentPaper } from './item-record.ts';
import type { ReportOffice } from './office.ts';
import { byKind, recordsByUnit, type UnitRecords } from './unit-records.ts';
import { countPapers, sentence } from './words.ts';

/** What 讲评材料 is made from; `flags` are those of units by name. */
export interface RemarksInput {
	office: ReportOffice;
	period: { from: Day; to: Day; label: string };
	today: Day;
	line: ClosingLine;
	/** Items running at the line or finished in the period. */
	records: readonly ItemRecord[];
	flags: ReadonlyMap<string, string>;
	/** 考核得分 of the period, with the places they give; null where there are none to show. */
	scores: PeriodRanking | null;
}

/** Items named one by one; of more only the count is said. */
const mostNamed = 3;

const named = (records: readonly ItemRecord[], words: (record: ItemRecord) => string): string =>
	records.length === 0 || records.length > mostNamed
		? ''
		: `（${records.map((record) => `${record.item.number}号${words(record)}`).join('、')}）`;

function finishedWords({ finished, onTime, lateDone }: FigureRow, period: string): string {
	if (finished === 0) return '';
	if (lateDone === 0) return `${period}按时办结${finished}件`;
	return onTime === 0
		? `${period}逾期办结${finished}件`
		: `${period}办结${finished}件（按时${onTime}件、逾期${lateDone}件）`;
}

function runningWords({ total, running }: FigureRow): string {
	if (running === 0) return '';
	if (running < total) return `在办${running}件`;
	return total > 1 ? '均在办' : '正在办理';
}

/** Papers sent to one unit in the period. */
const sentTo = ({ unit, records }: UnitRecords, { from, to }: RemarksInput['period']): SentPaper[] =>
	records.flatMap(({ papers }) =>
		papers.filter((paper) => paper.unit === unit.name && paper.day >= from && paper.day <= to),
	);

const periodWords = (label: string): string => label.replace(/份$/, '');

/** 争先进位: its points, its place among its kind, and how far that moved. */
function placeWords({ total, rank, movement, unit }: RankedScore, since: string | null): string {
	const points = `考核得${writeScore(total)}分`;
	if (rank === null) return `${points}。`;
	const moved =
		movement === null || since === null
			? ''
			: movement === 0
				? `，与${since}持平`
				: `，比${since}${movement > 0 ? '上升' : '下降'}${Math.abs(movement)}位`;
	return `${points}，居${unit.kind}第${rank}位${moved}。`;
}

/** Who went up and who went down, in official order of kinds; empty where nobody's place can be compared. */
function movementWords({ scores, period }: RemarksInput, units: readonly UnitRecords[]): string {
	const spoken = new Set(units.map(({ unit }) => unit.id));
	const own = (scores?.scores ?? []).filter(({ unit }) => spoken.has(unit.id));
	const moved = (sign: number, word: string): string => {
		const some = own.filter(({ movement }) => (movement ?? 0) * sign > 0);
		const named = some.map(({ unit, movement }) => `${unit.name}${word}${Math.abs(movement ?? 0)}位`);
		return named.join('、');
	};
	const both = [moved(1, '上升'), moved(-1, '下降')].filter((words) => words !== '').join('；');
	if (both === '' || scores === null || scores.since === null) return '';
	return `争先进位：${periodWords(period.label)}位次与${scores.since}相比，${both}。`;
}

/** What is said of one unit: what it leads, what it finished, what is overdue or behind, what it was sent, its flag, its place. */
function remarkOn(own: UnitRecords, input: RemarksInput): string {
	const { period, line, flags } = input;
	const row = figuresOf(
		own.records.map(({ item }) => item),
		line,
	);
	const late = own.records.filter(({ bucket }) => bucket === 'overdue');
	const slow = own.records.filter(({ bucket, behind }) => bucket !== 'overdue' && behind !== null);
	const papers = sentTo(own, period);
	const returns = own.records.flatMap(({ returned }) =>
		returned.filter((day) => day >= period.from && day <= period.to),
	);
	const running = [
		late.length > 0 ? `逾期未办结${late.length}件${named(late, (r) => r.late)}` : '',
		slow.length > 0 ? `进度滞后${slow.length}件${named(slow, (r) => `落后${r.behind}个百分点`)}` : '',
	].filter((words) => words !== '');
	const flag = flags.get(own.unit.name);
	const score = input.scores?.scores.find(({ unit }) => unit.id === own.unit.id);
	return [
		sentence([`牵头${row.total}件`, finishedWords(row, periodWords(period.label)), runningWords(row)]),
		sentence([running.join('；')]),
		sentence([
			papers.length > 0 ? `${periodWords(period.label)}收到${countPapers(papers)}` : '',
			returns.length > 0 ? `报结退回${returns.length}次` : '',
		]),
		flag === undefined ? '' : `挂${flag}。`,
		score === undefined ? '' : placeWords(score, input.scores?.since ?? null),
	].join('');
}

/** 讲评材料: a paragraph a unit from the period's figures, by kind of unit; null where no unit has anything to be spoken of. */
export function remarks(input: RemarksInput): Paper | null {
	const { office, period, today, line } = input;
	const units = recordsByUnit(input.records);
	if (units.length === 0) return null;
	const moved = movementWords(input, units);
	return {
		...plainPaper,
		head: { kind: 'report' },
		office: office.name,
		day: today,
		title: `${period.label}督查工作讲评材料`,
		blocks: [
			paragraph(
				`以下按牵头单位讲评，涉及${units.length}家，情况截至${writeDayBeside(line.day, today)}；几家共同牵头的事项各计一次。`,
			),
			...(moved === '' ? [] : [paragraph(moved)]),
			...byKind(
				units,
				({ unit }) => unit.kind,
				office.level,
				(own) => own.map((unit) => paragraph(remarkOn(unit, input), `${unit.unit.name}。`)),
			),
		],
		signature: { office: office.name, day: today, isSealed: false },
	};
}
