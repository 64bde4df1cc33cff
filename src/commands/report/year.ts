import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { yearRecord } from '../../papers/bulletins/year-record.ts';
import type { Session } from '../../session.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { readYearFacts } from '../common/papers/year-facts.ts';
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
	const { db } = await session.ledger();
	const facts = await readYearFacts(db, word, session.today());
	const { year, line, records } = facts;
	const paper = yearRecord(facts);
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
