import { describe, expect, test } from 'vitest';
import { circularContent } from '../../src/papers/circular-content.ts';
import { renderMarkdown } from '../../src/papers/markdown.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { renderText } from '../../src/papers/plain-text.ts';
import { modelInput } from './circular-samples.ts';

const model = circularContent(modelInput()).paper;

describe('a paper as Markdown', () => {
	const lines = renderMarkdown(model).split('\n');
	test.each([
		'**青屏督查** 第10期',
		'# 关于10月份督查事项办理情况的通报',
		'## 一、总体情况',
		'附件：1. 督查事项办理情况分来源统计表  ',
		'## 附件2 逾期和滞后事项清单',
		'| 来源 | 合计 | 占比 | 已办结·按时 | 已办结·逾期 | 已办结·小计 | 在办·未到期 | 在办·逾期未办结 | 在办·无明确时限 | 在办·小计 | 办结率 | 到期办结率 | 按期办结率 |',
		'| **合计** | **186** | **100.0%** | **109** | **12** | **121** | **46** | **8** | **11** | **65** | **65.1%** | **93.5%** | **83.9%** |',
		'报：县委常委，县政府副县长  ',
		'（共印48份）',
	])('has the line %s', (line) => expect(lines).toContain(line));
	test('every row of a table has as many cells as its heading', () => {
		const widths = lines.filter((line) => line.startsWith('|')).map((line) => line.split('|').length - 2);
		expect(new Set(widths)).toEqual(new Set([13, 7, 10]));
	});
	test('bold openings are parted from what follows, or they would not be bold', () => {
		expect(lines.find((line) => line.startsWith('**（一）'))).toContain('逾期未办结。** 县住房');
	});
	test('marks, bars and line breaks of the ledger stay text', () => {
		const table = {
			columns: model.attachments[1]!.table!.columns,
			rows: [{ kind: 'item' as const, cells: ['a|b\nc*d_'] }],
			notes: [],
		};
		const paper: Paper = { ...model, attachments: [], blocks: [{ kind: 'table', table }], stamp: '#12:ab' };
		expect(renderMarkdown(paper)).toContain('| a\\|b c\\*d\\_ |');
		expect(renderMarkdown(paper)).toContain('\\#12:ab');
		expect(renderText(paper)).toContain('\na|b c*d_\n');
	});
});

test('a paper as plain text says the same without marks', () => {
	const text = renderText(model);
	expect(text).toContain('\n　　一、总体情况\n');
	expect(text).toContain('\n　　附件：1. 督查事项办理情况分来源统计表\n　　　　　2. 逾期和滞后事项清单\n');
	expect(text).toContain('\n合计\t186\t100.0%\t');
	expect(text).not.toMatch(/[*#|]/);
});
