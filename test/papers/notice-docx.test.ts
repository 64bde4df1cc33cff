import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderDocx } from '../../src/papers/docx.ts';
import { completionSheet, extensionSheet } from '../../src/papers/notices/approval-sheets.ts';
import { dispatchNotice } from '../../src/papers/notices/dispatch-notice.ts';
import { jointNotice } from '../../src/papers/notices/joint-notice.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { textWidth } from '../../src/papers/typeface.ts';
import { completionFacts, dispatchFacts, extensionFacts, fullDispatch, jointFacts } from './notice-samples.ts';
import { writePicture } from './picture.ts';

const sha256 = '9f3ac27e'.repeat(8);
const copy = { title: '批示复印件', images: [{ sha256, type: 'png' as const, width: 620, height: 877 }] };
const open = async (paper: Paper) => unzipSync(await renderDocx(paper, new Map([[sha256, writePicture(620, 877)]])));
const xmlOf = async (paper: Paper) => strFromU8((await open(paper))['word/document.xml']!);
const all = (xml: string, words: RegExp): string[] => [...xml.matchAll(words)].map((found) => found[1] ?? found[0]);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const tablesIn = (xml: string) => all(xml, /<w:tbl>.*?<\/w:tbl>/gs);

const notice = await xmlOf(dispatchNotice(dispatchFacts));
const sheet = await xmlOf(extensionSheet(extensionFacts));

describe('a form as Word reads it', () => {
	test('stands on one leaf without a number, on what runs over there is one', () => {
		expect(notice).toContain('<w:titlePg/>');
		expect(all(notice, /<w:footerReference w:type="(\w+)"/g).toSorted()).toEqual(['default', 'even', 'first']);
		expect(all(notice, /<w:pgMar [^>]*?w:top="(\d+)"/g)).toEqual(['1417']);
	});
	test.each([
		['a slip', notice],
		['a sheet', sheet],
	])('%s has a grid of real widths, and rows that fill it', (_name, xml) => {
		for (const table of tablesIn(xml)) {
			const columns = all(table, /<w:gridCol w:w="(\d+)"\/>/g).map(Number);
			expect(sum(columns)).toBe(textWidth.portrait);
			expect(table).toContain('<w:tblLayout w:type="fixed"/>');
			for (const row of all(table, /<w:tr>.*?<\/w:tr>/gs)) {
				expect(sum(all(row, /<w:tcW w:type="dxa" w:w="(\d+)"\/>/g).map(Number))).toBe(textWidth.portrait);
				const spans = all(row, /<w:tc>.*?<\/w:tc>/gs).map((cell) =>
					Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
				);
				expect(sum(spans)).toBe(columns.length);
			}
		}
	});
	test('names its fonts in every run', () => {
		for (const xml of [notice, sheet])
			for (const run of all(xml, /<w:r>.*?<\/w:r>/gs))
				expect(run).toMatch(/w:eastAsia="(方正小标宋简体|仿宋_GB2312|黑体|楷体_GB2312)"/);
	});
	test('keeps the slip together with its last line', () => {
		const [slip = ''] = tablesIn(notice);
		const paragraphs = all(slip, /<w:p>.*?<\/w:p>/gs);
		expect(paragraphs.length).toBeGreaterThan(10);
		for (const paragraph of paragraphs) expect(paragraph).toContain('<w:keepNext/>');
		expect(notice).toContain('签 收 回 执　青督交〔2026〕96号');
	});
	test.each<[string, Partial<Paper>]>([
		['a fact', {}],
		['a fact of several lines', { blocks: [{ kind: 'facts', lines: [{ label: '办理任务', text: '一\n二\n三' }] }] }],
		['a paragraph', { blocks: [{ kind: 'paragraph', text: '特此通知。' }] }],
		['the list of what goes with it', { attachments: [{ title: '批示复印件' }] }],
	])('never leaves the signature alone on a page: %s stays with it', async (_name, last) => {
		const xml = await xmlOf({ ...dispatchNotice(dispatchFacts), ...last });
		const paragraphs = all(xml, /<w:p>.*?<\/w:p>/gs);
		const office = paragraphs.findIndex((each) => each.includes('>青屏县委县政府督查室<'));
		const above = paragraphs.slice(0, office + 1).toReversed();
		const text = above.findIndex((each, at) => at > 0 && each.includes('<w:t'));
		expect(text).toBeGreaterThan(1);
		for (const each of above.slice(0, text + 1)) expect(each).toContain('<w:keepNext/>');
		expect(paragraphs[office + 1]).not.toContain('<w:keepNext/>');
	});
	test('signs at the foot of a box', () => {
		const [decision = ''] = all(sheet, /<w:tr>.*?<\/w:tr>/gs).slice(-1);
		expect(decision).toMatch(/<w:trHeight w:val="2430" w:hRule="atLeast"\/>/);
		expect(decision).toMatch(/w:before="1410"[^>]*\/>.*签字：/s);
		expect(decision).toContain('<w:cantSplit/>');
	});
	test('lets a box run on that is taller than most of a page', async () => {
		const xml = await xmlOf(completionSheet({ ...completionFacts, result: '已安装限行标志。'.repeat(100) }));
		const rows = all(xml, /<w:tr>.*?<\/w:tr>/gs);
		expect(rows.filter((row) => !row.includes('<w:cantSplit/>')).map((row) => row.includes('已安装'))).toEqual([true]);
	});
	test('carries copies of instructions as pictures on leaves of their own', async () => {
		const parts = await open(dispatchNotice({ ...dispatchFacts, copies: [copy] }));
		const xml = strFromU8(parts['word/document.xml']!);
		expect(Object.keys(parts).filter((path) => path.startsWith('word/media/'))).toHaveLength(1);
		expect(all(xml, /<w:titlePg\/>/g)).toHaveLength(1);
		expect(xml).toContain('附件：批示复印件');
	});
	test('a notice to many units is a paper on the grid', async () => {
		const xml = await xmlOf(jointNotice(jointFacts));
		expect(xml).not.toContain('<w:titlePg/>');
		expect(all(xml, /<w:docGrid w:type="lines"/g)).toHaveLength(1);
		expect(all(xml, /<w:pgSz [^>]*orient="(\w+)"/g)).toEqual(['portrait', 'landscape']);
	});
	test('takes no harm from what people paste', async () => {
		const odd = '一\t二\u0007三\u202e四\u2067五😀六\ud800七<b>&amp;"';
		const paper = dispatchNotice({
			...fullDispatch,
			item: { number: '2026-173', title: odd },
			tasks: [odd],
			leads: [odd],
		});
		const xml = await xmlOf(paper);
		expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]|\ufffd/);
		expect(xml).toContain('😀六七&lt;b&gt;&amp;amp;');
		const [fact = ''] = all(xml, /<w:p>(?:(?!<\/w:p>).)*事项编号.*?<\/w:p>/gs);
		expect(all(fact, /<w:tab\/>/g)).toHaveLength(1);
		expect(fact).toContain('一 二三四五');
	});
});
