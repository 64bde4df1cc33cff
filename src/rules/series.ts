import { findPaperKind, type PaperKindName, paperKinds } from './paper-kinds.ts';

/** What a mark begins with where the office has not said its 代字. */
const plainWord = '督';

/** `青督催`: the office's code word with the sign of the kind of paper. */
export const seriesMark = (codeWord: string | null, kind: PaperKindName): string =>
	`${codeWord ?? plainWord}${paperKinds[kind].sign}`;

/** `青督催〔2026〕32号`: no 第, no padding (GB/T 9704-2012, 7.2.5); without a number, room for it. */
export const writeMark = (mark: string, year: number, number: number | null): string =>
	`${mark}〔${year}〕${number ?? '　'}号`;

/** `青督催〔2026〕32号` or `督查通报第10期`: a paper's number as people say it. */
export function writePaperNumber(paper: { kind: string; mark: string | null; year: number; number: number }): string {
	return paper.mark === null ? `${paper.kind}第${paper.number}期` : writeMark(paper.mark, paper.year, paper.number);
}

/** A paper as somebody names it: by its whole mark, or by its kind and number in a year. */
export type PaperReference =
	| { mark: string; year: number; number: number }
	| { kind: PaperKindName; year: number | null; number: number };

const wholeMark = /^(\D+?)[([〔【]?(\d{4})[)\]〕】](\d{1,6})号?$/;
const kindAndNumber = /^(\D+?)(?:[([〔【]?(\d{4})[)\]〕】])?第?(\d{1,6})[号期]?$/;

/** `青督催〔2026〕32号`, `青督催[2026]32`, `青督催32`, `催办32`, `通报第10期`; null for what names no paper. */
export function readPaperReference(text: string): PaperReference | null {
	const plain = text.normalize('NFKC').replace(/\s/g, '');
	const short = kindAndNumber.exec(plain);
	// A mark without its year still ends in the sign of its kind.
	const kind =
		short === null ? null : (findPaperKind(short[1]!) ?? (short[2] ? null : findPaperKind(short[1]!.slice(-1))));
	if (short !== null && kind !== null)
		return { kind, year: short[2] === undefined ? null : Number(short[2]), number: Number(short[3]) };
	const whole = wholeMark.exec(plain);
	return whole === null ? null : { mark: whole[1]!, year: Number(whole[2]), number: Number(whole[3]) };
}
