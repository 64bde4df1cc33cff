import type { Command } from '@commander-js/extra-typings';
import { listItems } from '../../ledger/items.ts';
import { readTeamChecks, readTeams } from '../../ledger/teams.ts';
import { isOpen } from '../../rules/lifecycle.ts';
import { isOverdue } from '../../rules/overdue.ts';
import { parsePeriod } from '../../rules/period.ts';
import { owedChecks } from '../../rules/team.ts';
import type { Session } from '../../session.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha team list', 'ducha 督查组 列表'))
		.description('列出督查组：组长、成员、负责的事项，本月查了几件')
		.action(() => list(session));
}

async function list(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const month = parsePeriod('本月', today);
	const teams = await readTeams(ledger.db);
	const items = (await listItems(ledger.db, { filter: { teams: true, leavesOnly: true } })).filter(
		({ status }) => status !== '撤销' && status !== '并入',
	);
	const checks = await readTeamChecks(ledger.db, teams, today);
	const rows = teams.map((team) => {
		const own = items.filter((item) => item.team === team.name);
		const owed = owedChecks(own, checks, { from: month.from, to: today });
		const checked = owed.filter(({ times }) => times > 0).length;
		return { team, own, checked, missed: owed.length - checked };
	});
	await showList(session, ledger, {
		name: 'team-list',
		fields: [
			{ key: 'name', title: '督查组', min: 8 },
			{ key: 'leader', title: '组长' },
			{ key: 'members', title: '成员', weight: 2 },
			{ key: 'items', title: '事项', align: 'right' },
			{ key: 'running', title: '在办', align: 'right' },
			{ key: 'overdue', title: '逾期', align: 'right' },
			{ key: 'checked', title: '本月已查', align: 'right' },
			{ key: 'unchecked', title: '未查', align: 'right' },
			{ key: 'note', title: '备注', weight: 2, isRare: true },
		],
		rows: rows.map(({ team, own, checked, missed }) => [
			team.name,
			team.leader,
			team.members,
			own.length,
			own.filter(({ status }) => isOpen(status)).length,
			own.filter((item) => isOverdue(item, today)).length,
			checked,
			missed,
			team.note,
		]),
		above: [`督查组 ${teams.length}个`],
	});
	if (teams.length === 0) session.say('还没有设督查组。设立：ducha team add 督查一组 --leader 王敏');
	else if (rows.some(({ missed }) => missed > 0)) session.say('未查的是哪几件：ducha team status');
}
