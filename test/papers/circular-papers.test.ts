import { expect, test } from 'vitest';
import { checkCircular } from '../../src/papers/circular-check.ts';
import { circularContent } from '../../src/papers/circular-content.ts';
import type { CircularInput } from '../../src/papers/circular-counts.ts';
import { type Paper, sentenceOf } from '../../src/papers/paper.ts';
import { modelInput } from './circular-samples.ts';

const sent = (rung: CircularInput['papers'][number]['rung'], ...ordinals: number[]) =>
	ordinals.map((n) => ({ rung, number: `2026-${String(n).padStart(3, '0')}` }));

/** As the model has it: five papers to urge and three to rectify, beside a reminder and what is not in the circular. */
const papers = [
	...sent('限期整改单', 44, 52, 78),
	...sent('催办通知单', 44, 52, 78, 103, 119, 9999),
	...sent('提醒', 127),
];
const textOf = (paper: Paper): string => paper.blocks.map(sentenceOf).join('\n');

test('papers issued in the period are counted beside what came and was done', () => {
	const input = modelInput({ papers });
	const { paper, facts } = circularContent(input);
	expect(textOf(paper)).toContain('10月新增15件、办结18件，发出催办通知单5份、限期整改单3份（分来源情况见附件1）。');
	expect(facts.papers).toEqual([
		{ rung: '催办通知单', items: ['2026-044', '2026-052', '2026-078', '2026-103', '2026-119'] },
		{ rung: '限期整改单', items: ['2026-044', '2026-052', '2026-078'] },
	]);
	expect(checkCircular(paper, input)).toEqual({ untraced: [] });
});

test('a period from New Year on tells only of the papers', () => {
	const period = { ...modelInput().period, from: '2026-01-01' as CircularInput['today'] };
	expect(textOf(circularContent(modelInput({ papers, period })).paper)).toContain(
		'发出催办通知单5份、限期整改单3份（分来源情况见附件1）。',
	);
});

test('a wrong count of papers is refused', () => {
	const input = modelInput({ papers });
	const { paper } = circularContent(input);
	const blocks = paper.blocks.map((b) =>
		b.kind !== 'paragraph' ? b : { ...b, text: b.text.replace('催办通知单5份', '催办通知单6份') },
	);
	expect(() => checkCircular({ ...paper, blocks }, input)).toThrow('应为5');
});

test.each([
	['移交问责建议', null, '已提出移交问责建议'],
	['红牌', '2026-10-31', '红牌督办期满仍未办结'],
	['通报批评', '2026-11-01', '已予通报批评'],
	['通报批评', '2026-10-30', '通报批评期满仍未办结'],
])('%s to %s: what is said of the item', (paper, until, words) => {
	const measures = [{ number: '2026-127', paper, until: until as CircularInput['today'] | null }];
	expect(textOf(circularContent(modelInput({ measures })).paper)).toContain(`2026-127号事项${words}`);
});
