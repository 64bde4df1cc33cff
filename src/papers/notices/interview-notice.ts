import { type Paper, paragraph } from '../paper.ts';
import { earlierWords, feedbackWords, namedItem, partWords, sentences, wrongWords } from './ladder-words.ts';
import { contactFacts, noticeOf } from './notice.ts';
import type { UnitFacts } from './unit-facts.ts';

/** Who is asked to come, when, where, before whom and why. */
export interface InterviewFacts extends UnitFacts {
	mark: string;
	/** 11月6日（星期五）15:00. */
	when: string;
	where: string;
	/** 主要负责人罗建平. */
	whom: string;
	/** 方振国（分管县领导）. */
	host: string | null;
	/** The office's own words for why; null where the ledger's are enough. */
	reason: string | null;
}

/** 约谈通知: who, when, where, on what grounds, and what to bring. */
export function interviewNotice(facts: InterviewFacts): Paper {
	const { day, office, unit, mark, when, where, whom, host, reason, finding } = facts;
	const found = finding === null ? '' : `核查发现：${finding.text}`;
	return {
		...noticeOf(office, day, mark),
		title: '约谈通知',
		addressees: unit,
		blocks: [
			paragraph(`经批准，就你单位${partWords(facts)}${namedItem(facts)}有关情况进行约谈。现将有关事项通知如下。`),
			{
				kind: 'facts',
				lines: [
					{ label: '约谈时间', text: when },
					{ label: '约谈地点', text: where },
					{ label: '约谈对象', text: whom },
					...(host === null ? [] : [{ label: '约谈人', text: host }]),
					{
						label: '约谈事由',
						text: sentences(reason ?? '', found, wrongWords(facts), earlierWords(facts), feedbackWords(facts)),
					},
					{
						label: '有关要求',
						text: '约谈对象本人按时参加，不得委托他人；带书面材料，说明办理进展、未按要求完成的原因、下步措施和完成时间，由主要负责人签字并加盖公章。',
					},
					...contactFacts(office),
				],
			},
		],
	};
}
