import type { Status } from './item.ts';
import type { PaperKindName } from './paper-kinds.ts';

/** What an item lacks for a paper, and what to type for it; `编号` stands for its number. */
interface Lack {
	lacks: string;
	next: string;
}
type Lacks = Readonly<Partial<Record<Status, Lack>>>;

const ended = (status: Status): Lack => ({ lacks: `是“${status}”`, next: '看办理过程：ducha show 编号' });
const unregistered: Lack = { lacks: '还没有立项', next: '先立项：ducha register 编号' };
const undispatched: Lack = { lacks: '还没有交办', next: '交办的同时出：ducha dispatch 编号 --paper' };
const unbegun: Lack = { lacks: '还没有交办', next: '先交办：ducha dispatch 编号' };
const unclaimed: Lack = { lacks: '还没有报结', next: '单位报结后登记：ducha claim 编号' };
const unreviewed: Lack = { lacks: '还没有审核', next: '审核通过的同时出：ducha review 编号 --pass --paper' };
const closed: Readonly<Partial<Record<Status, Lack>>> = { 撤销: ended('撤销'), 并入: ended('并入') };

/** A notice hands out what is still to be done. */
const forDispatch: Lacks = {
	...closed,
	拟立项: unregistered,
	已立项: undispatched,
	待审核: ended('待审核'),
	待阅示: ended('待阅示'),
	已办结: ended('已办结'),
	已销号: ended('已销号'),
	中止: ended('中止'),
};
/** A sheet that closes an item rests on a review that was passed. */
const forCompletion: Lacks = {
	...closed,
	拟立项: unregistered,
	已立项: unbegun,
	已交办: unclaimed,
	办理中: unclaimed,
	中止: unclaimed,
	待审核: unreviewed,
};

const lacksOf: Readonly<Partial<Record<PaperKindName, Lacks>>> = {
	立项审批单: closed,
	交办通知单: forDispatch,
	任务分解立项通知: forDispatch,
	办结审批单: forCompletion,
};

/** What an item of a status lacks for a paper to be made of it afterwards (分级督办制); null where it may be. */
export const lackFor = (kind: PaperKindName, status: Status): Lack | null => lacksOf[kind]?.[status] ?? null;
