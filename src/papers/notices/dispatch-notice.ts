import type { Day } from '../../rules/day.ts';
import { type Attachment, type FactLine, type Paper, paragraph } from '../paper.ts';
import { type Grounds, writeGrounds } from './grounds-words.ts';
import { beside, contactFacts, type NoticeOffice, noticeOf } from './notice.ts';
import { receiptSlip } from './receipt-slip.ts';

/** What a 交办通知单 says of an item. */
export interface DispatchFacts {
	mark: string;
	day: Day;
	office: NoticeOffice;
	item: { number: string; title: string };
	leads: string[];
	supports: string[];
	grounds: Grounds;
	/** What is to be done, where that is more than the title; a line each. */
	tasks: string[];
	goal: string | null;
	/** `11月3日前，设置限载限行设施`. */
	milestones: string[];
	term: string;
	hasDay: boolean;
	/** How often to report, beside the result: `每月25日前反馈进展`. */
	cycle: string | null;
	/** Working days within which the slip is sent back. */
	slipLimit: string;
	copies: Attachment[];
}

/** `1. …`, where there are several. */
const numbered = (lines: readonly string[]): string =>
	lines.length > 1 ? lines.map((line, at) => `${at + 1}. ${line}`).join('\n') : (lines[0] ?? '');

const fact = (label: string, lines: readonly string[]): FactLine[] =>
	lines.length === 0 ? [] : [{ label, text: numbered(lines) }];

function unitFacts({ leads, supports }: DispatchFacts): FactLine[] {
	const lead = `${leads.join('、')}${leads.length > 1 ? `（${leads[0]}汇总）` : ''}`;
	if (supports.length === 0) return [{ label: '牵头单位', text: lead }];
	return beside({ label: '牵头单位', text: lead }, { label: '配合单位', text: supports.join('、') });
}

/** How and to whom to report (分级督办制). */
function reportWords(
	office: string,
	facts: Pick<DispatchFacts, 'cycle' | 'hasDay' | 'milestones' | 'grounds'>,
): string {
	const { cycle, hasDay, milestones, grounds } = facts;
	const direct = grounds.instructions.length > 0 ? '，不直接报送领导同志个人' : '';
	return [
		milestones.length > 0 && '各节点完成当日报',
		cycle,
		`结果报告一事一文，主要负责人签字并加盖公章，报${office}${direct}`,
	]
		.filter(Boolean)
		.join('；')
		.concat('。', hasDay ? '不能按时办结的，到期前由主要负责人书面说明，提出新的具体时限。' : '');
}

/** 督查事项交办通知单: the words it rests on, the task, the deadline and how it was counted, how to report, and the slip to send back. */
export function dispatchNotice(facts: DispatchFacts): Paper {
	const { mark, day, office, item, leads, supports, grounds, tasks, goal, milestones, term, slipLimit, copies } = facts;
	const handed = leads.length > 1 ? '交你们共同牵头办理' : '交你单位牵头办理';
	return {
		...noticeOf(office, day, mark),
		title: '督查事项交办通知单',
		addressees: leads.join('、'),
		blocks: [
			paragraph(writeGrounds(grounds, handed, day)),
			{
				kind: 'facts',
				lines: [
					{ label: '事项编号', text: `${item.number}　${item.title}` },
					...unitFacts(facts),
					...fact('办理任务', tasks),
					...fact('工作目标', goal === null ? [] : [goal]),
					...fact('节点安排', milestones),
					{ label: '办理时限', text: term },
					{ label: '反馈要求', text: reportWords(office.name, facts) },
					...contactFacts(office),
				],
			},
		],
		attachments: copies,
		receipt: receiptSlip(mark, leads.length + supports.length === 1 ? leads[0] : undefined, slipLimit),
	};
}
