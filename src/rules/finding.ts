import { UserError } from '../errors.ts';
import type { Day } from './day.ts';
import type { ClosingLine } from './figures.ts';
import { rateOf } from './rate.ts';

/** Life of a finding (问题): 研判, then handed to the unit, told of in a circular, or dropped; put right once looked at again. */
export const findingStates = ['待研判', '交办', '通报', '不采用', '已整改'] as const;
export type FindingState = (typeof findingStates)[number];

/** What 研判 may decide. */
export const findingVerdicts = ['交办', '通报', '不采用'] as const;
export type FindingVerdict = (typeof findingVerdicts)[number];

export const findingResults = ['整改到位', '部分到位', '未整改'] as const;
export type FindingResult = (typeof findingResults)[number];

/** The one table of moves: from a state, by what is done, to a state. */
const moves: Readonly<Record<FindingState, Partial<Record<FindingVerdict | 'rectify' | 'recheck', FindingState>>>> = {
	待研判: { 交办: '交办', 通报: '通报', 不采用: '不采用' },
	交办: { 通报: '通报', rectify: '交办', recheck: '交办' },
	通报: { rectify: '通报', recheck: '通报' },
	不采用: {},
	已整改: {},
};

const actWords: Readonly<Record<FindingVerdict | 'rectify' | 'recheck', string>> = {
	交办: '交办',
	通报: '通报',
	不采用: '不采用',
	rectify: '登记整改',
	recheck: '复核',
};

/** The state an act leads a finding to; refuses one its state does not allow. */
export function nextFindingState(
	id: number,
	state: FindingState,
	act: FindingVerdict | 'rectify' | 'recheck',
	result: FindingResult | null = null,
): FindingState {
	const next = moves[state][act];
	if (next !== undefined) return result === '整改到位' ? '已整改' : next;
	const possible = Object.keys(moves[state]) as (keyof typeof actWords)[];
	throw new UserError(`问题${id}：“${state}”的不能${actWords[act]}`, {
		code: 'bad-move',
		hint:
			possible.length === 0
				? '这个问题已经了结'
				: `现在可以：${possible.map((each) => actWords[each]).join('、')}；研判用 ducha finding settle`,
	});
}

/** What of a finding decides where it stood on a day. */
export interface FindingFacts {
	unit: number;
	/** The day it was found. */
	day: Day | null;
	state: FindingState;
	settled: Day | null;
	deadline: Day | null;
	rectified: Day | null;
	rechecked: Day | null;
	result: FindingResult | null;
}

/** Where a finding stands; every finding is in exactly one. */
export const findingStandings = ['待研判', '整改中', '逾期', '待复核', '已整改', '不采用'] as const;
export type FindingStanding = (typeof findingStandings)[number];

/**
 * Where a finding stood at a closing line: late when its day had passed without a report that it was put right
 * (整改期满未整改); a report waits for the office to look again.
 */
export function standingOfFinding(finding: FindingFacts, { day, open }: ClosingLine): FindingStanding {
	const { state, settled, deadline, rectified, rechecked, result } = finding;
	if (state === '待研判' || (settled !== null && settled > day)) return '待研判';
	if (state === '不采用') return '不采用';
	if (state === '已整改' && result === '整改到位' && rechecked !== null && rechecked <= day) return '已整改';
	if (rectified !== null && rectified <= day) return '待复核';
	const isPast = deadline !== null && (open ? deadline < day : deadline <= day);
	return isPast ? '逾期' : '整改中';
}

/** 整改 figures: `raised` is the sum of the standings; the rate is percent 0–100 of what was taken up, null for nothing taken up. */
export interface FindingFigures extends Record<FindingStanding, number> {
	raised: number;
	rate: number | null;
}

/** The figures of findings at a closing line; what was found later is not counted. */
export function findingFigures(findings: readonly FindingFacts[], line: ClosingLine): FindingFigures {
	const standings = findings
		.filter((finding) => finding.day === null || finding.day <= line.day)
		.map((finding) => standingOfFinding(finding, line));
	const counts = Object.fromEntries(
		findingStandings.map((name) => [name, standings.filter((standing) => standing === name).length]),
	) as Record<FindingStanding, number>;
	const taken = standings.length - counts.待研判 - counts.不采用;
	return { raised: standings.length, ...counts, rate: rateOf(counts.已整改, taken) };
}
