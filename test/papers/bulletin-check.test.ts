import { describe, expect, test } from 'vitest';
import { bulletin } from '../../src/papers/bulletins/bulletin.ts';
import { checkBulletin, checkDynamics } from '../../src/papers/bulletins/bulletin-check.ts';
import { dynamics } from '../../src/papers/bulletins/dynamics.ts';
import { readEdited } from '../../src/papers/circular-edited.ts';
import { renderDocx } from '../../src/papers/docx.ts';
import { type Paper, plainPaper, sentenceOf } from '../../src/papers/paper.ts';
import { usualCirculation } from '../../src/rules/circulation.ts';
import { day } from '../../src/rules/day.ts';
import { editDocx, numberInXml, partsIn } from './edited-samples.ts';
import { housing, office, sampleRecord, thisDay, today, town, water } from './sample-records.ts';

const records = [
	sampleRecord({
		item: { number: '2026-031', title: '老城区雨污分流改造', due: '2026-09-15', percent: 55 },
		late: '逾期30个工作日',
		stuck: ['逾期30个工作日', '已发限期整改单'],
		heard: { day: day('2026-10-28'), text: '招标公告已发布，管网图纸第3版' },
		problems: ['施工图审查超期22天'],
		papers: [{ rung: '催办通知单', mark: '青督催〔2026〕24号', day: day('2026-09-17'), unit: housing.name }],
	}),
	sampleRecord({
		item: { number: '2026-044', title: '12个乡镇污水处理', due: '2026-12-20', percent: 20 },
		units: [water, town],
		behind: 18.5,
	}),
];
const input = {
	...{ kind: '督查专报' as const, nature: '查找问题' as const, title: '重点工程推进中的几个问题' },
	...{ office, day: today, line: thisDay, records, own: null, issue: null },
	circulation: usualCirculation('督查专报', '县'),
	stamp: '草稿　2026年11月2日　#3:9f3ac27e',
};
const made = bulletin(input);
const bytes = await renderDocx({ ...made, origin: '{"k":"督查专报"}' });

const asPaper = (file: Uint8Array): Paper => {
	const { title, subtitle, addressees, blocks, attachments } = readEdited(partsIn(file));
	const head = { kind: 'publication' as const, name: '', issue: null };
	return { ...plainPaper, head, office: '', day: today, title, subtitle, addressees, blocks, attachments };
};
const findIn = (file: Uint8Array) => checkBulletin(asPaper(file), made, input);
const changed = (from: string | RegExp, to: string) => findIn(editDocx(bytes, (xml) => xml.replace(from, to)));

describe('an edited bulletin', () => {
	test('is read as it reads', () => {
		const edited = readEdited(partsIn(bytes));
		expect([edited.title, edited.subtitle, edited.stamp, edited.number]).toEqual([made.title, null, input.stamp, null]);
		expect(edited.blocks.map(sentenceOf)).toEqual(made.blocks.map(sentenceOf));
		expect(findIn(bytes)).toEqual({ wrong: [], untraced: [], removed: [] });
	});
	test.each<[string, string | RegExp, string, string]>([
		['how many', '督查事项2件', '督查事项3件', '“督查事项3件”应为2'],
		['how many units', '牵头单位3家', '牵头单位2家', '“牵头单位2家”应为3'],
		['how many in Chinese', '督查事项2件', '督查事项三件', '“督查事项三件”应为2'],
		['the day', '截至11月2日', '截至11月3日', '“截至11月3日”应为2'],
		['what runs', '正在办理2件', '正在办理1件', '“正在办理1件”应为2'],
		['a deadline', '时限9月15日', '时限9月25日', '“时限9月25日”应为15'],
		['how far', '进度55%', '进度65%', '“进度65%”应为55'],
		['how late', '逾期30个工作日', '逾期20个工作日', '“逾期20个工作日”应为30'],
		['how far behind', '落后序时进度18.5个百分点', '落后序时进度8.5个百分点', '“落后序时进度8.5个百分点”应为18.5'],
		['another item', numberInXml('2026-044号事项'), numberInXml('2026-045号事项'), '“2026-045号”台账中没有依据'],
	])('with a wrong figure: %s', (_, from, to, words) => {
		expect(changed(from, to).wrong.join('；')).toContain(words);
	});
	test('a cell of its table', () => {
		expect(changed(/>20%</, '>30%<').wrong).toEqual(['附件“督查事项办理情况表”“2026-044”行“进度”为30%，应为20%']);
	});
	test('a figure nobody counts is named', () => {
		expect(changed('本次督查事项', '召开调度会4次，本次督查事项').untraced).toEqual(['召开调度会4次']);
	});
	test('what was taken out is named', () => {
		expect(changed('，进度55%', '').removed).toEqual(['进度55%']);
	});
	test('the ledger’s own words may hold any digits', () => {
		expect(changed('。10月28日反馈：', '。').untraced).toEqual([]);
	});
});

describe('an edited 一把手工作动态', () => {
	const news = [{ unit: housing, principal: '罗建平', lines: ['调度雨污分流改造，铺管3.2公里'] }];
	const weekly = dynamics({
		...{ office, period: { label: '10月26日至11月1日' }, today, news, missing: [water, town], issue: null },
		circulation: usualCirculation('一把手工作动态', '县'),
		stamp: input.stamp,
	}) as Paper;
	test('keeps its span below the title, counts those who sent nothing, leaves the rest to people', async () => {
		const file = await renderDocx(weekly);
		const paper = asPaper(file);
		expect([paper.title, paper.subtitle]).toEqual([weekly.title, weekly.subtitle]);
		expect(checkDynamics(paper)).toEqual({ wrong: [], untraced: ['铺管3.2公里'], removed: [] });
		const fewer = asPaper(editDocx(file, (xml) => xml.replace(`${water.name}、`, '')));
		expect(checkDynamics(fewer).wrong).toEqual([`“未报2家：${town.name}”应为1`]);
	});
});
