import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BriefLine, renderBrief } from '../../src/terminal/brief.ts';
import { widthOf } from '../../src/terminal/width.ts';

const columns = [
	{ title: '', min: 8 },
	{ title: '', weight: 2, min: 16 },
	{ title: '', min: 8 },
];
const brief = (lines: BriefLine[], width: number, left = '青屏县委县政府督查室') =>
	renderBrief({
		heading: [[left, '2026年11月2日 星期一（工作日）']],
		parts: [{ title: '一、今天必须办（2）', columns, lines }],
		next: ['电话清单  ducha 通话', '审核  ducha 审核'],
		foot: '#1286:9f3ac27e',
		width,
	});

test('labels, cells and sentences line up', async () => {
	const drawn = await brief(
		[
			{ label: '到期', cells: ['2026-141', '青河街道背街小巷亮化', '县城管局'] },
			{ label: '升级', text: '3件达到条件' },
			{ cells: ['2026-150', '“一件事一次办”事项上线', '县数据局'] },
		],
		60,
	);
	expect(drawn).toBe(
		[
			'青屏县委县政府督查室          2026年11月2日 星期一（工作日）',
			'-'.repeat(60),
			'一、今天必须办（2）',
			'  到期  2026-141  青河街道背街小巷亮化    县城管局',
			'  升级  3件达到条件',
			'        2026-150  “一件事一次办”事项上线  县数据局',
			'-'.repeat(60),
			'电话清单  ducha 通话    审核  ducha 审核',
			'#1286:9f3ac27e',
		].join('\n'),
	);
});

test('entries are broken between, not within', async () => {
	const entries = ['待审核反馈5条', '待把关2条', '延期申请1件（2026-150，县数据局）'];
	expect(await brief([{ entries }], 40)).toContain(
		'\n  待审核反馈5条    待把关2条\n  延期申请1件（2026-150，县数据局）\n',
	);
});

test('what would steer the screen is written out', async () => {
	expect(await brief([{ label: '到\u001b', text: '\u202e期' }], 80, '督查\u001b[2J')).not.toMatch(/[\u001b\u202e]/);
});

test('no line is longer than the width asked for', async () => {
	const text = fc.stringMatching(/^[ -~一-龥，。（）]{0,60}$/);
	const line = fc.oneof(
		fc.record({ label: fc.constantFrom('到期', '签收'), cells: fc.tuple(text, text, text).map((t) => [...t]) }),
		fc.record({ text }),
		fc.record({ entries: fc.array(text, { minLength: 1, maxLength: 4 }) }),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, { maxLength: 6 }),
			fc.integer({ min: 20, max: 100 }),
			text,
			async (lines, width, left) => {
				const drawn = await brief(lines, width, left);
				expect(drawn.split('\n').filter((one) => widthOf(one) > width)).toEqual([]);
			},
		),
		{ numRuns: 60 },
	);
});
