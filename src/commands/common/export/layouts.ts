import type { Feedback } from '../../../ledger/feedback.ts';
import type { LastPaper } from '../../../ledger/papers.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import { figuresIn, type Membership } from '../../../rules/figure-table.ts';
import { bucketOf, type ClosingLine, figureLabels, itemsOfYear } from '../../../rules/figures.ts';
import { writeGoal } from '../../../rules/goal.ts';
import type { Item } from '../../../rules/item.ts';
import { lampOf, lampWords } from '../../../rules/lamp.ts';
import { countedSources } from '../../../rules/messages.ts';
import { lateness } from '../../../rules/overdue.ts';
import { writePaper } from '../../../rules/paper-words.ts';
import { type Period, parsePeriodAhead, writeDueBy } from '../../../rules/period.ts';
import { scheduledPercent } from '../../../rules/schedule.ts';
import type { SheetLayout } from '../../../sheets/layout.ts';
import { layAttachment, type PaperSheet } from '../../../sheets/layouts/attachment.ts';
import { layBreakdown } from '../../../sheets/layouts/breakdown.ts';
import type { About } from '../../../sheets/layouts/fill.ts';
import { layLeader } from '../../../sheets/layouts/leader.ts';
import { layOverdue } from '../../../sheets/layouts/overdue.ts';
import { layProjects } from '../../../sheets/layouts/projects.ts';
import { layRegister } from '../../../sheets/layouts/register.ts';
import { layScores } from '../../../sheets/layouts/scores.ts';
import { layStruck, type StruckEntry } from '../../../sheets/layouts/struck.ts';
import { laySummary } from '../../../sheets/layouts/summary.ts';
import { layUnits } from '../../../sheets/layouts/units.ts';
import type { OfficeRules } from '../office.ts';
import type { PeriodScores } from '../score/period-scores.ts';
import { standingWords } from '../score/score-table.ts';

/** What a layout is made from. */
export interface Contents {
	items: Item[];
	about: About;
	rules: OfficeRules;
	today: Day;
	line: ClosingLine;
	/** The period typed, if one was. */
	period: Period | null;
	/** What the summary goes by. */
	groups: Membership & { heading: string; by: string };
	/** The columns chosen for the register. */
	columns: string[] | null;
	/** By item; read where a layout needs them, as is the feedback, newest first. */
	papers: Map<number, LastPaper>;
	feedback: Map<number, Feedback[]>;
	/** County leaders in official order. */
	leaders: string[];
	/** The standing teams, in the order they were set up. */
	teams: string[];
	/** The units asked for, by id; null for all. */
	units: readonly number[] | null;
	/** The circular's tables; read where they are asked for. */
	attachments: PaperSheet[];
	/** The scores of the period; read where they are asked for. */
	scores: PeriodScores | null;
	/** The clerk said which sources are meant. */
	isSourceChosen: boolean;
}

type Lay = (given: Contents) => SheetLayout | SheetLayout[];

const withLamp = ({ items, line, rules, feedback }: Contents) =>
	items.map((item) => ({
		item,
		lamp: lampWords(lampOf(item, line.day, rules), rules),
		remarks: feedback.get(item.id)?.[0],
	}));

function layLate({ items, about, line, rules, papers }: Contents): SheetLayout {
	const entries = items
		.filter((item) => bucketOf(item, line) === 'overdue')
		.map((item) => {
			const paper = papers.get(item.id);
			const late = lateness(item, line.day, rules.calendar);
			return { item, ...late, paper: paper === undefined ? null : writePaper(paper, line.day) };
		})
		.sort((a, b) => b.days - a.days);
	return layOverdue(entries, about);
}

/** What the figures count of the items, as in the statistics. */
function countedIn({ items, rules, isSourceChosen }: Contents): Item[] {
	const counted = isSourceChosen ? null : countedSources(rules.sources, rules.switches);
	return counted === null ? items : items.filter(({ source }) => counted.includes(source));
}

/** What each leader's units must still finish by the end of the period, by this month's without one. */
function layLeaders(given: Contents): SheetLayout[] {
	const { line, about, leaders, today } = given;
	const period = given.period ?? parsePeriodAhead('本月', today);
	const entries = withLamp(given).filter(({ item }) => {
		const bucket = bucketOf(item, line);
		const due = item.deadline.current;
		return (bucket === 'notDue' || bucket === 'overdue') && due !== null && due <= period.to;
	});
	entries.sort((a, b) => ((a.item.deadline.current ?? '') < (b.item.deadline.current ?? '') ? -1 : 1));
	const others = entries.flatMap(({ item }) =>
		item.leader === null || leaders.includes(item.leader) ? [] : item.leader,
	);
	const sheets = [...leaders, ...new Set(others), null].flatMap((leader) => {
		const own = entries.filter(({ item }) => item.leader === leader);
		const late = own.filter(({ item }) => bucketOf(item, line) === 'overdue').length;
		return own.length === 0 ? [] : layLeader(own, leader, writeDueBy(period), late, about);
	});
	return sheets.length > 0 ? sheets : [layLeader([], null, writeDueBy(period), 0, about)];
}

function layStruckOff({ items, about, line, period }: Contents): SheetLayout {
	const from = period?.from ?? (`${yearOf(line.day)}-01-01` as Day);
	const known = (day: Day | null): Day | null => (day !== null && day <= line.day ? day : null);
	const entries = items.flatMap((item): StruckEntry[] => {
		const bucket = bucketOf(item, line);
		const standing = item.status === '中止' ? '中止' : bucket === null ? '' : figureLabels[bucket];
		return bucket === null ? [] : [{ item, completed: known(item.completed), struck: known(item.struck), standing }];
	});
	const struck = entries
		.filter((entry) => entry.struck !== null && entry.struck >= from)
		.sort((a, b) => ((a.struck ?? '') < (b.struck ?? '') ? -1 : a.struck === b.struck ? 0 : 1));
	const listed = entries.filter((entry) => entry.struck === null);
	return layStruck(struck, listed, period?.label ?? '本年', about);
}

/** Projects: of a source or a tag that says so, or whatever the sources chosen hold. */
function layProjectSheet({ items, about, line, rules, feedback, isSourceChosen }: Contents): SheetLayout {
	const projects = items.filter(
		(item) =>
			bucketOf(item, line) !== null &&
			(isSourceChosen || item.source.includes('项目') || item.tags.includes('重点项目')),
	);
	const entries = projects.map((item) => {
		const told = feedback.get(item.id) ?? [];
		const [last] = told;
		return {
			item,
			measured: item.measure === null ? null : writeGoal({ goal: null, measure: item.measure }),
			scheduled: scheduledPercent(item, line.day, rules.yearly),
			reached: told.find(({ percent }) => percent !== null)?.percent ?? null,
			progress: last?.text ?? null,
			remarks: last ?? { problems: null, next: null, help: null },
		};
	});
	return layProjects(entries, about);
}

/** The sheets an office asks for, by the name it calls them. */
export const layouts: Readonly<Record<string, Lay>> = {
	台账: (given) => layRegister(withLamp(given), given.about, given.columns),
	任务分解表: ({ items, about }) => layBreakdown(items, about),
	分单位: (given) =>
		layUnits(withLamp(given), given.about, ({ id }) => given.units === null || given.units.includes(id)),
	分领导: layLeaders,
	逾期清单: layLate,
	销号清单: layStruckOff,
	汇总表: (given) => {
		const { about, line, groups } = given;
		return laySummary(figuresIn(itemsOfYear(countedIn(given), line), line, groups), groups, about);
	},
	重点项目情况督查表: layProjectSheet,
	考核得分表: ({ scores, about }) =>
		scores === null
			? []
			: layScores(
					scores,
					{ label: scores.period.label, standing: standingWords(scores) },
					{ ...about, day: scores.line.day },
				),
	通报附件: ({ attachments, about }) => attachments.map((table) => layAttachment(table, about)),
};
export const layoutNames = Object.keys(layouts);
