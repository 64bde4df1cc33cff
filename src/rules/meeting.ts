import type { Status } from './item.ts';
import { isFinished, isOpen } from './lifecycle.ts';

/** Kinds of meeting whose decisions the office follows. */
export const meetingKinds = ['联席会议', '现场推进会', '常务会议', '常委会会议', '专题会议', '调度会', '其他'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** The kind a meeting's title tells, by the first words that fit. */
const titleWords: readonly [RegExp, MeetingKind][] = [
	[/联席/, '联席会议'],
	[/现场|推进会|观摩/, '现场推进会'],
	[/常务/, '常务会议'],
	[/常委/, '常委会会议'],
	[/专题/, '专题会议'],
	[/调度/, '调度会'],
];

/** The kind of a meeting by the words of its title, else 其他. */
export const kindOfTitle = (title: string): MeetingKind => titleWords.find(([form]) => form.test(title))?.[1] ?? '其他';

/** What stands of a point of a meeting: the words it was decided with, and the item that came of it. */
interface MeetingPoint {
	decision: string | null;
	became: { status: Status } | null;
}

/** How a meeting's decisions were carried out; the parts of `became` are counted in `finished` and `running`, what was cancelled in neither. */
export interface DecisionCount {
	points: number;
	decided: number;
	became: number;
	finished: number;
	running: number;
}

/** Counts how a meeting's points stand. */
export function countDecisions(points: readonly MeetingPoint[]): DecisionCount {
	const became = points.flatMap((point) => point.became ?? []);
	return {
		points: points.length,
		decided: points.filter(({ decision }) => decision !== null).length,
		became: became.length,
		finished: became.filter(({ status }) => isFinished(status)).length,
		running: became.filter(({ status }) => isOpen(status)).length,
	};
}

/** The counts of several meetings together. */
export const sumDecisions = (counts: readonly DecisionCount[]): DecisionCount =>
	counts.reduce(
		(all, one) => ({
			points: all.points + one.points,
			decided: all.decided + one.decided,
			became: all.became + one.became,
			finished: all.finished + one.finished,
			running: all.running + one.running,
		}),
		{ points: 0, decided: 0, became: 0, finished: 0, running: 0 },
	);
