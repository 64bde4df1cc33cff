import { describe, expect, test } from 'vitest';
import type { ReadItem } from '../../src/reading/item.ts';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { day } from '../../src/rules/day.ts';
import { bookOf, drawSheet } from './drawn-sheet.ts';

const due = (item: ReadItem) =>
	item.deadline.kind === 'date' ? `${item.deadline.date}${item.deadline.also ? '+' : ''}` : item.deadline.kind;
/** `row | category | title | leads + supports | due`. */
const line = (item: ReadItem) =>
	[
		item.row,
		item.category ?? '—',
		item.title,
		[item.lead.join('、'), item.support.join('、')].filter(Boolean).join(' + '),
		due(item),
	].join(' | ');
const lines = (text: string) =>
	text
		.split('\n')
		.map((l) => l.trim())
		.filter(Boolean);

interface Layout {
	name: string;
	drawing: string;
	plain?: boolean;
	items: string;
}

const layouts: Layout[] = [
	{
		name: 'header at row 6 in column C, spacer columns, note on the first unit',
		drawing: `
			 | | | | | |
			 | | 附件1 | | | |
			 | | 2026年全县重点工作责任分解表 | < | < | < | <
			 | | （征求意见稿） | < | < | < | <
			 | | 单位：县政府办公室 | | | | 2026年2月10日
			 | | 序号 | 工 作⏎任 务 | 责 任 单 位 | 完 成⏎时 限 | 备注
			 | | 1 | 建成县档案馆新馆 | 县档案馆、县住建局 | 9月底前 |
			 | | 2 | 修订河湖名录 | 县水利局 | 长期坚持 |
			 | | 注：责任单位列首位的为牵头单位。 | < | < | < | <`,
		items: `
			7 | — | 建成县档案馆新馆 | 县档案馆 + 县住建局 | 2026-09-30
			8 | — | 修订河湖名录 | 县水利局 | long_term`,
	},
	{
		name: 'three-level header',
		drawing: `
			2026年督查事项台账 | < | < | < | < | < | <
			基本情况 | < | < | 责任落实 | < | < | 办理情况
			序号 | 督查事项 | < | 责任单位 | < | 完成时限 | ^
			^ | 名称 | 来源 | 牵头 | 配合 | ^ | ^
			1 | 老粮库地块收储 | 县长办公会 | 县自然资源局 | 县财政局、沙河镇 | 2026年6月30日 | 正在评估
			2 | 城北水厂扩容 | 现场办公 | 县水利局 | | 10月底 | 已开工`,
		items: `
			5 | — | 老粮库地块收储 | 县自然资源局 + 县财政局、沙河镇 | 2026-06-30
			6 | — | 城北水厂扩容 | 县水利局 | 2026-10-31`,
	},
	{
		name: 'two-level numbering: parts across, sections across, numbered items',
		drawing: `
			青屏县2026年政府工作报告任务分解 | < | < | < | <
			序号 | 任务 | 牵头单位 | 配合单位 | 时限
			一、经济发展 | < | < | < | <
			（一）工业 | < | < | < | <
			1 | 新增规上企业12家 | 县工信局 | 各乡镇（街道） | 年底
			（二）农业 | < | < | < | <
			2 | 建设高标准农田2万亩 | 县农业农村局 | | 11月底前
			二、社会事业 | < | < | < | <
			3 | 新建幼儿园2所 | 县教体局 | 县住建局 | 8月底前`,
		items: `
			5 | 一、经济发展 / （一）工业 | 新增规上企业12家 | 县工信局 + 各乡镇（街道） | 2026-12-31
			7 | 一、经济发展 / （二）农业 | 建设高标准农田2万亩 | 县农业农村局 | 2026-11-30
			9 | 二、社会事业 | 新建幼儿园2所 | 县教体局 + 县住建局 | 2026-08-31`,
	},
	{
		name: 'headings in the rows: 一 and 二 in the number column, 1-1 below 1',
		drawing: `
			序号 | 工作事项 | 责任单位 | 完成时间
			一 | 乡村建设 | |
			1 | 改厕扫尾800户 | 县农业农村局 | 2026.10
			二 | 文化旅游 | |
			2 | 办好油菜花节 | 县文旅局 | 4月10日前
			3 | 古道修缮 | |
			3-1 | 完成勘察设计 | 县文旅局 | 5月底
			3-2 | 完成施工 | 县文旅局、云岭镇 | 11月底`,
		items: `
			3 | 一、乡村建设 | 改厕扫尾800户 | 县农业农村局 | 2026-10-31
			5 | 二、文化旅游 | 办好油菜花节 | 县文旅局 | 2026-04-10
			7 | 二、文化旅游 / 3古道修缮 | 完成勘察设计 | 县文旅局 | 2026-05-31
			8 | 二、文化旅游 / 3古道修缮 | 完成施工 | 县文旅局、云岭镇 | 2026-11-30`,
	},
	{
		name: 'one item over merged rows with stage rows',
		drawing: `
			2026年重点项目推进表 | < | < | < | <
			序号 | 项目名称 | 阶段目标 | 责任单位 | 完成时限
			1 | 县人民医院二期 | 完成主体封顶 | 县卫健局 | 6月底前
			^ | ^ | 完成设备安装 | ^ | 10月底前
			^ | ^ | 投入使用 | ^ | 12月底前
			2 | 石板桥改建 | 完成改建 | 县交通局 | 9月底前`,
		items: `
			3 | — | 县人民医院二期 | 县卫健局 | 2026-12-31
			6 | — | 石板桥改建 | 县交通局 | 2026-09-30`,
	},
	{
		name: 'a task merged over measures that each have their own unit and day',
		drawing: `
			序号 | 重点任务 | 具体措施 | 责任单位 | 完成时限
			1 | 优化营商环境 | 推行一窗通办 | 县政务服务局 | 3月底
			^ | ^ | 清理涉企收费 | 县市场监管局 | 5月底
			2 | 稳定就业 | 举办招聘会12场 | 县人社局 | 全年`,
		items: `
			2 | 优化营商环境 | 推行一窗通办 | 县政务服务局 | 2026-03-31
			3 | 优化营商环境 | 清理涉企收费 | 县市场监管局 | 2026-05-31
			4 | 稳定就业 | 举办招聘会12场 | 县人社局 | 2026-12-31`,
	},
	{
		name: 'several tables on a sheet, each with its title and its year',
		drawing: `
			附件1 | | |
			2025年结转事项清单 | < | < | <
			序号 | 事项 | 责任单位 | 完成时限
			1 | 水毁堤防修复 | 县水利局 | 11月底
			 | | |
			附件2 | | |
			2026年新增事项清单 | < | < | <
			序号 | 事项 | 承办单位 | 协办单位 | 办结时限
			1 | 停车场收费整顿 | 县发改局 | 县城管局 | 3月底前
			2 | 校车安全检查 | 县教体局 | 县公安局 | 2月底前`,
		items: `
			4 | — | 水毁堤防修复 | 县水利局 | 2025-11-30
			9 | — | 停车场收费整顿 | 县发改局 + 县城管局 | 2026-03-31
			10 | — | 校车安全检查 | 县教体局 + 县公安局 | 2026-02-28`,
	},
	{
		name: 'header repeated on each page, 续表 and 小计 between',
		drawing: `
			2026年民生实事任务清单 | < | < | <
			序号 | 实事内容 | 责任单位 | 完成时限
			1 | 新增公交线路2条 | 县交通局 | 6月底
			小计 | 1项 | |
			续表 | | |
			序号 | 实事内容 | 责任单位 | 完成时限
			2 | 更换燃气老旧管网9公里 | 县住建局 | 10月底
			合计 | 2项 | |
			填表人：林晓 | | 审核人：周明远 |`,
		items: `
			3 | — | 新增公交线路2条 | 县交通局 | 2026-06-30
			7 | — | 更换燃气老旧管网9公里 | 县住建局 | 2026-10-31`,
	},
	{
		name: 'people columns beside unit columns',
		drawing: `
			序号 | 督办事项 | 牵头领导 | 牵头单位 | 责任人 | 责任单位 | 联系电话 | 办结时限
			1 | 化解信访积案7件 | 周明远 | 县信访局 | 林晓 | 县公安局、县司法局 | 0000-6621016 | 2026-12-20
			2 | 编制国土空间规划 | 方振国 | 县自然资源局 | 赵明 | 各乡镇 | 0000-6621017 | 5月前`,
		items: `
			2 | — | 化解信访积案7件 | 县信访局 + 县公安局、县司法局 | 2026-12-20
			3 | — | 编制国土空间规划 | 县自然资源局 + 各乡镇 | 2026-04-30`,
	},
	{
		name: 'motions and proposals',
		drawing: `
			县人大建议、政协提案办理情况一览表（2026年） | < | < | < | < | < | <
			建议编号 | 类别 | 案由 | 代表姓名 | 主办单位 | 会办单位 | 办理时限
			'012 | 交通 | 关于增设学校门口减速带的建议 | 张建平 | 县公安局 | 县教体局、县交通局 | 交办之日起3个月内
			'027 | 农业 | 关于扶持油茶产业的建议 | 李春梅 | 县林业局 | | 2026年9月30日`,
		items: `
			3 | 交通 | 关于增设学校门口减速带的建议 | 县公安局 + 县教体局、县交通局 | relative
			4 | 农业 | 关于扶持油茶产业的建议 | 县林业局 | 2026-09-30`,
	},
	{
		name: 'rectification list: one problem over several measures',
		drawing: `
			环保督察反馈问题整改清单 | < | < | < | < | <
			序号 | 反馈问题 | 整改目标 | 整改措施 | 整改责任单位 | 整改时限
			1 | 城区雨污混流 | 消除混错接 | 排查管网 | 县住建局 | 立行立改
			^ | ^ | ^ | 改造错接点31处 | 县住建局 | 2026年底前
			2 | 畜禽粪污直排 | 设施配套率100% | 逐场整改 | 县农业农村局牵头，各乡镇配合 | 2026年6月底前，长期坚持`,
		items: `
			3 | 城区雨污混流 | 排查管网 | 县住建局 | immediate
			4 | 城区雨污混流 | 改造错接点31处 | 县住建局 | 2026-12-31
			5 | 畜禽粪污直排 | 逐场整改 | 县农业农村局 + 各乡镇 | 2026-06-30+`,
	},
	{
		name: 'project schedule with investment and progress columns',
		drawing: `
			2026年县级重点项目推进情况表 | < | < | < | < | < | < | < | <
			单位：万元 | < | < | < | < | < | < | < | <
			序号 | 项目名称 | 建设内容及规模 | 总投资 | 年度计划投资 | 形象进度 | 开工时间 | 竣工时间 | 责任单位
			(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
			1 | 城东污水处理厂 | 日处理2万吨 | 18000 | 6000 | 基础施工 | 2025.10 | 2026.12 | 县住建局
			2 | 冷链物流园 | 冷库3万立方 | 9000 | 4500 | 前期 | 2026.5 | 2027.6 | 县商务局
			合计 | | | 27000 | 10500 | | | |`,
		items: `
			5 | — | 城东污水处理厂 | 县住建局 | 2026-12-31
			6 | — | 冷链物流园 | 县商务局 | 2027-06-30`,
	},
	{
		name: 'decisions of a meeting',
		drawing: `
			县政府第18次常务会议议定事项分解 | < | < | < | < | <
			（2026年3月20日） | < | < | < | < | <
			序号 | 议题 | 议定事项 | 落实单位 | 完成时限 | 落实情况
			1 | 审议防汛预案 | 修改后印发 | 县应急管理局 | 3月底前 | 已印发
			^ | ^ | 补充物资储备 | 县应急管理局、县财政局 | 4月15日前 |
			2 | 听取教育工作汇报 | 制定学位建设方案 | 县教体局 | 一个月内 |`,
		items: `
			4 | — | 修改后印发 | 县应急管理局 | 2026-03-31
			5 | — | 补充物资储备 | 县应急管理局、县财政局 | 2026-04-15
			6 | — | 制定学位建设方案 | 县教体局 | relative`,
	},
	{
		name: 'instructions of leaders',
		drawing: `
			领导批示件办理台账 | < | < | < | < | < | <
			批示编号 | 批示时间 | 批示领导 | 批示件名称 | 批示内容 | 承办单位 | 办结时限
			青批〔2026〕3号 | @2026-01-08 | 周明远 | 关于石板桥险情的报告 | 请交通局立即处置 | 县交通局 | 1月底前
			青批〔2026〕9号 | @2026-03-02 | 方振国 | 信访专报第4期 | 请信访局包案化解 | 县信访局会同沙河镇 | 月底前`,
		items: `
			3 | — | 关于石板桥险情的报告 | 县交通局 | 2026-01-31
			4 | — | 信访专报第4期 | 县信访局 + 沙河镇 | 2026-03-31`,
	},
	{
		name: 'a text file with a title line and no merges',
		plain: true,
		drawing: `
			2026年度督办事项 | | | | |
			类别 | 序号 | 事项 | 时限 | | 责任单位
			 | | | 计划完成 | 实际完成 |
			民生 | 1 | 改造农贸市场 | 6月底 | 6月20日 | 县商务局
			 | 2 | 新建公厕8座 | 9月底 | | 县城管局
			 | | 公厕除臭改造 | 10月底 | |
			产业 | 3 | 建成标准厂房 | 12月底 | | 县工信局`,
		items: `
			4 | 民生 | 改造农贸市场 | 县商务局 | 2026-06-30
			5 | 民生 | 新建公厕8座 | 县城管局 | 2026-09-30
			6 | 民生 | 公厕除臭改造 | 县城管局 | 2026-10-31
			7 | 产业 | 建成标准厂房 | 县工信局 | 2026-12-31`,
	},
	{
		name: 'no number column, numbers inside the text, star for the lead',
		drawing: `
			2026年改革要点分工 | < | <
			改革任务 | 责任单位 | 时间要求
			1.推进行政复议改革 | ★县司法局、县编办 | 二季度
			2.深化集体林权改革 | 县农业农村局、★县林业局 | 三季度末
			注：标★的单位为牵头单位 | < | <`,
		items: `
			3 | — | 推进行政复议改革 | 县司法局 + 县编办 | 2026-06-30
			4 | — | 深化集体林权改革 | 县林业局 + 县农业农村局 | 2026-09-30`,
	},
	{
		name: 'one heading over a category and a task column',
		drawing: `
			序号 | 目标任务 | < | 责任单位 | 时限
			1 | 项目建设 | 开工10个亿元项目 | 县发改局 | 6月底
			2 | ^ | 竣工5个亿元项目 | 县发改局 | 12月底
			3 | 招商引资 | 签约20个项目 | 县商务局 | 12月底`,
		items: `
			2 | 项目建设 | 开工10个亿元项目 | 县发改局 | 2026-06-30
			3 | 项目建设 | 竣工5个亿元项目 | 县发改局 | 2026-12-31
			4 | 招商引资 | 签约20个项目 | 县商务局 | 2026-12-31`,
	},
	{
		name: 'pre-numbered empty rows, example row, filling notes of several lines',
		drawing: `
			XX局督查事项反馈表 | < | < | <
			序号 | 督查事项 | 责任单位 | 完成时限
			示例 | 完成XX工作 | XX科 | X月X日
			1 | 报送半年总结 | 县统计局 | 7月5日前
			2 | | |
			3 | | |
			填表说明： | < | < | <
			1.本表每月25日前报送； | < | < | <
			2.完成时限请写到日。 | < | < | <`,
		items: `
			4 | — | 报送半年总结 | 县统计局 | 2026-07-05`,
	},
	{
		name: 'unit column with inline roles, multi-line cells, overseeing unit beside it',
		drawing: `
			序号 | 工作内容 | 责任单位 | 督办单位 | 整改完成时限
			1 | 拆除违建3处⏎（石门镇2处） | 牵头单位：县城管局⏎配合单位：县公安局、石门镇 | 县委督查室 | 2026年8月15日
			2 | 清理河道垃圾 | 县水利局牵头，沿河各镇负责 | 县政府督查室 | 每月15日前`,
		items: `
			2 | — | 拆除违建3处（石门镇2处） | 县城管局 + 县公安局、石门镇 | 2026-08-15
			3 | — | 清理河道垃圾 | 县水利局 + 沿河各镇 | recurring`,
	},
	{
		name: 'planned and real dates in sub-columns, progress in several columns',
		drawing: `
			序号 | 事项名称 | 计划时间 | < | 完成情况 | < | 责任科室
			^ | ^ | 开始时间 | 结束时间 | 进展 | 完成时间 | ^
			1 | 清产核资 | 2026-01-05 | 2026-03-31 | 已完成 | 2026-03-28 | 财务股
			2 | 制度汇编 | 2026-02-01 | 2026-06-30 | 起草中 | | 办公室`,
		items: `
			3 | — | 清产核资 | 财务股 | 2026-03-31
			4 | — | 制度汇编 | 办公室 | 2026-06-30`,
	},
];

const read = (layout: Layout) =>
	readLedger(bookOf(drawSheet(layout.drawing, 'Sheet1', layout.plain)), { today: day('2026-01-15') });

describe('layouts of other people', () => {
	test.each(layouts)('$name', (layout) => {
		expect(read(layout).items.map(line)).toEqual(lines(layout.items));
	});

	test.each(layouts)('every row is taken or told: $name', (layout) => {
		const { items, skipped } = read(layout);
		const told = new Set([...items, ...skipped].map(({ row }) => row));
		const { rows } = drawSheet(layout.drawing, 'Sheet1', layout.plain);
		const silent = rows.flatMap((row, i) => (row.some((cell) => cell) && !told.has(i + 1) ? [i + 1] : []));
		const stages = items.filter((item) => item.deadline.note?.includes('分几行写'));
		expect(silent.length).toBe(stages.length * 2);
	});
});
