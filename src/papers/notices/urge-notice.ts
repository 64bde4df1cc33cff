import { writeMonthDay } from '../../rules/day.ts';
import type { Trigger } from '../../rules/rungs.ts';
import { type FactLine, type Paper, paragraph } from '../paper.ts';
import type { LadderFacts } from './ladder-facts.ts';
import {
	consequenceWords,
	heardWords,
	itemFacts,
	latenessWords,
	partWords,
	sentences,
	threatWords,
} from './ladder-words.ts';
import { contactFacts, noticeOf } from './notice.ts';

/** How a matter is named, called and to be answered. */
interface Matter {
	what: string;
	label: string;
	asked: (by: string) => string;
	/** What is not done when the limit has passed. */
	left: string;
}

const excuse = '确不能按时完成的，同日前由主要负责人书面说明原因、措施和完成时间';
const late: Matter = {
	what: '已超过办理时限',
	label: '逾期情况',
	asked: (by) => `请于${by}报送办理结果；${excuse}`,
	left: '逾期仍未反馈的',
};
const behind: Matter = {
	what: '落后于序时进度',
	label: '进度情况',
	asked: (by) => `请于${by}报送赶进措施，逐项明确责任人和完成时间，赶上序时进度`,
	left: '逾期未报或者进度仍然滞后的',
};
/** What is pressed by a 催办, by what brings it about; being late is the usual case. */
const matters: Readonly<Partial<Record<Trigger, Matter>>> = {
	滞后: behind,
	严重滞后: behind,
	不反馈: {
		what: '未按期反馈办理情况',
		label: '反馈情况',
		asked: (by) => `请于${by}如实报送办理进展、存在问题和下步打算，由主要负责人审签`,
		left: '逾期仍未反馈的',
	},
	问题未整改: {
		what: '存在问题，期满未整改',
		label: '存在问题',
		asked: (by) => `请于${by}报送整改结果；确不能按时整改的，同日前由主要负责人书面说明原因、措施和完成时间`,
		left: '逾期仍未整改的',
	},
};

/** How it stands on the paper's day. */
function standing(facts: LadderFacts, label: string): FactLine {
	const { late, day, matters: all, trigger, finding } = facts;
	const on = `截至${writeMonthDay(day)}，`;
	if (trigger === '问题未整改' && finding !== null) return { label, text: finding.text };
	if (label === '逾期情况')
		return { label, text: `${latenessWords(facts)}${late.workingDays > 0 ? `（${late.days}个自然日）` : ''}` };
	const words = all.filter((matter) => matter.trigger === trigger).map((matter) => matter.words);
	return { label, text: `${on}${words.join('，')}` };
}

/** 督查事项催办通知单: what is late, behind or not answered, the new limit, and what the office's ladder has next. */
export function urgeNotice(facts: LadderFacts): Paper {
	const { day, office, unit, mark, until, item, finding } = facts;
	const { what, label, asked, left } = matters[facts.trigger] ?? late;
	const by = until === null ? '接到本单后' : `${writeMonthDay(until)}前`;
	const heard = heardWords(facts);
	const named = item.isPublic ? '，并在通报中列明' : '';
	const requirement = finding?.requirement ?? null;
	return {
		...noticeOf(office, day, mark),
		title: '督查事项催办通知单',
		addressees: unit,
		blocks: [
			paragraph(`你单位${partWords(facts)}的督查事项${what}，现予催办。`),
			{
				kind: 'facts',
				lines: [
					...itemFacts(facts),
					standing(facts, label),
					...(requirement === null ? [] : [{ label: '整改要求', text: requirement }]),
					...(heard === null ? [] : [{ label: '最近反馈', text: heard }]),
					{
						label: '办理要求',
						text: sentences(asked(by), `${left}，${threatWords(facts)}${named}`, consequenceWords(facts)),
					},
					...contactFacts(office),
				],
			},
		],
	};
}
