import type { Command } from '@commander-js/extra-typings';
import { misused } from '../errors.ts';
import { readChanges } from '../ledger/changes.ts';
import { type LogFilter, type LogLine, listLogged, readLog } from '../ledger/log.ts';
import type { Db, Ledger } from '../ledger/open.ts';
import { readSetting } from '../ledger/settings.ts';
import { defaultZone } from '../office-day.ts';
import type { Session } from '../session.ts';
import { dayOption } from './common/days.ts';
import { type FilterOptions, limitOf } from './common/filters.ts';
import { findItem } from './common/find-items.ts';
import { describeChanges } from './common/log/change-lines.ts';
import { showList } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options {
	item?: string | undefined;
	since?: string | undefined;
	command?: string | undefined;
	limit?: string | undefined;
}

const usualLimit = 30;
/** Changed rows of one operation that are shown; an import may have thousands. */
const mostRows = 200;

export function declare(parent: Command, session: Session): void {
	parent
		.command('log')
		.addHelpText(
			'before',
			examples(
				'ducha log',
				'ducha log 31                      一件事项的',
				'ducha 日志 --by 林晓 --起自 11-01   一个人的',
				'ducha log --command escalate      一种命令的',
				'ducha log show 1286               一笔改了什么，改前和改后',
			),
		)
		.description('谁在什么时候做了什么，最新的在前；show 加序号看一笔改了什么')
		.argument('[what...]', '一件事项；或 show 序号')
		.option('--item <item>', '只看一件事项')
		.option('--since <day>', '从这一天起')
		.option('--command <word>', '只看一种命令，如 dispatch')
		.option('--limit <n>', `最多列几条（默认${usualLimit}）`)
		.action((words, options) => {
			const [first, second, ...more] = words;
			if (first === 'show' || first === '查看') return showOperation(session, second, more);
			return list(session, first ?? options.item, options as Options);
		});
}

/** One of those who, or of what, stands in the log. */
async function loggedName(db: Db, what: 'actor' | 'command', given: string): Promise<string> {
	const known = await listLogged(db, what);
	if (known.includes(given)) return given;
	const label = what === 'actor' ? '经办人' : '命令';
	throw misused(`日志里没有${label}“${given}”`, 'unknown-value', `可以是：${known.join('、')}`);
}

async function list(session: Session, reference: string | undefined, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const filter: LogFilter = { limit: limitOf(options as FilterOptions) ?? usualLimit };
	if (reference !== undefined) filter.item = (await findItem(db, reference, today)).id;
	if (session.options.by !== undefined) filter.actor = await loggedName(db, 'actor', session.options.by);
	if (options.command !== undefined) filter.command = await loggedName(db, 'command', options.command);
	if (options.since !== undefined) filter.since = dayOption('--since', options.since, today);
	await showLines(session, ledger, await readLog(db, filter));
}

async function showLines(session: Session, ledger: Ledger, lines: readonly LogLine[]): Promise<void> {
	const zone = (await readSetting(ledger.db, 'time_zone')) ?? defaultZone;
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
			{ key: 'at', title: '时刻', weight: 1, write: (at) => clock.format(new Date(String(at))) },
			{ key: 'hash', title: '校验', write: (hash) => String(hash).slice(0, 8) },
		],
		rows: lines.map((l) => [l.seq, l.day, l.actor, l.sentence, l.changes, l.command, l.at, l.hash]),
	});
	if (lines.length === 0) session.say('没有符合条件的记录');
}

/** One operation with every value it changed. */
async function showOperation(session: Session, given: string | undefined, more: readonly string[]): Promise<void> {
	const seq = Number((given ?? '').normalize('NFKC').replace(/^#/, ''));
	if (given === undefined || more.length > 0 || !Number.isSafeInteger(seq) || seq < 1)
		throw misused('要写一笔操作的序号', 'bad-seq', '如 ducha log show 1286；序号看 ducha log');
	const ledger = await session.ledger();
	const [line] = await readLog(ledger.db, { seq });
	if (line === undefined) throw misused(`日志里没有 #${seq}`, 'unknown-seq', '看 ducha log');
	const lines = await describeChanges(ledger.db, await readChanges(ledger, seq, mostRows));
	const rest = line.changes - mostRows;
	await showList(session, ledger, {
		name: 'log-show',
		fields: [
			{ key: 'what', title: '改动' },
			{ key: 'of', title: '哪一个', weight: 1 },
			{ key: 'field', title: '项目' },
			{ key: 'before', title: '改前', weight: 2 },
			{ key: 'after', title: '改后', weight: 3 },
		],
		rows: lines.map(({ what, of, field, before, after }) => [what, of, field, before, after]),
		above: [`#${seq}  ${line.day}  ${line.actor}  ${line.sentence}（${line.command}，改动${line.changes}行）`],
		below: rest > 0 ? [`改动的行太多，只列前${mostRows}行`] : [],
		extra: { seq, day: line.day, actor: line.actor, sentence: line.sentence, changes: line.changes },
	});
}
