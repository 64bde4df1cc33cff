import type { InspectionKind } from '../../../rules/inspection.ts';

/** What is done about a finding after it was written down. */
export type Outcome = '整改到位' | '再整改' | '报了整改' | '没有整改' | '通报' | '不采用' | '待研判';

/** A finding: what, of which unit, what came of it. */
type Found = readonly [text: string, unit: string, outcome: Outcome];

/** A row of the year's plan. */
export interface PlanRow {
	content: string;
	kind: InspectionKind;
	units: string;
	months: string;
}

/** The year's plan of inspections; its rows are numbered from 1. */
export const plan: readonly PlanRow[] = [
	{ content: '重点项目建设进度', kind: '现场督查', units: '县发改局', months: '3至12月' },
	{ content: '春季森林防火责任落实', kind: '明查', units: '云岭镇、松坪乡', months: '2月、3月' },
	{ content: '民生实事办理进度', kind: '听取汇报', units: '县民政局、县教体局', months: '每季度' },
	{ content: '农村饮水安全', kind: '督查调研', units: '县水利局', months: '5月' },
	{ content: '防汛备汛', kind: '联合督查', units: '县应急局、沙河镇', months: '6月' },
	{ content: '政务服务窗口作风', kind: '暗访', units: '县数据局、县人社局', months: '4月、9月' },
	{ content: '秋冬季森林防火责任落实', kind: '现场督查', units: '沙河镇、石门镇', months: '10月、11月' },
	{ content: '机关值班纪律', kind: '个别访谈', units: '县民政局', months: '10月' },
];

/** An inspection that was made: on the plan on a day of its year, or besides it some days before the demonstration's day. */
export interface Trip {
	on: { row: number; date: `${number}-${number}` } | { before: number; topic: string; units: string };
	words: readonly string[];
	found: readonly Found[];
}

const recorded = (text: string): string[] => ['--record', text];
const secret = ['--kind', '暗访', '--authorised-by', '方振国'];
const fromOutside = ['--members', '县人大=孔令闻；县政协=邵长河；媒体=县融媒体中心'];
const joint = ['--kind', '联合督查', ...fromOutside];

export const trips: readonly Trip[] = [
	{
		on: { row: 2, date: '02-05' },
		words: recorded('护林员在岗，宣传牌更新，一处值守点无登记'),
		found: [['防火值守点无登记', '松坪乡', '整改到位']],
	},
	{
		on: { row: 2, date: '03-11' },
		words: recorded('值守登记齐全，扑火队集结用时二十分钟'),
		found: [['扑火物资未按清单补足', '云岭镇', '整改到位']],
	},
	{ on: { row: 3, date: '03-25' }, words: recorded('十件实事全部开工'), found: [] },
	{
		on: { row: 6, date: '04-14' },
		words: ['--authorised-by', '方振国', ...recorded('三个窗口，一个窗口无人值守十五分钟')],
		found: [['窗口无人值守', '县数据局', '通报']],
	},
	{
		on: { row: 4, date: '05-19' },
		words: ['--interviews', '水厂负责人2人、村民6户', '--product', '《农村饮水安全调研报告》'],
		found: [['水质检测记录缺三个月', '县水利局', '整改到位']],
	},
	{
		on: { row: 5, date: '06-09' },
		words: [...fromOutside, ...recorded('物资到位，两处险工险段责任人未公示')],
		found: [
			['险工险段责任人未公示', '沙河镇', '再整改'],
			['抢险队伍名册未更新', '县应急局', '整改到位'],
		],
	},
	{ on: { row: 3, date: '06-24' }, words: recorded('两项进度偏慢，已要求排出计划'), found: [] },
	{
		on: { row: 6, date: '09-16' },
		words: ['--authorised-by', '方振国', ...recorded('四个窗口，排队超过四十分钟')],
		found: [['取号机故障无人处理', '县人社局', '整改到位']],
	},
	{ on: { row: 3, date: '09-23' }, words: recorded('七项完成过半，停车泊位用地尚有两处未定'), found: [] },
	{
		on: { row: 7, date: '10-20' },
		words: [...recorded('值守人员在岗，物资登记不全'), '--where', '鹿鸣林场'],
		found: [
			['防火物资登记不全', '石门镇', '报了整改'],
			['林区卡口夜间无人', '沙河镇', '再整改'],
		],
	},
	{
		on: { before: 45, topic: '背街小巷环境卫生', units: '青河街道、县城管局' },
		words: [...secret, ...recorded('九条巷道，三条积存垃圾')],
		found: [
			['东门巷垃圾积存', '青河街道', '没有整改'],
			['环卫作业记录不实', '县城管局', '通报'],
		],
	},
	{
		on: { before: 27, topic: '敬老院消防', units: '云岭镇' },
		words: ['--liaison', '章程远', ...recorded('灭火器过期两个，其余完好')],
		found: [
			['敬老院灭火器过期', '云岭镇', '整改到位'],
			['厨房堆放杂物', '云岭镇', '不采用'],
		],
	},
	{
		on: { before: 9, topic: '养老机构冬季安全', units: '县民政局、高塘镇' },
		words: [...joint, ...recorded('四家机构，一家疏散通道堆物，一家未开展演练')],
		found: [
			['疏散通道堆放床具', '高塘镇', '报了整改'],
			['未开展应急演练', '县民政局', '待研判'],
		],
	},
];

/** Enterprises visited every month: full name and short name. */
export const enterprises: readonly (readonly [name: string, short: string])[] = [
	['青屏重工有限公司', '青屏重工'],
	['青屏纺织有限公司', '青屏纺织'],
	['柳溪食品厂', '柳溪食品'],
];

/** Visits: days before the demonstration's day, which enterprise, what it said and whether that is settled. */
export const visits: readonly (readonly [before: number, short: string, said: readonly string[]])[] = [
	[41, '青屏重工', ['--problems', '用电增容批不下来']],
	[40, '青屏纺织', ['--problems', '招工难，缺挡车工四十人']],
	[39, '柳溪食品', []],
	[12, '青屏重工', ['--problems', '用电增容批不下来', '--result', '已解决']],
	[11, '青屏纺织', ['--problems', '招工难，尚缺十五人']],
	[0, '柳溪食品', []],
];

/** Praise, blame and outside judgement: days before, kind, whom, and the rest of the line. */
export const merits: readonly (readonly [before: number, kind: string, unit: string, rest: readonly string[]])[] = [
	[150, '表扬', '县教体局', ['--basis', '县政府办公室通报', '--text', '建议提案办理扎实']],
	[76, '肯定', '县应急局', ['--basis', '周明远同志在防汛专报上的批示', '--text', '处置果断，值得肯定']],
	[62, '批评', '县资源局', ['--basis', '县政府办公室通报', '--text', '连续两期不报进展']],
	[38, '审计', '县财政局', ['--basis', '县审计局绩效审计报告', '--points', '-1', '--text', '专项资金拨付偏慢']],
	[16, '表扬', '县数据局', ['--basis', '县委办公室通报', '--text', '一件事一次办提前上线']],
];
