import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Item } from '../../../rules/item.ts';
import type { PaperKindName } from '../../../rules/paper-kinds.ts';
import type { Session } from '../../../session.ts';
import { planInterviews } from './interviews.ts';
import type { PaperPlan } from './issue-papers.ts';
import type { NoticeForm, NoticeOptions } from './notice-options.ts';
import { makeStatementForms } from './statement-forms.ts';

type Maker<T> = (db: Db, session: Session, items: readonly Item[], options: NoticeOptions) => Promise<T[]>;

interface Words {
	also: readonly string[];
	/** The options it has a use for. */
	takes: readonly (keyof NoticeOptions)[];
}

/** A kind of notice: one with a number is planned and issued, a form is only printed. */
type NoticeKind = Words & ({ act: string; plan: Maker<PaperPlan> } | { forms: Maker<NoticeForm> });

const printed = ['unit', 'out', 'merge'] as const;

/** Every kind `ducha notice` makes: a further one is a maker in this folder and a line here. */
const noticeKinds: Readonly<Partial<Record<PaperKindName | '情况说明', NoticeKind>>> = {
	约谈通知: {
		also: ['约谈'],
		takes: [...printed, 'template', 'when', 'where', 'principal', 'reason', 'approvedBy'],
		act: '约谈',
		plan: planInterviews,
	},
	情况说明: { also: ['说明', '书面说明'], takes: printed, forms: makeStatementForms },
};

const noticeNames = Object.keys(noticeKinds);

/** The kind a word means, or a refusal that lists them; an option it has no use for is a slip. */
export function needNoticeKind(word: string, options: NoticeOptions): { name: string; kind: NoticeKind } {
	const wanted = word.normalize('NFKC').replace(/[\s《》]/g, '');
	const found = Object.entries(noticeKinds).find(([name, { also }]) => name === wanted || also.includes(wanted));
	if (found !== undefined) {
		const [name, kind] = found;
		const stray = Object.keys(options).find((key) => !kind.takes.some((taken) => taken === key));
		if (stray === undefined) return { name, kind };
		const option = stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		throw new UserError(`${name}用不上 --${option}`, { exit: 'misused', code: 'stray-option', hint: '去掉这个选项' });
	}
	throw new UserError(`ducha notice 不出“${word}”`, {
		exit: 'misused',
		code: 'unknown-notice',
		hint: `可以是：${noticeNames.join('、')}；催办、整改、黄牌等用 ducha escalate --issue`,
	});
}
