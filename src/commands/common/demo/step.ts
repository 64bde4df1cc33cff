import type { Day } from '../../../rules/day.ts';

/** The order in which a day's work is done, whatever it is about. */
const kinds = [
	...([
		'基础',
		'会议',
		'登记',
		'立项',
		'分解',
		'专项',
		'督查组',
		'归组',
		'计划',
		'议定',
		'交办',
		'签收',
		'进展',
		'通话',
		'延期',
		'报结',
		'审核',
		'阅示',
		'中止',
	] as const),
	...(['销号', '升级', '公示', '回访', '收发表', '文书'] as const),
	...(['督查', '问题', '研判', '整改', '复核', '抽查', '奖惩'] as const),
] as const;
type StepKind = (typeof kinds)[number];

/** What the clerk types on a day. */
export interface Step {
	day: Day;
	kind: StepKind;
	words: string[];
	/** Items the words are about; steps of a day with the same words become one command. */
	items?: string[];
	/** A file that must lie there first. */
	file?: { name: string; text: string };
	/** Another clerk than the usual one. */
	by?: string;
}

/** The year in the order it was typed, up to a day; what is said of several items in the same words is said once. */
export function orderSteps(steps: readonly Step[], until: Day): Step[] {
	const together = new Map<string, Step>();
	const ordered = steps
		.filter(({ day }) => day <= until)
		.map((step, at) => ({ step, at, rank: kinds.indexOf(step.kind) }))
		.sort((a, b) => (a.step.day < b.step.day ? -1 : a.step.day > b.step.day ? 1 : a.rank - b.rank || a.at - b.at));
	return ordered.flatMap(({ step }) => {
		if (step.items === undefined) return [step];
		const key = [step.day, step.kind, ...step.words].join('\u0000');
		const before = together.get(key);
		if (before !== undefined) {
			before.items?.push(...step.items);
			return [];
		}
		const copy = { ...step, items: [...step.items] };
		together.set(key, copy);
		return [copy];
	});
}

/** The command line of a step: the items stand after the command's own word. */
export const lineOf = ({ words: [command = '', ...rest], items = [] }: Step): string[] => [command, ...items, ...rest];
