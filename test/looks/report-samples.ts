import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agenda } from '../../src/papers/bulletins/agenda.ts';
import { bulletin } from '../../src/papers/bulletins/bulletin.ts';
import { dynamics } from '../../src/papers/bulletins/dynamics.ts';
import type { ItemRecord } from '../../src/papers/bulletins/item-record.ts';
import { leaderReport } from '../../src/papers/bulletins/leader-report.ts';
import { remarks } from '../../src/papers/bulletins/remarks.ts';
import { yearRecord } from '../../src/papers/bulletins/year-record.ts';
import { renderDocx } from '../../src/papers/docx.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { usualCirculation } from '../../src/rules/circulation.ts';
import { day } from '../../src/rules/day.ts';
import { figuresOf } from '../../src/rules/figures.ts';
import { modelLedger } from '../papers/model-ledger.ts';
import { housing, office, sampleRecord, sampleUnit, thisDay, today, town, water } from '../papers/sample-records.ts';
import type { Sample } from './sample.ts';

const longest = sampleUnit(8, '青屏县经济开发区暨现代物流产业园区建设发展和管理服务中心（筹）', '县直');
const title = '青屏县老城区雨污分流改造（二期）工程开工建设及沿线道路恢复、管线迁改和临时交通组织等配套事项';
const late = { late: '逾期30个工作日', stuck: ['逾期30个工作日', '报结退回2次'] };
const urged = { rung: '催办通知单', mark: '青督催〔2026〕24号', day: day('2026-09-17'), unit: housing.name } as const;
const warned = { rung: '限期整改单', mark: '青督改〔2026〕4号', day: day('2026-09-28'), unit: housing.name } as const;
const heard = {
	day: day('2026-10-28'),
	text: '招标公告已发布，未开工；施工图审查意见已经整改，计划十一月上旬重新挂网',
};

const records: ItemRecord[] = [
	sampleRecord({
		...late,
		heard,
		item: { number: '2026-031', title, due: '2026-09-15', percent: 55 },
		papers: [urged, warned],
		problems: ['施工图审查超期22天；招标文件两次退改。'],
		help: ['请县财政局确认二期配套资金1800万元拨付时间'],
		causes: ['招标文件两次退改，评审延后'],
	}),
	sampleRecord({
		item: { number: '2026-127', title: '石门镇河道采砂整治', percent: 65 },
		units: [water],
		late: '逾期1个工作日',
		stuck: ['逾期1个工作日'],
	}),
	sampleRecord({ item: { number: '2026-052', due: '2026-12-31', percent: 30 }, units: [longest, town], behind: 28.6 }),
	sampleRecord({
		item: { number: '2026-020', status: '已办结', completed: day('2026-10-20'), claimed: day('2026-10-20') },
	}),
];
const period = { from: day('2026-07-01'), to: day('2026-09-30'), label: '三季度' };
const many = modelLedger()
	.filter((item) => figuresOf([item], thisDay).total === 1)
	.map((item) => {
		const isLate = figuresOf([item], thisDay).overdue === 1;
		const bucket = { ...sampleRecord({ ...(isLate ? late : {}) }), item };
		const row = figuresOf([item], thisDay);
		return {
			...bucket,
			bucket: isLate ? ('overdue' as const) : row.finished === 1 ? ('onTime' as const) : ('notDue' as const),
		};
	});
const news = [town, housing, water, longest].map((unit, at) => ({
	unit,
	principal: at % 2 === 0 ? '罗建平' : null,
	lines: ['到老城区雨污分流改造现场调度，逐项落实征迁、管线迁改和资金拨付，要求十一月底前完成招标；研究冬季施工方案。'],
}));

/** The office's reports as it would print them, with long names and titles, and with a whole ledger. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const sample = async (
		name: string,
		paper: Paper | null | undefined,
		pages: [number, number],
		words: string[],
	): Promise<Sample> => {
		const file = join(folder, `${name}.docx`);
		writeFileSync(file, await renderDocx(paper as Paper));
		return { file, landscape: false, pages, words };
	};
	const common = { office, today, line: thisDay };
	return [
		await sample(
			'专报',
			bulletin({
				...common,
				circulation: usualCirculation('督查专报', '县'),
				kind: '督查专报',
				nature: '查找问题',
				title: '关于重点工程推进中几个突出问题的督查情况',
				day: today,
				records,
				own: null,
				issue: 3,
				stamp: null,
			}),
			[3, 4],
			['第3期', '四、原因分析', '督查事项办理情况表'],
		),
		await sample(
			'督查报告-草稿',
			bulletin({
				...common,
				circulation: usualCirculation('督查报告', '县'),
				kind: '督查报告',
				nature: '综合',
				title,
				day: today,
				records: records.slice(0, 1),
				own: null,
				issue: null,
				stamp: '草稿　2026年11月2日　#1286:9f3ac27e',
			}),
			[1, 3],
			['#1286:9f3ac27e', '下一步工作建议'],
		),
		await sample(
			'会议议程',
			agenda({
				...common,
				day: day('2026-11-10'),
				hour: '15:00',
				place: '县委三楼会议室',
				title: '督查工作联席会议议程',
				records,
			}),
			[1, 2],
			['需协调', '县委三楼会议室'],
		),
		await sample(
			'领导报告',
			leaderReport({ ...common, leader: '方振国', period, records })?.paper,
			[2, 3],
			['方振国同志', '分管督查事项办理情况清单'],
		),
		await sample(
			'领导报告-全部',
			leaderReport({ ...common, leader: '方振国', period, records: many })?.paper,
			[8, 25],
			['督查事项共186件'],
		),
		await sample(
			'讲评材料',
			remarks({ ...common, period, records: many, flags: new Map([[housing.name, '黄旗']]), scores: null }),
			[1, 6],
			['讲评材料'],
		),
		await sample(
			'一把手工作动态',
			dynamics({
				office,
				circulation: usualCirculation('一把手工作动态', '县'),
				period: { label: '10月26日至11月1日' },
				today,
				news,
				missing: [sampleUnit(7, '县民政局')],
				issue: 44,
				stamp: null,
			}),
			[1, 2],
			['第44期', '未报1家：县民政局'],
		),
		await sample(
			'实绩建议表',
			yearRecord({ ...common, year: 2026, records: many, untrue: new Set([many[0]?.item.id ?? 0]) }),
			[2, 8],
			['2026年度工作实绩建议表', '仅供参考'],
		),
	];
}
