import { isPlain } from './plain.ts';

/** Invisible, but part of a written sign: emoji joined into one, and the chosen form of a character. */
const partOfSign = [
	String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})`,
	String.raw`(?<=[\p{Extended_Pictographic}\p{Ideographic}#*\d])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
].join('|');
/** Control, C1, format, bidi, zero-width, line-separating, lone-surrogate and non-characters. */
const steering = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`;
const invisible = `(?<sign>${partOfSign})|${steering}`;
/** Compiled when first needed: its classes take as long to build as a short report. */
let found: RegExp | null = null;

const nameOf = (character: string): string =>
	`‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;

/** Text a terminal can only show, never obey: whatever is invisible or steers the screen is written out as `‹U+202E›`; newlines stay when asked for. */
export function safe(text: string, { newlines = false }: { newlines?: boolean } = {}): string {
	if (isPlain(text)) return text;
	if (newlines)
		return text
			.split(/\r?\n/)
			.map((line) => safe(line))
			.join('\n');
	found ??= new RegExp(invisible, 'gu');
	return text.replace(found, (character, sign: string | undefined) => sign ?? nameOf(character));
}
