import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../errors.ts';
import { listOperations, type Operation } from '../ledger/log.ts';
import { type Head, listBackups, wholeHead } from '../ledger/sqlite-backup.ts';
import { restoreFrom } from '../ledger/sqlite-restore.ts';
import { hashOf } from '../ledger/sqlite-verify.ts';
import { parseDay, writeDay } from '../rules/day.ts';
import type { Session } from '../session.ts';
import { showValue } from './common/show.ts';
import { examples } from './common/words.ts';

/** The most operations that are named as lost. */
const mostNamed = 20;

export function declare(parent: Command, session: Session): void {
	parent
		.command('restore')
		.addHelpText(
			'before',
			examples(
				'ducha restore --dry-run          会恢复到哪里、少了什么',
				'ducha 还原 2026-10-31 --yes      那天最后一份备份',
				'ducha restore 备份文件.db',
			),
		)
		.description('用备份恢复台账；现在的台账留在“备份”文件夹里，不会丢')
		.argument('[backup]', '备份文件，或日期、#序号；不写用最近一份')
		.option('--dry-run', '只看会怎样，不恢复')
		.action((backup, options) => restore(session, backup, options.dryRun === true));
}

const notFound = (what?: string) =>
	new UserError(what === undefined ? '还没有完好的备份' : `没有这份备份：${what}`, {
		code: 'no-backup',
		hint: '有哪些看 ducha backup --list；也可以写备份文件的路径',
	});

/** The backup that is meant: a file, the newest of a day, the one up to an operation, or the newest that is whole. */
function chooseBackup(session: Session, given: string | undefined): string {
	const ledger = session.ledgerPath();
	const known = listBackups(ledger);
	if (given === undefined) {
		const found = known.find(({ path }) => wholeHead(path, session.schemaFolder) !== null);
		if (found !== undefined) return found.path;
		throw notFound();
	}
	const text = given.normalize('NFKC').trim();
	const day = parseDay(text);
	const seq = /^#(\d+)$/.exec(text)?.[1];
	const found = known.find((one) => (day === null ? String(one.seq) === seq : one.day === day));
	if (found !== undefined) return found.path;
	const file = resolve(session.world.cwd(), given);
	if (!existsSync(file)) throw notFound(given);
	if (file === resolve(ledger)) throw new UserError('这就是正在用的台账', { code: 'same-file', hint: '写备份文件' });
	return file;
}

/** The last operation a backup and the ledger in use have in common; each hash stands for all before it. */
async function lastInCommon(session: Session, backup: string, highest: number): Promise<number> {
	let [low, high] = [0, highest];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		const [there, here] = [await hashOf(backup, middle), await hashOf(session.ledgerPath(), middle)];
		if (there !== null && there === here) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** What was done in the ledger in use; nothing where that cannot be read any more. */
async function readOperations(session: Session): Promise<Operation[] | null> {
	try {
		return await listOperations((await session.ledger()).db);
	} catch {
		return null;
	}
}

/** What was done and is not in the backup; refuses the backup of another ledger. */
async function doneSince(session: Session, backup: string, { seq }: Head): Promise<Operation[] | null> {
	const operations = await readOperations(session);
	if (operations === null || operations.length === 0) return operations;
	const common = await lastInCommon(session, backup, Math.min(seq, operations.length));
	if (common > 0) return operations.filter((one) => one.seq > common);
	throw new UserError(`${backup} 不是这个台账的备份`, {
		code: 'other-ledger',
		hint: '看看是什么：ducha log --ledger 备份文件；确要换成它，先把现在的台账移走',
	});
}

async function restore(session: Session, given: string | undefined, dryRun: boolean): Promise<void> {
	const backup = chooseBackup(session, given);
	const head = wholeHead(backup, session.schemaFolder);
	if (head === null)
		throw new UserError(`${backup} 已损坏，不能用来恢复`, {
			exit: 'damaged',
			code: 'backup-damaged',
			hint: '换一份：ducha backup --list',
		});
	const lost = await doneSince(session, backup, head);
	const told = (lost ?? []).slice(-mostNamed).map(({ seq, day, sentence }) => `  #${seq} ${writeDay(day)} ${sentence}`);
	const what =
		lost === null
			? '现在的台账读不出来，说不出少了什么'
			: lost.length === 0
				? '备份之后没有做过别的'
				: `备份之后做过的${lost.length}项不在里面，要重新登记：`;
	const plan = [`恢复到 #${head.seq}：${backup}`, what, ...told];
	const value = { file: backup, seq: head.seq, lost: lost?.map(({ seq, sentence }) => ({ seq, sentence })) ?? null };
	if (dryRun)
		return showValue(session, null, 'restore', { ...value, kept: null }, () => [...plan, '预演，没有恢复'].join('\n'));
	await agree(session, plan);
	const { schemaFolder, wait } = session;
	const settings = { day: session.today(), schemaFolder, wait: wait() };
	await session.breathe();
	session.close();
	const kept = restoreFrom(backup, session.ledgerPath(), settings);
	const words = [...plan, `已恢复${kept === null ? '' : `；原来的台账留在 ${kept}`}`];
	await showValue(session, null, 'restore', { ...value, kept }, () => words.join('\n'));
	session.say('核对一遍：ducha verify');
}

async function agree(session: Session, plan: string[]): Promise<void> {
	if (session.options.yes) return;
	if (!session.canAsk())
		throw new UserError('恢复会换掉现在的台账，要写明 --yes', {
			exit: 'misused',
			code: 'not-confirmed',
			hint: '先看会怎样：ducha restore --dry-run',
		});
	for (const line of plan) session.say(line);
	if (!(await (await session.asker()).askYes('恢复？'))) throw interrupted();
}
