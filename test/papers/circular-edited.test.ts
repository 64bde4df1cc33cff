import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findContradictions } from '../../src/papers/circular-check.ts';
import { circularContent } from '../../src/papers/circular-content.ts';
import { readEdited, stampEdited } from '../../src/papers/circular-edited.ts';
import { renderDocx } from '../../src/papers/docx.ts';
import { repackDocx } from '../../src/papers/docx-edit.ts';
import { type Paper, plainPaper, sentenceOf } from '../../src/papers/paper.ts';
import { day } from '../../src/rules/day.ts';
import { modelInput } from './circular-samples.ts';
import { editDocx, numberInXml, partsIn, tearRuns } from './edited-samples.ts';

const forms = [
	{ unit: '白水乡', due: day('2026-10-25'), returned: day('2026-10-27') },
	{ unit: '高塘镇', due: day('2026-10-25'), returned: day('2026-10-20') },
];
const papers = [{ rung: '催办通知单' as const, number: '2026-103' }];
const input = modelInput({
	issueNumber: null,
	stamp: '2026-11-04  #1286:9f3ac27e',
	origin: '{"k":"<&>"}',
	forms,
	papers,
});
const { paper: draft } = circularContent(input);
const draftBytes = await renderDocx(draft);
/** The same draft opened and saved by LibreOffice. */
const resaved = readFileSync(new URL('files/draft-resaved.docx', import.meta.url));

const read = (bytes: Uint8Array) => readEdited(partsIn(bytes));
const asPaper = (bytes: Uint8Array): Paper => ({
	...plainPaper,
	head: { kind: 'publication', name: '', issue: null },
	office: '',
	day: input.today,
	...(({ title, addressees, blocks, attachments }) => ({ title, addressees, blocks, attachments }))(read(bytes)),
});
const findIn = (bytes: Uint8Array) => findContradictions(asPaper(bytes), input);

describe.each<[string, Uint8Array]>([
	['as it was written', draftBytes],
	['torn into runs of one character', editDocx(draftBytes, tearRuns)],
	['saved by LibreOffice', resaved],
])('a draft %s', (_, bytes) => {
	const edited = read(bytes);
	test('is read as it reads', () => {
		expect([edited.title, edited.addressees, edited.stamp, edited.number]).toEqual([
			draft.title,
			draft.addressees,
			draft.stamp,
			null,
		]);
		expect(edited.origin).toBe(draft.origin);
		expect(edited.blocks.map(sentenceOf)).toEqual(draft.blocks.map(sentenceOf));
		expect(edited.blocks.map(({ kind }) => kind)).toEqual(draft.blocks.map(({ kind }) => kind));
		expect(edited.attachments.map(({ title }) => title)).toEqual(draft.attachments.map(({ title }) => title));
		const rows = (all: Paper['attachments']) => all.map(({ table }) => [table!.rows, table!.notes]);
		expect(rows(edited.attachments)).toEqual(rows(draft.attachments));
		const headings = (all: Paper['attachments']) =>
			all.map(({ table }) => table!.columns.map(({ group, heading }) => `${group ?? ''}${heading}`));
		expect(headings(edited.attachments)).toEqual(headings(draft.attachments));
	});
	test('agrees with the ledger', () => {
		expect(findIn(bytes)).toEqual({ wrong: [], untraced: [], removed: [] });
	});
	test('is numbered and dated in place, its draft line gone, all else as it was', async () => {
		const parts = partsIn(bytes);
		const changed = stampEdited(parts, edited, { issue: '第10期', day: '2026年11月5日', origin: '{"i":"第10期"}' });
		const issued = await repackDocx(bytes, changed);
		const after = read(issued);
		expect([after.number, after.stamp, after.origin]).toEqual([10, null, '{"i":"第10期"}']);
		expect(after.dayLine!.text).toBe(edited.dayLine!.text.replace('2026年11月4日', '2026年11月5日'));
		expect({ ...after, number: 0, stamp: 0, origin: 0, dayLine: 0, issueLine: 0 }).toEqual({
			...edited,
			number: 0,
			stamp: 0,
			origin: 0,
			dayLine: 0,
			issueLine: 0,
		});
		const now = partsIn(issued);
		expect([...now.keys()].sort()).toEqual([...parts.keys()].sort());
		const touched = [...now].filter(([name, xml]) => parts.get(name) !== xml).map(([name]) => name);
		for (const name of touched) expect(name).toMatch(/^(word\/(document|footer\d+)|docProps\/custom)\.xml$/);
		expect(await repackDocx(bytes, changed)).toEqual(issued);
	});
});

/** Ten contradictions of ten kinds, planted in the words and cells people edit. */
const planted: [string, from: string | RegExp, to: string, RegExp][] = [
	['a count in the text', '已办结121件', '已办结112件', /“已办结112件”应为121/],
	['a rate that does not follow', '到期办结率93.5%', '到期办结率95.3%', /“到期办结率95\.3%”应为93\.5/],
	['a rise for a fall', '比9月底提高4.9', '比9月底下降4.9', /应为提高4\.9个百分点/],
	['the day of the count', '截至10月31日', '截至10月30日', /“截至10月30日”应为31/],
	['an item that is not late', '061号', '062号', /2026-062号”台账中没有依据/],
	['a share', '占34.4%', '占43.4%', /应为34\.4/],
	['papers issued', '催办通知单1份', '催办通知单5份', /应为1/],
	['who sent its form late', '白水乡迟报', '高塘镇迟报', /高塘镇迟报”台账中没有依据/],
	['flags', '黄旗8家', '黄旗6家', /“黄旗6家”应为8/],
	['an attachment that is not there', '见附件3', '见附件4', /“见附件4”，附件只有3个/],
	['another month in the title', '关于10月份', '关于9月份', /题目写的是“9月份”，统计的是10月份/],
	['a cell of the figures', />109</, '>119<', /“合计”行“已办结·按时”为119，应为109/],
	[
		'a day late in the list',
		'逾期29个工作日',
		'逾期19个工作日',
		/“2026-031”行“情况”为逾期19个工作日，应为逾期29个工作日/,
	],
	[
		'a unit in the list',
		new RegExp(`(${numberInXml('2026-031')}<.*?)县住房和城乡建设局`, 's'),
		'$1县财政局',
		/“2026-031”行“牵头单位”/,
	],
	['a place in the ranking', /(>持平<.*?>)持平</s, '$1升1位<', /“升降”为升1位，应为持平/],
	['a heading of the list', '逾期未办结（8件）', '逾期未办结（9件）', /“逾期未办结（9件）”下有8件/],
	['a note of the figures', '未到期提前办结3件', '未到期提前办结4件', /注“.*4件.*”应为/],
	['a row listed twice', `>${numberInXml('2026-119')}<`, `>${numberInXml('2026-103')}<`, /“2026-103”列了两次/],
	['full-width digits', '已办结121件', '已办结１１２件', /“已办结112件”应为121/],
	['a count in Chinese numerals', '已办结121件', '已办结一百一十二件', /“已办结一百一十二件”应为121/],
	['a rate in Chinese numerals', '办结率65.1%', '办结率百分之五十六点一', /“办结率百分之五十六点一”应为65\.1/],
	['a day in Chinese numerals', '截至10月31日', '截至十月三十日', /“截至十月三十日”应为31/],
];

/** A change in a cell must not be mistaken for the same words in the text. */
const inTables = (xml: string, from: string | RegExp, to: string): string => {
	const at = typeof from === 'string' ? -1 : xml.indexOf('<w:tbl>');
	return at < 0 ? xml.replace(from, to) : xml.slice(0, at) + xml.slice(at).replace(from, to);
};

describe('planted in an edited draft', () => {
	test.each(planted)('%s is found', (_, from, to, words) => {
		const { wrong } = findIn(editDocx(draftBytes, (xml) => inTables(xml, from, to)));
		expect(wrong.join('\n')).toMatch(words);
	});
	test('a row that was taken out', () => {
		const bytes = editDocx(draftBytes, (xml) => {
			const inRow = '(?:(?!<w:tr>).)*?';
			const row = new RegExp(`<w:tr>${inRow}${numberInXml('2026-127')}<${inRow}</w:tr>`, 's').exec(xml)![0];
			return xml.replace(row, '');
		});
		expect(findIn(bytes).wrong).toEqual([
			'附件“逾期和滞后事项清单”少了“2026-127”一行',
			'附件“逾期和滞后事项清单”“逾期未办结（8件）”下有7件',
		]);
	});
	test.each([
		['a figure nobody counts', '现通报如下', '召开推进会3次，现通报如下', ['召开推进会3次']],
		['one in Chinese numerals', '现通报如下', '其中八件事项最为紧要，现通报如下', ['其中八件事项最为紧要']],
	])('%s is named, not refused', (_, from, to, untraced) => {
		expect(findIn(editDocx(draftBytes, (xml) => xml.replace(from, to)))).toEqual({ wrong: [], untraced, removed: [] });
	});
	test.each([
		['words of their own', '现通报如下', '经县委常委会同意，现通报如下'],
		['blanks and commas in numbers', '事项186件', '事项 186 件'],
		['Chinese numerals', '已办结121件，办结率65.1%', '已办结一百二十一件，办结率百分之六十五点一'],
		['a rise in Chinese numerals', '提高4.9个百分点', '提高四点九个百分点'],
		['a day in Chinese numerals', '截至10月31日', '截至十月三十一日'],
		['words that count nothing', '现通报如下', '坚持一件一件抓、第二件接着办，现通报如下'],
		['an item’s title', /老城区雨污分流改造（二期）开工(?=<)/, '老城区雨污分流改造（二期）开工建设'],
	])('%s agree', (_, from, to) => {
		expect(findIn(editDocx(draftBytes, (xml) => xml.replace(from, to)))).toEqual({
			wrong: [],
			untraced: [],
			removed: [],
		});
	});
	test.each<[string, string | RegExp, string, string[]]>([
		['a figure', '，比9月底提高4.9个百分点', '', ['比9月底提高4.9个百分点']],
		['a figure left as words', '已办结121件', '大多已经办结', ['已办结121件']],
		['an item’s number', numberInXml('2026-031号事项'), '雨污分流改造', ['2026-031号']],
		['nothing but the wording', '已办结121件', '现已办结121件', []],
	])('%s that was taken out is named, not refused', (_, from, to, removed) => {
		const found = findIn(editDocx(draftBytes, (xml) => xml.replace(from, to)));
		expect([found.wrong, found.removed]).toEqual([[], removed]);
	});
	test('changes nobody accepted, and comments, are seen', () => {
		const tracked = editDocx(draftBytes, (xml) =>
			xml.replace('<w:r>', '<w:ins w:id="1"><w:r>').replace('</w:r>', '</w:r></w:ins>'),
		);
		expect(read(tracked).hasRevisions).toBe(true);
		const commented = editDocx(draftBytes, (xml) => xml.replace('<w:r>', '<w:r><w:commentReference w:id="0"/>'));
		expect(read(commented).hasComments).toBe(true);
		expect([read(draftBytes).hasRevisions, read(draftBytes).hasComments]).toEqual([false, false]);
	});
});
