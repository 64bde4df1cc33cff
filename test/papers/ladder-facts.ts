import type { LadderFacts } from '../../src/papers/notices/ladder-facts.ts';
import { day } from '../../src/rules/day.ts';

/** The yellow card of the model: a lead, three papers before it, feedback that does not help. */
export const modelFacts: LadderFacts = {
	mark: '青督黄〔2026〕1号',
	day: day('2026-11-02'),
	office: { name: '青屏县委县政府督查室', contact: '林晓', phone: '0000-6621016' },
	authority: '县纪委监委',
	made: {
		organ: '青屏县委县政府督查室文件',
		everyone: '各乡镇（街道）党（工）委、政府（办事处），县直各单位',
		report: '县委常委，县政府副县长',
	},
	unit: '县住房和城乡建设局',
	part: '牵头',
	item: { number: '2026-031', title: '老城区雨污分流改造（二期）开工', isPublic: true },
	origin: '会议议定，县政府第8次常务会议纪要〔2026〕8号，青督交〔2026〕18号',
	decided: '县政府第8次常务会议议定',
	deadline: { original: day('2026-09-15'), current: day('2026-09-15'), extensions: 0 },
	late: { workingDays: 30, days: 48 },
	trigger: '期满',
	matters: [{ trigger: '逾期', words: '逾期30个工作日' }],
	finding: null,
	papers: [
		{ rung: '催办通知单', mark: '青督催〔2026〕24号', day: day('2026-09-17'), until: day('2026-09-21') },
		{ rung: '限期整改单', mark: '青督改〔2026〕4号', day: day('2026-09-28'), until: day('2026-10-30') },
	],
	heard: { day: day('2026-10-28'), text: '招标公告已发布，仍未开工', help: null },
	until: day('2026-11-09'),
	above: ['红牌', '移交问责建议'],
	deduction: 5,
	consequences: [],
	approval: { name: '方振国', post: '分管县领导' },
	copies: ['县委书记、县长', '方振国同志'],
};

/** The urge of the model: one working day late, nothing sent before. */
export const urgeFacts: LadderFacts = {
	...modelFacts,
	mark: '青督催〔2026〕32号',
	unit: '县水利局',
	part: '牵头',
	item: { number: '2026-127', title: '石门镇河道采砂整治情况报告', isPublic: true },
	origin: '县长批示件，青督交〔2026〕71号',
	decided: '县长何立群同志批示',
	deadline: { original: day('2026-10-30'), current: day('2026-10-30'), extensions: 0 },
	late: { workingDays: 1, days: 3 },
	trigger: '逾期',
	matters: [{ trigger: '逾期', words: '逾期1个工作日' }],
	papers: [],
	heard: { day: day('2026-10-23'), text: '已完成现场勘查，报告正在起草', help: null },
	until: day('2026-11-05'),
	above: ['限期整改单', '黄色警告', '红牌', '移交问责建议'],
	deduction: 0.5,
	approval: { name: '林晓', post: '督查室主任' },
	copies: [],
};

/** As long as things get: a unit of thirty characters, a title of four lines, five papers, a long answer. */
export const longFacts: LadderFacts = {
	...modelFacts,
	unit: '青屏县推进老城区市政基础设施更新改造和棚户区改造工作领导小组办公室',
	item: {
		number: '2026-031-12',
		title:
			'完成老城区雨污分流改造（二期）全部管网敷设、路面恢复和沿线12个老旧小区接入，同步开展地下管线普查建档，全年改造管网12.6公里，并于汛期前完成沿河截污干管清淤疏浚和泵站机电设备更新',
		isPublic: true,
	},
	origin:
		'会议议定，县政府第8次常务会议纪要〔2026〕8号，关于加快推进城市更新若干措施的通知青政办发〔2026〕17号，青督交〔2026〕118号',
	deadline: { original: day('2025-12-31'), current: day('2026-09-15'), extensions: 2 },
	matters: [
		{ trigger: '逾期', words: '逾期30个工作日' },
		{ trigger: '不反馈', words: '连续2次未反馈' },
	],
	papers: [
		{ rung: '催办通知单', mark: '青督催〔2025〕124号', day: day('2025-12-17'), until: day('2025-12-21') },
		...modelFacts.papers,
		{ rung: '限期整改单', mark: '青督改〔2026〕14号', day: day('2026-10-08'), until: day('2026-10-20') },
	],
	heard: {
		day: day('2026-10-28'),
		text: '施工图审查意见正在整改，招标文件两次退改，征迁剩余3户，2户对补偿标准有异议；管线迁改图纸未批，计划十一月上旬重新挂网，十二月中旬开工，力争明年汛期前完成主干管',
		help: '请县财政局确认二期配套资金1800万元拨付时间',
	},
	consequences: ['通报批评', '约谈'],
};
