import { UserError } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { type Day, writeMonthDay } from './day.ts';
import { reachLimit } from './deadline.ts';
import type { LimitKey, Limits } from './limits.ts';
import type { PointKey, Points } from './points.ts';
import type { TextKey, Texts } from './texts.ts';

/** Rungs of every ladder, lightest first (梯次传导加压). */
export const rungNames = ['提醒', '催办通知单', '限期整改单', '通报批评', '黄色警告', '红牌', '移交问责建议'] as const;
export type RungName = (typeof rungNames)[number];

interface Rung {
	/** What the history calls it. */
	act: string;
	/** What its paper is headed; a 提醒 has no paper. */
	title: string | null;
	/** What is asked for by its limit day. */
	demand: string;
	limit: LimitKey | null;
	approver: TextKey | null;
}

/** What each rung is, with its limit and the post that approves it. */
export const rungs: Readonly<Record<RungName, Rung>> = {
	提醒: { act: '提醒', title: null, demand: '', limit: null, approver: null },
	催办通知单: {
		act: '催办',
		title: '督查事项催办通知单',
		demand: '前报情况',
		limit: 'urge-limit',
		approver: 'urge-approver',
	},
	限期整改单: {
		act: '限期整改',
		title: '限期整改单',
		demand: '前整改到位',
		limit: 'rectify-limit',
		approver: 'rectify-approver',
	},
	通报批评: {
		act: '通报批评',
		title: '通报批评',
		demand: '前书面报告',
		limit: 'criticise-limit',
		approver: 'criticise-approver',
	},
	黄色警告: {
		act: '黄牌',
		title: '黄色交办单（黄色警告）',
		demand: '前书面报告',
		limit: 'yellow-limit',
		approver: 'yellow-approver',
	},
	红牌: {
		act: '红牌',
		title: '红牌督办单',
		demand: '前整改到位',
		limit: 'red-limit',
		approver: 'red-approver',
	},
	移交问责建议: {
		act: '移交',
		title: '移交问责建议函',
		demand: '',
		limit: null,
		approver: 'transfer-approver',
	},
};

/** What brings a rung about; the last two are said by a person, the others follow from the ledger. */
export type Trigger =
	| '临期'
	| '逾期'
	| '滞后'
	| '严重滞后'
	| '不反馈'
	| '问题未整改'
	| '期满'
	| '整改不力'
	| '情节特别严重';

interface Step {
	rung: RungName;
	triggers: readonly Trigger[];
}

/** The ladders an office may choose from, each rung with what brings it about, in order. */
const profiles: Readonly<Record<string, readonly Step[]>> = {
	合并式: [
		{ rung: '提醒', triggers: ['临期'] },
		{ rung: '催办通知单', triggers: ['逾期', '滞后', '不反馈'] },
		{ rung: '限期整改单', triggers: ['期满', '严重滞后', '问题未整改'] },
		{ rung: '黄色警告', triggers: ['期满', '整改不力'] },
		{ rung: '红牌', triggers: ['期满'] },
		{ rung: '移交问责建议', triggers: ['期满', '情节特别严重'] },
	],
	句容式: [
		{ rung: '限期整改单', triggers: ['逾期', '滞后', '严重滞后', '不反馈', '问题未整改'] },
		{ rung: '黄色警告', triggers: ['期满', '整改不力'] },
		{ rung: '红牌', triggers: ['期满'] },
	],
	意见式: [
		{ rung: '催办通知单', triggers: ['逾期', '滞后', '严重滞后', '不反馈', '问题未整改'] },
		{ rung: '通报批评', triggers: ['期满', '整改不力'] },
		{ rung: '移交问责建议', triggers: ['期满', '情节特别严重'] },
	],
};

/** The steps of the office's ladder. */
export const stepsOf = (texts: Texts): readonly Step[] => profiles[texts.ladder] ?? (profiles.合并式 as Step[]);

/** How heavy a rung is: its place in the order of all rungs, 提醒 the lightest. */
export const weightOf = (rung: RungName): number => rungNames.indexOf(rung);

/** The rungs the office's ladder has above another, lightest first. */
export const rungsAbove = (rung: RungName, texts: Texts): RungName[] =>
	stepsOf(texts)
		.map((step) => step.rung)
		.filter((other) => weightOf(other) > weightOf(rung));

/** What each rung takes from a unit's score. */
const deductions: Readonly<Record<RungName, PointKey | null>> = {
	提醒: null,
	催办通知单: 'score-urge',
	限期整改单: 'score-rectify',
	通报批评: 'score-criticise',
	黄色警告: 'score-yellow',
	红牌: 'score-red',
	移交问责建议: null,
};

/** How many points (above 0) a rung takes from its unit's score; null for one that takes none. */
export function deductionOf(rung: RungName, points: Points): number | null {
	const key = deductions[rung];
	return key === null || points[key] === 0 ? null : -points[key];
}

/** The post that approves a rung, null where none is asked for. */
export function approverOf(rung: RungName, texts: Texts): string | null {
	const { approver } = rungs[rung];
	return approver === null ? null : texts[approver];
}

/** The last day a rung sent on a day allows, by its row of the limits; null for one without a limit. */
export function limitDayOf(rung: RungName, sent: Day, calendar: Calendar, limits: Limits): Day | null {
	const { limit } = rungs[rung];
	return limit === null ? null : reachLimit(sent, limits[limit], calendar);
}

/** `限9月21日前报情况`. */
export const writeDemand = (rung: RungName, until: Day): string => `限${writeMonthDay(until)}${rungs[rung].demand}`;

/** What may go with a rung, and from which rung on. */
const consequences: Readonly<Record<string, RungName>> = {
	通报批评: '限期整改单',
	约谈: '黄色警告',
	媒体曝光: '黄色警告',
	纪委介入: '红牌',
};

/** Refuses a consequence there is not, or one too heavy for any of the rungs it would go with. */
export function checkConsequences(words: readonly string[], sent: readonly RungName[]): void {
	for (const word of words) {
		const least = Object.hasOwn(consequences, word) ? consequences[word] : undefined;
		if (least === undefined)
			throw new UserError(`没有“${word}”这种问责措施`, {
				exit: 'misused',
				code: 'unknown-consequence',
				hint: `可以是：${Object.keys(consequences).join('、')}`,
			});
		const light = sent.filter((rung) => weightOf(rung) < weightOf(least));
		if (light.length > 0)
			throw new UserError(`${word}不能随${[...new Set(light)].join('、')}发出`, {
				code: 'consequence-too-heavy',
				hint: `${word}自${least}起才能附带；只发其中几件：ducha escalate 编号 --issue --consequence ${word}`,
			});
	}
}

/** How many papers of each rung, lightest first; rungs without any are left out. */
export function countRungs(list: readonly { rung: RungName }[]): { rung: RungName; count: number }[] {
	return rungNames
		.map((rung) => ({ rung, count: list.filter((one) => one.rung === rung).length }))
		.filter(({ count }) => count > 0);
}
