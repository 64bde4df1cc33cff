import type { Command } from '@commander-js/extra-typings';
import { listItems } from '../../ledger/items.ts';
import { readTeamChecks, type Team } from '../../ledger/teams.ts';
import type { Day } from '../../rules/day.ts';
import { checkWords, type OwedCheck, owedChecks } from '../../rules/team.ts';
import type { Session } from '../../session.ts';
import type { Value } from '../../terminal/formats.ts';
import { leadNames, shortDay, shortDeadline, shownTitle } from '../common/item-fields.ts';
import { begunPeriod } from '../common/papers/report-setting.ts';
import { showList } from '../common/show.ts';
import { teamsAsked } from '../common/team/find-team.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('status')
		.addHelpText('before', examples('ducha team status', 'ducha 督查组 状态 10月 --督查组 督查一组'))
		.description('每个督查组负责的事项这个月查了没有；没查的列在前面（督查小组每月逐件督查）')
		.argument('[period]', '期间，如 10月', '本月')
		.option('--team <name>', '只看这个督查组')
		.action((period, options) => showStatus(session, period, options.team));
}

const rowOf = (team: Team, { item, times, last }: OwedCheck, today: Day): Value[] => [
	team.name,
	item.number,
	shownTitle(item),
	leadNames(item),
	shortDeadline(item, today),
	item.percent === null ? '' : `${Math.round(item.percent)}%`,
	times,
	shortDay(last, today),
];

async function showStatus(session: Session, word: string, name: string | undefined): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const period = begunPeriod(word, today);
	const span = { from: period.from, to: period.to < today ? period.to : today };
	const teams = await teamsAsked(ledger.db, name);
	const items = await listItems(ledger.db, { filter: { teams: true, leavesOnly: true } });
	const checks = await readTeamChecks(ledger.db, teams, span.to);
	const groups = teams.map((team) => {
		const own = items.filter((item) => item.team === team.name);
		return { team, owed: owedChecks(own, checks, span) };
	});
	const shown = groups.filter(({ owed }) => owed.length > 0);
	const all = groups.flatMap(({ owed }) => owed);
	const isTable = session.format() === 'table';
	const headings = new Map<number, string>();
	let at = 0;
	for (const { team, owed } of shown) {
		headings.set(at, `■ ${team.name}  组长${team.leader ?? '未定'}  ${checkWords(owed)}`);
		at += owed.length;
	}
	const fields = [
		{ key: 'team', title: '督查组' },
		{ key: 'number', title: '编号', min: 8 },
		{ key: 'title', title: '事项', weight: 2, min: 16 },
		{ key: 'lead', title: '牵头', min: 8 },
		{ key: 'deadline', title: '时限', min: 5 },
		{ key: 'percent', title: '进度', align: 'right' as const },
		{ key: 'times', title: '督查', align: 'right' as const },
		{ key: 'last', title: '上次督查' },
	];
	const rows = shown.flatMap(({ team, owed }) => owed.map((one) => rowOf(team, one, today)));
	await showList(session, ledger, {
		name: 'team-status',
		// In the table the team is the heading.
		fields: isTable ? fields.slice(1) : fields,
		rows: isTable ? rows.map((row) => row.slice(1)) : rows,
		above: [`${period.label}督查组逐件督查：${checkWords(all)}`],
		across: { headings },
		extra: { owed: all.length, unchecked: all.filter(({ times }) => times === 0).length },
	});
	if (teams.length === 0) session.say('还没有设督查组。设立：ducha team add 督查一组 --leader 王敏');
	const idle = groups.filter(({ owed }) => owed.length === 0).map(({ team }) => team.name);
	if (idle.length > 0) session.say(`没有应查事项的：${idle.join('、')}`);
}
