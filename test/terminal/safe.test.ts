import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safe } from '../../src/terminal/safe.ts';

test.each([
	['plain words', '石板桥安全隐患处置（一期）', '石板桥安全隐患处置（一期）'],
	['clear screen', 'evil\u001b[2J', 'evil‹U+001B›[2J'],
	['window title', '\u001b]0;pwned\u0007', '‹U+001B›]0;pwned‹U+0007›'],
	['C1 introducer', 'a\u009b31m', 'a‹U+009B›31m'],
	['carriage return', 'real\rfake', 'real‹U+000D›fake'],
	['backspace', 'a\b', 'a‹U+0008›'],
	['tab', 'a\tb', 'a‹U+0009›b'],
	['newline', 'a\nb', 'a‹U+000A›b'],
	['right-to-left override', 'a\u202exslx.exe', 'a‹U+202E›xslx.exe'],
	['isolates', '\u2066a\u2069', '‹U+2066›a‹U+2069›'],
	['zero width space', '县\u200b局', '县‹U+200B›局'],
	['left-to-right mark', '\u200e县局', '‹U+200E›县局'],
	['byte order mark', '\ufeff编号', '‹U+FEFF›编号'],
	['line separator', 'a\u2028b', 'a‹U+2028›b'],
	['lone surrogate', 'a\ud800b', 'a‹U+D800›b'],
	['non-character', 'a\uffffb', 'a‹U+FFFF›b'],
	['tag character', 'a\u{e0041}', 'a‹U+E0041›'],
	['rare character', '𠮷', '𠮷'],
	['emoji joined into one', '👨‍👩‍👧', '👨‍👩‍👧'],
	['joiner that joins nothing', '县\u200d局', '县‹U+200D›局'],
	['chosen form of a character', '葛\u{e0100}', '葛\u{e0100}'],
	['variation selector that chooses nothing', 'a\ufe0f', 'a‹U+FE0F›'],
])('%s', (_, text, shown) => {
	expect(safe(text)).toBe(shown);
});

test('newlines stay when asked for, Windows ones too', () => {
	expect(safe('一\r\n二\n三\r四', { newlines: true })).toBe('一\n二\n三‹U+000D›四');
});

const steering = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

test('nothing that steers a terminal ever comes out, and what came out stays as it is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const shown = safe(text);
			expect(shown).not.toMatch(steering);
			expect(safe(shown)).toBe(shown);
		}),
		{ numRuns: 500 },
	);
});

test('every single control, bidi and zero-width character is made visible', () => {
	const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
	expect(all.filter((character) => steering.test(safe(`字${character}字`)))).toEqual([]);
});
