import type { Day } from '../../rules/day.ts';
import { type FactLine, type Paper, plainPaper } from '../paper.ts';
import { widthOf } from '../title-lines.ts';

/** The office as its notices name it. */
export interface NoticeOffice {
	/** 青屏县委县政府督查室. */
	name: string;
	contact: string | null;
	phone: string | null;
}

/** What every notice begins with; the rest is laid over it. */
export const noticeOf = (office: NoticeOffice, day: Day, mark: string | null): Omit<Paper, 'title' | 'blocks'> => ({
	...plainPaper,
	head: { kind: 'notice', mark },
	office: office.name,
	day,
	signature: { office: office.name, day, isSealed: true },
});

/** Widest words, in characters, of two facts that stand beside each other. */
const widest = { first: 10, second: 8 };

/** Two facts on one line where they fit, else on two. */
export const beside = (first: FactLine, second: { label: string; text: string }): FactLine[] =>
	widthOf(first.text) <= widest.first && widthOf(second.text) <= widest.second
		? [{ ...first, beside: second }]
		: [first, second];

/** Whom to ask; nothing where the office has not said. */
export const contactFacts = ({ contact, phone }: NoticeOffice): FactLine[] =>
	contact === null && phone === null
		? []
		: [{ label: '联系人', text: [contact ?? '', phone === null ? '' : `电话 ${phone}`].join('　').trim() }];
