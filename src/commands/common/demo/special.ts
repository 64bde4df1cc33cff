import { addWorkingDays, type Calendar } from '../../../rules/calendar.ts';
import type { Day } from '../../../rules/day.ts';
import type { Step } from './step.ts';

/** What is asked of a matter here. */
interface Named {
	number: string;
	title: string;
	entered: Day;
}

/** Matters that are divided, and into what: `title@lead+supports`. */
export const divisions: Readonly<Record<string, readonly string[]>> = {
	沙河镇集中安置点配套不到位问题整改: [
		'安置点供水管网接通@县水利局+沙河镇',
		'安置点道路硬化@县交通局+沙河镇',
		'安置点幼儿园选址@县教体局+沙河镇',
	],
	燃气瓶装市场整治: ['瓶装液化气站点整治@县住建局+县应急局', '餐饮用气场所整治@县商务局+县城管局'],
};

/** How some matters end otherwise: working days after they came, and what is typed. */
const endings: Readonly<Record<string, { after: number; words: (number: string) => string[] }>> = {
	工业园区标准厂房5万平方米建成: {
		after: 92,
		words: (n) => ['suspend', n, '--reason', '等市级调规批复', '--approved-by', '方振国'],
	},
	'110千伏城东输变电工程': {
		after: 120,
		words: (n) => ['suspend', n, '--reason', '线路走廊与高速规划冲突，待重新选线', '--approved-by', '沈立诚'],
	},
	城区共享单车乱停放整治: {
		after: 12,
		words: (n) => ['cancel', n, '--reason', '已列入年度考核，不再单列', '--approved-by', '李秋平'],
	},
	县委党校报告厅改造: {
		after: 20,
		words: (n) => ['cancel', n, '--reason', '县委常委会决定不再实施', '--approved-by', '周明远'],
	},
	乡镇财务管理问题整改: {
		after: 8,
		words: (n) => ['merge', n, '--into', '财政专项资金审计整改', '--reason', '同一批审计问题'],
	},
};

/** How a matter ends otherwise, if it does; another matter is named by its number. */
export function endingOf(
	matter: Named,
	numberOf: (title: string) => string,
	calendar: Calendar,
): { day: Day; step: Step } | null {
	const ending = Object.hasOwn(endings, matter.title) ? endings[matter.title] : undefined;
	if (ending === undefined) return null;
	const day = addWorkingDays(calendar, matter.entered, ending.after);
	const words = ending.words(matter.number).map((word, at, all) => (all[at - 1] === '--into' ? numberOf(word) : word));
	return { day, step: { day, kind: '中止', words } };
}

/** The result of this one was found not to be so: it comes up again, and is done again. */
const unfounded = '学生营养餐配送问题查处';
/** With this one the leader was not content: a new instruction on the result. */
const again = '提出石板桥改造方案';

/** Whether a matter comes up again once it is finished, and is not struck then. */
export const comesUpAgain = (title: string): boolean => title === unfounded || title === again;

/** What happens to finished matters: revisits of some, one refuted, one sent on by a new instruction. */
export function afterwards({ number, title }: Named, done: Day, calendar: Calendar, isRevisited: boolean): Step[] {
	const visited = addWorkingDays(calendar, done, 9);
	if (title === unfounded) {
		const due = addWorkingDays(calendar, visited, 12);
		const claimed = addWorkingDays(calendar, visited, 10);
		const refuted = ['--kind', '暗访', '--result', '不符', '--text', '两所学校仍由原企业配送', '--deadline', due];
		return [
			{ day: visited, kind: '回访', words: ['revisit', number, ...refuted] },
			{ day: addWorkingDays(calendar, visited, 1), kind: '签收', words: ['receive'], items: [number] },
			{ day: claimed, kind: '报结', words: ['claim', number, '--text', '已更换配送企业，公开招标'] },
			{
				day: addWorkingDays(calendar, claimed, 1),
				kind: '审核',
				words: ['review', '--pass', '--what', '报结'],
				items: [number],
			},
		];
	}
	if (title === again) {
		const words = '方案可行。抓紧落实资金，年底前开工，主要负责同志要到现场。';
		const due = addWorkingDays(calendar, visited, 80);
		return [
			{
				day: visited,
				kind: '登记',
				words: ['instruct', '--on', number, '--leader', '周明远', '--words', words, '--deadline', due],
			},
			...['县交通局', '沙河镇', '县财政局'].map((unit) => ({
				day: addWorkingDays(calendar, visited, 1),
				kind: '签收' as const,
				words: ['receive', '--unit', unit],
				items: [number],
			})),
		];
	}
	if (!isRevisited) return [];
	return [{ day: visited, kind: '回访', words: ['revisit', number, '--kind', '暗访', '--result', '相符'] }];
}
