import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { listItemsById } from '../../ledger/items.ts';
import { agenda } from '../../papers/bulletins/agenda.ts';
import { closingLine } from '../../rules/figures.ts';
import type { Session } from '../../session.ts';
import { findMeeting } from '../common/meeting/find-meeting.ts';
import { officeRules } from '../common/office.ts';
import { readRecords } from '../common/papers/item-records.ts';
import { readReportOffice } from '../common/papers/report-setting.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('agenda')
		.addHelpText('before', examples('ducha meeting agenda 3', 'ducha 会议 议程 联席会议 --format md'))
		.description('一次会议的议程（Word）：登记的议题，一件一段；不公开事项不列入')
		.argument('<meeting>', '会议编号，或题目里的几个字')
		.action((reference) => writeAgenda(session, reference));
}

async function writeAgenda(session: Session, reference: string): Promise<void> {
	const { db } = await session.ledger();
	const today = session.today();
	const meeting = await findMeeting(db, reference);
	const { title, day, hour, place, points } = meeting;
	const ids = [...new Set(points.flatMap(({ item, became }) => (became === null && item !== null ? [item.id] : [])))];
	const items = await listItemsById(db, ids);
	const open = items.filter(({ publicity, children }) => publicity === '公开' && children === 0);
	const records = await readRecords(db, open, closingLine(today, today), await officeRules(db));
	const topics = points.filter(({ item, became }) => item === null && became === null).map(({ topic }) => topic);
	if (records.length + topics.length === 0)
		throw new UserError(`${meeting.id}号会议还没有可以写进议程的议题`, {
			code: 'nothing-to-discuss',
			hint: `列入议题：ducha meeting edit ${meeting.id} 编号，或 --all、--matter`,
		});
	const office = await readReportOffice(db);
	const paper = agenda({ office, today, day, hour, place, title: `${title}议程`, records, topics });
	const facts = { meeting: meeting.id, day, items: records.length, topics: topics.length };
	await writePaper(session, paper, { name: `${paper.title}.docx`, command: 'meeting-agenda', facts });
	const left = items.filter(({ id }) => !records.some(({ item }) => item.id === id)).map(({ number }) => number);
	if (left.length > 0) session.say(`注意：${left.join('、')} 没有写进议程（不公开、已分解或没有立项）`);
}
