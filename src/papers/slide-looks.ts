import type pptx from 'pptxgenjs';
import type { Slide } from './slide.ts';

/** Read from a screen, not from paper: the face every office machine has. */
export const face = '微软雅黑';
export const colours = {
	red: '9D1A1C',
	deep: '6E0F12',
	gold: 'C39A45',
	ink: '25211C',
	soft: '6D655A',
	line: 'E3DAC9',
	pale: 'F6F2EA',
};

/** 13.33 × 7.5 inches. */
export const leaf = { left: 0.5, width: 12.33, top: 1.15, bottom: 6.75 } as const;

export type Sheet = pptx.default.Slide;
export type Value<K extends Slide['kind']> = Extract<Slide, { kind: K }>;

/** Text of a size in points. */
export const words = (size: number, more: pptx.default.TextPropsOptions = {}): pptx.default.TextPropsOptions => ({
	fontFace: face,
	fontSize: size,
	color: colours.ink,
	margin: 0,
	valign: 'middle',
	...more,
});
