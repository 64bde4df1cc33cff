import { describe, expect, test } from 'vitest';
import type { ReadItem } from '../../src/reading/item.ts';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { day } from '../../src/rules/day.ts';
import { bookOf, drawSheet } from './drawn-sheet.ts';

const read = (drawing: string, plain = false) =>
	readLedger(bookOf(drawSheet(drawing, 'Sheet1', plain)), { today: day('2026-11-02') });
const due = ({ deadline }: ReadItem) => (deadline.kind === 'date' ? deadline.date : deadline.kind);
const line = (item: ReadItem) =>
	[
		item.row,
		item.category ?? '—',
		item.title,
		[item.lead.join('、'), item.support.join('、')].filter(Boolean).join(' + '),
		due(item),
	].join(' | ');

describe('tables of other offices', () => {
	test.each<[string, string, string[]]>([
		[
			'aims by quarter under a header of three levels',
			`
			青屏县2026年重点工作任务分解表 | < | < | < | < | < | < | < | <
			序号 | 工作板块 | 任务名称 | 年度目标及序时安排 | < | < | 责任体系 | < | 完成节点
			^ | ^ | ^ | 全年目标 | 序时安排 | < | 具体落实 | < | ^
			^ | ^ | ^ | ^ | 上半年 | 下半年 | 牵头部门 | 参与部门 | ^
			1 | 工业强县 | 建成标准厂房 | 8万平方米 | 封顶 | 投用 | 县经开区管委会 | 县自然资源局⏎县住建局 | 11月30日
			2 | ^ | 新增规上企业 | 12家 | 6家 | 12家 | 县工信局 | 县统计局 | 12月底`,
			[
				'5 | 工业强县 | 建成标准厂房 | 县经开区管委会 + 县自然资源局、县住建局 | 2026-11-30',
				'6 | 工业强县 | 新增规上企业 | 县工信局 + 县统计局 | 2026-12-31',
			],
		],
		[
			'battles merged left of the numbers, units that attack and help',
			`
			“百日攻坚”任务书 | < | < | < | < | <
			（2026年9月10日印发） | < | < | < | < | <
			攻坚战役 | 序号 | 攻坚目标 | 主攻单位 | 助攻单位 | 攻坚期限
			招商大突破 | 1 | 引进亿元以上项目 | 县商务局 | 各乡镇、经开区 | @2026-12-18
			^ | 2 | 组织外出招商 | ^ | ^ | 11.30`,
			[
				'4 | 招商大突破 | 引进亿元以上项目 | 县商务局 + 各乡镇、经开区 | 2026-12-18',
				'5 | 招商大突破 | 组织外出招商 | 县商务局 + 各乡镇、经开区 | 2026-11-30',
			],
		],
		[
			'headings that ask',
			`
			云岭镇行动清单（2026年度） | < | < | < | < | <
			抓什么 | 怎么抓 | 谁来抓 | 谁配合 | 抓到什么程度 | 什么时间完成
			集体经济 | 每村一个项目 | 镇经济发展办 | 各村 | 每村年收入10万元 | 12月底
			矛盾化解 | 逐村排查 | 镇综治中心 | 派出所、司法所 | 不出镇 | 持续开展`,
			[
				'3 | — | 集体经济 | 镇经济发展办 + 各村 | 2026-12-31',
				'4 | — | 矛盾化解 | 镇综治中心 + 派出所、司法所 | long_term',
			],
		],
		[
			'places with what is wrong there',
			`
			文明城市创建问题交办清单（第7期） | < | < | < | <
			点位名称 | 点位类型 | 存在的问题 | 整改单位 | 整改时间
			北门农贸市场 | 农贸市场 | 占道经营 | 青河街道 | 3日内
			人民路（中段） | 主次干道 | 停车秩序乱 | 县公安局交警大队 | 11月5日前`,
			['3 | 农贸市场 | 占道经营 | 青河街道 | relative', '4 | 主次干道 | 停车秩序乱 | 县公安局交警大队 | 2026-11-05'],
		],
		[
			'marks for lead and support, stated in the heading',
			`
			专项整治“三张清单” | < | < | < | <
			序号 | 突出问题 | 改进措施 | 责任单位（●牵头 ○配合） | 完成期限
			1 | 文山会海 | 压减发文 | ●县委办 ○县政府办、县政协办 | 2026年12月底
			2 | 报表多 | 清理工作群 | 〔牵头〕县委网信办〔配合〕县数据局，各乡镇 | 11月底前`,
			[
				'3 | — | 文山会海 | 县委办 + 县政府办、县政协办 | 2026-12-31',
				'4 | — | 报表多 | 县委网信办 + 县数据局、各乡镇 | 2026-11-30',
			],
		],
		[
			'a leader’s papers: who is told, not who told',
			`
			县委主要领导批办件登记簿 | < | < | < | < | < | <
			编号 | 收到日期 | 来文单位 | 文件标题 | 批办意见 | 转办单位 | 要求报结时间
			1 | 2026-09-03 | 县农业农村局 | 关于秋粮收购资金缺口的请示 | 请抓紧研究 | 县财政局 | 9月10日前
			2 | 2026-09-08 | 县信访局 | 群众来信摘报第31期 | 请核查 | 沙河镇 | 一周内`,
			['3 | — | 关于秋粮收购资金缺口的请示 | 县财政局 | 2026-09-10', '4 | — | 群众来信摘报第31期 | 沙河镇 | relative'],
		],
	])('%s', (_, drawing, items) => {
		expect(read(drawing).items.map(line)).toEqual(items);
	});
});

describe('a guess says its ground', () => {
	const told = (drawing: string, plain = false) => {
		const { items, problems } = read(drawing, plain);
		return [...problems.map(({ message }) => message), ...items.flatMap(({ warnings }) => warnings)];
	};

	test.each<[string, string, boolean, string]>([
		[
			'the year of the title',
			'2026年任务清单 | < | <\n事项 | 责任单位 | 时限\n修堤 | 县水利局 | 11月20日',
			false,
			'完成时限推定：年份按2026年（年份看表题）',
		],
		[
			'the year of today',
			'事项 | 责任单位 | 时限\n修堤 | 县水利局 | 11月20日',
			false,
			'完成时限推定：年份按2026年（年份看今天）',
		],
		[
			'the year it came in',
			'事项 | 责任单位 | 交办日期 | 时限\n修堤 | 县水利局 | 2025-03-01 | 11月20日',
			false,
			'完成时限推定：年份按2025年（年份看交办日期）',
		],
		[
			'who leads, by the table’s rule',
			'事项 | 责任单位 | 时限\n修堤 | 县水利局、沙河镇 | 2026-11-20\n注：排在第一位的为牵头单位 | < | <',
			false,
			'表里写明“排在第一位的为牵头单位”，首位算牵头，其余算配合',
		],
		[
			'units that stand above the table',
			'填报单位：沙河镇人民政府 | <\n督办事项 | 完成时限\n修堤 | 2026-11-20',
			false,
			'表里没有责任单位一列，按上方的“填报单位：沙河镇人民政府”登记',
		],
		[
			'a category left out',
			'序号,类别,事项,责任单位\n1,河道,修堤,县水利局\n2,,清淤,县水利局'.replaceAll(',', '|'),
			true,
			'类别空着，沿用上面一件的',
		],
		[
			'units left out',
			'序号,事项,责任单位,时限\n1,修堤,县水利局,2026-11-20\n,清淤,,2026-11-25'.replaceAll(',', '|'),
			true,
			'责任单位空着，沿用上面一件的',
		],
		[
			'a number within the text',
			'工作任务 | 责任单位\n1.修堤 | 县水利局\n2.清淤 | 县水利局',
			false,
			'序号取自事项开头的文字',
		],
		[
			'a percent within the progress',
			'事项 | 责任单位 | 进展情况\n修堤 | 县水利局 | 已完成45%',
			false,
			'完成比例取自进展情况一列',
		],
		[
			'a day within the text',
			'事项 | 责任单位\n12月底前修堤 | 县水利局',
			false,
			'没有写完成时限，正文里有“12月底前”，请核对',
		],
		[
			'a heading known by one word',
			'督办标题 | 责任单位 | 时限\n修堤 | 县水利局 | 2026-11-20',
			false,
			'“督办标题”一列按字面认作事项，不对的话请加 --map A=字段',
		],
		[
			'problems for the matter',
			'序号 | 存在的问题 | 责任单位 | 时限\n1 | 堤防渗漏 | 县水利局 | 2026-11-20',
			false,
			'没有事项一列，“存在的问题”一列作事项，不对的话请加 --map B=字段',
		],
		[
			'one of two deadlines',
			'事项 | 责任单位 | 完成时限 | 完成时间\n修堤 | 县水利局 | 2026-11-20 | 2026-10-30',
			false,
			'完成时限取“完成时限”一列，“完成时间”一列作实际完成时间，不对的话请加 --map D=字段',
		],
		[
			'units beside a lead',
			'事项 | 牵头单位 | 责任单位\n修堤 | 县水利局 | 沙河镇',
			false,
			'“责任单位”一列作配合单位（另有牵头单位一列），不对的话请加 --map C=字段',
		],
		[
			'two units under one heading',
			'事项 | 承接单位 | <\n^ | 首办单位 | 从办单位\n修堤 | 县水利局 | 沙河镇',
			false,
			'“从办单位”一列作配合单位（同一栏下排在后面），不对的话请加 --map C=字段',
		],
	])('%s', (_, drawing, plain, words) => {
		expect(told(drawing, plain)).toContain(words);
	});

	test('plain headings and plain values are no guess', () => {
		expect(told('序号 | 事项 | 牵头单位 | 配合单位 | 完成时限\n1 | 修堤 | 县水利局 | 沙河镇 | 2026-11-20')).toEqual([]);
	});
});

describe('by the list of what must hold', () => {
	const numberOf = (cell: string) => read(`序号 | 事项 | 责任单位\n${cell} | 修堤 | 县水利局`).items[0]?.outsideNumber;

	test.each<[string, string]>([
		['1', '1'],
		["'1", '1'],
		['１', '1'],
		['1、', '1'],
		["'01", '01'],
		["'0012", '0012'],
	])('the number %s is kept as %s, with its zeros', (cell, number) => {
		expect(numberOf(cell)).toBe(number);
	});

	test('a unit merged over rows holds for each, under a header of two rows and a merged title', () => {
		const { items } = read(`
			任务清单 | < | <
			事项 | 责任 | <
			^ | 牵头单位 | 完成时限
			修堤 | 县水利局 | 2026-11-20
			清淤 | ^ | 2026-11-25`);
		expect(items.map(line)).toEqual(['4 | — | 修堤 | 县水利局 | 2026-11-20', '5 | — | 清淤 | 县水利局 | 2026-11-25']);
	});

	test('what is written 同上 is what stands above, and said', () => {
		const { items } = read(`
			序号 | 事项 | 责任单位 | 完成时限
			1 | 修堤 | 县水利局 | 12月底
			一、城区 | < | < | <
			2 | 清淤 | 同上 | 〃
			3 | 修路 | 县交通局 | 同上`);
		expect(items.map(line)).toEqual([
			'2 | — | 修堤 | 县水利局 | 2026-12-31',
			'4 | 一、城区 | 清淤 | 县水利局 | 2026-12-31',
			'5 | 一、城区 | 修路 | 县交通局 | 2026-12-31',
		]);
		expect(items[1]?.warnings).toEqual(expect.arrayContaining(['“同上”照上一行登记', '“〃”照上一行登记']));
	});

	test('同上 right below the header stays as it is written', () => {
		const { items } = read('序号 | 事项 | 责任单位\n1 | 修堤 | 同上\n2 | 清淤 | 同上');
		expect(items.map(({ lead }) => lead)).toEqual([['同上'], ['同上']]);
	});

	test.each<[string, string, string]>([
		['1-2 培育主体', '培育主体', '1-2'],
		['1—2、培育主体', '培育主体', '1—2'],
		['1-2培育主体', '培育主体', '1-2'],
		['1-5月培育主体', '1-5月培育主体', '1'],
		['2-1 培育主体', '2-1 培育主体', '1'],
		['1.5公里管网', '1.5公里管网', '1'],
	])('under number 1, %s is %s with number %s', (written, title, number) => {
		const { items } = read(`序号 | 任务 | 责任单位\n1 | ${written} | 县水利局`);
		expect([items[0]?.title, items[0]?.outsideNumber]).toEqual([title, number]);
	});

	test('a unit and its count over each table are the unit of the rows below', () => {
		const { items } = read(`
			各单位未完成事项清单 | < | <
			县住建局（2件） | < | <
			序号 | 事项 | 时限
			1 | 污水管网二期 | 10月底
			县交通局（1件） | < | <
			序号 | 事项 | 时限
			1 | 货车超载治理 | 10月15日`);
		expect(items.map(({ title, lead }) => [title, lead])).toEqual([
			['污水管网二期', ['县住建局']],
			['货车超载治理', ['县交通局']],
		]);
	});

	test('a signature below the table is no matter without a name', () => {
		const { items, problems } = read(`
			序号 | 事项 | 责任单位 | 完成时限
			1 | 修堤 | 县水利局 | 12月底
			督查室主任（签字）： | | | 2026年10月9日`);
		expect([items.length, problems]).toEqual([1, []]);
	});

	test('stages under one merged number and name are one matter, with all their units and the last day', () => {
		const { items } = read(`
			序号 | 任务 | 阶段措施 | 责任单位 | 时限
			1 | 整治高层建筑火灾隐患 | 摸底建账 | 县消防救援大队 | 11月10日
			^ | ^ | 集中整治 | 县住建局 | 2027年1月20日
			2 | 规范充电 | 新建充电桩 | 县城管局 | 12月20日`);
		expect(items.map(line)).toEqual([
			'2 | — | 整治高层建筑火灾隐患 | 县消防救援大队、县住建局 | 2027-01-20',
			'4 | — | 规范充电 | 县城管局 | 2026-12-20',
		]);
	});

	test('a unit under one heading with the lead supports it, whatever it is called', () => {
		const { items } = read(`
			序号 | 项目名称 | 责任单位 | < | 完成时限
			^ | ^ | 牵头单位 | 业主单位 | ^
			1 | 石板桥改造 | 县交通局 | 石门镇 | 12月底`);
		expect(items.map(line)).toEqual(['3 | — | 石板桥改造 | 县交通局 + 石门镇 | 2026-12-31']);
	});

	test('a sheet that only counts matters has none', () => {
		const { items, skipped } = readLedger(
			bookOf(
				drawSheet('乡镇 | 事项数 | 完成数 | 完成率\n沙河镇 | 2 | 1 | 50%', '汇总'),
				drawSheet('序号 | 事项 | 责任单位\n1 | 修堤 | 县水利局', '台账'),
			),
			{ today: day('2026-11-02') },
		);
		expect(items.map(({ sheet, title }) => [sheet, title])).toEqual([['台账', '修堤']]);
		expect(skipped).toContainEqual({ sheet: '汇总', row: 1, why: '这张表没有事项一列' });
	});

	test('what is no matter stays out, each row with its reason; a hidden row comes in and says so', () => {
		const grid = drawSheet(`
			序号 | 事项 | 责任单位
			1 | 修堤 | 县水利局
			小计 | 1项 |
			 | |
			序号 | 事项 | 责任单位
			2 | 清淤 | 县水利局
			备注：数据截至10月底 | < | <`);
		grid.hiddenRows = [5];
		const { items, skipped } = readLedger(bookOf(grid, { ...grid, sheet: '字典', hidden: true }), {
			today: day('2026-11-02'),
		});
		expect(items.map(({ row, warnings }) => [row, warnings])).toEqual([
			[2, []],
			[6, ['这一行在表中是隐藏的']],
		]);
		expect(skipped.map(({ row, why }) => [row, why])).toEqual([
			[1, '表头'],
			[3, '合计行'],
			[5, '重复的表头'],
			[7, '备注说明行'],
			[0, '隐藏的工作表'],
		]);
	});
});
