import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { findYearClose } from '../../ledger/year-closes.ts';
import { yearOf } from '../../rules/day.ts';
import { parsePeriod } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';
import type { YearFacts } from '../common/year/year-facts.ts';
import { yearList } from '../common/year/year-words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText(
			'before',
			examples('ducha year show 2026', 'ducha 年结 查看 2026 --输出 实绩建议表.docx    结账时的《年度工作实绩建议表》'),
		)
		.description('结账时定下来的数字，台账后来怎么变都不变；--output 写 .docx 的是结账时的《年度工作实绩建议表》')
		.argument('<year>', '哪一年，如 2026、去年')
		.action((year) => show(session, year));
}

async function show(session: Session, word: string): Promise<void> {
	const ledger = await session.ledger();
	const year = yearOf(parsePeriod(word, session.today()).to);
	const found = await findYearClose(ledger.db, year);
	if (found === null)
		throw new UserError(`${year}年还没有结账`, { code: 'not-closed', hint: `ducha year close ${year} --dry-run` });
	const facts = found.content as YearFacts;
	const { output } = session.options;
	if (output !== undefined && /\.docx$/i.test(output) && facts.paper !== null) {
		const name = `${facts.paper.title}.docx`;
		await writePaper(session, facts.paper, { name, command: 'year-paper', facts: { year, version: found.version } });
		return;
	}
	const reason = found.reason === null ? '' : `，更正：${found.reason}`;
	const above = [`${year}年第${found.version}版，${found.day}结账${reason}（台账 #${found.asOf}）`];
	await showList(session, ledger, yearList(facts, 'year-show', above));
}
