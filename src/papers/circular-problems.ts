import { nowhere } from '../rules/figure-table.ts';
import type { FigureRow } from '../rules/figures.ts';
import { type Item, leadsOf } from '../rules/item.ts';
import type { CircularCounts, CircularInput } from './circular-counts.ts';
import type { CircularFacts, LateItem } from './circular-facts.ts';

/** Named at most in one sentence; the attachment lists all. */
const most = { late: 6, slow: 3, good: 5, risen: 3, forms: 8 } as const;
/** A unit is named as doing well from this many items on. */
const enough = { due: 3, running: 3 } as const;
/** Places a unit must have gained to be named. */
const leastRise = 3;
/** Calendar days that part new, older and old delays where no paper has been sent. */
const ages = { fresh: 5, old: 30 } as const;

const isExpired = ({ measure }: LateItem, { line }: CircularFacts): boolean => {
	const until = measure?.until ?? null;
	return until !== null && (line.open ? until < line.day : until <= line.day);
};

interface Treatment {
	words: string;
	fits: (late: LateItem, facts: CircularFacts) => boolean;
}

/** Papers by weight, heaviest first, with the words for one expired and one still running. */
const paperWords: [paper: string, expired: string, running: string][] = [
	['移交问责建议', '已提出移交问责建议', '已提出移交问责建议'],
	['红牌', '红牌督办期满仍未办结', '正在红牌督办'],
	['黄色警告', '黄色警告期满仍未办结', '已发黄色警告'],
	['通报批评', '通报批评期满仍未办结', '已予通报批评'],
	['限期整改单', '限期整改期满仍未办结', '经催办未完成，已发限期整改单'],
	['催办通知单', '经催办仍未办结', '正在催办'],
];

/** What has been done about an overdue item, heaviest first; the first that fits is said. */
const treatments: Treatment[] = [
	{ words: '已逾期报结，正在审核', fits: ({ item }) => item.status === '待审核' },
	...paperWords.flatMap(([paper, expired, running]): Treatment[] => [
		{ words: expired, fits: (late, facts) => late.measure?.paper === paper && isExpired(late, facts) },
		{ words: running, fits: (late, facts) => late.measure?.paper === paper && !isExpired(late, facts) },
	]),
	{ words: `逾期超过${ages.old}天仍未办结`, fits: ({ days }) => days > ages.old },
	{ words: `逾期超过${ages.fresh}天仍未办结`, fits: ({ days }) => days > ages.fresh },
	{ words: '近日到期，未按时报结', fits: () => true },
];

/** Overdue items by what was done about them. */
export function lateGroups(facts: CircularFacts): { words: string; items: Item[] }[] {
	const groups = treatments.map(({ words }) => ({ words, items: [] as Item[] }));
	for (const late of facts.late) {
		const at = treatments.findIndex((treatment) => treatment.fits(late, facts));
		groups[at]?.items.push(late.item);
	}
	return groups.filter((group) => group.items.length > 0);
}

/** The units that lead an item by their full names, or that none does. */
export const leadNames = (item: Item): string =>
	leadsOf(item)
		.map((unit) => unit.name)
		.join('、') || nowhere.unit;

/** `县财政局2026-031号、2026-032号`: neighbours of one unit name it once. */
function nameItems(items: readonly Item[], atMost: number): string {
	const named = items.slice(0, atMost);
	const words = named.map((item, at) => {
		const unit = leadNames(item);
		const before = named[at - 1];
		return `${before !== undefined && leadNames(before) === unit ? '' : unit}${item.number}号`;
	});
	return `${words.join('、')}${items.length > named.length ? `等${items.length}件` : ''}事项`;
}

function nameOnly(items: readonly Item[]): string {
	const [only, second] = items;
	return only !== undefined && second === undefined
		? `${leadNames(only)}牵头的${only.number}号事项`
		: nameItems(items, most.late);
}

function lateProblem(facts: CircularCounts): { lead: string; text: string } | null {
	if (facts.late.length === 0) return null;
	const groups = lateGroups(facts).map(
		(group) => `${nameOnly(group.items)}${group.words.startsWith('经') ? '，' : ''}${group.words}`,
	);
	const seeList = facts.slow.length === 0 ? `（见${facts.marks.list}）` : '';
	return { lead: `${facts.late.length}件事项逾期未办结。`, text: `${groups.join('；')}${seeList}。` };
}

function slowProblem(facts: CircularCounts): { lead: string; text: string } | null {
	if (facts.slow.length === 0) return null;
	const worst = [...facts.slow].sort((a, b) => b.points - a.points).slice(0, most.slow);
	const named = worst.map(({ item, points }) => `${leadNames(item)}${item.number}号落后${points}个百分点`).join('，');
	const all = `${facts.slow.length > 1 ? '均' : ''}落后序时进度${facts.slowPoints}个百分点以上（见${facts.marks.list}）`;
	return {
		lead: `${facts.slow.length}件事项进度滞后。`,
		text: `${all}，${facts.slow.length > worst.length ? '其中' : ''}${named}。`,
	};
}

/** The units named of all those whose forms were late or missing. */
export const nameForms = (names: readonly string[]): string => names.slice(0, most.forms).join('、');

/** `白水乡、县城市管理局迟报`; many are cut with their count. */
const blame = (names: readonly string[], words: string): string =>
	names.length === 0 ? '' : `${nameForms(names)}${names.length > most.forms ? `等${names.length}家` : ''}${words}`;

/** `应报反馈表32家，按时29家；白水乡迟报，县民政局漏报`: what came of the forms; 份 where units owed several. */
function formWords({ forms }: CircularCounts): string {
	const measure = forms.due === forms.units ? '家' : '份';
	const blamed = [blame(forms.late, '迟报'), blame(forms.missing, '漏报')].filter((words) => words !== '');
	const inTime = forms.inTime === 0 ? '' : `，按时${forms.inTime}${measure}`;
	return `应报反馈表${forms.due}${measure}${inTime}${blamed.length > 0 ? `；${blamed.join('，')}` : ''}`;
}

function formProblem(facts: CircularCounts): { lead: string; text: string } | null {
	if (facts.forms.inTime === facts.forms.due) return null;
	return { lead: '反馈不够及时。', text: `${formWords(facts)}。` };
}

/** `问题3、问题8`: problems by their numbers, never the persons in them. */
export const nameFindings = (ids: readonly number[]): string => ids.map((id) => `问题${id}`).join('、');

function findingProblem({ findings }: CircularCounts): { lead: string; text: string } | null {
	if (findings.length === 0) return null;
	const count = findings.flatMap(({ ids }) => ids).length;
	const named = findings.map(({ unit, ids }) => `${unit}${ids.length}个（${nameFindings(ids)}）`).join('、');
	return { lead: `督查发现的问题${count}个。`, text: `${named}，有关单位要逐个整改到位。` };
}

/** 三、存在的主要问题: what is overdue, by what was done about it, what is behind schedule, whose forms did not come, what was found in the field; empty where nothing is. */
export const problems = (facts: CircularCounts): { lead: string; text: string }[] =>
	[lateProblem(facts), slowProblem(facts), formProblem(facts), findingProblem(facts)].filter(
		(problem) => problem !== null,
	);

const byDue = (a: FigureRow, b: FigureRow): number => b.due - a.due;

/** Units of which every due item was finished in time, the most first. */
const punctualUnits = ({ byUnit }: CircularFacts): FigureRow[] =>
	byUnit.rows
		.filter((row) => row.label !== nowhere.unit && row.due >= enough.due && row.dueOnTime === row.due)
		.sort(byDue)
		.slice(0, most.good);

/** Units of which every running item with a schedule has reached it, and none is overdue. */
const steadyUnits = ({ byUnit }: CircularFacts, input: CircularInput): FigureRow[] =>
	byUnit.rows
		.filter((row) => {
			const gaps = row.behind.running.map((number) => input.gaps.get(number));
			return (
				row.label !== nowhere.unit &&
				row.overdue === 0 &&
				row.running >= enough.running &&
				gaps.every((gap) => gap !== undefined && gap >= 0)
			);
		})
		.slice(0, most.good);

/** Units with something overdue or behind schedule: no paper holds them up and names them as a problem at once. */
export const laggingUnits = ({ late, slow }: Pick<CircularFacts, 'late' | 'slow'>): Set<string> =>
	new Set([...late, ...slow].flatMap(({ item }) => leadsOf(item).map(({ name }) => name)));

/** Units that rose most among their kind, with nothing overdue or behind schedule. */
export function risenUnits({
	ranking,
	scores,
	...facts
}: Pick<CircularCounts, 'ranking' | 'scores' | 'late' | 'slow'>): { unit: string; places: number }[] {
	const lagging = laggingUnits(facts);
	const moved = new Map(scores?.scores.map(({ unit, movement }) => [unit.name, movement]));
	return ranking
		.flatMap(({ units }) =>
			units.map(({ row, movement }) => ({ unit: row.label, places: moved.get(row.label) ?? movement ?? 0 })),
		)
		.filter(({ unit, places }) => places >= leastRise && !lagging.has(unit))
		.sort((a, b) => b.places - a.places)
		.slice(0, most.risen);
}

/** 二、办理较好的单位, or nothing where no unit earned it. */
export function goodUnits(facts: CircularCounts, input: CircularInput): string {
	const onTime = punctualUnits(facts);
	const punctual = onTime.map((row) => `${row.label}到期${row.due}件`);
	const steady = steadyUnits(facts, input).filter((row) => !onTime.includes(row));
	const risen = risenUnits(facts);
	const sentences = [
		punctual.length > 0 ? `${punctual.join('、')}，${punctual.length > 1 ? '均' : '全部'}按时办结` : '',
		steady.length > 0 ? `${steady.map((row) => row.label).join('、')}在办事项全部达到或超过序时进度` : '',
		risen.length > 0
			? `与${facts.rankedSince}相比，${risen.map(({ unit, places }) => `${unit}位次上升${places}位`).join('、')}`
			: '',
	].filter((sentence) => sentence !== '');
	return sentences.length > 0 ? `${sentences.join('；')}。` : '';
}
