import {
	AlignmentType,
	BorderStyle,
	Footer,
	FrameAnchorType,
	FrameWrap,
	HorizontalPositionAlign,
	PageNumber,
	type Paragraph,
	TabStopType,
	TextRun,
	VerticalPositionAlign,
} from 'docx';
import { writeDay } from '../rules/day.ts';
import { clean, exactly, fontsOf, line, run } from './docx-text.ts';
import type { Imprint, Masthead } from './paper.ts';
import { writeIssue } from './paper.ts';
import { oneCharacter, red, sizes, textWidth } from './typeface.ts';

/** The largest size, in half points, at which a publication's name keeps to one line. */
const mastheadSize = (letters: number): number =>
	Math.min(sizes.masthead, Math.floor(textWidth.portrait / 10 / (1.3 * letters)));

/** 刊头: name in red, issue, office on the left and day on the right, red rule. */
export function mastheadLines({ name, issue, office, day }: Masthead): Paragraph[] {
	const letters = [...clean(name)];
	return [
		line([run(letters.join(' '), { face: 'title', size: mastheadSize(letters.length), colour: red })], {
			alignment: AlignmentType.CENTER,
			spacing: { ...exactly(68), after: 120 },
		}),
		line([run(writeIssue(issue))], { alignment: AlignmentType.CENTER }),
		line([run(`\t${office}\t${writeDay(day)}`)], {
			alignment: AlignmentType.LEFT,
			tabStops: [
				{ type: TabStopType.LEFT, position: oneCharacter },
				{ type: TabStopType.RIGHT, position: textWidth.portrait - oneCharacter },
			],
			border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 4 } },
		}),
	];
}

/** First and last rule of 版记: 0.35 mm. */
const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 };
/** Points of one line of 版记. */
const imprintLine = 26;

/**
 * 版记 at the foot of the last page. The empty line before it keeps its height free in the running text,
 * so that it moves to a page of its own rather than over the end of a table.
 * Its lines differ in nothing but their text: only then are they one frame between one pair of rules.
 */
export function imprintLines({ lines, copies }: Imprint, width: number): Paragraph[] {
	const printed = copies === null ? '' : `\t（共印${copies}份）`;
	const texts = lines.map(({ label, to }, at) => `${label}：${to}${at === lines.length - 1 ? printed : ''}`);
	const height = (texts.length * imprintLine + 6) * 20;
	const look = {
		frame: {
			type: 'alignment' as const,
			width,
			wrap: FrameWrap.AROUND,
			anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
			alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
		},
		alignment: AlignmentType.LEFT,
		spacing: exactly(imprintLine),
		indent: { left: oneCharacter, right: oneCharacter },
		tabStops: [{ type: TabStopType.RIGHT, position: width - oneCharacter }],
		border: { top: rule, bottom: rule },
	};
	return [
		line([], { spacing: { ...exactly(1), line: height }, keepNext: true }),
		...texts.map((text) => line([run(text, { size: sizes.four })], look)),
		line([], { spacing: exactly(1) }),
	];
}

const pageNumber = (): TextRun =>
	new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontsOf('page'), size: sizes.four });

/** `— 1 —`, one character in from the outer edge: odd pages right, even pages left; a draft's stamp below. */
export function pageFooter(side: 'odd' | 'even', stamp: string | null): Footer {
	const isOdd = side === 'odd';
	const number = line([pageNumber()], {
		alignment: isOdd ? AlignmentType.RIGHT : AlignmentType.LEFT,
		indent: isOdd ? { right: oneCharacter } : { left: oneCharacter },
		spacing: exactly(20),
	});
	const draft =
		stamp === null
			? []
			: [
					line([run(stamp, { size: sizes.five, colour: '595959' })], {
						alignment: AlignmentType.CENTER,
						spacing: exactly(14),
					}),
				];
	return new Footer({ children: [number, ...draft] });
}
