import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderDocx, renderMerged } from '../../src/papers/docx.ts';
import { fitNotice } from '../../src/papers/notice-fit.ts';
import { interviewNotice } from '../../src/papers/notices/interview-notice.ts';
import type { LadderFacts } from '../../src/papers/notices/ladder-facts.ts';
import { ladderPaper } from '../../src/papers/notices/ladder-paper.ts';
import { decidedWords, type Origin, originLine } from '../../src/papers/notices/origin.ts';
import { statementForm } from '../../src/papers/notices/statement-form.ts';
import type { PaperRung } from '../../src/papers/notices/unit-facts.ts';
import { renderText } from '../../src/papers/plain-text.ts';
import { day } from '../../src/rules/day.ts';
import { rungsAbove } from '../../src/rules/rungs.ts';
import { textsWith } from '../../src/rules/texts.ts';
import { longFacts, modelFacts, urgeFacts } from './ladder-facts.ts';

const rungs: PaperRung[] = ['催办通知单', '限期整改单', '通报批评', '黄色警告', '红牌', '移交问责建议'];
const said = (rung: PaperRung, facts: LadderFacts = modelFacts): string => renderText(ladderPaper(rung, facts));
const meeting = {
	when: '11月6日（星期五）15:00',
	where: '县政府302会议室',
	whom: '主要负责人罗建平',
	host: '方振国（常务副县长）',
	reason: null,
};
/** Nothing known but the least. */
const bare: LadderFacts = {
	...modelFacts,
	office: { name: '督查室', contact: null, phone: null },
	origin: '会议议定',
	decided: null,
	deadline: { original: null, current: null, extensions: 0 },
	late: { workingDays: 0, days: 0 },
	trigger: '不反馈',
	matters: [{ trigger: '不反馈', words: '连续2次未反馈' }],
	papers: [],
	heard: null,
	until: null,
	above: [],
	deduction: null,
	approval: null,
	copies: [],
};

describe('the words of the ladder’s papers', () => {
	test('the urge of the model', () => {
		const text = said('催办通知单', urgeFacts);
		for (const words of [
			'县水利局：',
			'你单位牵头办理的督查事项已超过办理时限，现予催办。',
			'事项编号　2026-127　石门镇河道采砂整治情况报告',
			'任务来源　县长批示件，青督交〔2026〕71号',
			'逾期情况　截至11月2日，逾期1个工作日（3个自然日）',
			'最近反馈　10月23日：已完成现场勘查，报告正在起草',
			'请于11月5日前报送办理结果',
			'逾期仍未反馈的，将发《限期整改单》，并在通报中列明。',
			'联系人　林晓　电话 0000-6621016',
		])
			expect(text).toContain(words);
	});
	test('the yellow card of the model', () => {
		const text = said('黄色警告');
		for (const words of [
			'黄色交办单（黄色警告）',
			'县政府第8次常务会议议定，由你单位牵头办理“老城区雨污分流改造（二期）开工”（2026-031号），时限9月15日。',
			'9月17日发出《催办通知单》（青督催〔2026〕24号），限9月21日前报告；9月28日发出《限期整改单》（青督改〔2026〕4号），限10月30日前整改。',
			'10月28日反馈，招标公告已发布，仍未开工。截至11月2日，逾期30个工作日，限期整改单期满仍未办结，符合黄色警告条件。',
			'扣分建议5分，与同一事项其他扣分取最高不重复',
			'将提请审批启动红牌督办，并提出移交县纪委监委依规依纪处理的建议。是否追责由有权机关决定。',
			'批准：方振国（分管县领导）　2026年11月2日',
			'联系人：林晓　电话 0000-6621016',
			'送：县委书记、县长，方振国同志',
		])
			expect(text).toContain(words);
	});
	test.each<[string, Partial<LadderFacts>, string, string]>([
		[
			'behind',
			{
				trigger: '滞后',
				matters: [{ trigger: '滞后', words: '落后序时进度19.1个百分点' }],
				late: { workingDays: 0, days: 0 },
			},
			'落后于序时进度，现予催办',
			'进度情况　截至11月2日，落后序时进度19.1个百分点',
		],
		[
			'silent',
			{
				trigger: '不反馈',
				matters: [{ trigger: '不反馈', words: '连续2次未反馈' }],
				late: { workingDays: 0, days: 0 },
			},
			'未按期反馈办理情况，现予催办',
			'反馈情况　截至11月2日，连续2次未反馈',
		],
		[
			'a finding',
			{ trigger: '问题未整改', finding: { text: '沿河3处排口直排', requirement: '封堵排口' } },
			'存在问题，期满未整改，现予催办',
			'存在问题　沿河3处排口直排\n　　整改要求　封堵排口',
		],
		['over rest days only', { late: { workingDays: 0, days: 1 } }, '已超过办理时限', '逾期1天（均为休息日）'],
		['a support', { part: '配合' }, '你单位配合办理的督查事项', '请于11月5日前'],
		['a unit alone', { part: '承办' }, '你单位承办的督查事项已超过', '请于11月5日前'],
		['not public', { item: { ...urgeFacts.item, isPublic: false } }, '将发《限期整改单》。', '请于11月5日前'],
		['no feedback', { heard: null }, '逾期情况', '办理要求'],
	])('an urge: %s', (_name, given, ...words) => {
		const text = said('催办通知单', { ...urgeFacts, ...given });
		for (const each of words) expect(text).toContain(each);
		if (given.heard === null) expect(text).not.toContain('最近反馈');
		if (given.item?.isPublic === false) expect(text).not.toContain('通报');
	});
	const notLate = { workingDays: 0, days: 0 };
	const slow: LadderFacts['matters'] = [{ trigger: '严重滞后', words: '落后序时进度24.1个百分点' }];
	const dueOn = (d: string) => ({ original: day(d), current: day(d), extensions: 0 });
	test.each<[string, Partial<LadderFacts>, string]>([
		['late', {}, '请于11月9日前完成办理任务，书面报告整改结果，'],
		[
			'behind, its own day still far',
			{ late: notLate, matters: slow, deadline: dueOn('2026-12-31') },
			'请于11月9日前落实赶进措施，赶上序时进度，书面报告整改结果，',
		],
		[
			'behind, its own day within the limit',
			{ late: notLate, matters: slow, deadline: dueOn('2026-11-04') },
			'请按11月4日的时限完成办理任务，11月9日前书面报告整改结果，',
		],
		[
			'behind, its own day the last of the limit',
			{ late: notLate, matters: slow, deadline: dueOn('2026-11-09') },
			'请按11月9日的时限完成办理任务，11月9日前书面报告整改结果，',
		],
		[
			'silent',
			{ late: notLate, matters: [{ trigger: '不反馈', words: '连续3次未反馈' }], deadline: dueOn('2026-12-31') },
			'请于11月9日前如实报告办理进展、未反馈的原因和下步打算，',
		],
	])('to be put right: %s', (_name, given, words) => {
		const text = said('限期整改单', { ...modelFacts, ...given });
		expect(text).toContain(`办理要求　${words}由主要负责人签字并加盖公章。`);
		expect(text).toContain('的督查事项未按要求推进，现责成限期整改。');
	});
	test.each<[string, LadderFacts['matters'], string]>([
		['behind', slow, '截至11月2日，落后序时进度24.1个百分点，限期整改单期满仍未赶上序时进度，符合'],
		['silent', [{ trigger: '不反馈', words: '连续3次未反馈' }], '限期整改单期满仍未反馈办理情况，符合'],
	])('a card for what is not late but %s does not say it should be finished', (_name, matters, words) => {
		const text = said('黄色警告', { ...modelFacts, late: notLate, matters, deadline: dueOn('2026-12-31') });
		expect(text).toContain(words);
		expect(text).not.toContain('仍未办结');
	});
	test.each<[string, PaperRung, string]>([
		['合并式', '催办通知单', '将发《限期整改单》'],
		['合并式', '限期整改单', '将提请审批发《黄色交办单》（黄色警告）'],
		['合并式', '黄色警告', '将提请审批启动红牌督办，并提出移交县纪委监委依规依纪处理的建议'],
		['合并式', '红牌', '将提出移交县纪委监委依规依纪处理的建议'],
		['句容式', '限期整改单', '将提请审批发《黄色交办单》（黄色警告）'],
		['句容式', '黄色警告', '将提请审批启动红牌督办。'],
		['句容式', '红牌', '将按程序提出进一步处理的建议'],
		['意见式', '催办通知单', '将提请审批予以通报批评'],
		['意见式', '通报批评', '将提出移交县纪委监委依规依纪处理的建议'],
	])('%s: after %s %s', (ladder, rung, words) => {
		const above = rungsAbove(rung, textsWith({ ladder }));
		expect(said(rung, { ...modelFacts, above })).toContain(words);
	});
	test('what goes with a paper is named and only proposed', () => {
		const text = said('红牌', { ...modelFacts, consequences: ['约谈', '媒体曝光', '纪委介入'] });
		expect(text).toContain(
			'按程序同时提出以下建议：约谈主要负责人，时间和地点另行通知；由新闻媒体公开曝光；请纪检监察机关提前介入了解情况。',
		);
	});
	test('a transfer suggests and leaves the decision', () => {
		const text = said('移交问责建议', { ...modelFacts, consequences: ['通报批评', '纪委介入'] });
		expect(text).toContain('县纪委监委：');
		expect(text).toContain(
			'建议依规依纪研究处理。我室按程序另行提出通报批评的建议。是否追究责任、如何追究，由贵委依规依纪依法决定',
		);
		expect(text).toContain('附件：1. 催办通知单（青督催〔2026〕24号）复印件');
		expect(text).not.toMatch(/给予|处分|责令/);
	});
	test('a criticism of what is not public goes to the unit alone', () => {
		const open = ladderPaper('通报批评', modelFacts);
		const closed = ladderPaper('通报批评', { ...modelFacts, item: { ...modelFacts.item, isPublic: false } });
		expect([open.addressees, open.imprint?.lines[0]?.to]).toEqual([modelFacts.made.everyone, modelFacts.made.report]);
		expect([closed.addressees, closed.imprint]).toEqual(['县住房和城乡建设局', null]);
		expect(renderText(closed)).not.toContain('各单位');
	});
	test('days of another year carry their year', () => {
		expect(said('黄色警告', longFacts)).toContain(
			'2025年12月17日发出《催办通知单》（青督催〔2025〕124号），限2025年12月21日前报告；9月17日',
		);
	});
	test('one lag that calls for two rungs is said once', () => {
		const words = '落后序时进度28.6个百分点';
		const matters = [
			{ trigger: '严重滞后' as const, words },
			{ trigger: '滞后' as const, words },
		];
		const text = said('限期整改单', { ...urgeFacts, late: { workingDays: 0, days: 0 }, matters, trigger: '严重滞后' });
		expect(text.split(words)).toHaveLength(2);
	});
	test.each(rungs)('%s says nothing hollow where little is known', (rung) => {
		const text = said(rung, bare);
		expect(text).not.toMatch(/undefined|null|NaN|尚无|，，|。。|，。|；。|（）|《》/);
	});
});

describe('the other notices', () => {
	test('an interview names who, when, where and why', () => {
		const text = renderText(interviewNotice({ ...modelFacts, ...meeting }));
		for (const words of [
			'约谈时间　11月6日（星期五）15:00',
			'约谈对象　主要负责人罗建平',
			'约谈人　方振国（常务副县长）',
			'约谈事由　截至11月2日，逾期30个工作日。9月17日发出《催办通知单》',
		])
			expect(text).toContain(words);
		const own = interviewNotice({ ...bare, ...meeting, host: null, reason: '整改推进不力' });
		expect(renderText(own)).toContain('约谈事由　整改推进不力。截至11月2日，连续2次未反馈。');
		expect(renderText(own)).not.toContain('约谈人');
	});
	test('a statement form holds what is known and has no number', () => {
		const form = statementForm(modelFacts);
		expect(form.head).toEqual({ kind: 'notice', mark: null });
		expect(renderText(form)).toContain('原定时限　2026年9月15日\n　　逾期情况　截至11月2日，逾期30个工作日');
		expect(renderText(statementForm(bare))).not.toMatch(/原定时限|逾期情况|undefined|null/);
	});
});

describe('where an item comes from', () => {
	const none: Origin = {
		source: '其他',
		kind: '其他',
		documents: [],
		category: null,
		leader: null,
		dispatchMark: null,
	};
	const minutes = { title: '县政府第8次常务会议纪要〔2026〕8号', mark: '〔2026〕8号' };
	test.each<[string, Partial<Origin>, string, string | null]>([
		[
			'an instruction',
			{
				source: '领导批示',
				kind: '批示',
				leader: { name: '何立群', position: '县长' },
				dispatchMark: '青督交〔2026〕71号',
			},
			'县长批示件，青督交〔2026〕71号',
			'县长何立群同志批示',
		],
		[
			'a leader without a post',
			{ source: '领导批示', kind: '批示', leader: { name: '何立群', position: null } },
			'何立群同志批示件',
			'何立群同志批示',
		],
		['an instruction of nobody', { source: '领导批示', kind: '批示' }, '领导批示件', null],
		[
			'minutes',
			{ source: '会议议定', kind: '决策', documents: [minutes] },
			'会议议定，县政府第8次常务会议纪要〔2026〕8号',
			'县政府第8次常务会议议定',
		],
		[
			'a heading',
			{ source: '会议议定', kind: '决策', category: '二、县政府第8次常务会议（2026年3月27日）议定事项' },
			'会议议定，县政府第8次常务会议（2026年3月27日）',
			'县政府第8次常务会议（2026年3月27日）议定',
		],
		['another heading', { source: '会议议定', kind: '决策', category: '一、城乡建设' }, '会议议定', null],
		[
			'a yearly plan',
			{ source: '年度重点工作', kind: '年度', documents: [{ title: '2026年政府工作报告', mark: null }] },
			'年度重点工作，2026年政府工作报告',
			'《2026年政府工作报告》明确',
		],
		[
			'a document with a 文号 of its own',
			{ source: '文件部署', documents: [{ title: '2026年重点工作任务分解表', mark: '青办发〔2026〕1号' }] },
			'文件部署，《2026年重点工作任务分解表》（青办发〔2026〕1号）',
			'《2026年重点工作任务分解表》要求',
		],
		['from above', { source: '上级交办', kind: '上级' }, '上级交办', '上级交办'],
		['anything else', {}, '其他', null],
	])('%s', (_name, given, line, decided) => {
		const origin = { ...none, ...given };
		expect([originLine(origin), decidedWords(origin)]).toEqual([line, decided]);
	});
});

describe('on paper', () => {
	const xmlOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml']!);
	test('a short notice keeps the usual look, a long one comes closer', () => {
		expect(fitNotice(ladderPaper('催办通知单', urgeFacts)).line).toBe(470);
		expect(fitNotice(ladderPaper('黄色警告', modelFacts)).size).toBe(28);
		expect(fitNotice(ladderPaper('黄色警告', longFacts)).size).toBe(24);
	});
	test('papers in one file each begin on a right-hand page, numbered anew', async () => {
		const papers = [urgeFacts, modelFacts].map((facts) => ladderPaper('催办通知单', facts));
		const xml = xmlOf(await renderMerged([...papers, ladderPaper('通报批评', modelFacts)], new Map()));
		expect([...xml.matchAll(/<w:type w:val="(\w+)"\/>/g)].map(([, type]) => type)).toEqual([
			'nextPage',
			'oddPage',
			'oddPage',
		]);
		expect(xml.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(2);
		expect(xml.indexOf('县水利局')).toBeLessThan(xml.indexOf('县住房和城乡建设局'));
	});
	test('one paper alone is as if there were no others', async () => {
		const paper = ladderPaper('催办通知单', urgeFacts);
		const alone = xmlOf(await renderDocx(paper));
		expect(alone).not.toContain('oddPage');
		expect(xmlOf(await renderMerged([paper], new Map()))).toBe(alone);
	});
	test('what XML cannot hold is left out', async () => {
		const odd = { ...urgeFacts, item: { ...urgeFacts.item, title: '前\u0007\ud800后\u202e<b>&' } };
		const xml = xmlOf(await renderDocx(ladderPaper('黄色警告', odd)));
		expect(xml).toContain('&lt;b&gt;&amp;');
		expect(xml).not.toMatch(/[\u0007]|\p{Surrogate}/u);
	});
	test('the day of a paper stands as it is written', () => {
		expect(said('红牌', { ...modelFacts, day: day('2026-12-31'), until: day('2027-01-06') })).toContain(
			'2026年12月31日',
		);
	});
});
