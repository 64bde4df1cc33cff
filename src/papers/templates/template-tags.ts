import type { PaperKindName } from '../../rules/paper-kinds.ts';

/** The heading of the page a starting template ends with; the page is left out of the papers. */
export const tagPageHeading = '（这一页列出可以用的标签，打出来的文书上没有这一页）';

/** What every paper fills in. */
const everywhere = {
	文号: '青督催〔2026〕32号',
	标题: '督查事项催办通知单',
	单位: '主送单位的全称',
	正文: '整篇正文，各项各占一行',
	日期: '成文日期，如 2026年11月2日',
	本室: '本室的全称',
	联系人: '本室联系人',
	电话: '本室联系电话',
	事项编号: '2026-127',
	事项名称: '事项的题目',
	任务来源: '县长批示件，青督交〔2026〕71号',
	办理方式: '牵头、承办或者配合',
	原定时限: '2026年10月30日',
	现定时限: '延期以后的时限，没有延期的同原定时限',
	延期次数: '0',
	情况: '截至11月2日，逾期1个工作日',
	最近反馈: '10月23日：已完成现场勘查',
	已发文书: '以前为这件事发给这个单位的文书',
	批准人: '批准人的姓名',
} as const;
const ofLadder = {
	限期: '11月5日',
	后果提示: '逾期仍未反馈的，将发《限期整改单》',
	附带措施: '约谈、通报批评等',
} as const;
const ofInterview = {
	约谈时间: '11月6日（星期五）15:00',
	约谈地点: '县政府302会议室',
	约谈对象: '主要负责人罗建平',
} as const;

type TagName = keyof typeof everywhere | keyof typeof ofLadder | keyof typeof ofInterview;
/** What the tags of a template are filled with; one not here is left empty. */
export type TagValues = Partial<Record<TagName, string>>;

/** The tags a kind of paper knows, each with an example or its meaning. */
const ownTags: Readonly<Partial<Record<PaperKindName, Readonly<Record<string, string>>>>> = {
	催办通知单: ofLadder,
	限期整改单: ofLadder,
	通报批评: ofLadder,
	黄色警告: ofLadder,
	红牌: ofLadder,
	移交问责建议: ofLadder,
	约谈通知: ofInterview,
};

/** The kinds an office may have a template of its own for. */
export const templateKinds = Object.keys(ownTags) as PaperKindName[];
export const isTemplateKind = (kind: PaperKindName): boolean => templateKinds.includes(kind);

/** The tags a kind of paper knows, each with what it is filled with. */
export const tagsOf = (kind: PaperKindName): Readonly<Record<string, string>> => ({ ...everywhere, ...ownTags[kind] });
