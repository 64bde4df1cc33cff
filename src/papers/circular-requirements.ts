import { writeMonthDay } from '../rules/day.ts';
import type { CircularCounts, CircularInput } from './circular-counts.ts';
import type { CircularFacts } from './circular-facts.ts';

/** What the period counted; how units report is known where forms are. */
type Called = CircularFacts & Partial<Pick<CircularCounts, 'reportDay' | 'usesForms'>>;

interface Requirement {
	applies: (facts: CircularFacts) => boolean;
	title: string;
	text: (facts: Called) => string;
}

/** What the next step asks for, each only where the figures call for it. */
const requirements: Requirement[] = [
	{
		applies: ({ late }) => late.length > 0,
		title: '限期清零',
		text: ({ late, answerBy }) =>
			`${late.length}件逾期事项牵头单位${writeMonthDay(answerBy)}前，由主要负责人书面说明原因，明确完成时间和措施`,
	},
	{
		applies: ({ slow }) => slow.length > 0,
		title: '赶上序时',
		text: ({ slow }) => `${slow.length}件滞后事项责任单位逐件制定赶进计划，主管部门每周核实一次`,
	},
	{
		applies: ({ soon }) => soon.items.length > 0,
		title: '盯紧到期',
		text: ({ soon }) => `${soon.items.length}件事项将于${soon.by}前到期，牵头单位逐项对照目标查漏补缺，按时报结`,
	},
	{
		applies: ({ total }) => total.running > 0,
		title: '如实反馈',
		text: ({ reportDay = 25, usesForms = false }) =>
			`每月${reportDay}日前报送${usesForms ? '反馈表' : '办理进展'}，做到一事一报、数据准确`,
	},
];

const ordinals = ['一是', '二是', '三是', '四是'];

/** What is called for, each with its title. */
export const calledFor = (facts: Called): { lead: string; text: string }[] =>
	requirements
		.filter((requirement) => requirement.applies(facts))
		.map(({ title, text }) => ({ lead: title, text: text(facts) }));

/** 四、下一步工作要求, or nothing when all is finished. */
export function nextSteps(facts: CircularCounts, input: CircularInput): string {
	const called = calledFor(facts);
	if (called.length === 0) return '';
	const steps = called.map(({ lead, text }, at) => `${called.length > 1 ? ordinals[at] : ''}${lead}。${text}。`);
	const warning =
		facts.late.length > 0
			? `${input.office.short}将适时回访复核，对整改不力的，按程序提出黄色警告、红牌督办及问责建议。`
			: '';
	return steps.join('') + warning;
}
