import { type Item, leadsOf } from '../../rules/item.ts';
import type { SheetLayout } from '../layout.ts';
import { type About, type ColumnOf, deadlineCell, fillColumns, headLines, joinNames } from './fill.ts';
import type { Remarks } from './register-columns.ts';

/** A project: its goal in words, where a measured one stands, the percent it should have and has reached (0–100), and what was last reported. */
export interface ProjectEntry {
	item: Item;
	measured: string | null;
	scheduled: number | null;
	reached: number | null;
	progress: string | null;
	remarks: Remarks;
}

const whole = (percent: number | null): number | null => (percent === null ? null : Math.round(percent));

/** Percentage points between the two figures as printed; negative behind schedule. */
function gap({ scheduled, reached }: ProjectEntry): number | null {
	const [due, done] = [whole(scheduled), whole(reached)];
	return due === null || done === null ? null : done - due;
}

/** 重点项目情况督查表 from left to right. */
const columns: readonly ColumnOf<ProjectEntry>[] = [
	{ heading: '序号', width: 5, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '编号', width: 10.5, kind: 'text', align: 'center', value: ({ item }) => item.number },
	{ heading: '项目名称', width: 20, kind: 'text', align: 'left', value: ({ item }) => item.title },
	{ heading: '牵头单位', width: 15, kind: 'text', align: 'left', value: ({ item }) => joinNames(leadsOf(item)) },
	{
		heading: '责任领导',
		width: 9,
		kind: 'text',
		align: 'center',
		optional: true,
		value: ({ item }) => item.leader,
	},
	{ heading: '年度目标', width: 18, kind: 'text', align: 'left', value: ({ item }) => item.goal },
	{
		heading: '目标完成量',
		width: 16,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ measured }) => measured,
	},
	{ heading: '完成时限', width: 11.5, kind: 'date', align: 'center', value: ({ item }) => deadlineCell(item) },
	{
		heading: ['进度比对', '序时'],
		width: 6.5,
		kind: 'percent',
		align: 'center',
		value: ({ scheduled }) => whole(scheduled),
	},
	{
		heading: ['进度比对', '实际'],
		width: 6.5,
		kind: 'percent',
		align: 'center',
		value: ({ reached }) => whole(reached),
	},
	{ heading: ['进度比对', '差距'], width: 6.5, kind: 'number', align: 'center', value: gap },
	{ heading: '形象进度', width: 20, kind: 'text', align: 'left', value: ({ progress }) => progress },
	{ heading: '存在问题', width: 18, kind: 'text', align: 'left', value: ({ remarks }) => remarks.problems },
	{ heading: '下步打算', width: 18, kind: 'text', align: 'left', value: ({ remarks }) => remarks.next },
	{
		heading: '需协调事项',
		width: 16,
		kind: 'text',
		align: 'left',
		optional: true,
		value: ({ remarks }) => remarks.help,
	},
];

/** Where each project stands: goal, schedule, what was reached, the gap, problems and next steps. */
export function layProjects(entries: readonly ProjectEntry[], about: About): SheetLayout {
	const behind = entries.filter((entry) => (gap(entry) ?? 0) < 0).length;
	return {
		name: '重点项目情况督查表',
		...headLines(about, '重点项目情况督查表', `共${entries.length}个项目${behind > 0 ? `，落后序时${behind}个` : ''}`),
		...fillColumns(columns, entries),
		notes: ['说明：差距=实际−序时，单位为百分点，负数为落后；序时进度按节点计算，没有节点的按起止日期平均计算。'],
		landscape: true,
		frozenColumns: 3,
	};
}
