import { interrupted, UserError } from '../../errors.ts';
import { listOperations, type Operation } from '../../ledger/log.ts';
import type { Ledger } from '../../ledger/open.ts';
import { builtUpon, hasVoided, tablesChanged, takeBack } from '../../ledger/sqlite-undo.ts';
import { writeDay } from '../../rules/day.ts';
import { holding, redoTarget, standsBy, undoTarget, whyNotTakenBack, workOf } from '../../rules/undo.ts';
import type { Session } from '../../session.ts';
import { showValue } from './show.ts';

/** 撤回 takes work back; 重做 takes an undoing back. */
export type Act = 'undo' | 'redo';
const actWords: Record<Act, string> = { undo: '撤回', redo: '重做' };

/** The most later operations that are named when they stand in the way. */
const mostNamed = 12;

const tell = ({ seq }: Operation, { day, sentence }: Operation): string => `#${seq} ${writeDay(day)} ${sentence}`;

const refuse = (message: string, code: string, hint: string, exit: 'conflicts' | 'refused' | 'misused' = 'refused') =>
	new UserError(message, { exit, code, hint });

function sequenceFrom(text: string): number {
	const seq = Number(/^[#＃]?(\d{1,15})$/.exec(text.normalize('NFKC').trim())?.[1]);
	if (Number.isSafeInteger(seq)) return seq;
	throw refuse(`序号读不懂：${text}`, 'bad-sequence', '写 ducha log 里的序号，如 ducha undo 12', 'misused');
}

/** The operation meant: the one named, or the newest that can be. */
function chooseTarget(operations: readonly Operation[], act: Act, given: string | undefined): Operation {
	const newest = act === 'undo' ? undoTarget(operations) : redoTarget(operations);
	const named = given === undefined ? null : sequenceFrom(given);
	const seq = named !== null && act === 'undo' ? standsBy(operations, named) : (named ?? newest);
	const nothing =
		act === 'undo'
			? refuse('没有可以撤回的操作', 'nothing-to-undo', '做过什么看 ducha log')
			: refuse('没有撤回过的操作，不用重做', 'nothing-to-redo', '做过什么看 ducha log');
	if (seq === null) throw nothing;
	const why = whyNotTakenBack(operations, seq, act);
	const found = operations.find((one) => one.seq === seq);
	if (why === 'first') {
		if (given === undefined) throw nothing;
		throw refuse(`#${seq} 是新建台账，不能撤回`, 'first-operation', '不要这个台账了，把文件移走即可');
	}
	if (why === 'unknown' || found === undefined)
		throw refuse(`没有 #${seq} 这个操作`, 'no-operation', `最近的是 #${operations.at(-1)?.seq ?? 0}，全部看 ducha log`);
	if (why === 'taken-back') {
		const by = operations.findLast((one) => one.undoes === seq)?.seq;
		throw refuse(`#${seq} 已经由 #${by} 撤回`, 'taken-back', `要恢复它：ducha redo ${by}`);
	}
	if (why === 'undone') throw refuse(`#${seq} 本身是撤回`, 'is-undo', `要恢复撤回的内容：ducha redo ${seq}`);
	if (why === 'not-undone') throw refuse(`#${seq} 不是撤回，不能重做`, 'not-undone', `要撤回它：ducha undo ${seq}`);
	if (act === 'redo' && given === undefined) refuseStale(operations, found);
	return found;
}

/** After new work a bare `redo` would bring back what nobody thinks of any more. */
function refuseStale(operations: readonly Operation[], target: Operation): void {
	const holds = holding(operations);
	const since = operations.find((one) => one.seq > target.seq && one.undoes === null && holds.has(one.seq));
	if (since !== undefined)
		throw refuse(
			`撤回之后又做了 ${tell(since, since)}`,
			'work-since',
			`仍要重做，写明序号：ducha redo ${target.seq}`,
			'conflicts',
		);
}

/** What is known outside the ledger stays: a paper that went out, a year closed, a score published. */
const finals = [
	{
		table: 'paper',
		said: '文书已经发出',
		code: 'paper-issued',
		hint: '发错了的作废，号不再用：ducha papers void 文号 --reason 理由',
	},
	{
		table: 'year_close',
		said: '已经年终结账',
		code: 'year-closed',
		hint: '有错的更正，另存一版：ducha year close 年份 --reason 理由',
	},
	{
		table: 'score_sheet',
		said: '得分已经公布',
		code: 'score-frozen',
		hint: '有错的出更正版：ducha score publish 期间 --reason 理由',
	},
] as const;
const voided = { said: '文书已经作废', code: 'paper-voided', hint: '号不再用；要发的重新签发' };

function finalOf({ connection }: Ledger, seq: number) {
	const changed = tablesChanged(connection, seq);
	if (changed.has('paper') && hasVoided(connection, seq)) return voided;
	return finals.find(({ table }) => changed.has(table)) ?? null;
}

function refuseFinal(ledger: Ledger, target: Operation): void {
	const final = finalOf(ledger, target.seq);
	if (final !== null)
		throw refuse(`${tell(target, target)}：${final.said}，不能撤回`, final.code, final.hint, 'conflicts');
}

/** Something done or undone later that must be taken back first. */
interface Obstacle {
	operation: Operation;
	work: Operation;
	act: Act;
}

/** What is in the way, newest first; what was undone and done again stands there once. */
function obstaclesIn(operations: readonly Operation[], later: ReadonlySet<number>): Obstacle[] {
	const holds = holding(operations);
	const found = operations
		.filter(({ seq }) => later.has(seq) && holds.has(seq))
		.map((operation): Obstacle => {
			const act = holds.get(operation.seq) === 'done' ? 'undo' : 'redo';
			return { operation, work: workOf(operations, operation), act };
		});
	return [...new Map(found.map((one) => [one.work.seq, one])).values()].sort(
		(a, b) => b.operation.seq - a.operation.seq,
	);
}

/** What to do about what is in the way: it is taken back first, newest first, unless it is final. */
function cureOf(ledger: Ledger, obstacles: readonly Obstacle[], more: string): string {
	for (const { operation, act } of obstacles) {
		const final = act === 'undo' ? finalOf(ledger, operation.seq) : null;
		if (final !== null) return `#${operation.seq} ${final.said}，撤不回；要改的另做一笔`;
	}
	return `先从后往前：${obstacles.map(({ operation, act }) => `ducha ${act} ${operation.seq}`).join('，')}${more}`;
}

function refuseBuiltUpon(session: Session, ledger: Ledger, obstacles: readonly Obstacle[], act: Act): UserError {
	const named = obstacles.slice(0, mostNamed);
	for (const { operation, work, act: cure } of named)
		session.say(`  ${tell(operation, work)}${cure === 'redo' ? '（已撤回）' : ''}`);
	const more = obstacles.length > named.length ? '等' : '';
	const numbers = named.map(({ operation }) => `#${operation.seq}`).join('、');
	return refuse(
		obstacles.length > 0
			? `后来的${obstacles.length}项改动以它为基础（${numbers}${more}），不能${actWords[act]}，台账没有变化`
			: `后来的改动占了它的位置，不能${actWords[act]}，台账没有变化`,
		'built-upon',
		obstacles.length > 0 ? cureOf(ledger, named, more) : '照日志里写的重新登记一次：ducha log',
		'conflicts',
	);
}

const overtaken = () =>
	refuse('台账刚被另一个命令改过，没有撤回', 'overtaken', '看一下 ducha log，再运行一次', 'conflicts');

const rehearsed = Symbol('rehearsed');

/** Takes the operation back within a transaction of its own; a rehearsal finds out whether it can be and leaves nothing. */
async function takeBackNow(
	session: Session,
	act: Act,
	given: string | undefined,
	{ target, dryRun }: { target: Operation; dryRun: boolean },
): Promise<{ seq: number | null; rows: number }> {
	const ledger = await session.ledger();
	const { connection } = ledger;
	let rows = 0;
	try {
		const { seq } = await session.change(
			act,
			async (tx) => {
				const operations = (await listOperations(tx)).slice(0, -1);
				if (chooseTarget(operations, act, given).seq !== target.seq) throw overtaken();
				const taken = await takeBack(connection, target.seq, () => session.breathe());
				if (taken.stuck.length > 0) {
					const later = builtUpon(connection, target.seq, taken.stuck);
					throw refuseBuiltUpon(session, ledger, obstaclesIn(operations, later), act);
				}
				rows = taken.rows;
				if (dryRun) throw rehearsed;
				const work = workOf(operations, target);
				return { sentence: `${actWords[act]} #${work.seq}：${work.sentence}`, value: null };
			},
			{ undoes: target.seq },
		);
		return { seq, rows };
	} catch (error) {
		if (error === rehearsed) return { seq: null, rows };
		throw error;
	}
}

/** Takes one operation back, as an operation of its own; nothing is erased from the journal. */
export async function takeBackOne(
	session: Session,
	act: Act,
	given: string | undefined,
	{ dryRun }: { dryRun: boolean },
): Promise<void> {
	const ledger = await session.ledger();
	const operations = await listOperations(ledger.db);
	const target = chooseTarget(operations, act, given);
	refuseFinal(ledger, target);
	const work = workOf(operations, target);
	const told = tell(work, work);
	if (session.canAsk() && !dryRun) {
		session.say(`${told}（经办 ${work.actor}）`);
		if (!(await (await session.asker()).askYes(`${actWords[act]}这一项？`, { suggested: true }))) throw interrupted();
	}
	const { seq, rows } = await takeBackNow(session, act, given, { target, dryRun });
	const value = { seq: target.seq, work: work.seq, sentence: work.sentence, rows, by: seq };
	const words = dryRun
		? `将${actWords[act]} ${told}（改动${rows}行）\n预演，没有写入`
		: `已${actWords[act]} ${told}（改动${rows}行）`;
	await showValue(session, ledger, act, value, () => words);
	if (dryRun) return;
	session.say(act === 'undo' ? '要恢复：ducha redo；命令写出的文件不会收回' : '再撤回：ducha undo');
}
