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
import { type Head, type Imprint, type Paper, writeIssue } from './paper.ts';
import { looks, mm, oneCharacter, red, sizes, textWidth } from './typeface.ts';

/** The largest size, in half points, at which a name of so many letters keeps to one line. */
const headSize = (letters: number, spread: number): number =>
	Math.min(sizes.masthead, Math.floor(textWidth.portrait / 10 / (spread * letters)));

const redRule = { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 4 } };

/** 刊头: name in red, issue, office on the left and day on the right, red rule. */
function mastheadLines({ name, issue }: Head & { kind: 'publication' }, { office, day }: Paper): Paragraph[] {
	const letters = [...clean(name)];
	return [
		line([run(letters.join(' '), { face: 'title', size: headSize(letters.length, 1.3), colour: red })], {
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
			border: redRule,
		}),
	];
}

/** 版头: the organ's name in red, its upper edge 35 mm below the type area's; two lines on the mark, and 签发人 on a paper that goes up (GB/T 9704-2012, 7.2). */
function organLines({ organ, mark, signer }: Head & { kind: 'document' }): Paragraph[] {
	const letters = [...clean(organ)];
	const size = headSize(letters.length, 1.05);
	const rule = { border: redRule, spacing: { ...exactly(28.95), after: 0 } };
	const number = mark ?? '';
	return [
		line([run(organ, { face: 'title', size, colour: red })], {
			alignment: AlignmentType.CENTER,
			spacing: { ...exactly(Math.ceil(size * 0.62)), before: mm(35) },
		}),
		line([]),
		line([]),
		signer === null
			? line([run(number)], { alignment: AlignmentType.CENTER, ...rule })
			: line([run(`${number}\t签发人：`), run(signer, { face: 'lead' })], {
					alignment: AlignmentType.LEFT,
					indent: { left: oneCharacter },
					tabStops: [{ type: TabStopType.RIGHT, position: textWidth.portrait - oneCharacter }],
					...rule,
				}),
	];
}

/** What stands above the title. */
export function headLines(paper: Paper): Paragraph[] {
	const { head } = paper;
	if (head.kind === 'publication') return [...mastheadLines(head, paper), line([])];
	if (head.kind === 'document') return [...organLines(head), line([]), line([])];
	return [];
}

/** What stands between the title and the addressees: on a notice, its number on the right. */
export function markLines({ head }: Paper): Paragraph[] {
	if (head.kind !== 'notice') return [line([])];
	if (head.mark === null) return [];
	const { size, character } = looks.notice;
	return [
		line([run(head.mark, { size })], {
			alignment: AlignmentType.RIGHT,
			indent: { right: character },
			spacing: { ...exactly(26), before: 120, after: 120 },
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

const stampLines = (stamp: string | null): Paragraph[] =>
	stamp === null
		? []
		: [
				line([run(stamp, { size: sizes.five, colour: '595959' })], {
					alignment: AlignmentType.CENTER,
					spacing: exactly(14),
				}),
			];

/** The foot of a page without a number. */
export const stampFooter = (stamp: string | null): Footer =>
	new Footer({ children: stamp === null ? [line([], { spacing: exactly(1) })] : stampLines(stamp) });

/** `— 1 —`, one character in from the outer edge: odd pages right, even pages left; a draft's stamp below. */
export function pageFooter(side: 'odd' | 'even', stamp: string | null): Footer {
	const isOdd = side === 'odd';
	const number = line([pageNumber()], {
		alignment: isOdd ? AlignmentType.RIGHT : AlignmentType.LEFT,
		indent: isOdd ? { right: oneCharacter } : { left: oneCharacter },
		spacing: exactly(20),
	});
	return new Footer({ children: [number, ...stampLines(stamp)] });
}
