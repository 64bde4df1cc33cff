import { sql } from 'kysely';
import type { Day } from '../rules/day.ts';
import type { TeamCheck } from '../rules/team.ts';
import type { Db } from './open.ts';

/** A standing team (督查组). */
export interface Team {
	id: number;
	name: string;
	leader: string | null;
	members: string[];
	note: string | null;
}

/** All teams in the order they were set up, members as they were named. */
export async function readTeams(db: Db): Promise<Team[]> {
	const teams = await db
		.selectFrom('team')
		.leftJoin('person', 'person.id', 'team.leader')
		.select(['team.id', 'team.name', 'team.note', 'person.name as leader'])
		.orderBy('team.id')
		.execute();
	const members = await db
		.selectFrom('team_member as m')
		.innerJoin('person', 'person.id', 'm.person')
		.select(['m.team', 'person.name'])
		.orderBy('m.id')
		.execute();
	return teams.map((team) => ({
		...team,
		members: members.filter((member) => member.team === team.id).map(({ name }) => name),
	}));
}

export async function addTeam(db: Db, team: { name: string; leader: number; note: string | null }): Promise<number> {
	const { id } = await db.insertInto('team').values(team).returning('id').executeTakeFirstOrThrow();
	return id;
}

export async function editTeam(
	db: Db,
	id: number,
	set: { name?: string; leader?: number; note?: string | null },
): Promise<void> {
	if (Object.keys(set).length > 0) await db.updateTable('team').set(set).where('id', '=', id).execute();
}

/** Gives a team these members in the place of those before. */
export async function replaceMembers(db: Db, team: number, people: number[]): Promise<void> {
	const rows = await db.selectFrom('team_member').select(['id', 'person']).where('team', '=', team).execute();
	const gone = rows.filter(({ person }) => !people.includes(person)).map(({ id }) => id);
	await db.deleteFrom('team_member').where('id', 'in', gone).execute();
	for (const person of people.filter((id) => !rows.some((row) => row.person === id)))
		await db.insertInto('team_member').values({ team, person }).execute();
}

/** Puts items in a team's charge, or in nobody's. */
export async function chargeTeam(db: Db, items: number[], team: number | null): Promise<void> {
	await db.updateTable('item').set({ team }).where('id', 'in', items).execute();
}

/** Every check of an item by its team up to a day: inspections the team made, and feedback its people typed. */
export async function readTeamChecks(db: Db, teams: readonly Team[], to: Day): Promise<TeamCheck[]> {
	const inspected = await sql<TeamCheck>`
		select i.id as item, v.day
		from inspection v join inspection_subject s on s.inspection = v.id join item i on i.id = s.item
		where v.team = i.team and v.day <= ${to}`.execute(db);
	const typed = await db
		.selectFrom('progress as p')
		.innerJoin('item as i', 'i.id', 'p.item')
		.innerJoin('change as c', (join) => join.onRef('c.row', '=', 'p.id').on('c.tbl', '=', 'progress'))
		.innerJoin('operation as o', 'o.seq', 'c.operation')
		.select(['i.id as item', 'i.team', 'p.day', 'o.actor'])
		.where('i.team', 'is not', null)
		.where('c.before', 'is', null)
		.where('p.day', '<=', to)
		.execute();
	const people = new Map(teams.map(({ id, leader, members }) => [id, new Set([leader, ...members])]));
	const brought = typed.filter(({ team, actor }) => people.get(team ?? 0)?.has(actor));
	return [...inspected.rows, ...brought.map(({ item, day }) => ({ item, day }))];
}
