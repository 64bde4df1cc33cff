import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { readLog } from '../ledger/log.ts';
import { readSetting } from '../ledger/settings.ts';
import type { Session } from '../session.ts';
import { findItem } from './common/find-items.ts';
import { showList } from './common/show.ts';
import { examples } from './common/words.ts';

const usualLimit = 30;

export function declare(parent: Command, session: Session): void {
	parent
		.command('log')
		.addHelpText('before', examples('ducha log', 'ducha log 31', 'ducha 日志 --限 100'))
		.description('谁在什么时候做了什么，最新的在前')
		.argument('[item]', '只看一件事项')
		.option('--limit <n>', `最多列几条（默认${usualLimit}）`)
		.action((reference, options) => log(session, reference, options.limit));
}

async function log(session: Session, reference: string | undefined, given: string | undefined): Promise<void> {
	const limit = given === undefined ? usualLimit : Number(given);
	if (!Number.isSafeInteger(limit) || limit < 1)
		throw new UserError(`--limit 要写正整数：${given}`, { exit: 'misused', code: 'bad-limit', hint: '如 --limit 50' });
	const ledger = await session.ledger();
	const item = reference === undefined ? undefined : await findItem(ledger.db, reference, session.today());
	const lines = await readLog(ledger.db, { limit, ...(item !== undefined && { item: item.id }) });
	const zone = (await readSetting(ledger.db, 'time_zone')) ?? 'Asia/Shanghai';
	const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
	await showList(session, ledger, {
		name: 'log',
		fields: [
			{ key: 'seq', title: '序号', align: 'right', write: (seq) => `#${seq}` },
			{ key: 'day', title: '日期' },
			{ key: 'actor', title: '经办' },
			{ key: 'sentence', title: '做了什么', weight: 3 },
			{ key: 'changes', title: '改动行', align: 'right' },
			{ key: 'command', title: '命令' },
			{ key: 'at', title: '时刻', write: (at) => clock.format(new Date(String(at))) },
			{ key: 'hash', title: '校验', write: (hash) => String(hash).slice(0, 8) },
		],
		rows: lines.map((l) => [l.seq, l.day, l.actor, l.sentence, l.changes, l.command, l.at, l.hash]),
	});
}
