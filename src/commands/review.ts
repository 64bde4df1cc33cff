import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { type QueueKind, queueKinds } from '../rules/queue-flags.ts';
import type { Session } from '../session.ts';
import { officeRules } from './common/office.ts';
import { type PrintOptions, printOptions } from './common/papers/printing.ts';
import { refuseWithoutPaper } from './common/papers/said-papers.ts';
import { passClean } from './common/review/clean.ts';
import { settleNamed } from './common/review/named.ts';
import { readQueue } from './common/review/queue.ts';
import { listQueue } from './common/review/queue-list.ts';
import type { Decision } from './common/review/settle-waiting.ts';
import { walkQueue } from './common/review/walk.ts';
import { examples } from './common/words.ts';

interface Options extends PrintOptions {
	pass?: boolean | undefined;
	return?: string | undefined;
	gate?: string | undefined;
	what?: QueueKind | undefined;
	withSupports?: boolean | undefined;
	approvedBy?: string | undefined;
	deadline?: string | undefined;
	clean?: boolean | undefined;
	dryRun?: boolean | undefined;
	paper?: boolean | undefined;
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
				'ducha review 问题3 --pass --deadline 11-20    问题交单位整改；不采用的写 --return 理由',
				'ducha review --pass --clean       没有疑点的反馈、报结一次通过',
				'ducha 审核 31 --通过 --出单       出办结审批单；批示件呈领导阅示的出呈报单',
			),
		)
		.description('等我处理的一处办：待把关、反馈、报结、待阅示、延期、说明、问题')
		.argument('[items...]', '事项编号，问题写 问题3；不写时列出全部')
		.option('--pass', '通过（同意）；批示和上级交办件通过后待阅示，再次通过即办结')
		.option('--return <reason>', '退回（不同意、不采用），写明理由')
		.option('--gate <name>', '把关单位的这个人已把关')
		.addOption(new Option('--what <kind>', '一件事项有几样在等时，是哪一样').choices(queueKinds))
		.option('--with-supports', '配合单位一并办结')
		.option('--approved-by <name>', '延期、说明的批准人')
		.option('--deadline <words>', '问题交办的整改时限，如 11-20、5个工作日')
		.option('--clean', '没有疑点的都通过，其余留下；延期、说明、待阅示、问题总要逐件看')
		.option('--dry-run', '只看会办哪些，不写入')
		.option('--paper', '出办结审批单（待阅示的出呈报单）、延期审批单、整改通知，取文号')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((references, options) => review(session, references, options as Options));
}

/** The one decision the options spell. */
function decisionOf(options: Options): Decision {
	const { gate, return: reason, approvedBy, withSupports, deadline } = options;
	if ([options.pass, reason !== undefined, gate !== undefined].filter(Boolean).length !== 1)
		throw new UserError('要写明通过还是退回', {
			exit: 'misused',
			code: 'pass-or-return',
			hint: 'ducha review 编号 --pass，或 --return 理由；把关的写 --gate 把关人',
		});
	if (gate !== undefined) return { act: 'gate', by: gate };
	if (reason !== undefined) return { act: 'return', reason, approvedBy };
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
	else session.say('通过：ducha review 编号 --pass；退回：ducha review 编号 --return 理由；没有疑点的：--pass --clean');
}

async function review(session: Session, references: string[], options: Options): Promise<void> {
	refuseWithoutPaper(options);
	const { what } = options;
	const isAsking = Object.entries(options).every(([key, value]) => key === 'what' || value === undefined);
	if (references.length === 0 && isAsking) return show(session, what);
	const decision = decisionOf(options);
	if (options.clean && options.paper)
		throw new UserError('--paper 不和 --clean 一起写', {
			exit: 'misused',
			code: 'clean-paper',
			hint: '要出文书的写明编号：ducha review 编号 --pass --paper',
		});
	if (options.clean) return passClean(session, references, decision, options);
	if (references.length === 0)
		throw new UserError('没有写事项编号', {
			exit: 'misused',
			code: 'no-item',
			hint: 'ducha review 看编号；没有疑点的一次通过：ducha review --pass --clean',
		});
	await settleNamed(session, references, options, decision);
}
