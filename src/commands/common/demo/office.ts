import { addWorkingDays, type Calendar } from '../../../rules/calendar.ts';
import { addDays, type Day, dayOf, monthOf, yearOf } from '../../../rules/day.ts';
import type { Matter } from './matter.ts';
import type { Step } from './step.ts';
import { leaders } from './words.ts';

/** The office, its roster, the county's leaders, its own people and its liaisons, on the first day. */
export function found(day: Day, roster: string): Step[] {
	const own = (words: string[]): Step => ({ day, kind: '基础', words });
	return [
		own([
			...['init', '--name', '青屏县委县政府督查室', '--county', '青屏县', '--side', '合署', '--code-word', '青督'],
			...['--contact', '林晓', '--phone', '0000-6621016'],
		]),
		own(['unit', 'import', roster]),
		...leaders.map(({ name, position }, at) =>
			own(['person', 'add', name, '--role', '县领导', '--position', position, '--place', String(at + 1)]),
		),
		own(['person', 'add', '王敏', '--role', '督查人员', '--position', '督查室主任']),
		own(['person', 'add', '林晓', '--role', '督查人员', '--position', '督查室科员', '--phone', '0000-6621016']),
		own(['unit', 'group', '沙河流域', '沙河镇', '石门镇', '县水利局']),
		own(['liaison', 'add', '钱宁', '--unit', '县审计局', '--letter', '青督聘1号', '--units', '沙河镇、石门镇']),
		own([
			'liaison',
			'add',
			'章程远',
			'--unit',
			'县司法局',
			'--letter',
			'青督聘2号',
			'--units',
			'云岭镇、高塘镇、柳溪乡',
		]),
	];
}

/** The last day of the quarter before the one a day is in. */
export function quarterEndBefore(d: Day): Day {
	const first = dayOf(yearOf(d), Math.floor((monthOf(d) - 1) / 3) * 3 + 1, 1) as Day;
	return addDays(first, -1);
}

/** A circular of each of the two quarters before a day, issued when its figures were in. */
function circulars(today: Day, calendar: Calendar): Step[] {
	const last = quarterEndBefore(today);
	return [quarterEndBefore(last), last].map((end) => ({
		day: addWorkingDays(calendar, end, 4),
		kind: '文书',
		words: ['circular', `${yearOf(end)}Q${Math.ceil(monthOf(end) / 3)}`, '--issue'],
	}));
}

/** What the office does on its own account: the public list, circulars and a 专报 on what is stuck. */
export function runOffice(matters: readonly Matter[], today: Day, calendar: Calendar): Step[] {
	const posted = matters.filter(({ source }) => source === '民生实事').map(({ number }) => number);
	const first = matters.find(({ source }) => source === '民生实事');
	const works = matters.filter(({ source }) => source === '重点项目').slice(0, 4);
	const reported = addWorkingDays(calendar, addDays(today, -48), 0);
	return [
		...(first === undefined
			? []
			: [
					{
						day: addWorkingDays(calendar, first.entered, 5),
						kind: '公示' as const,
						words: ['publish', '--post', ...posted],
					},
				]),
		...(works.length < 4 || reported < addDays(works[0]?.entered ?? today, 30)
			? []
			: [
					{
						day: reported,
						kind: '文书' as const,
						words: [
							...['bulletin', 'write', '重点项目推进情况', ...works.map(({ number }) => number)],
							...['--kind', '查找问题', '--issue'],
						],
					},
					{
						day: addWorkingDays(calendar, reported, 3),
						kind: '文书' as const,
						words: ['bulletin', 'note', '专报第1期', '--instruction', '沈立诚：专题调度一次，逐个项目过堂。'],
					},
				]),
		...circulars(today, calendar),
		{ day: today, kind: '立项', words: ['add', '城区集中供热二期前期工作', '--lead', '县住建局', '--draft'] },
	];
}
