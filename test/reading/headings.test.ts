import { describe, expect, test } from 'vitest';
import { parseField, ruleOfPath } from '../../src/reading/headings.ts';

/** Headings by field, as people write them; `/` parts the levels of a header. */
const headings: Record<string, string> = {
	sequence: '序号 序 序列 项次 No. №',
	number: '编号 事项编号 督查编号 立项编号 问题编号',
	title:
		'事项 督查事项 督办事项 交办事项 议定事项 重点事项 事项名称 承办事项 标题 建议标题 案由 被批示件 诉求标题 诉求内容 留言内容 项目名称 重点项目 民生实事 实事内容 反馈问题 任务 工作任务 重点任务 重点工作 主要任务 目标任务 年度重点工作 政府工作报告重点任务 任务内容 工作任务及要求 重点⏎工作 工作 督查事项/名称 议定事项及工作要求 一级指标 三级任务 2026年工作任务',
	content:
		'内容 主要内容 具体内容 具体要求 整改措施 具体措施 工作举措 建设内容 建设内容及规模 批示内容 批示意见 落实措施',
	category: '类别 分类 问题类型 诉求类型 工作类别 板块 领域',
	lead: '牵头单位 牵头部门 主办单位 牵头（责任）单位 牵头责任单位 第一责任单位 责任单位/牵头 责任分工/牵头单位 牵头/单位',
	support: '配合单位 协办单位 会办单位 参与单位 协助部门 责任单位/配合 责任单位/配合单位',
	units:
		'责任单位 承办单位 责任部门 落实单位 办理单位 整改责任单位 责任单位（首位为牵头） 责任科室 责任分工 单位 责任单位及责任人 牵头及配合单位',
	deadline:
		'完成时限 办结时限 整改时限 办理时限 完成时间 计划完成时间 计划完成 要求完成时间 完成期限 截止时间 时限 时限要求 时间节点 完成时限（年月日） 完_成_时_限 时限/计划完成 计划竣工时间 竣工时间 整改期限 现定时限 反馈时限 建设年限',
	original_deadline: '原定时限 原定完成时限 原计划完成时间',
	actual_finish: '实际完成时间 时限/实际完成 完成情况/完成时间 实际办结时间',
	received: '批示日期 批示时间 交办日期 交办时间 收文日期 来电时间 受理时间 会议时间',
	source: '来源 事项来源 任务来源 问题来源',
	document: '文号 来文文号 批示编号 工单编号 建议编号 会议名称 文件名称 会次',
	instructed_by: '批示领导 批示人 签批领导',
	leader: '责任领导 牵头领导 分管领导 包抓领导 县级领导 牵头县领导 责任县领导 领衔领导 分管副县长 责任领导/姓名',
	responsible_person: '责任人 第一责任人 单位第一责任人 负责人 单位负责人',
	handler: '承办人 经办人 联系人 联络员 联系人及电话',
	progress:
		'进展情况 工作进展 目前进展 形象进度 办理情况 落实情况 整改情况 完成情况 办理结果 最近进展 进展情况/形象进度 今年以来工作进展',
	percent: '完成比例 完成率 进度（%） 完成百分比 进展情况/完成比例',
	status: '状态 办理状态 整改状态 是否完成 是否办结 是否销号 销号情况',
	problems: '存在问题 存在的困难和问题 主要问题 未完成原因',
	next: '下步打算 下一步工作计划 下一步措施 后续措施',
	help: '需协调事项 需县级协调解决的问题 需要帮助解决的困难',
	goal: '目标 年度目标 工作目标 整改目标 完成标准 阶段目标',
	remark: '备注 说明',
	ignore: '联系电话 总投资（万元） 满意度 所属区域 督办单位 开工时间 诉求人 逾期天数 姓名 考核得分',
};
const cases = Object.entries(headings).flatMap(([field, words]) => words.split(' ').map((word) => [word, field]));

describe('headings by meaning', () => {
	test.each(cases)('%s → %s', (word, field) => {
		const path = word.split('/').map((level) => level.replaceAll('⏎', '\n').replaceAll('_', ' '));
		expect(ruleOfPath(path)?.field).toBe(field);
	});
});

describe('headings by their last noun', () => {
	test.each([
		['化解时限', 'deadline'],
		['拟建项目', 'title'],
		['隐患描述', 'title'],
		['在谈项目', 'title'],
		['信访诉求', 'title'],
		['点位问题', 'problems'],
		['措施序号', 'sequence'],
		['牵头承办单位（部门）', 'lead'],
		['协同办理单位', 'support'],
		['化解责任单位', 'units'],
		['活动名称', 'title'],
		['合作机构名称', undefined],
		['合同期限', undefined],
		['涉及项目', undefined],
		['监管责任单位', 'ignore'],
		['总完成时限', 'deadline'],
	])('%s → %s', (word, field) => {
		expect(ruleOfPath([word])?.field).toBe(field);
	});
});

test.each(['哈哈', '青屏县', '2026年', '', '完成了全县道路交通安全隐患排查整治工作'])('%j is no heading', (word) => {
	expect(ruleOfPath([word])).toBeUndefined();
});

test.each([
	['事项', 'title'],
	['title', 'title'],
	['牵头单位', 'lead'],
	['完成时限', 'deadline'],
	['办结时限', 'deadline'],
	['不导入', 'ignore'],
	['天气', null],
])('--map 列=%s means %s', (word, field) => {
	expect(parseField(word)).toBe(field);
});
