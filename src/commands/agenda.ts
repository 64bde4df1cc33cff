import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { agenda, agendaParts } from '../papers/bulletins/agenda.ts';
import type { Day } from '../rules/day.ts';
import { closingLine } from '../rules/figures.ts';
import type { Session } from '../session.ts';
import { namedItems } from './common/bulletin/make-bulletin.ts';
import { type FilterOptions, limitOf, readFilter, withFilters } from './common/filters.ts';
import { readWhen } from './common/meeting/when.ts';
import { officeRules } from './common/office.ts';
import { listReportable, readRecords } from './common/papers/item-records.ts';
import { readReportOffice } from './common/papers/report-setting.ts';
import { writePaper } from './common/papers/write-paper.ts';
import { examples, typedLine } from './common/words.ts';

interface Options extends FilterOptions {
	when?: string;
	where?: string;
	title?: string;
}

const usualTitle = '督查工作联席会议议程';

export function declare(parent: Command, session: Session): void {
	withFilters(
		parent
			.command('agenda')
			.addHelpText(
				'before',
				examples(
					'ducha agenda --when "11月10日15:00" --where 县委三楼会议室',
					'ducha 议程 31 44 52 --何时 11-10 --标题 重点项目调度会议程',
					'ducha agenda --when 11-10 --campaign 百日攻坚 --format md',
				),
			)
			.description(
				'联席会议议程（Word）：单位提出需协调的，和推进受阻的（逾期、退回2次以上、延期到上限、已发整改单以上）；不公开事项不列入',
			)
			.argument('[items...]', '事项编号；不写时是全部需协调、受阻的'),
	)
		.requiredOption('--when <day>', '哪天开，可连钟点：11月10日15:00')
		.option('--where <place>', '在哪里开')
		.option('--title <words>', '题目', usualTitle)
		.action((references, options) => writeAgenda(session, references, options as Options));
}

/** A meeting that is still to come. */
function readAhead(text: string, today: Day): { day: Day; hour: string | null } {
	const when = readWhen(text, today);
	if (when.day >= today) return when;
	throw new UserError(`--when 已经过去：${when.day}`, {
		exit: 'misused',
		code: 'past-day',
		hint: '写今天或以后的日期',
	});
}

async function writeAgenda(session: Session, references: string[], options: Options): Promise<void> {
	const { db } = await session.ledger();
	const today = session.today();
	const { day, hour } = readAhead(options.when ?? '', today);
	const rules = await officeRules(db);
	const line = closingLine(today, today);
	const filter = await readFilter(db, options, rules, today);
	const items =
		references.length > 0 ? await namedItems(db, references, session) : await listReportable(db, filter, line);
	const records = await readRecords(db, items, line, rules);
	const { wanting, stuck } = agendaParts(records);
	const chosen = [...wanting, ...stuck].slice(0, limitOf(options));
	const idle = references.length > 0 ? items.filter(({ id }) => !chosen.some(({ item }) => item.id === id)) : [];
	if (idle.length > 0)
		session.say(`注意：${idle.map(({ number }) => number).join('、')} 没有需协调事项，也没有受阻，没有列入`);
	if (chosen.length === 0)
		throw new UserError('没有需要上会的事项', {
			code: 'nothing-to-discuss',
			hint: '单位提出的需协调事项记在进展里：ducha progress 编号 "…" --help-needed "…"',
		});
	const office = await readReportOffice(db);
	const where = typedLine(options.where);
	const title = typedLine(options.title) ?? usualTitle;
	const paper = agenda({ office, today, day, hour, place: where, title, records: chosen });
	const isFile = await writePaper(session, paper, {
		name: `${title}.docx`,
		command: 'agenda',
		facts: { day, where, items: chosen.length },
	});
	const counts = [`需协调${wanting.length}件`, `推进受阻${stuck.length}件`].filter((words) => !/\D0件/.test(words));
	if (isFile) session.say(`列入${chosen.length}件：${counts.join('，')}`);
}
