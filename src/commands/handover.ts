import type { Command } from '@commander-js/extra-typings';
import { readTakenOver } from '../ledger/handover.ts';
import { handoverPaper } from '../papers/handover/sheet.ts';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { drawHandover } from './common/handover/draw-handover.ts';
import { readHandover } from './common/handover/read-handover.ts';
import { officeRules } from './common/office.ts';
import { drawnUpBy, readNoticeOffice } from './common/papers/notice-office.ts';
import { writePaper } from './common/papers/write-paper.ts';
import { showCard } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options {
	since?: string | undefined;
	to?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('handover')
		.addHelpText(
			'before',
			examples('ducha handover', 'ducha 移交 --起自 9-1 --接手 陈立 --输出 交接单.docx', 'ducha handover --format md'),
		)
		.description('移交：办了什么、等着什么、逾期的、单位在电话里答应的、本室的时限和设置，末尾双方签字')
		.option('--since <day>', '从哪天起办的（默认自己接手那天）')
		.option('--receiver <name>', '接手的人')
		.action((options) => handover(session, { since: options.since, to: options.receiver }));
}

async function handover(session: Session, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const since =
		options.since === undefined
			? ((await readTakenOver(db, session.actor())) ?? today)
			: pastDayOption('--since', options.since, today);
	const office = await readNoticeOffice(db);
	const from = drawnUpBy(session, office);
	const asked = { db, rules: await officeRules(db), today, since };
	const value = await readHandover(asked, {
		office: office.name,
		from,
		to: options.to ?? null,
		ledger: session.ledgerPath(),
	});
	const paper = handoverPaper(value);
	const isWord = session.options.output !== undefined && /\.docx$/i.test(session.options.output);
	if (isWord || session.options.format === 'md' || session.options.format === 'txt') {
		await writePaper(session, paper, { name: '交接单.docx', command: 'handover', facts: { from, since } });
		return;
	}
	const { tables, ...facts } = value;
	const json = tables.map(({ title, headings, rows }) => ({ title, headings: [...headings], rows }));
	await showCard(session, ledger, 'handover', { ...facts, tables: json }, () => drawHandover(value, session.width()));
	session.say('要签字的：ducha handover --output 交接单.docx');
}
