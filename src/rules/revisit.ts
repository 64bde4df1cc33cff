import { UserError } from '../errors.ts';
import type { Item } from './item.ts';
import { isFinished } from './lifecycle.ts';

export const revisitKinds = ['暗访', '走访', '会诊'] as const;
export type RevisitKind = (typeof revisitKinds)[number];

export const revisitResults = ['相符', '部分相符', '不符'] as const;
export type RevisitResult = (typeof revisitResults)[number];

/** What is written down of a revisit. */
type Told = 'result' | 'text' | 'remedy' | 'deadline' | 'unit';

/** What each kind of revisit must bring back, and what it cannot (回访复核制度). */
const kindsOf: Readonly<
	Record<RevisitKind, { needs: readonly Told[]; takes: readonly Told[]; finishedOnly: boolean }>
> = {
	暗访: { needs: ['result'], takes: ['result', 'text', 'deadline', 'unit'], finishedOnly: true },
	走访: { needs: ['text'], takes: ['text'], finishedOnly: false },
	会诊: { needs: ['text', 'remedy', 'deadline'], takes: ['text', 'remedy', 'deadline', 'unit'], finishedOnly: false },
};

/** What each result of a 暗访 must be explained with, and what follows from it: 不符 is 失实 and reopens. */
const results: Readonly<Record<RevisitResult, { needs: readonly Told[]; not: readonly Told[]; reopens: boolean }>> = {
	相符: { needs: [], not: ['deadline', 'unit'], reopens: false },
	部分相符: { needs: ['text'], not: [], reopens: false },
	不符: { needs: ['text'], not: ['unit'], reopens: true },
};

const words: Readonly<Record<Told, { label: string; option: string }>> = {
	result: { label: '结果', option: '--result 相符|部分相符|不符' },
	text: { label: '情况', option: '--text 情况' },
	remedy: { label: '整改措施', option: '--remedy 措施' },
	deadline: { label: '整改时限', option: '--deadline 日期' },
	unit: { label: '单位', option: '--unit 单位' },
};

const textLabels: Readonly<Record<RevisitKind, string>> = { 暗访: '情况', 走访: '意见', 会诊: '原因' };

function labelOf(kind: RevisitKind, result: RevisitResult | null, told: Told): string {
	if (told !== 'text') return words[told].label;
	return result === '部分相符' ? '整改要求' : textLabels[kind];
}

/** Refuses a revisit that lacks what its kind must bring back, or tells what it cannot. */
export function checkRevisit(
	kind: RevisitKind,
	told: Partial<Record<Told, unknown>>,
	result: RevisitResult | null,
): void {
	const { needs, takes } = kindsOf[kind];
	const named = kind === '暗访' && result !== null ? `${result}的暗访` : kind;
	const has = (key: Told) => told[key] !== undefined && told[key] !== null;
	const missing = [...needs, ...(result === null ? [] : results[result].needs)].find((key) => !has(key));
	if (missing !== undefined)
		throw new UserError(`${named}要写${labelOf(kind, result, missing)}`, {
			exit: 'misused',
			code: 'revisit-incomplete',
			hint: `加 ${words[missing].option}`,
		});
	const taken = takes.filter((key) => result === null || !results[result].not.includes(key));
	const extra = (Object.keys(words) as Told[]).find((key) => has(key) && !taken.includes(key));
	if (extra !== undefined)
		throw new UserError(`${named}不写${words[extra].label}`, {
			exit: 'misused',
			code: 'revisit-extra',
			hint: `可以写：${taken.map((key) => labelOf(kind, result, key)).join('、')}`,
		});
}

/** Refuses to revisit what has not been dispatched, and to check the result of what is not finished. */
export function refuseRevisit(kind: RevisitKind, { number, status, dispatched }: Item): void {
	if (kindsOf[kind].finishedOnly ? isFinished(status) : dispatched !== null && status !== '撤销' && status !== '并入')
		return;
	throw new UserError(`${number}：“${status}”的事项不能${kind}`, {
		code: 'bad-revisit',
		hint: kindsOf[kind].finishedOnly ? '已办结、已销号的事项才核对办理结果' : '交办以后的事项才能回访',
	});
}

/** Whether a result brings the item back to its units (失实). */
export const reopens = (result: RevisitResult | null): boolean => result !== null && results[result].reopens;
