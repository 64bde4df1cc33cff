/** Faces of GB/T 9704-2012 by the names Word and WPS know them by. */
export const faces = {
	title: '方正小标宋简体',
	body: '仿宋_GB2312',
	heading: '黑体',
	lead: '楷体_GB2312',
	page: '宋体',
} as const;
/** The same face under the name newer systems give it. */
export const sameFaces: Readonly<Partial<Record<string, string>>> = { 仿宋_GB2312: '仿宋', 楷体_GB2312: '楷体' };
export type Face = keyof typeof faces;

/** Sizes in half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小四 12 pt, 5号 10.5 pt. */
export const sizes = { masthead: 104, two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;

/** Twips (1/20 pt) to a millimetre. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4);

/** A4, 天头 37 mm, 订口 28 mm, 版心 156×225 mm; a landscape leaf is the same leaf turned, a form uses more of its height. */
export const leaf = {
	width: mm(210),
	height: mm(297),
	portrait: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
	form: { top: mm(25), bottom: mm(22), left: mm(28), right: mm(26) },
	landscape: { top: mm(28), bottom: mm(26), left: mm(35), right: mm(37) },
} as const;
export const textWidth = {
	portrait: leaf.width - leaf.portrait.left - leaf.portrait.right,
	landscape: leaf.height - leaf.landscape.left - leaf.landscape.right,
} as const;

/** 22 lines on a page: 28.95 pt from line to line. */
export const lineHeight = 579;
/** 28 characters of 3号 to a line: each a quarter point closer. */
const bodyTracking = -5;
/** One such character, the measure of indents, in twips. */
export const oneCharacter = 315;
/** How the running text is set: size in half points, twips from line to line, added to each character, and to one character. */
export interface TextLook {
	size: number;
	line: number;
	tracking: number;
	character: number;
}

/** Publications and 文号 papers keep the grid of 22 lines × 28 characters in 3号; a one-page notice is set in 4号, the slip below it in 小四. */
export const looks: Readonly<Record<'grid' | 'notice' | 'slip', TextLook>> = {
	grid: { size: sizes.three, line: lineHeight, tracking: bodyTracking, character: oneCharacter },
	notice: { size: sizes.four, line: 470, tracking: 0, character: 280 },
	slip: { size: sizes.smallFour, line: 440, tracking: 0, character: 240 },
};
/** 红色 of 版头. */
export const red = 'E60012';
