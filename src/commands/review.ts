import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import type { Status } from '../rules/item.ts';
import { type QueueKind, queueKinds } from '../rules/queue-flags.ts';
import type { Session } from '../session.ts';
import { chooseWaiting } from './common/choose-waiting.ts';
import { dayOption } from './common/days.ts';
import { findItems } from './common/find-items.ts';
import { officeRules } from './common/office.ts';
import { readQueue } from './common/queue.ts';
import { passClean } from './common/review-clean.ts';
import { passItem, returnItem } from './common/review-item.ts';
import { listQueue } from './common/review-queue.ts';
import { walkQueue } from './common/review-walk.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { type Decision, settleWaiting } from './common/settle-waiting.ts';
import { examples } from './common/words.ts';

interface Options {
	pass?: boolean | undefined;
	return?: string | undefined;
	gate?: string | undefined;
	what?: QueueKind | undefined;
	withSupports?: boolean | undefined;
	approvedBy?: string | undefined;
	deadline?: string | undefined;
	clean?: boolean | undefined;
	dryRun?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('review')
		.addHelpText(
			'before',
			examples(
				'ducha review                      列出等我处理的；在终端上逐件问',
				'ducha review 31 --pass',
				'ducha 审核 31 --退回 "未附验收资料"',
				'ducha 审核 12 15 --通过 --连同配合',
				'ducha review 31 --gate 赵敏       把关单位已把关，转审核',
				'ducha review 31 --what 延期 --pass --approved-by 方振国',
				'ducha review --pass --clean       没有疑点的反馈、报结一次通过',
			),
		)
		.description('等我处理的一处办：待把关、反馈、报结、待阅示、延期、说明、问题')
		.argument('[items...]', '事项编号；不写时列出全部')
		.option('--pass', '通过（同意）；批示和上级交办件通过后待阅示，再次通过即办结')
		.option('--return <reason>', '退回（不同意、不采用），写明理由')
		.option('--gate <name>', '把关单位的这个人已把关')
		.addOption(new Option('--what <kind>', '一件事项有几样在等时，是哪一样').choices(queueKinds))
		.option('--with-supports', '配合单位一并办结')
		.option('--approved-by <name>', '延期、说明的批准人')
		.option('--deadline <day>', '问题交办的整改时限')
		.option('--clean', '没有疑点的都通过，其余留下；延期、说明、待阅示、问题总要逐件看')
		.option('--dry-run', '只看会办哪些，不写入')
		.action((references, options) => review(session, references, options as Options));
}

/** The one decision the options spell. */
function decisionOf(session: Session, options: Options): Decision {
	const { gate, return: reason, approvedBy, withSupports } = options;
	if ([options.pass, reason !== undefined, gate !== undefined].filter(Boolean).length !== 1)
		throw new UserError('要写明通过还是退回', {
			exit: 'misused',
			code: 'pass-or-return',
			hint: 'ducha review 编号 --pass，或 --return 理由；把关的写 --gate 把关人',
		});
	if (gate !== undefined) return { act: 'gate', by: gate };
	if (reason !== undefined) return { act: 'return', reason, approvedBy };
	const deadline =
		options.deadline === undefined ? undefined : dayOption('--deadline', options.deadline, session.today());
	return { act: 'pass', approvedBy, withSupports, deadline };
}

/** The list; at a terminal the walk through it. */
async function show(session: Session, what: QueueKind | undefined): Promise<void> {
	const ledger = await session.ledger();
	const all = await readQueue(ledger.db, await officeRules(ledger.db), session.today());
	const queue = what === undefined ? all : all.filter((w) => w.what === what);
	await listQueue(session, ledger, queue);
	if (queue.length === 0 || session.format() !== 'table') return;
	if (session.canAsk() && session.options.output === undefined) await walkQueue(session, queue);
	else
		session.say(
			'通过：ducha review 编号 --pass    退回：ducha review 编号 --return 理由    没有疑点的：--pass --clean',
		);
}

async function review(session: Session, references: string[], options: Options): Promise<void> {
	const { what } = options;
	const isAsking = Object.entries(options).every(([key, value]) => key === 'what' || value === undefined);
	if (references.length === 0 && isAsking) return show(session, what);
	const decision = decisionOf(session, options);
	if (options.clean) return passClean(session, references, decision, options);
	if (references.length === 0)
		throw new UserError('没有写事项编号', {
			exit: 'misused',
			code: 'no-item',
			hint: 'ducha review 看编号；没有疑点的一次通过：ducha review --pass --clean',
		});
	await settle(session, references, options, decision);
}

/** What one would type next of items that came before the leader, or are finished. */
function sayNext(session: Session, done: ItemDone[]): void {
	const numbersIn = (status: Status) => done.filter((d) => d.item.status === status).map((d) => d.item.number);
	const presented = numbersIn('待阅示').join(' ');
	const finished = numbersIn('已办结').join(' ');
	if (presented !== '') session.say(`接下来：领导没有新批示的，办结用 ducha review ${presented} --pass`);
	if (finished !== '') session.say(`接下来：ducha strike ${finished}`);
}

const saidOf = { pass: '已审核', return: '已退回', gate: '已把关' } as const;

/** What would be settled, one line each, without settling it. */
async function preview(session: Session, references: string[], what: QueueKind | undefined): Promise<void> {
	const ledger = await session.ledger();
	const queue = await readQueue(ledger.db, await officeRules(ledger.db), session.today());
	const items = await findItems(ledger.db, references, session.today());
	const chosen = items.flatMap((item) => chooseWaiting(queue, item, what));
	await listQueue(session, ledger, chosen);
	session.say('预演，没有写入');
}

async function settle(session: Session, references: string[], options: Options, decision: Decision): Promise<void> {
	const today = session.today();
	const what = decision.act === 'gate' ? '待把关' : options.what;
	if (options.dryRun) return preview(session, references, what);
	const { value } = await session.change('review', async (tx) => {
		const deciding = { actor: session.actor(), today, rules: await officeRules(tx) };
		const queue = await readQueue(tx, deciding.rules, today);
		const done: ItemDone[] = [];
		for (const item of await findItems(tx, references, today)) {
			const waiting = chooseWaiting(queue, item, what);
			for (const each of waiting) done.push(await settleWaiting(tx, each, decision, deciding));
			if (waiting.length > 0) continue;
			// Supports that never claimed can still be ended; all else is refused with what is possible.
			if (decision.act === 'return') done.push(await returnItem(tx, item, decision.reason, deciding));
			else done.push(await passItem(tx, item, options.withSupports ?? false, deciding.rules, deciding));
		}
		const numbers = [...new Set(done.map((d) => d.item.number))].join('、');
		return { sentence: `${{ pass: '审核通过', return: '退回', gate: '把关' }[decision.act]} ${numbers}`, value: done };
	});
	await sayDone(session, 'review', saidOf[decision.act], value);
	if (decision.act === 'pass') sayNext(session, value);
}
