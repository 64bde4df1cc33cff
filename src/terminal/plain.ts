/** First and last of the characters a Chinese ledger is written in: all visible, none steers the screen. */
const ranges: [from: string, to: string][] = [
	[' ', '~'],
	['·', '·'],
	['×', '×'],
	['—', '—'],
	['‘', '’'],
	['“', '”'],
	['…', '…'],
	['‰', '‰'],
	['‹', '›'],
	['℃', '℃'],
	['Ⅰ', 'Ⅻ'],
	['①', '⑳'],
	['■', '□'],
	['▲', '△'],
	['○', '○'],
	['●', '●'],
	['★', '☆'],
	['\u3000', '〗'],
	['ぁ', 'ゖ'],
	['ァ', 'ヺ'],
	['㐀', '䶿'],
	['一', '鿿'],
	['！', '～'],
	['￥', '￥'],
];

const codeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const plainText = new RegExp(`^[${ranges.map(([from, to]) => `${codeOf(from)}-${codeOf(to)}`).join('')}]*$`);

/** Whether every character is from the table: harmless to print, one column wide below U+3000 and two from there on. */
export const isPlain = (text: string): boolean => plainText.test(text);
