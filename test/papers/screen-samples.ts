import type { BoardInput } from '../../src/papers/board-content.ts';
import type { SlidesInput } from '../../src/papers/slides-content.ts';
import { calendarOf } from '../../src/rules/calendar.ts';
import { addDays, day } from '../../src/rules/day.ts';
import type { Item, Unit } from '../../src/rules/item.ts';
import { limitsWith } from '../../src/rules/limits.ts';
import type { PublicEntry } from '../../src/rules/posting.ts';
import { textsWith } from '../../src/rules/texts.ts';
import { modelInput } from './circular-samples.ts';
import { itemWith, ledBy } from './model-ledger.ts';

/** The office's rules as they are when nothing was changed. */
const usualRules = {
	limits: limitsWith({}),
	texts: textsWith({}),
	yearly: ['年度重点工作'],
	calendar: calendarOf([]),
};

/** The model ledger's board on the morning of 4 November 2026. */
export function boardInput(changes: Partial<BoardInput> = {}): BoardInput {
	const { items, sources, gaps, slowPoints, measures, papers, calendar } = modelInput();
	const { items: shown = items } = changes;
	return {
		items,
		itemsAt: () => shown,
		sources,
		gaps,
		slowPoints,
		measures,
		papers,
		calendar,
		period: { from: day('2026-11-01'), to: day('2026-11-30'), label: '11月份' },
		today: day('2026-11-04'),
		office: '青屏县委县政府督查室',
		scope: [],
		percents: new Map(),
		rules: usualRules,
		fewest: 3,
		scores: null,
		stamp: '2026-11-04  #1286:9f3ac27e',
		...changes,
	};
}

const kinds = ['乡镇街道', '县直', '党群', '垂管'] as const;
const parts = ['青河', '高塘', '柳溪', '云岭', '石门', '沙河', '白水', '松坪', '南坪', '北渡'];

/** Units of every kind, each sixth with a name of thirty characters. */
const crowdedUnits = (count: number): Unit[] =>
	Array.from({ length: count }, (_, at) => ({
		id: at + 1,
		name:
			at % 6 === 5
				? `青屏县${parts[at % 10]}现代农业产业园区和乡村振兴示范带建设管理服务中心${Math.floor(at / 10)}处`
				: `${parts[at % 10]}${['镇', '局', '委', '中心', '街道', '办'][Math.floor(at / 10)] ?? at}`,
		short: null,
		kind: kinds[at % kinds.length]!,
		sort: at + 1,
	}));

/** A ledger as full as a county's gets: so many items of so many units, long titles, every fifth late. */
export function crowdedLedger(count: number, units: number): Item[] {
	const all = crowdedUnits(units);
	return Array.from({ length: count }, (_, at) => {
		const due = addDays(day('2026-03-01'), (at * 37) % 360);
		const isDone = at % 4 !== 1 && due < day('2026-10-20');
		return itemWith({
			id: at + 1,
			number: `2026-${String(at + 1).padStart(3, '0')}`,
			title: `${parts[at % 10]}片区第${at + 1}期基础设施补短板和公共服务提升工程建设任务落实情况`,
			source: ['会议议定', '领导批示', '年度重点工作', '重点项目', '民生实事'][at % 5]!,
			leader: ['方振国', '周明远', null][at % 3] ?? null,
			due: at % 11 === 0 ? null : due,
			status: isDone ? '已办结' : '办理中',
			claimed: isDone ? addDays(due, at % 2 === 0 ? -3 : 5) : null,
			completed: isDone ? addDays(due, 6) : null,
			percent: (at * 7) % 100,
			progress: { day: day('2026-10-25'), text: '主体工程完成，正在开展附属设施施工和资料整理，计划下月组织验收' },
			registered: addDays(day('2026-01-05'), at % 280),
			assignments: ledBy(all[at % units]!, ...(at % 7 === 0 && units > 3 ? [all[(at + 3) % units]!] : [])),
		});
	});
}

/** October's slides of the model ledger, shown on 4 November 2026. */
export function slidesInput(changes: Partial<SlidesInput> = {}): SlidesInput {
	const { items, sources, gaps, slowPoints, measures, papers, calendar, period, today } = modelInput();
	const { items: shown = items } = changes;
	return {
		items,
		itemsAt: () => shown,
		sources,
		gaps,
		slowPoints,
		measures,
		papers,
		calendar,
		period,
		today,
		office: '青屏县委县政府督查室',
		county: '青屏县',
		scope: [],
		percents: new Map(items.map((item, at) => [item.id, (at * 13) % 101])),
		flagRules: usualRules,
		scores: null,
		stamp: '2026-11-04  #1286:9f3ac27e',
		...changes,
	};
}

/** A line of the public list, still at work. */
export const publicEntry: PublicEntry = {
	number: '2026-001',
	title: '城区背街小巷亮化',
	units: '青河街道',
	principals: '罗建平',
	handlers: '何小川',
	due: '2026年10月30日',
	state: '正在办理',
	isStruck: false,
};
