import { writeDay } from '../../rules/day.ts';
import type { Box, Paper } from '../paper.ts';
import { latenessWords } from './ladder-words.ts';
import { noticeOf } from './notice.ts';
import type { UnitFacts } from './unit-facts.ts';

/** A row of two boxes, or of one where there is nothing to stand beside. */
const rowOf = (...boxes: (Box | null)[]): Box[][] => {
	const filled = boxes.filter((box) => box !== null);
	return filled.length === 0 ? [] : [filled];
};

/** 情况说明, a form without a number: what the office knows is filled in, the rest is the principal's to write and sign. */
export function statementForm(facts: UnitFacts): Paper {
	const { day, office, unit, item, origin, deadline, late } = facts;
	const { original, current, extensions } = deadline;
	const moved = current !== null && current !== original;
	return {
		...noticeOf(office, day, null),
		title: '督查事项情况说明',
		subtitle: '（主要负责人签字报送）',
		signature: null,
		blocks: [
			{
				kind: 'boxes',
				rows: [
					[{ label: '填报单位', text: unit }],
					[{ label: '事项', text: `${item.number}　${item.title}` }],
					[{ label: '任务来源', text: origin }],
					...rowOf(
						original === null ? null : { label: '原定时限', text: writeDay(original) },
						moved ? { label: '现定时限', text: `${writeDay(current)}（延期${extensions}次）` } : null,
					),
					...rowOf(late.days > 0 ? { label: '逾期情况', text: latenessWords(facts) } : null),
					[{ label: '目前进展', text: '', lines: 3 }],
					[{ label: '未按时完成的原因', text: '', lines: 4 }],
					[{ label: '已采取和下步措施', text: '', lines: 4 }],
					[{ label: '完成时间', text: '　　　　年　　月　　日前', lines: 1 }],
					[
						{
							label: '签字盖章',
							text: '',
							lines: 3,
							sign: '主要负责人：　　　　（公章）　　年　　月　　日',
						},
					],
				],
			},
		],
		foot: [
			`填好后由主要负责人签字并加盖公章，报${office.name}${office.phone === null ? '' : `（${[office.contact, office.phone].filter((word) => word !== null).join(' ')}）`}。`,
		],
	};
}
