import { describe, expect, test } from 'vitest';
import { completionSheet, extensionSheet, registrationSheet } from '../../src/papers/notices/approval-sheets.ts';
import { dispatchNotice } from '../../src/papers/notices/dispatch-notice.ts';
import { bookTitle, writeDocument, writeGrounds, writeInstruction } from '../../src/papers/notices/grounds-words.ts';
import { jointNotice } from '../../src/papers/notices/joint-notice.ts';
import { rectificationNotice } from '../../src/papers/notices/rectification-notice.ts';
import type { Box, FactLine, Paper } from '../../src/papers/paper.ts';
import { renderText } from '../../src/papers/plain-text.ts';
import { day } from '../../src/rules/day.ts';
import {
	bareDispatch,
	completionFacts,
	dispatchFacts,
	extensionFacts,
	fullDispatch,
	jointFacts,
	rectificationFacts,
	registrationFacts,
} from './notice-samples.ts';

const today = day('2026-11-02');
const factsOf = (paper: Paper): FactLine[] =>
	paper.blocks.flatMap((block) => (block.kind === 'facts' ? block.lines : []));
const factOf = (paper: Paper, label: string) =>
	factsOf(paper)
		.flatMap((fact) => [fact, ...(fact.beside === undefined ? [] : [fact.beside])])
		.find((fact) => fact.label === label)?.text;
const boxesOf = (paper: Paper): Box[] =>
	paper.blocks.flatMap((block) => (block.kind === 'boxes' ? block.rows.flat() : []));
const boxOf = (paper: Paper, label: string) => boxesOf(paper).find((box) => box.label === label)?.text;
const opening = (paper: Paper) => paper.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))[0];

describe('what an item rests on', () => {
	const said = { leader: '周明远', position: null, day: null, words: '抓紧办', on: null };
	test.each([
		['nothing but the words', said, '周明远同志批示：“抓紧办。”'],
		['a day of this year', { ...said, day: day('2026-11-01') }, '11月1日，周明远同志批示：“抓紧办。”'],
		['a day of last year', { ...said, day: day('2025-12-31') }, '2025年12月31日，周明远同志批示：“抓紧办。”'],
		['a post and a document', { ...said, position: '县长', on: '报告' }, '县长周明远同志在《报告》上批示：“抓紧办。”'],
		['a quotation within', { ...said, words: '“回头看”要见效！' }, '周明远同志批示：“‘回头看’要见效！”'],
		['words on several lines', { ...said, words: '抓紧办。\n报我。' }, '周明远同志批示：“抓紧办。报我。”'],
	])('an instruction with %s', (_name, instruction, words) => {
		expect(writeInstruction(instruction, today)).toBe(words);
	});
	test.each([
		['a title', '纪要', '《纪要》'],
		['its marks already', '《纪要》', '《纪要》'],
		['a title within', '关于印发《办法》的通知', '《关于印发〈办法〉的通知》'],
		['two titles', '《甲》和《乙》', '《甲》和《乙》'],
	])('a document with %s', (_name, title, words) => {
		expect(bookTitle(title)).toBe(words);
	});
	test('a document with its number and clause', () => {
		expect(writeDocument({ title: '纪要', mark: '〔2026〕8号', clause: '第3项' })).toBe('《纪要》（〔2026〕8号）第3项');
	});
	const minutes = { title: '纪要', mark: null, clause: null };
	test.each([
		[
			'several instructions',
			{ source: '领导批示', instructions: [said, { ...said, leader: '方振国' }], documents: [minutes] },
			'周明远同志批示：“抓紧办。”方振国同志批示：“抓紧办。”现交你单位办。',
		],
		[
			'documents',
			{ source: '会议议定', instructions: [], documents: [minutes, { ...minutes, title: '要点' }] },
			'根据《纪要》、《要点》，现将有关事项交你单位办。',
		],
		['a source alone', { source: '会议议定', instructions: [], documents: [] }, '现将会议议定事项交你单位办。'],
		[
			'a source that is an item already',
			{ source: '督查发现', instructions: [], documents: [] },
			'现将督查发现事项交你单位办。',
		],
		['nothing', { source: '其他', instructions: [], documents: [] }, '现将督查事项交你单位办。'],
	])('%s open a notice', (_name, grounds, words) => {
		expect(writeGrounds(grounds, '交你单位办', today)).toBe(words);
	});
});

describe('交办通知单', () => {
	test('says all there is, and no more', () => {
		expect(renderText(dispatchNotice(dispatchFacts))).toBe(`青督交〔2026〕96号

督查事项交办通知单

县交通运输局：
　　11月1日，县委书记周明远同志在《关于沙河镇石板桥存在安全隐患的报告》上批示：“请交通局会同沙河镇立即采取限行措施，尽快提出改造方案，结果报我。”现交你单位牵头办理。
　　事项编号　2026-173　石板桥安全隐患处置
　　牵头单位　县交通运输局
　　配合单位　沙河镇
　　办理任务　1. 设置限载限行和警示设施，落实专人值守
　　　　　　　2. 委托检测，提出维修或者改建方案和资金建议
　　办理时限　11月16日前（未明确时限，按收到之日起10个工作日计算）
　　反馈要求　结果报告一事一文，主要负责人签字并加盖公章，报青屏县委县政府督查室，不直接报送领导同志个人。不能按时办结的，到期前由主要负责人书面说明，提出新的具体时限。
　　联系人　林晓　电话 0000-6621016

青屏县委县政府督查室（印章）
2026年11月2日

- - - - 签收回执 - - - -
青督交〔2026〕96号
　　签收单位　
　　签收人　
　　签收时间　　月　日　时
　　责任人　
　　承办人　
　　电话　
　　承诺办结　　　　　年　　月　　日　　（请于1个工作日内退回）
`);
	});
	test('what is not known leaves no trace', () => {
		const paper = dispatchNotice(bareDispatch);
		expect(opening(paper)).toBe('现将督查事项交你单位牵头办理。');
		expect(factsOf(paper).map((fact) => fact.label)).toEqual(['事项编号', '牵头单位', '办理时限', '反馈要求']);
		expect(factOf(paper, '反馈要求')).toBe('结果报告一事一文，主要负责人签字并加盖公章，报督查室。');
		expect(paper.receipt?.rows[0]?.[0]?.text).toBe('县交通运输局');
	});
	test('several leads are addressed together, the first gathers', () => {
		const paper = dispatchNotice(fullDispatch);
		expect(paper.addressees).toBe(fullDispatch.leads.join('、'));
		expect(opening(paper)).toMatch(/现交你们共同牵头办理。$/);
		expect(factOf(paper, '牵头单位')).toBe(`${fullDispatch.leads.join('、')}（${fullDispatch.leads[0]}汇总）`);
		expect(factOf(paper, '节点安排')).toBe('1. 11月3日前，设置限载限行设施\n2. 11月16日前，提出改造方案');
		expect(factOf(paper, '反馈要求')).toMatch(/^各节点完成当日报；每月反馈进展，首次11月25日前；结果报告/);
		expect(paper.receipt?.rows[0]?.[0]?.text).toBe('');
	});
	test('two short units share a line, long ones do not', () => {
		const paired = dispatchNotice({ ...dispatchFacts, leads: ['县财政局'] });
		expect(factsOf(paired).find((fact) => fact.label === '牵头单位')?.beside?.text).toBe('沙河镇');
		const apart = dispatchNotice({ ...dispatchFacts, supports: ['县住房和城乡建设局'] });
		expect(factsOf(apart).find((fact) => fact.label === '牵头单位')?.beside).toBeUndefined();
	});
});

describe('任务分解立项通知', () => {
	const table = (paper: Paper) => paper.attachments[0]?.table;
	test.each([
		['a topic', '县政府第8次常务会议议定事项', '关于县政府第8次常务会议议定事项任务分解立项的通知'],
		['a topic that begins like a title', '关于民生实事', '关于民生实事任务分解立项的通知'],
		['a whole title', '关于分解落实民生实事的通知', '关于分解落实民生实事的通知'],
	])('%s makes its title', (_name, topic, title) => {
		expect(jointNotice({ ...jointFacts, topic }).title).toBe(title);
	});
	test('goes out in its organ’s name to every unit, the results to the office', () => {
		const paper = jointNotice(jointFacts);
		expect(paper.head).toEqual({
			kind: 'document',
			organ: '青屏县委办公室文件',
			mark: '青督分〔2026〕1号',
			signer: null,
		});
		expect(paper.signature?.office).toBe('青屏县委办公室');
		expect(paper.addressees).toBe('沙河镇、石门镇、县交通运输局');
		expect(renderText(paper)).toContain('报青屏县委县政府督查室。联系人：林晓，0000-6621016。');
		expect(opening(paper)).toBe(
			'根据《县政府第8次常务会议纪要》（青政常纪〔2026〕8号），现将24件督查事项分解立项，交你们办理。有关事项通知如下。',
		);
		expect(table(paper)?.rows).toHaveLength(24);
		expect(table(paper)?.notes).toEqual(['第4、8、12、16、20、24项未明确时限，按收到之日起20个工作日计算。']);
	});
	test('columns nobody fills are left out, many documents are not named', () => {
		const items = jointFacts.items.slice(0, 1);
		const documents = Array.from({ length: 4 }, (_, at) => ({ title: `文件${at}`, mark: null, clause: null }));
		const paper = jointNotice({
			...jointFacts,
			items,
			documents,
			office: { ...jointFacts.office, contact: null, phone: null },
		});
		expect(table(paper)?.columns.map((column) => column.heading)).toEqual([
			'序号',
			'事项编号',
			'督查事项',
			'牵头单位',
			'办理时限',
		]);
		expect(opening(paper)).toBe('现将1件督查事项分解立项，交你们办理。有关事项通知如下。');
		expect(renderText(paper)).not.toMatch(/联系人|配合单位/);
	});
});

describe('approval sheets', () => {
	test('立项审批单 leaves room for who signs', () => {
		const paper = registrationSheet(registrationFacts);
		expect(boxesOf(paper).map((box) => box.label)).toEqual([
			...['事项编号', '立项日期', '事项名称', '事项来源', '县领导', '来源文件', '领导批示', '办理任务', '牵头单位'],
			...['配合单位', '办理时限', '缓急', '公开范围', '拟办意见', '督查室意见', '领导审批'],
		]);
		expect(boxOf(paper, '拟办意见')).toBe('拟予立项，由县交通运输局牵头，沙河镇配合，列入督查台账跟踪督办。');
		expect(
			boxesOf(paper)
				.slice(-3)
				.map((box) => box.sign?.slice(0, 5)),
		).toEqual(['拟办：林晓', '签字：　　', '签字：　　']);
		expect(boxOf(paper, '领导审批')).toBe('批准人：方振国');
		expect(paper.signature).toBeNull();
	});
	test.each([
		[
			'a draft without units',
			{ registered: null, leads: [], supports: [], approver: null },
			'拟予立项，列入督查台账跟踪督办。',
		],
		['the office’s own', { isOwn: true }, '拟予立项，由本室自办，列入督查台账跟踪督办。'],
		['a lead alone', { supports: [] }, '拟予立项，由县交通运输局牵头，列入督查台账跟踪督办。'],
	])('%s is proposed as it is', (_name, given, words) => {
		const paper = registrationSheet({ ...registrationFacts, ...given });
		expect(boxOf(paper, '拟办意见')).toBe(words);
		expect(boxesOf(paper).some((box) => box.label === '收文日期')).toBe('registered' in given);
	});
	test.each([
		['waits', {}, '第2次申请延期，在时限内提出。晚于原事项的时限2026年11月20日。', ''],
		['was asked too late', { isLate: true, cautions: [], times: 0 }, '第1次申请延期，时限已过才提出。', ''],
		[
			'is judged by the day there was',
			{ isLate: true, cautions: ['逾期后才申请，办结时仍按2026-10-20算是否按时'], times: 0 },
			'第1次申请延期，时限已过才提出。办结时仍按2026年10月20日算是否按时。',
			'',
		],
		[
			'is granted',
			{ cautions: [], decision: { agreed: true, by: '方振国' } },
			'第2次申请延期，在时限内提出。',
			'同意延期至11月27日。批准人：方振国',
		],
		[
			'is refused',
			{ cautions: [], decision: { agreed: false, by: '方振国' } },
			'第2次申请延期，在时限内提出。',
			'不同意延期，仍按11月16日办结。批准人：方振国',
		],
		[
			'is refused by no one named',
			{ cautions: [], decision: { agreed: false, by: null } },
			'第2次申请延期，在时限内提出。',
			'不同意延期，仍按11月16日办结。',
		],
	])('延期审批单 of an application that %s', (_name, given, opinion, decision) => {
		const paper = extensionSheet({ ...extensionFacts, ...given });
		expect(boxOf(paper, '督查室意见')).toBe(opinion);
		expect(boxOf(paper, '领导审批')).toBe(decision);
		expect(boxOf(paper, '申请延至')).toBe('2026年11月27日（比现定时限推后11天）');
	});
	test.each([
		['goes before the leader', {}, '督查事项办结呈报单', '经林晓审核，按时报结，呈领导阅示。', '领导阅示', ''],
		['is finished', { isPresented: false }, '督查事项办结审批单', '经林晓审核，按时报结，同意办结。', '领导审批', ''],
		[
			'was read',
			{ isPresented: false, isRead: true },
			'督查事项办结审批单',
			'经林晓审核，按时报结，同意办结。',
			'领导审批',
			'已呈领导阅示，无新批示。',
		],
		[
			'was late',
			{ punctual: '逾期3个工作日' },
			'督查事项办结呈报单',
			'经林晓审核，逾期3个工作日报结，呈领导阅示。',
			'领导阅示',
			'',
		],
		[
			'had no day',
			{ punctual: null, result: null, claimed: null },
			'督查事项办结呈报单',
			'经林晓审核，呈领导阅示。',
			'领导阅示',
			'',
		],
	])('办结 of a matter that %s', (_name, given, title, opinion, label, words) => {
		const paper = completionSheet({ ...completionFacts, ...given });
		expect(paper.title).toBe(title);
		expect(boxOf(paper, '督查室意见')).toBe(opinion);
		expect(boxesOf(paper).at(-1)).toMatchObject({ label, text: words });
	});
});

describe('整改通知', () => {
	test.each([
		['on an item', {}, '11月1日督查发现，你单位承办的督查事项存在以下问题，请认真整改。'],
		['on no item, on no known day', { item: null, found: null }, '督查发现，你单位存在以下问题，请认真整改。'],
	])('of a finding %s', (_name, given, words) => {
		expect(opening(rectificationNotice({ ...rectificationFacts, ...given }))).toBe(words);
	});
	test('a requirement nobody wrote is left out', () => {
		const paper = rectificationNotice({ ...rectificationFacts, requirement: null });
		expect(factsOf(paper).map((fact) => fact.label)).toEqual([
			'督查事项',
			'存在问题',
			'整改时限',
			'反馈要求',
			'联系人',
		]);
	});
});

test('no paper says what the program says for nothing', () => {
	const papers = [
		dispatchNotice(bareDispatch),
		jointNotice({ ...jointFacts, documents: [] }),
		registrationSheet({ ...registrationFacts, approver: null, leader: null, tasks: [] }),
		extensionSheet({ ...extensionFacts, principal: null, original: null, progress: null }),
		completionSheet({ ...completionFacts, dispatched: null, claimed: null, result: null, punctual: null }),
		rectificationNotice({ ...rectificationFacts, item: null, found: null, requirement: null }),
	];
	for (const paper of papers) expect(renderText(paper)).not.toMatch(/undefined|null|NaN|尚无|\[object/);
});
