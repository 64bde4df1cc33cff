import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { circularContent } from '../../src/papers/circular-content.ts';
import { renderDocx } from '../../src/papers/docx.ts';
import { stillZip } from '../../src/papers/docx-bytes.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { titleLines } from '../../src/papers/title-lines.ts';
import { modelInput } from './circular-samples.ts';

const model = circularContent(modelInput()).paper;
const headed = (name: string, issue: number | null): Paper['head'] => ({ kind: 'publication', name, issue });
const draft: Paper = { ...model, head: headed('青屏督查', null), stamp: '草稿 #1286:9f3ac27e' };

/** Every XML part of a Word file by its path. */
async function partsOf(paper: Paper): Promise<Record<string, string>> {
	const files = unzipSync(await renderDocx(paper));
	return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}
const documentOf = async (paper: Paper) => (await partsOf(paper))['word/document.xml']!;
const modelParts = partsOf(model);
const modelXml = (await modelParts)['word/document.xml']!;
const all = (xml: string, words: RegExp): string[] => [...xml.matchAll(words)].map((found) => found[1] ?? found[0]);
const textOf = (xml: string): string =>
	all(xml, /<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/g)
		.map((paragraph) =>
			paragraph
				.replace(/<w:tab\/>/g, '\t')
				.replace(/<w:noBreakHyphen\/>/g, '-')
				.replace(/<[^>]+>/g, ''),
		)
		.join('\n');

/** Whether every element that opens closes in its order. */
function isBalanced(xml: string): boolean {
	const open: string[] = [];
	for (const [, close, name, single] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
		if (single === '/') continue;
		if (close !== '/') open.push(name!);
		else if (open.pop() !== name) return false;
	}
	return open.length === 0;
}

describe('the Word file of a circular', () => {
	test('says what the paper says, in its order', async () => {
		const text = textOf(modelXml);
		const said = [
			'青 屏 督 查',
			'第10期',
			'\t青屏县委县政府督查室\t2026年11月4日',
			'关于10月份督查事项办理情况的通报',
			'各乡镇（街道）党（工）委、政府（办事处），县直各单位：',
			'一、总体情况',
			'附件：1. 督查事项办理情况分来源统计表',
			'2. 逾期和滞后事项清单',
			'附件1',
			'附件2',
			'报：县委常委，县政府副县长',
			'发：各乡镇（街道），县直各单位\t（共印48份）',
		];
		const places = said.map((words) => text.indexOf(`\n${words}`.slice(words === said[0] ? 1 : 0)));
		expect(places.every((place) => place >= 0)).toBe(true);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		for (const block of model.blocks) if (block.kind === 'paragraph') expect(text).toContain(block.text);
		for (const row of model.attachments.flatMap(({ table }) => table!.rows))
			for (const cell of row.cells) expect(text).toContain(cell);
	});
	test('keeps the measures of GB/T 9704', async () => {
		const xml = modelXml;
		expect(all(xml, /<w:pgSz ([^>]+)\/>/g)).toEqual([
			'w:w="11906" w:h="16838" w:orient="portrait"',
			'w:w="16838" w:h="11906" w:orient="landscape"',
		]);
		expect(all(xml, /<w:pgMar [^>]*?w:top="(\d+)"/g)).toEqual(['2098', '1587']);
		expect(all(xml, /<w:docGrid [^>]+>/g)).toEqual([
			'<w:docGrid w:type="lines" w:linePitch="579"/>',
			'<w:docGrid w:linePitch="360"/>',
		]);
		const body = all(xml, /<w:p>.*?<\/w:p>/g).find((paragraph) => paragraph.includes('今年列入'))!;
		expect(body).toContain('w:line="579" w:lineRule="exact"');
		expect(body).toContain('<w:widowControl w:val="false"/>');
		expect(body).toContain('w:firstLine="630"');
		expect(body).toContain('<w:spacing w:val="-5"/><w:sz w:val="32"/>');
	});
	test.each([
		['关于10月份督查', '方正小标宋简体', '44'],
		['今年列入台账', '仿宋_GB2312', '32'],
		['一、总体情况', '黑体', '32'],
		['（一）8件事项', '楷体_GB2312', '32'],
		['附件1', '黑体', '32'],
		['逾期未办结（8件）', '黑体', '21'],
		['老城区雨污分流', '仿宋_GB2312', '21'],
	])('prints %s in %s', async (words, face, size) => {
		const runs = all(modelXml, /<w:r>.*?<\/w:r>/g);
		const run = runs.find((each) => new RegExp(`<w:t[^>]*>${words}`).test(each))!;
		expect(run).toContain(
			`<w:rFonts w:ascii="${face}" w:cs="${face}" w:eastAsia="${face}" w:hAnsi="${face}" w:hint="eastAsia"/>`,
		);
		expect(run).toContain(`<w:sz w:val="${size}"/>`);
	});
	test('every run names its fonts, and no part asks for a theme font', async () => {
		const parts = await partsOf(draft);
		const runs = all(parts['word/document.xml']!, /<w:r>.*?<\/w:r>/g);
		expect(runs.filter((run) => !run.includes('w:hint="eastAsia"'))).toEqual([]);
		for (const [path, xml] of Object.entries(parts)) expect(xml, path).not.toMatch(/(ascii|eastAsia|hAnsi)Theme=/);
	});
	test('its tables have real widths, whole rows and repeated headings', async () => {
		const tables = all(modelXml, /<w:tbl>.*?<\/w:tbl>/g);
		expect(tables).toHaveLength(3);
		for (const table of tables) {
			const widths = all(table, /<w:gridCol w:w="(\d+)"\/>/g).map(Number);
			expect(widths.reduce((sum, width) => sum + width, 0)).toBe(12756);
			expect(table).not.toContain('<w:tblpPr');
			const rows = all(table, /<w:tr>.*?<\/w:tr>/g);
			expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
		}
		const headings = tables.map((table) => all(table, /<w:tblHeader\/>/g).length);
		expect(headings).toEqual([2, 1, 1]);
		expect(all(tables[0]!, /<w:gridSpan w:val="(\d)"\/>/g)).toEqual(['3', '4']);
	});
	test('numbers its pages — 1 —, odd right and even left; a draft is stamped', async () => {
		const parts = await partsOf(draft);
		expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders');
		const footers = Object.entries(parts).filter(([path]) => /footer\d\.xml$/.test(path));
		expect(footers).toHaveLength(4);
		expect(footers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual([
			'left',
			'left',
			'right',
			'right',
		]);
		for (const [, xml] of footers) {
			expect(xml).toContain('PAGE');
			expect(textOf(xml)).toContain('草稿 #1286:9f3ac27e');
		}
		expect(textOf(parts['word/document.xml']!)).toContain('第　期');
		expect(Object.values(await modelParts).join('')).not.toContain('草稿');
	});
	test('is the same bytes every time, dated by the paper', async () => {
		const first = await renderDocx(model);
		const again = await renderDocx(circularContent(modelInput()).paper);
		expect(again.equals(first)).toBe(true);
		const parts = await modelParts;
		expect(all(parts['docProps/core.xml']!, />(\d{4}-[^<]+)</g)).toEqual([
			'2026-11-04T00:00:00Z',
			'2026-11-04T00:00:00Z',
		]);
		expect(first.readUInt32LE(10)).toBe(0x00210000);
	});
	test('without attachments is one portrait section; a table may stand in the text', async () => {
		const table = model.attachments[0]!.table!;
		const xml = await documentOf({ ...model, attachments: [], blocks: [...model.blocks, { kind: 'table', table }] });
		expect(all(xml, /<w:sectPr/g)).toHaveLength(1);
		expect(xml).not.toContain('附件：');
		const widths = all(xml, /<w:gridCol w:w="(\d+)"\/>/g).map(Number);
		expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845);
	});
	test.each([
		['an only attachment has no number', 1, '\n附件\n督查事项办理情况分来源统计表', '附件：1'],
		['two are numbered', 2, '\n附件2\n逾期和滞后事项清单', '\n附件\n'],
	])('%s', async (_, count, said, unsaid) => {
		const text = textOf(await documentOf({ ...model, attachments: model.attachments.slice(0, count) }));
		expect(text).toContain(said);
		expect(text).not.toContain(unsaid);
	});
	test('the name of a publication keeps to one line', async () => {
		const sizes = ['青屏督查', '青屏县重点项目建设督查专报'].map(async (name) => {
			const xml = await documentOf({ ...model, head: headed(name, 10) });
			return Number(
				/<w:color w:val="E60012"\/><w:sz w:val="(\d+)"/.exec(xml)?.[1] ?? /<w:sz w:val="(\d+)"/.exec(xml)?.[1],
			);
		});
		expect(await Promise.all(sizes)).toEqual([104, 52]);
	});
	test('any text makes a well-formed file without characters XML forbids', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/\ufffd/g, '')),
				async (words) => {
					const said = `甲${words}\u0000\ud800乙<&>"`;
					const paper: Paper = {
						...model,
						title: said,
						addressees: said,
						stamp: said,
						blocks: [{ kind: 'paragraph', lead: said, text: said }],
						attachments: [{ title: said, table: { ...model.attachments[0]!.table!, notes: [said] } }],
					};
					for (const [path, xml] of Object.entries(await partsOf(paper))) {
						expect(xml, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/);
						expect(isBalanced(xml.replace(/<\?[^>]*\?>/g, '')), path).toBe(true);
					}
				},
			),
			{ numRuns: 12 },
		);
	});
	test('refuses to still what is no zip file', () => {
		expect(() => stillZip(Buffer.from('not a zip'))).toThrow(/not a zip/);
		const broken = Buffer.alloc(22);
		broken.writeUInt32LE(0x06054b50, 0);
		broken.writeUInt16LE(1, 10);
		expect(() => stillZip(broken)).toThrow(/directory/);
	});
});

describe('lines of a title', () => {
	test.each([
		['关于10月份督查事项办理情况的通报', ['关于10月份督查事项办理情况的通报']],
		[
			'关于2026年前三季度全县重点项目和民生实事督查事项办理情况的通报',
			['关于2026年前三季度全县重点项目和', '民生实事督查事项办理情况的通报'],
		],
		['', ['']],
	])('%s', (title, lines) => expect(titleLines(title)).toEqual(lines));
	test('nothing is lost, no line is too wide or begins with a mark', () => {
		const word = fc.constantFrom(
			'关于',
			'全县',
			'重点项目',
			'和',
			'民生实事',
			'（2026年）',
			'的',
			'、',
			'通报',
			'督查',
			'办理',
		);
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 16 }), (words) => {
				const title = words.join('');
				const lines = titleLines(title);
				expect(lines.join('')).toBe(title);
				if (lines.length > 1) for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、）的和]/);
			}),
		);
	});
});
