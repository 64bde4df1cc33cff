import type { NoticeName } from '../../rules/paper-kinds.ts';

/** The heading of the page a starting template ends with; the page is left out of the papers. */
export const tagPageHeading = '（这一页列出可以用的标签，打出来的文书上没有这一页）';

/** Tags, each with an example or its meaning. */
type Tags = Readonly<Record<string, string>>;

/** What every paper fills in. */
const everywhere: Tags = {
	文号: '青督催〔2026〕32号',
	标题: '文书的题目，如 督查事项催办通知单',
	单位: '主送单位的全称',
	正文: '整篇正文，各项各占一行',
	日期: '成文日期，如 2026年11月2日',
	本室: '本室的全称',
	联系人: '本室联系人',
	电话: '本室联系电话',
};
const ofItem: Tags = {
	事项编号: '2026-127',
	事项名称: '事项的题目',
};
/** What is said of one unit's share of an item. */
const ofShare: Tags = {
	...ofItem,
	任务来源: '县长批示件，青督交〔2026〕71号',
	办理方式: '牵头、承办或者配合',
	原定时限: '2026年10月30日',
	现定时限: '延期以后的时限，没有延期的同原定时限',
	延期次数: '0',
	情况: '截至11月2日，逾期1个工作日',
	最近反馈: '10月23日：已完成现场勘查',
	已发文书: '以前为这件事发给这个单位的文书',
};
const ofApproved: Tags = { ...ofShare, 批准人: '批准人的姓名' };
const ofLadder: Tags = {
	...ofApproved,
	限期: '11月5日',
	后果提示: '逾期仍未反馈的，将发《限期整改单》',
	附带措施: '约谈、通报批评等',
};
const ofInterview: Tags = {
	...ofApproved,
	约谈时间: '11月6日（星期五）15:00',
	约谈地点: '县政府302会议室',
	约谈对象: '主要负责人罗建平',
};
const ofDispatch: Tags = {
	...ofItem,
	牵头单位: '几个的，第一个汇总',
	配合单位: '没有的空着',
	办理任务: '一项一行',
	工作目标: '如 改造管网12.6公里',
	节点安排: '一个节点一行',
	办理时限: '2026年11月16日，没有明确的写明怎么算的',
	反馈要求: '什么时候报、报给谁',
	附件: '附件的名称，如 批示复印件',
	签收时限: '1个工作日',
};
const ofJoint: Tags = { 附件: '附件的名称', 签收时限: '1个工作日' };
/** A row of the attached table of tasks, between {#任务} and {/任务}. */
const ofTask: Tags = {
	序号: '1',
	事项编号: '2026-127',
	督查事项: '事项的题目',
	办理任务: '没有另写任务的空着',
	牵头单位: '县水利局',
	配合单位: '没有的空着',
	办理时限: '2026年11月16日',
};
const ofRectification: Tags = {
	督查事项: '2026-127　事项的题目；不是哪件事项上的空着',
	存在问题: '查出的问题',
	整改要求: '整改的要求，没有的空着',
	整改时限: '2026年11月10日前',
	反馈要求: '整改结果怎么报',
	签收时限: '1个工作日',
};

/** A sheet as its starting template lays it out: its rows, the tags of each beside one another. */
type Sheet = readonly Tags[];

const instructed: Sheet = [
	{ 来源文件: '《县政府第8次常务会议纪要》' },
	{ 领导批示: '11月1日，县委书记周明远同志批示：“…”' },
];
const led: Sheet = [{ 牵头单位: '几个的用顿号隔开' }, { 配合单位: '没有的空着' }];
const registration: Sheet = [
	{ 事项编号: '2026-127', 立项日期: '2026年11月2日，还没有立项的空着' },
	{ 事项名称: '事项的题目' },
	{ 事项来源: '领导批示', 县领导: '责任县领导' },
	...instructed,
	{ 办理任务: '一项一行' },
	...led,
	{ 办理时限: '2026年11月16日，没有明确的写明怎么算的' },
	{ 缓急: '一般', 公开范围: '公开' },
	{ 拟办意见: '拟予立项，由县水利局牵头，列入督查台账跟踪督办。' },
	{ 督查室意见: '空着，留给人写' },
	{ 领导审批: '批准人：方振国；还没有批准的空着' },
];
const extension: Sheet = [
	{ 申请单位: '第一牵头单位' },
	{ 事项编号: '2026-127', 申请日期: '2026年11月2日' },
	{ 事项名称: '事项的题目' },
	{ 第一责任人: '罗建平', 已延期: '0次' },
	{ 原定时限: '2026年11月16日', 现定时限: '2026年11月16日' },
	{ 申请延至: '2026年11月27日（比现定时限推后11天）' },
	{ 延期理由: '单位写的理由' },
	{ 目前进展: '单位写的进展，没有的空着' },
	{ 督查室意见: '第1次申请延期，在时限内提出。' },
	{ 领导审批: '怎么定的；还没有批的空着' },
];
const completion: Sheet = [
	{ 事项编号: '2026-127', 事项来源: '领导批示' },
	{ 事项名称: '事项的题目' },
	...instructed,
	...led,
	{ 交办日期: '2026年11月2日', 报结日期: '2026年11月14日' },
	{ 办理时限: '2026年11月16日' },
	{ 办理结果: '各单位报结时写的结果' },
	{ 督查室意见: '经林晓审核，按时报结，同意办结。' },
	{ 领导审批: '审批单用；没有新批示的写明' },
	{ 领导阅示: '呈报单用，空着' },
];
const statement: Sheet = [
	{ 单位: '填报单位的全称' },
	{ 事项编号: '2026-127', 办理方式: '牵头、承办或者配合' },
	{ 事项名称: '事项的题目' },
	{ 任务来源: ofShare.任务来源 as string },
	{ 原定时限: '2026年10月30日', 现定时限: '延期以后的时限' },
	{ 情况: '截至11月2日，逾期1个工作日' },
	{ 最近反馈: ofShare.最近反馈 as string },
	{ 已发文书: ofShare.已发文书 as string },
];

/** What a kind of paper fills its tags with, and how its starting template looks. */
export interface TemplateLook {
	tags: Tags;
	/** The boxes of a sheet; a letter has none. */
	sheet?: Sheet;
	/** Boxes to be written in by hand, and those signed in; a tag of the same name is printed in the box. */
	blank?: readonly string[];
	signed?: readonly string[];
	/** The tags of a row of its table. */
	task?: Tags;
	/** Whether a 签收回执 is torn off it. */
	hasSlip?: true;
}

const letter = (own: Tags, more: Omit<TemplateLook, 'tags'> = {}): TemplateLook => ({
	tags: { ...everywhere, ...own },
	...more,
});
/** A sheet stays in the office: it is addressed to nobody. */
const { 单位: _unit, ...ofSheet } = everywhere;
const sheetOf = (sheet: Sheet, signed: readonly string[]): TemplateLook => ({
	tags: Object.assign({}, ofSheet, ...sheet),
	sheet,
	signed,
});
const { 文号: _mark, ...ofForm } = everywhere;

/** Every paper an office may have a template of its own for, each with the tags it knows. */
const templates = {
	立项审批单: sheetOf(registration, ['督查室意见', '领导审批']),
	交办通知单: letter(ofDispatch, { hasSlip: true }),
	任务分解立项通知: letter(ofJoint, { task: ofTask, hasSlip: true }),
	催办通知单: letter(ofLadder),
	限期整改单: letter(ofLadder),
	通报批评: letter(ofLadder),
	黄色警告: letter(ofLadder),
	红牌: letter(ofLadder),
	移交问责建议: letter(ofLadder),
	整改通知: letter(ofRectification, { hasSlip: true }),
	约谈通知: letter(ofInterview),
	情况说明: {
		tags: Object.assign({}, ofForm, ...statement),
		sheet: statement,
		blank: ['目前进展', '未按时完成的原因', '已采取和下步措施', '完成时间'],
		signed: ['主要负责人签字盖章'],
	},
	延期审批单: sheetOf(extension, ['督查室意见', '领导审批']),
	办结审批单: sheetOf(completion, ['督查室意见', '领导审批', '领导阅示']),
} satisfies Partial<Record<NoticeName, TemplateLook>>;

/** What an office may have a template of its own for: 情况说明 is a form without a number. */
export type TemplateKind = keyof typeof templates;
/** What the tags of a template are filled with; one not here is left empty. */
export type TagValues = Readonly<Record<string, string>>;

/** `{文号} {期限}`: tags as they stand in a template. */
export const inBraces = (tags: readonly string[]): string => tags.map((tag) => `{${tag}}`).join(' ');

export const templateKinds = Object.keys(templates) as TemplateKind[];
export const isTemplateKind = (kind: string): kind is TemplateKind => Object.hasOwn(templates, kind);

export const lookOfTemplate = (kind: TemplateKind): TemplateLook => templates[kind];
/** The tags a kind of paper knows, each with what it is filled with. */
export const tagsOf = (kind: TemplateKind): Tags => lookOfTemplate(kind).tags;
/** The tags of a row of a kind's table; none where it has no table. */
export const taskTagsOf = (kind: TemplateKind): Tags => lookOfTemplate(kind).task ?? {};

/** Between these tags a row is printed for each task. */
export const taskLoop = { opens: '#任务', name: '任务', closes: '/任务' } as const;
