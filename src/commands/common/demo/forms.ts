import { addWorkingDays, type Calendar } from '../../../rules/calendar.ts';
import { addDays, type Day, monthOf } from '../../../rules/day.ts';
import { csv } from './entering.ts';
import { type Followed, isOpen } from './field.ts';
import { type Course, percentAt, stageWords } from './life.ts';
import type { Step } from './step.ts';
import { formRemarks } from './words.ts';

/** The units asked for a form, and how many working days after the due day each sends it back; the last two never do. */
const asked: readonly [unit: string, late: number | null][] = [
	['县住建局', 2],
	['县水利局', 0],
	['沙河镇', -2],
	['县交通局', -1],
	['石门镇', null],
	['县卫健局', null],
];
/** Working days a unit has for its form, and those the office takes to read what came back in time. */
const answerDays = 5;
const readingDays = 3;
const mostRows = 5;

/** The form of one unit as it comes back from a program that knows nothing but rows. */
function filledForm(unit: string, sent: Day, day: Day, lived: readonly (Followed & { course: Course })[]): string {
	const rows = lived
		.filter((one) => isOpen(one, day) && one.matter.leads === unit && !one.matter.isUnpublished)
		.slice(0, mostRows)
		.map(({ matter, course }, at) => {
			const percent = percentAt(matter, course, day);
			const remark = formRemarks[(at + unit.length) % formRemarks.length] as string;
			return [matter.number, matter.title, `${stageWords(matter, percent)}，${remark}`, `${percent}%`];
		});
	const head = [[`${monthOf(sent)}月份督查事项进展反馈表`], [`填报单位：${unit}`]];
	return rows.length === 0 ? '' : csv([...head, ['编号', '事项', '本期进展', '完成百分比'], ...rows]);
}

/** One round of forms: sent to six units, four back, one of them late, what is clean passed. */
export function askForForms(lived: readonly (Followed & { course: Course })[], today: Day, calendar: Calendar): Step[] {
	const sent = addWorkingDays(calendar, addDays(today, -14), 0);
	const due = addWorkingDays(calendar, sent, answerDays);
	const units = asked.map(([unit]) => unit).join('、');
	const back = asked.flatMap(([unit, late]): Step[] => {
		if (late === null) return [];
		const day = addWorkingDays(calendar, due, late);
		const name = `反馈表收回/${unit}.csv`;
		const text = filledForm(unit, sent, day, lived);
		return text === '' ? [] : [{ day, kind: '收发表', words: ['collect', name], file: { name, text } }];
	});
	return [
		{
			day: sent,
			kind: '收发表',
			words: ['forms', 'send', '本月', '--unit', units, '--out', '反馈表', '--due', due],
		},
		...back,
		...(back.length === 0
			? []
			: [
					{
						day: addWorkingDays(calendar, due, readingDays),
						kind: '文书' as const,
						words: ['review', '--pass', '--clean'],
					},
				]),
	];
}
