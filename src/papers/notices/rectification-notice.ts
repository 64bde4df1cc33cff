import { type Day, writeDay, writeDayBeside } from '../../rules/day.ts';
import { type Paper, paragraph } from '../paper.ts';
import { contactFacts, type NoticeOffice, noticeOf } from './notice.ts';
import { receiptSlip } from './receipt-slip.ts';

/** What a 整改通知 says of a finding. */
export interface RectificationFacts {
	mark: string;
	day: Day;
	office: NoticeOffice;
	unit: string;
	/** The item it was found on, if any. */
	item: { number: string; title: string } | null;
	/** The day it was found. */
	found: Day | null;
	finding: string;
	requirement: string | null;
	deadline: Day;
	slipLimit: string;
}

/** 整改通知: what was found, what is required, by when. */
export function rectificationNotice(facts: RectificationFacts): Paper {
	const { mark, day, office, unit, item, found, finding, requirement, deadline, slipLimit } = facts;
	const when = found === null ? '' : `${writeDayBeside(found, day)}`;
	const on = item === null ? '你单位存在以下问题' : '你单位承办的督查事项存在以下问题';
	return {
		...noticeOf(office, day, mark),
		title: '督查问题整改通知',
		addressees: unit,
		blocks: [
			paragraph(`${when}督查发现，${on}，请认真整改。`),
			{
				kind: 'facts',
				lines: [
					...(item === null ? [] : [{ label: '督查事项', text: `${item.number}　${item.title}` }]),
					{ label: '存在问题', text: finding },
					...(requirement === null ? [] : [{ label: '整改要求', text: requirement }]),
					{ label: '整改时限', text: `${writeDay(deadline)}前` },
					{
						label: '反馈要求',
						text: `整改结果由主要负责人签字并加盖公章，报${office.name}，附佐证材料。督查室将适时复核。`,
					},
					...contactFacts(office),
				],
			},
		],
		receipt: receiptSlip(mark, unit, slipLimit),
	};
}
