import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Item } from '../../../rules/item.ts';
import { findNotice, type NoticeName } from '../../../rules/paper-kinds.ts';
import type { Session } from '../../../session.ts';
import { planCompletion, planDispatch, planExtension, planJoint, planRegistration } from './afterwards.ts';
import { planInterviews } from './interviews.ts';
import type { ItemPaperPlan } from './issue-for-items.ts';
import type { NoticeForm, NoticeOptions } from './notice-options.ts';
import { makeStatementForms } from './statement-forms.ts';

type Maker<T> = (db: Db, session: Session, items: readonly Item[], options: NoticeOptions) => Promise<T[]>;

/** A kind of notice: one with a number is planned and issued, a form is only printed. */
type NoticeKind = {
	/** The options it has a use for. */
	takes: readonly (keyof NoticeOptions)[];
} & ({ plan: Maker<ItemPaperPlan> } | { forms: Maker<NoticeForm> });

const printed = ['out', 'merge', 'template', 'dryRun'] as const;

/** Every kind `ducha notice` makes: a further one is a maker in this folder and a line here. */
const noticeKinds: Readonly<Partial<Record<NoticeName, NoticeKind>>> = {
	立项审批单: { takes: [...printed, 'approvedBy'], plan: planRegistration },
	交办通知单: { takes: [...printed, 'way'], plan: planDispatch },
	任务分解立项通知: { takes: [...printed, 'together', 'way'], plan: planJoint },
	约谈通知: {
		takes: [...printed, 'unit', 'when', 'where', 'principal', 'reason', 'approvedBy', 'way'],
		plan: planInterviews,
	},
	情况说明: { takes: [...printed, 'unit'], forms: makeStatementForms },
	延期审批单: { takes: printed, plan: planExtension },
	办结审批单: { takes: printed, plan: planCompletion },
};

const noticeNames = Object.keys(noticeKinds);

/** The kind a word means, or a refusal that lists them; an option it has no use for is a slip. */
export function needNoticeKind(word: string, options: NoticeOptions): { name: string; kind: NoticeKind } {
	const name = findNotice(word);
	const kind = name === null ? undefined : noticeKinds[name];
	if (name === null || kind === undefined)
		throw new UserError(`ducha notice 不出“${word}”`, {
			exit: 'misused',
			code: 'unknown-notice',
			hint: `可以是：${noticeNames.join('、')}；催办、整改、黄牌等用 ducha escalate --issue`,
		});
	const stray = Object.keys(options).find((key) => !kind.takes.some((taken) => taken === key));
	if (stray === undefined) return { name, kind };
	const option = stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	throw new UserError(`${name}用不上 --${option}`, { exit: 'misused', code: 'stray-option', hint: '去掉这个选项' });
}
