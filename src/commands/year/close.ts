import type { Command } from '@commander-js/extra-typings';
import { interrupted, UserError } from '../../errors.ts';
import { addYearClose, findYearClose } from '../../ledger/year-closes.ts';
import { isKnownYear } from '../../rules/calendar.ts';
import { yearOf } from '../../rules/day.ts';
import { closingLine } from '../../rules/figures.ts';
import type { Session } from '../../session.ts';
import { officeRules } from '../common/office.ts';
import { begunPeriod } from '../common/papers/report-setting.ts';
import { showList } from '../common/show.ts';
import { examples, typedText } from '../common/words.ts';
import { freezeYear } from '../common/year/freeze-year.ts';
import { countYear, type YearFacts } from '../common/year/year-facts.ts';
import { yearList } from '../common/year/year-words.ts';

interface Options {
	reason?: string | undefined;
	dryRun?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('close')
		.addHelpText(
			'before',
			examples(
				'ducha year close 2026 --dry-run',
				'ducha 年结 结账 2026',
				'ducha year close 2026 --reason 县水利局12月报结漏登   更正，另存一版',
			),
		)
		.description('年终结账：这一年的数字和《年度工作实绩建议表》定下来，以后不变；未办结的带原编号转下年')
		.argument('<year>', '哪一年，如 2026、去年')
		.option('--reason <text>', '结过账的，为什么更正')
		.option('-n, --dry-run', '只看，不写入')
		.action((year, options) => close(session, year, options));
}

async function close(session: Session, word: string, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const period = begunPeriod(word, today);
	if (period.kind !== 'year')
		throw new UserError(`结账按年：${word}`, { exit: 'misused', code: 'not-a-year', hint: '写成 2026、去年' });
	const line = closingLine(period.to, today);
	const year = yearOf(period.to);
	if (line.open && !options.dryRun)
		throw new UserError(`${year}年还没有结束，不能结账`, {
			code: 'open-year',
			hint: `看到今天为止的：ducha year close ${year} --dry-run`,
		});
	const rules = await officeRules(db);
	const before = await findYearClose(db, year);
	const reason = typedText(options.reason);
	if (before !== null && reason === null && !options.dryRun)
		throw new UserError(`${year}年已于${before.day}结账（第${before.version}版）`, {
			code: 'already-closed',
			hint: `看结账的数字：ducha year show ${year}；要更正写理由另存一版：--reason 理由`,
		});
	const facts = await countYear(db, line, today);
	if (facts.total.total === 0)
		throw new UserError(`${year}年没有列入台账的事项`, { code: 'nothing-to-close', hint: '看全部：ducha list' });
	const version = (before?.version ?? 0) + 1;
	const show = (said: string, of: YearFacts) => showList(session, ledger, yearList(of, 'year-close', [said]));
	if (options.dryRun) await show(`要结账 ${year}年第${version}版（预演，没有写入）`, facts);
	else {
		if (session.canAsk() && !(await (await session.asker()).askYes(`${year}年结账，以后不再变？`))) throw interrupted();
		const { value } = await session.change('year close', async (tx) => {
			const content = await countYear(tx, line, today);
			await freezeYear(tx, period, { today, rules, reason });
			await addYearClose(tx, { year, version, day: today, content, reason: before === null ? null : reason });
			return { sentence: `${year}年结账第${version}版${before === null ? '' : `：${reason}`}`, value: content };
		});
		await show(`已结账 ${year}年第${version}版`, value);
	}
	if (!isKnownYear(rules.calendar, year + 1))
		session.say(`注意：还没有${year + 1}年的放假安排，工作日只按周末算，导入：ducha calendar import 通知.txt`);
}
