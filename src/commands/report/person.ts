import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { readAnswerers } from '../../ledger/answerers.ts';
import { personRecord } from '../../papers/bulletins/person-record.ts';
import type { Session } from '../../session.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { readYearFacts } from '../common/papers/year-facts.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('person')
		.addHelpText('before', examples('ducha report person', 'ducha 报告 业绩 2025 --format md'))
		.description('干部督查实绩记录（Word）：牵头单位的第一责任人、责任人、承办人，一人一行，只列事实；不公开事项不列入')
		.argument('[year]', '哪一年，如 2026、去年', '全年')
		.action((year) => writePersons(session, year));
}

async function writePersons(session: Session, word: string): Promise<void> {
	const { db } = await session.ledger();
	const facts = await readYearFacts(db, word, session.today());
	const { year, line, records } = facts;
	const paper = personRecord({ ...facts, people: await readAnswerers(db) });
	if (paper === null)
		throw new UserError(`${year}年的事项没有登记责任人`, {
			code: 'nothing-to-report',
			hint: '责任人随回执登记：ducha receive 编号 --principal 姓名 --handler 姓名',
		});
	const isFile = await writePaper(session, paper, {
		name: `${paper.title}.docx`,
		command: 'report-person',
		facts: { year, items: records.length },
	});
	if (isFile && line.open) session.say(`${year}年还没有结束，这是到今天为止的情况`);
}
