import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Format, formats, renderJson, renderRows, type Value } from '../../src/terminal/formats.ts';

const fields = [
	{ key: 'number', title: '编号' },
	{ key: 'title', title: '事项' },
	{ key: 'lead', title: '牵头' },
	{ key: 'days', title: '天数', align: 'right' as const },
];
const rows: Value[][] = [
	['2026-031', '石板桥，限行"一"期', ['县交通局', '沙河镇'], 48],
	['2026-032', null, [], -1],
];
const envelope = { schema: 'ducha/list/1', today: '2026-11-02' };
const render = (format: Format, list: Value[][] = rows) => renderRows(format, fields, list, { width: null, envelope });

test('json: the envelope, then the items by key', async () => {
	expect(JSON.parse(await render('json'))).toEqual({
		...envelope,
		items: [
			{ number: '2026-031', title: '石板桥，限行"一"期', lead: ['县交通局', '沙河镇'], days: 48 },
			{ number: '2026-032', title: null, lead: [], days: -1 },
		],
	});
});

test.each([
	['csv', '编号,事项,牵头,天数\n2026-031,"石板桥，限行""一""期",县交通局、沙河镇,48\n2026-032,,,-1'],
	['tsv', '编号\t事项\t牵头\t天数\n2026-031\t石板桥，限行"一"期\t县交通局、沙河镇\t48\n2026-032\t\t\t-1'],
	[
		'md',
		'| 编号 | 事项 | 牵头 | 天数 |\n|---|---|---|---:|\n| 2026-031 | 石板桥，限行"一"期 | 县交通局、沙河镇 | 48 |\n| 2026-032 |  |  | -1 |',
	],
] as const)('%s', async (format, text) => {
	expect(await render(format)).toBe(text);
});

test.each([
	['=1+1', "'=1+1"],
	['+1', "'+1"],
	['-1', "'-1"],
	['@SUM(A1)', "'@SUM(A1)"],
	['＝1+1', "'＝1+1"],
	['\t=1', '‹U+0009›=1'],
	["'=1", "''=1"],
	['a=1', 'a=1'],
	['1,"=2"', '"1,""=2"""'],
	['=1,2', `"'=1,2"`],
])('csv: %s is never a formula', async (title, cell) => {
	const text = await renderRows('csv', [{ key: 'title', title: '事项' }], [[title]], { width: null, envelope });
	expect(text).toBe(`事项\n${cell}`);
});

test('md: nothing in a cell is markup', async () => {
	const text = await render('md', [['a|b', '*粗* <b>', '`x`\n[y](z)', 1]]);
	expect(text.split('\n').at(-1)).toBe('| a\\|b | \\*粗\\* \\<b\\> | \\`x\\`<br>\\[y\\](z) | 1 |');
});

test('json: any text comes back as it was, and none reaches the screen raw', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const json = renderJson({ text });
			expect(JSON.parse(json)).toEqual({ text });
			expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
		}),
	);
});

test('no format lets a control character through', async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...formats), fc.string({ unit: 'binary' }), async (format, title) => {
			const text = await render(format, [['2026-031', title, [title], 1]]);
			expect(text.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
		}),
	);
});
