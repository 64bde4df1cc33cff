import type { HeadingRule } from './heading-words.ts';

/** Words before a noun that make it somebody else's matter. */
const aside = '(?!.*(?:是否|有无|其[他它]|所属|涉及|关联|相关|有关|配套|需|未|已|下[一步]|签订|注意|说明))';
const naming = '(?:名称|标题|描述|概述|简述|表述|摘要|内容|概况)?';
const unit = '(?:单位|部门|科室|处室|股室)';

/** Headings no rule knows whole, told by the noun they end with: `化解时限`, `拟建项目`, `隐患描述`; first match wins. */
export const headRules: HeadingRule[] = [
	{ field: 'sequence', tier: 2, words: /^.{1,4}(?:序号|项次)$/ },
	{ field: 'number', tier: 2, words: /^.{1,4}(?:编号|编码)$/ },
	{ field: 'title', tier: 2.2, words: new RegExp(`^${aside}.{1,6}(?:事项|任务|诉求)${naming}$`) },
	{ field: 'title', tier: 1.4, words: new RegExp(`^${aside}.{0,4}(?:隐患|行动项|待办项|线索|信访件|案件)${naming}$`) },
	{ field: 'title', tier: 2.3, words: new RegExp(`^${aside}.{1,4}(?:项目|工程)(?:名称)?$`) },
	{
		field: 'title',
		tier: 2.8,
		words:
			/^(?!.*(?:单位|部门|企业|公司|机构|文件|材料|会议|附件|学校|医院|乡镇|街道|村|地|区域|人员|点位|场所|场馆|小区|社区|路段|街区|市场|店铺|河段|断面|网点|企业)).{2,4}名称$/,
	},
	{ field: 'problems', tier: 2, words: new RegExp(`^${aside}.{2,6}问题${naming}$`) },
	{ field: 'deadline', tier: 4.5, words: /^(?!.*(?:合同|质保|保修|有效|任职|服务|公示)).{1,8}(?:时限|期限)$/ },
	{ field: 'lead', tier: 2, words: new RegExp(`^.{1,4}(?:牵头|主办|主责)${unit}$|^(?:牵头|主办|主责).{1,4}${unit}$`) },
	{ field: 'support', tier: 2, words: new RegExp(`^(?:配合|协办|协助|协同|参与|会办).{1,4}${unit}$`) },
	{ field: 'units', tier: 2, words: new RegExp(`^(?!督|监|验收|审).{1,6}(?:责任|承办|负责|落实)${unit}$`) },
];
