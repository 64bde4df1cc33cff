import { writeDay } from '../../rules/day.ts';
import type { TagValues } from '../templates/template-tags.ts';
import { earlierWords, heardWords, wrongWords } from './ladder-words.ts';
import type { UnitFacts } from './unit-facts.ts';

/** What the tags of an office's own template are filled with, of an item and its unit. */
export function unitValues(facts: UnitFacts): TagValues {
	const { item, part, origin, deadline, office } = facts;
	return {
		联系人: office.contact ?? '',
		电话: office.phone ?? '',
		事项编号: item.number,
		事项名称: item.title,
		任务来源: origin,
		办理方式: part,
		原定时限: deadline.original === null ? '' : writeDay(deadline.original),
		现定时限: deadline.current === null ? '' : writeDay(deadline.current),
		延期次数: String(deadline.extensions),
		情况: facts.finding?.text ?? wrongWords(facts),
		最近反馈: heardWords(facts) ?? '',
		已发文书: earlierWords(facts),
	};
}
