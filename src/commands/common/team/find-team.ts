import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { readTeams, type Team } from '../../../ledger/teams.ts';
import { neededLine } from '../needed.ts';
import { splitNames, typedLine } from '../words.ts';

/** The team of a name, or a refusal that names those there are. */
export async function needTeam(db: Db, name: string): Promise<Team> {
	const teams = await readTeams(db);
	const found = teams.find((team) => team.name === name);
	if (found !== undefined) return found;
	throw new UserError(`没有“${name}”这个督查组`, {
		exit: 'misused',
		code: 'unknown-team',
		hint:
			teams.length > 0
				? `可以是：${teams.map((team) => team.name).join('、')}`
				: `先设立：ducha team add ${typedLine(name) ?? '督查一组'} --leader 组长`,
	});
}

/** The teams asked for: the one named, or all. */
export const teamsAsked = async (db: Db, name: string | undefined): Promise<Team[]> =>
	name === undefined ? readTeams(db) : [await needTeam(db, name)];

/** The people named, as the office's own inspectors; those not known yet are written down. */
export async function teamPeople(db: Db, text: string): Promise<number[]> {
	const ids: number[] = [];
	for (const name of splitNames(text)) ids.push(await ensurePerson(db, name, '督查人员'));
	return ids;
}

/** A name another team does not bear. */
export async function teamName(db: Db, given: string, own: number | null = null): Promise<string> {
	const name = neededLine(given, '督查组名称', { code: 'empty-name', hint: '如 督查一组' });
	if ((await readTeams(db)).some((team) => team.name === name && team.id !== own))
		throw new UserError(`已经有“${name}”了`, {
			code: 'team-exists',
			hint: `改它：ducha team edit ${name} --members 姓名`,
		});
	return name;
}
