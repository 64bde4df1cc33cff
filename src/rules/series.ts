import { UserError } from '../errors.ts';
import { type RungName, rungs } from './rungs.ts';

/** What a mark begins with where the office has not said its 代字. */
const plainWord = '督';

/** `青督催`: the office's code word with the sign of the kind of paper. */
export const seriesMark = (codeWord: string | null, rung: RungName): string =>
	`${codeWord ?? plainWord}${rungs[rung].sign}`;

/** `青督催〔2026〕32号`: no 第, no padding (GB/T 9704-2012, 7.2.5). */
export const writeMark = (mark: string, year: number, number: number): string => `${mark}〔${year}〕${number}号`;

/** `--approved-by 方振国` or `--approved-by 分管县领导=方振国`: names by post; one without a post is for all others. */
export function readApprovals(texts: readonly string[]): (post: string) => string | null {
	const named = new Map<string, string>();
	for (const text of texts) {
		const [post, name] = text.includes('=') || text.includes('＝') ? text.split(/[=＝]/) : ['', text];
		if (name === undefined || name.trim() === '')
			throw new UserError(`--approved-by 看不懂：${text}`, {
				exit: 'misused',
				code: 'bad-approver',
				hint: '写成 --approved-by 方振国，或 --approved-by 分管县领导=方振国',
			});
		named.set((post ?? '').trim(), name.trim());
	}
	return (post) => named.get(post) ?? named.get('') ?? null;
}
