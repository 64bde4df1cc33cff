import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readRevisits } from '../../ledger/revisits.ts';
import { yearRecord } from '../../papers/bulletins/year-record.ts';
import { yearOf } from '../../rules/day.ts';
import { closingLine, itemsOfYear } from '../../rules/figures.ts';
import type { Session } from '../../session.ts';
import { officeRules } from '../common/office.ts';
import { listReportable, readRecords } from '../common/papers/item-records.ts';
import { begunPeriod, readReportOffice } from '../common/papers/report-setting.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('year')
		.addHelpText('before', examples('ducha report year', 'ducha 报告 实绩 2025 --format md'))
		.description(
			'年度工作实绩建议表（Word）：各单位一年的办结、逾期、收到文书、报结退回、回访不符，只列事实，建议供参考；不公开事项不列入',
		)
		.argument('[year]', '哪一年，如 2026、去年', '全年')
		.action((year) => writeYear(session, year));
}

async function writeYear(session: Session, word: string): Promise<void> {
	const today = session.today();
	const period = begunPeriod(word, today);
	if (period.kind !== 'year')
		throw new UserError(`实绩建议表按年出：${word}`, { exit: 'misused', code: 'not-a-year', hint: '写成 2026、去年' });
	const line = closingLine(period.to, today);
	const year = yearOf(line.day);
	const { db } = await session.ledger();
	const rules = await officeRules(db);
	const items = itemsOfYear(await listReportable(db, {}, line), line);
	const revisits = await readRevisits(db);
	const untrue = revisits.flatMap(({ item, day, result }) =>
		day !== null && yearOf(day) === year && day <= line.day && result === '不符' ? [item] : [],
	);
	const records = await readRecords(db, items, line, rules);
	const office = await readReportOffice(db);
	const paper = yearRecord({ office, year, today, line, records, untrue: new Set(untrue) });
	if (paper === null)
		throw new UserError(`${year}年没有单位牵头督查事项`, {
			code: 'nothing-to-report',
			hint: '先登记事项；不公开的事项不列入',
		});
	const isFile = await writePaper(session, paper, {
		name: `${paper.title}.docx`,
		command: 'report-year',
		facts: { year, items: records.length },
	});
	if (isFile && line.open) session.say(`${year}年还没有结束，这是到今天为止的情况`);
}
