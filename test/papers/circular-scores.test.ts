import { expect, test } from 'vitest';
import { findContradictions } from '../../src/papers/circular-check.ts';
import { circularContent } from '../../src/papers/circular-content.ts';
import type { Attachment, Paper } from '../../src/papers/paper.ts';
import type { Unit } from '../../src/rules/item.ts';
import type { PeriodRanking, RankedScore } from '../../src/rules/score-ranking.ts';
import { modelInput } from './circular-samples.ts';

const score = (name: string, kind: Unit['kind'], facts: Partial<RankedScore>): RankedScore => ({
	unit: { id: name.length, name, short: null, kind, sort: 1 },
	leads: 4,
	supports: 1,
	base: 100,
	awards: 2,
	deductions: -3,
	total: 99,
	rank: 1,
	movement: null,
	lines: [],
	...facts,
});
const scores: PeriodRanking = {
	scores: [
		score('高塘镇', '乡镇街道', { movement: 2 }),
		score('县财政局', '县直', { awards: 4.5, deductions: 0, total: 104.5 }),
		score('县水利局', '县直', {
			rank: 2,
			movement: -1,
			lines: [
				{
					key: 'score-overdue',
					reason: '逾期未办结（时限10月30日）',
					item: '2026-127',
					role: '牵头',
					day: '2026-10-31' as RankedScore['lines'][number]['day'],
					points: -3,
					late: -3,
					absorbs: [],
				},
			],
		}),
	],
	since: '9月份',
	fewest: 3,
	awardCap: 10,
};
const input = modelInput({ scores });
const { paper } = circularContent(input);
const text = paper.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
const sheet = paper.attachments.at(-1) as Attachment & { table: NonNullable<Attachment['table']> };

test('names who stands first in each category, and sends to the table', () => {
	expect(text).toContain(
		'考核得分居首位的：乡镇街道高塘镇99.00分，县直单位县财政局104.50分；各单位得分和位次见附件4。',
	);
	expect(sheet.title).toBe('考核得分表');
	expect(sheet.table.rows.map(({ cells }) => cells.join(' '))).toEqual([
		'乡镇街道（1家）',
		'1 升2位 高塘镇 4 1 2.00 3.00 99.00 ',
		'县直单位（2家）',
		'1 — 县财政局 4 1 4.50 0.00 104.50 ',
		'2 降1位 县水利局 4 1 2.00 3.00 99.00 2026-127逾期未办结（3分）',
	]);
});

test('who has something overdue is not held up in the paper that names it', () => {
	const first = score('县水利局', '县直', { total: 103 });
	const { paper: other } = circularContent(
		modelInput({ scores: { ...scores, scores: [...scores.scores.slice(0, 1), first] } }),
	);
	const said = other.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
	expect(said).toContain('考核得分居首位的：乡镇街道高塘镇99.00分；各单位得分和位次见附件4。');
});

test('the table of figures ranks no more', () => {
	const figures = paper.attachments.at(-2);
	expect([figures?.title, figures?.table?.columns.map(({ heading }) => heading)]).toEqual([
		'各单位办理情况表',
		expect.not.arrayContaining(['位次', '升降']),
	]);
});

test('as it is made, nothing contradicts', () => {
	expect(findContradictions(paper, input)).toEqual({ wrong: [], untraced: [], removed: [] });
});

const withText = (from: string, to: string): Paper => ({
	...paper,
	blocks: paper.blocks.map((block) => ('text' in block ? { ...block, text: block.text.replace(from, to) } : block)),
});
const withCell = (from: string, to: string): Paper => ({
	...paper,
	attachments: paper.attachments.map((each) =>
		each !== sheet
			? each
			: {
					...sheet,
					table: {
						...sheet.table,
						rows: sheet.table.rows.map((row) => ({
							...row,
							cells: row.cells.map((cell) => (cell === from ? to : cell)),
						})),
					},
				},
	),
});

test.each<[string, Paper, string]>([
	['a score in the text', withText('104.50分', '105.50分'), '应为县直单位县财政局、104.5'],
	['a unit without a score', withText('县财政局104.50分', '县商务局104.50分'), '台账中没有依据'],
	['a score in the table', withCell('104.50', '105.50'), '“得分”为105.50，应为104.50'],
	['a movement in the table', withCell('降1位', '升1位'), '“升降”为升1位，应为降1位'],
	['a unit left out of the table', withCell('县水利局', '县水务局'), '少了“县水利局”一行'],
])('%s that was changed is found', (_name, edited, words) => {
	const { wrong } = findContradictions(edited, input);
	expect(wrong.join('；')).toContain(words.split('、').at(-1) ?? words);
});
