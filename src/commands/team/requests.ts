import type { Command } from '@commander-js/extra-typings';
import { readNames } from '../../ledger/names.ts';
import { closingLine } from '../../rules/figures.ts';
import { isOpen } from '../../rules/lifecycle.ts';
import type { Session } from '../../session.ts';
import { leadNames } from '../common/item-fields.ts';
import { officeRules } from '../common/office.ts';
import { listReportable, readRecords } from '../common/papers/item-records.ts';
import { showList } from '../common/show.ts';
import { needTeam } from '../common/team/find-team.ts';
import { readTeamRequests, type TeamRequest } from '../common/team/team-requests.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('requests')
		.addHelpText(
			'before',
			examples('ducha team requests', 'ducha 督查组 协调 --督查组 督查一组 --format csv --output 协调清单.csv'),
		)
		.description('县（区）级协调清单：督查组负责的在办事项里需协调的，和问题点到别的单位的；不公开事项不列入')
		.option('--team <name>', '只看这个督查组')
		.action((options) => listRequests(session, options.team));
}

async function listRequests(session: Session, name: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const line = closingLine(today, today, session.isOver());
	const filter = name === undefined ? { teams: true as const } : { team: (await needTeam(db, name)).name };
	const items = (await listReportable(db, filter, line)).filter(({ status }) => isOpen(status));
	const records = await readRecords(db, items, line, await officeRules(db));
	const order = await readNames(db, 'team');
	const placeOf = ({ item }: TeamRequest) => order.indexOf(item.team ?? '');
	const requests = (await readTeamRequests(db, records, today)).sort((a, b) => placeOf(a) - placeOf(b));
	const wanting = requests.filter(({ kind }) => kind === '需协调');
	const unmet = new Set(wanting.filter(({ meeting }) => meeting === null).map(({ item }) => item.number));
	await showList(session, ledger, {
		name: 'team-requests',
		fields: [
			{ key: 'team', title: '督查组', min: 8 },
			{ key: 'number', title: '编号', min: 8 },
			{ key: 'title', title: '事项', weight: 2, min: 12 },
			{ key: 'lead', title: '牵头', min: 8 },
			{ key: 'kind', title: '种类', min: 8 },
			{ key: 'text', title: '内容', weight: 3, min: 16 },
			{ key: 'units', title: '涉及单位', weight: 2 },
			{ key: 'meeting', title: '上会', weight: 2 },
		],
		rows: requests.map(({ item, kind, text, units, meeting }) => [
			item.team,
			item.number,
			item.title,
			leadNames(item),
			kind,
			text,
			units,
			meeting,
		]),
		above: [
			`协调清单 ${requests.length}条：需协调${wanting.length}，问题涉及别的单位${requests.length - wanting.length}`,
		],
		extra: { count: requests.length },
	});
	if (requests.length === 0) session.say('需协调的记在进展里：ducha progress 编号 "…" --help-needed "…"');
	else if (unmet.size > 0) session.say(`还没有上会的：ducha meeting add 题目 ${[...unmet].join(' ')} --when 11-10`);
}
