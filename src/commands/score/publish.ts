import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../../errors.ts';
import { readSequence } from '../../ledger/head.ts';
import { periodKey } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { officeRules } from '../common/office.ts';
import { refuseOvertaken } from '../common/overtaken.ts';
import { begunPeriod } from '../common/papers/report-setting.ts';
import { changedScores } from '../common/score/changed-scores.ts';
import { freezeScores } from '../common/score/freeze-scores.ts';
import { countScores, type PeriodScores, publishedScores } from '../common/score/period-scores.ts';
import { announce } from '../common/show.ts';
import { examples, typedText } from '../common/words.ts';

interface Options {
	reason?: string | undefined;
	dryRun?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('publish')
		.addHelpText(
			'before',
			examples(
				'ducha score publish 10月',
				'ducha 得分 公布 10月 --预演               先看看，不写入',
				'ducha score publish 10月 --reason 县水利局10月的报结漏登   更正，出第2版',
			),
		)
		.description('公布一期得分：定版，以后台账怎么变都不变；更正另出一版，写明理由；签发带位次的通报也同时定版')
		.argument('[period]', '期间：上月、10月、三季度、上半年、全年', '上月')
		.option('--reason <text>', '公布过的，为什么更正')
		.option('-n, --dry-run', '只看要公布什么，不写入')
		.action((period, options) => publish(session, period, options));
}

const refused = (message: string, hint: string, code: string) => new UserError(message, { code, hint });

const misused = (message: string, hint: string) =>
	new UserError(message, { exit: 'misused', code: 'not-published', hint });

/** Refuses what cannot be published: a period still running, one without scores, a second time without a reason or a change. */
function checkPublishing(
	word: string,
	now: PeriodScores,
	before: PeriodScores | null,
	reason: string | null,
): string[] {
	const { label } = now.period;
	if (now.line.open)
		throw refused(`${label}还没有结束，得分不能公布`, `看到今天为止的：ducha score ${word}`, 'open-period');
	if (now.scores.length === 0) throw refused(`${label}没有可以计分的单位`, '先登记、交办事项', 'nothing-to-score');
	if (before === null && reason !== null)
		throw misused(`${label}得分还没有公布过，不用写更正理由`, `去掉 --reason：ducha score publish ${word}`);
	if (before === null) return [];
	const changed = changedScores(before.scores, now.scores);
	const version = `第${before.sheet?.version}版`;
	if (changed.length === 0)
		throw refused(`${label}得分和公布的${version}一样，不用再公布`, `看公布的：ducha score ${word}`, 'same-scores');
	if (reason === null)
		throw refused(
			`${label}得分已经公布${version}，现在有${changed.length}处不同：${changed.slice(0, 3).join('；')}${changed.length > 3 ? '；…' : ''}`,
			`要更正，写理由出下一版：ducha score publish ${word} --reason 理由`,
			'already-published',
		);
	return changed;
}

async function publish(session: Session, word: string, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = begunPeriod(word, today);
	const reason = typedText(options.reason);
	const seq = await readSequence(ledger.db);
	const now = await countScores(ledger.db, period, { today, rules: await officeRules(ledger.db) });
	const before = await publishedScores(ledger.db, period, today);
	const changed = checkPublishing(word, now, before, reason);
	const version = (before?.sheet?.version ?? 0) + 1;
	if (now.waiting > 0) session.say(`注意：本期报结的${now.waiting}件还没有审核，公布以后再通过的不计入这一版`);
	const what = `${period.label}得分第${version}版（${now.scores.length}个单位）`;
	const value = { period: periodKey(period), version, units: now.scores.length, changed, reason };
	const words = (done: string) => [done, ...changed.map((line) => `  ${line}`)].join('\n');
	if (options.dryRun)
		return announce(session, ledger, 'score-publish', value, words(`要公布${what}（预演，没有写入）`));
	if (session.canAsk() && !session.options.yes && !(await (await session.asker()).askYes(`公布${what}，以后不再变？`)))
		throw interrupted();
	await session.change('score publish', async (tx) => {
		await refuseOvertaken(tx, seq, '没有公布');
		await freezeScores(tx, now, { day: today, reason, paper: null });
		return { sentence: `公布${what}${before === null ? '' : `：${reason}`}`, value: null };
	});
	await announce(session, await session.ledger(), 'score-publish', value, words(`已公布${what}`));
	session.say(`以后台账再变，这一版不变；出表：ducha export 考核得分表 ${word}`);
}
