import { type RungName, rungs } from './rungs.ts';

/** What a mark begins with where the office has not said its 代字. */
const plainWord = '督';

/** `青督催`: the office's code word with the sign of the kind of paper. */
export const seriesMark = (codeWord: string | null, rung: RungName): string =>
	`${codeWord ?? plainWord}${rungs[rung].sign}`;

/** `青督催〔2026〕32号`: no 第, no padding (GB/T 9704-2012, 7.2.5). */
export const writeMark = (mark: string, year: number, number: number): string => `${mark}〔${year}〕${number}号`;
