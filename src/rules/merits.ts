import { UserError } from '../errors.ts';
import type { Day } from './day.ts';
import type { PointKey } from './points.ts';

interface MeritKind {
	/** Shorter words for it, as they are typed. */
	also: readonly string[];
	/** The rule of the score it is worth; null where it brings points of its own, or none. */
	rule: PointKey | null;
	/** Whether the points come from outside, with the paper that gives them. */
	isOutside: boolean;
	/** Whether a person can have it too. */
	isPersonal: boolean;
}

/** What is said of units and persons, with what it is worth (责任追究制、得分规则). */
export const meritKinds = {
	通报表扬: { also: ['表扬'], rule: 'score-praised', isOutside: false, isPersonal: true },
	通报批评: { also: ['批评'], rule: 'score-criticised', isOutside: false, isPersonal: true },
	批示肯定: { also: ['肯定'], rule: 'score-commended', isOutside: false, isPersonal: true },
	绩效审计: { also: ['审计'], rule: null, isOutside: true, isPersonal: false },
	能力测评: { also: ['测评'], rule: null, isOutside: true, isPersonal: false },
	领导评价: { also: ['评价'], rule: null, isOutside: true, isPersonal: false },
	表彰: { also: [], rule: null, isOutside: false, isPersonal: true },
} as const satisfies Record<string, MeritKind>;

export type MeritKindName = keyof typeof meritKinds;
export const meritKindNames = Object.keys(meritKinds) as MeritKindName[];

/** The kind a word means, or a refusal that lists them. */
export function findMeritKind(word: string): MeritKindName {
	const wanted = word.normalize('NFKC').trim();
	const found = meritKindNames.find((name) => {
		const { also }: MeritKind = meritKinds[name];
		return name === wanted || also.includes(wanted);
	});
	if (found !== undefined) return found;
	throw new UserError(`没有“${word}”这种奖惩`, {
		exit: 'misused',
		code: 'unknown-merit',
		hint: `可以是：${meritKindNames.join('、')}`,
	});
}

/** Points from outside as typed (`+2`, `-1.5`, `扣3分`): up to 100 either way, at most two decimals; a refusal where they are needed and not there, or the other way round. */
export function readOutsidePoints(kind: MeritKindName, text: string | undefined): number | null {
	const { isOutside } = meritKinds[kind];
	const misused = (message: string, hint: string) =>
		new UserError(message, { exit: 'misused', code: 'bad-points', hint });
	if (!isOutside && text === undefined) return null;
	if (!isOutside) throw misused(`${kind}按规则计分，不用写 --points`, '分值在 ducha rule list --group 得分 里改');
	if (text === undefined) throw misused(`${kind}要写加扣几分`, '如 --points +2、--points 扣1.5');
	const folded = text.normalize('NFKC').replaceAll('−', '-').replace(/\s/gu, '');
	const [, sign, digits] = /^([加扣+-]?)(\d{1,3}(?:\.\d{1,2})?)分?$/u.exec(folded) ?? [];
	const value = Number(digits);
	if (digits === undefined || value === 0 || value > 100)
		throw misused(`加扣分看不懂：${text}`, '写 +2、-1.5、加2分、扣3分，0到100之间，最多两位小数');
	return sign === '扣' || sign === '-' ? -value : value;
}

/** Something said of a unit, as its score takes it. */
export interface ScoredMerit {
	unit: number;
	kind: MeritKindName;
	/** The id of the item it is about; null where it is about none. */
	item: number | null;
	day: Day;
	/** The paper that says so: 督查通报第9期. */
	basis: string;
	text: string | null;
	/** From outside; null where the rules say what it is worth. */
	points: number | null;
}
