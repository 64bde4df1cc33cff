import { describe, expect, test } from 'vitest';
import { bulletin } from '../../src/papers/bulletins/bulletin.ts';
import { renderMarkdown } from '../../src/papers/markdown.ts';
import { readOwnText } from '../../src/reading/own-text.ts';
import { readUnitLines } from '../../src/reading/unit-lines.ts';
import { usualCirculation } from '../../src/rules/circulation.ts';
import { office, sampleRecord, thisDay, today } from '../papers/sample-records.ts';

describe('a text somebody wrote', () => {
	test.each<[string, string, ReturnType<typeof readOwnText>]>([
		['a Markdown heading', '## 一、基本情况', [{ kind: 'heading', text: '一、基本情况' }]],
		['a Chinese heading', '二、存在问题', [{ kind: 'heading', text: '二、存在问题' }]],
		['a sentence that begins like one', '三、这一条是整句。', [{ kind: 'paragraph', text: '三、这一条是整句。' }]],
		['a bold opening', '**（一）慢。** 因为图审。', [{ kind: 'paragraph', lead: '（一）慢。', text: '因为图审。' }]],
		['a plain opening', '（一）慢。因为图审。', [{ kind: 'paragraph', lead: '（一）慢。', text: '因为图审。' }]],
		['bold words inside', '要**尽快**办。', [{ kind: 'paragraph', text: '要尽快办。' }]],
		['marks said literally', '管网\\_二期 \\#3', [{ kind: 'paragraph', text: '管网_二期 #3' }]],
		[
			'Windows line ends and blank lines',
			'甲。\r\n\r\n\r\n乙。',
			[
				{ kind: 'paragraph', text: '甲。' },
				{ kind: 'paragraph', text: '乙。' },
			],
		],
		['nothing but a title', '# 题目', []],
		['what follows the text', '甲。\n附件：情况表\n\n## 附件 情况表\n| a |', [{ kind: 'paragraph', text: '甲。' }]],
	])('%s', (_name, text, blocks) => expect(readOwnText(text)).toEqual(blocks));
	test('a bulletin printed as Markdown comes back as it was', () => {
		const records = [sampleRecord({ problems: ['图审_超期'] }), sampleRecord({ help: ['请协调'], late: '逾期1天' })];
		const circulation = usualCirculation('督查专报', '县');
		const about = { kind: '督查专报', nature: '综合', title: '几个问题' } as const;
		const input = { ...about, office, circulation, day: today, line: thisDay };
		const paper = bulletin({ ...input, records, own: null, issue: null, stamp: '草稿 #1:ab' });
		expect(readOwnText(renderMarkdown(paper))).toEqual(paper.blocks);
	});
});

describe('lines units sent', () => {
	test.each<[string, string, { unit: string; text: string } | null]>([
		['a full colon', '县财政局：调度收入', { unit: '县财政局', text: '调度收入' }],
		['a half one', '县财政局: 调度收入', { unit: '县财政局', text: '调度收入' }],
		['a number in front', '3. 沙河镇：巡河', { unit: '沙河镇', text: '巡河' }],
		['a blank between', '沙河镇 巡河', { unit: '沙河镇', text: '巡河' }],
		['a colon further on', '沙河镇：任务：巡河', { unit: '沙河镇', text: '任务：巡河' }],
		['no unit', '调度四季度收入', null],
		['no text', '县财政局：', null],
	])('%s', (_name, line, read) => {
		const { lines, refused } = readUnitLines(`# 本周\n\n${line}`);
		expect(lines).toEqual(read === null ? [] : [{ row: 3, ...read }]);
		expect(refused).toEqual(read === null ? [{ row: 3, line }] : []);
	});
});
