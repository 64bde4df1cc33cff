import { addDays, day } from '../../src/rules/day.ts';
import type { Assignment, Item, Role, Unit } from '../../src/rules/item.ts';
import type { Lamp } from '../../src/rules/lamp.ts';

const unitNames = [
	'县发展和改革局',
	'县财政局',
	'县住房和城乡建设局',
	'县交通运输局',
	'县水利局',
	'市生态环境局青屏分局',
	'县农业农村局',
	'县教育体育局',
	'沙河镇',
	'青河街道',
];
const titles = [
	'老城区雨污分流改造（二期）开工',
	'石板桥安全隐患处置',
	'农村公路隐患路段整治',
	'乡镇污水处理设施第三方运维招标，年内完成云岭、高塘、柳溪3个乡镇站点移交并建立按月考核、按季付费的运行机制',
	'闲置校舍清查处置方案',
	'冷链物流园一期主体封顶',
	'“一件事一次办”事项上线',
];
const content =
	'全年改造管网12.6公里，更换检查井320座；施工期间保障沿线住户和商户出行，分段施工、分段恢复，每周报送进度。';
const words = '施工图审查已完成，招标公告已发布；征迁剩余3户正在协商，资金拨付到位80%。';
const lampWords: (Lamp | '红·逾期30个工作日')[] = [
	'红·逾期30个工作日',
	'黄·临期',
	'黄·滞后',
	'绿·正常',
	'灰·已办结',
	'白·长期',
];

const sampleUnit = (id: number): Unit => ({
	id,
	name: unitNames[(id - 1) % unitNames.length]!,
	short: null,
	kind: '县直',
	sort: id,
});
const assignment = (id: number, role: Role): Assignment => ({
	id,
	unit: sampleUnit(id),
	role,
	status: '办理中',
	written: null,
	promised: null,
	receipted: null,
	claimed: null,
	since: null,
	ended: null,
	sort: id,
});

/** An item as a ledger holds it, with whatever a test wants different. */
export function sampleItem(n: number, changes: Partial<Item> = {}): Item {
	const due = addDays(day('2026-08-15'), (n * 13) % 140);
	return {
		id: n,
		number: `2026-${String(n).padStart(3, '0')}`,
		year: 2026,
		outsideNumber: null,
		title: titles[n % titles.length]!,
		content: n % 3 === 0 ? content : null,
		goal: null,
		measure: null,
		category: ['城乡建设', '民生保障', '生态环境'][n % 3]!,
		source: ['会议议定', '领导批示', '年度重点工作'][n % 3]!,
		document: ['县政府第8次常务会议纪要〔2026〕8号', '青督批〔2026〕17号', '2026年政府工作报告'][n % 3]!,
		campaign: null,
		urgency: '一般',
		difficulty: '一般',
		publicity: '公开',
		leader: ['方振国', '沈若兰', '周明远'][n % 3]!,
		instructedBy: null,
		overseer: null,
		gate: null,
		team: null,
		tags: [],
		parent: null,
		againOf: null,
		mergedInto: null,
		children: 0,
		deadline: {
			kind: 'date',
			raw: null,
			how: null,
			original: due,
			current: n % 5 === 0 ? addDays(due, 30) : due,
			extensions: n % 5 === 0 ? 1 : 0,
			lateFrom: null,
			alsoLongTerm: false,
			cycle: null,
		},
		milestones: [],
		status: '办理中',
		received: day('2026-03-30'),
		registered: day('2026-03-30'),
		dispatched: day('2026-04-01'),
		reopened: null,
		started: day('2026-04-02'),
		claimed: null,
		completed: null,
		struck: null,
		assignments: [
			assignment((n % 10) + 1, '牵头'),
			...(n % 2 ? [assignment(((n + 3) % 10) + 1, '配合'), assignment(((n + 5) % 10) + 1, '配合')] : []),
		],
		percent: (n * 17) % 101,
		progress: { day: day('2026-10-28'), text: words.slice(0, 12 + ((n * 7) % 30)) },
		note: n % 4 === 0 ? '每周五报进展' : null,
		...changes,
	};
}

export const sampleItems = (count: number): Item[] => Array.from({ length: count }, (_, i) => sampleItem(i + 1));
export const sampleLamp = (n: number): string => lampWords[n % lampWords.length]!;
