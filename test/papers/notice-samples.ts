import type { CompletionFacts, ExtensionFacts, RegistrationFacts } from '../../src/papers/notices/approval-sheets.ts';
import type { DispatchFacts } from '../../src/papers/notices/dispatch-notice.ts';
import type { JointFacts } from '../../src/papers/notices/joint-notice.ts';
import type { RectificationFacts } from '../../src/papers/notices/rectification-notice.ts';
import { day } from '../../src/rules/day.ts';

const office = { name: '青屏县委县政府督查室', contact: '林晓', phone: '0000-6621016' };
const today = day('2026-11-02');
/** The longest name a unit may be met with: thirty characters. */
const longUnit = '青屏县老旧城区雨污分流改造和背街小巷综合整治工作领导小组办公室';
export const longTitle =
	'青屏县2026年度农村公路隐患路段综合整治、生命安全防护工程建设和危旧桥梁改造三年行动计划重点任务年度推进情况及存在突出问题整改落实工作';

const instruction = {
	leader: '周明远',
	position: '县委书记',
	day: day('2026-11-01'),
	words: '请交通局会同沙河镇立即采取限行措施，尽快提出改造方案，结果报我。',
	on: '关于沙河镇石板桥存在安全隐患的报告',
};
const minutes = { title: '县政府第8次常务会议纪要', mark: '青政常纪〔2026〕8号', clause: '第3项' };

export const dispatchFacts: DispatchFacts = {
	mark: '青督交〔2026〕96号',
	day: today,
	office,
	item: { number: '2026-173', title: '石板桥安全隐患处置' },
	leads: ['县交通运输局'],
	supports: ['沙河镇'],
	grounds: { source: '领导批示', instructions: [instruction], documents: [] },
	tasks: ['设置限载限行和警示设施，落实专人值守', '委托检测，提出维修或者改建方案和资金建议'],
	goal: null,
	milestones: [],
	term: '11月16日前（未明确时限，按收到之日起10个工作日计算）',
	hasDay: true,
	cycle: null,
	slipLimit: '1个工作日',
	copies: [],
};
/** Everything there can be, as long as it can be. */
export const fullDispatch: DispatchFacts = {
	...dispatchFacts,
	item: { number: '2026-173', title: longTitle },
	leads: [longUnit, '县交通运输局'],
	supports: [`${longUnit}一`, `${longUnit}二`, '沙河镇', '石门镇'],
	tasks: Array.from({ length: 6 }, () => `${longTitle}，逐项明确责任人和完成时间`),
	goal: '全年改造管网12.6公里，当前0公里',
	milestones: ['11月3日前，设置限载限行设施', '11月16日前，提出改造方案'],
	cycle: '每月反馈进展，首次11月25日前',
	copies: [{ title: '批示复印件（批示.pdf，另附）' }],
};
/** Next to nothing known. */
export const bareDispatch: DispatchFacts = {
	...dispatchFacts,
	office: { name: '督查室', contact: null, phone: null },
	supports: [],
	grounds: { source: '其他', instructions: [], documents: [] },
	tasks: [],
	term: '长期坚持，每季度反馈',
	hasDay: false,
};

const jointItem = (at: number) => ({
	number: `2026-${String(100 + at)}`,
	title: at % 5 === 0 ? longTitle : `农村公路隐患路段整治（${at}标段）`,
	task: at % 3 === 0 ? '逐段排查，列出清单，落实资金，限期完成' : null,
	leads: ['县交通运输局'],
	supports: at % 2 === 0 ? ['沙河镇', '石门镇'] : [],
	due: '11月30日前',
	note: at % 4 === 0 ? '未明确时限，按收到之日起20个工作日计算' : null,
});

export const jointFacts: JointFacts = {
	mark: '青督分〔2026〕1号',
	day: today,
	organ: '青屏县委办公室',
	office,
	topic: '县政府第8次常务会议议定事项',
	documents: [{ ...minutes, clause: null }],
	units: ['沙河镇', '石门镇', '县交通运输局'],
	items: Array.from({ length: 24 }, (_, at) => jointItem(at + 1)),
	slipLimit: '1个工作日',
};

const sheet = {
	day: today,
	office,
	number: '2026-173',
	title: '石板桥安全隐患处置',
	leads: ['县交通运输局'],
	supports: ['沙河镇'],
	grounds: { source: '领导批示', instructions: [instruction], documents: [minutes] },
	term: '11月16日前',
};

export const registrationFacts: RegistrationFacts = {
	...sheet,
	mark: '青督立〔2026〕1号',
	registered: today,
	received: today,
	urgency: '急件',
	publicity: '公开',
	leader: '方振国',
	tasks: ['设置限载限行和警示设施'],
	isOwn: false,
	approver: '方振国',
	clerk: '林晓',
};

export const extensionFacts: ExtensionFacts = {
	mark: '青督延〔2026〕1号',
	day: today,
	office,
	number: '2026-173',
	title: '石板桥安全隐患处置',
	unit: longUnit,
	asked: today,
	principal: '罗建平',
	original: day('2026-10-30'),
	from: day('2026-11-16'),
	to: day('2026-11-27'),
	times: 1,
	isLate: false,
	reason: '委托检测单位招标流标，需重新组织采购，检测周期15天',
	progress: '限行设施已安装，检测单位正在比选',
	cautions: ['晚于原事项的时限2026-11-20'],
	decision: null,
};

export const completionFacts: CompletionFacts = {
	...sheet,
	mark: '青督结〔2026〕1号',
	isPresented: true,
	isRead: false,
	dispatched: day('2026-11-02'),
	claimed: day('2026-11-12'),
	punctual: '按时',
	result: '限行标志4处、限高架2处已安装，值守人员到位；改造方案已报县政府。',
	reviewer: '林晓',
};

export const rectificationFacts: RectificationFacts = {
	mark: '青督整〔2026〕1号',
	day: today,
	office,
	unit: '县城市管理局',
	item: { number: '2026-004', title: '夜间噪声治理' },
	found: day('2026-11-01'),
	finding: '夜间施工审批不严，审批结果没有公示',
	requirement: '一律停工整改，公示审批结果',
	deadline: day('2026-11-10'),
	slipLimit: '1个工作日',
};
