import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { readPosts } from '../../../ledger/persons.ts';
import { readRoster } from '../../../ledger/units.ts';
import { type Day, writeDay } from '../../../rules/day.ts';
import { isHeld, type Post, type PostRole } from '../../../rules/posts.ts';
import { dayOption } from '../days.ts';
import { indexRoster, needUnit } from '../roster.ts';

/** A post as its holder, role and unit: `方振国（县领导）`. */
export const namePost = ({ name, role, unit }: Pick<Post, 'name' | 'role' | 'unit'>): string =>
	`${name}（${unit === null ? role : `${unit.name}${role.replace('单位', '')}`}）`;

/** What narrows down which of someone's posts is meant. */
export interface PostOptions {
	role?: PostRole | undefined;
	unit?: string | undefined;
}

/** The one post someone of that name holds on a day; refuses a stranger, one who has left, and one of several posts. */
export async function needPost(db: Db, name: string, { role, unit }: PostOptions, today: Day): Promise<Post> {
	const of = unit === undefined ? null : needUnit(indexRoster(await readRoster(db), today), unit);
	const posts = (await readPosts(db)).filter((p) => p.name === name && p.role !== '联络员');
	const held = posts.filter(
		(p) => isHeld(p, today) && (role === undefined || p.role === role) && (of === null || p.unit?.id === of.id),
	);
	if (held[0] !== undefined && held.length === 1) return held[0];
	if (held.length > 1)
		throw new UserError(`${name} 有几个职务：${held.map(namePost).join('、')}`, {
			exit: 'misused',
			code: 'ambiguous-person',
			hint: '加 --role 身份 或 --unit 单位',
		});
	const last = posts.at(-1);
	if (last?.to != null && last.to < today)
		throw new UserError(`${namePost(last)} ${writeDay(last.to)}后已不在任`, {
			code: 'post-ended',
			hint: '看任职起止：ducha person list --all',
		});
	throw new UserError(`没有登记${name}的${role ?? '职务'}`, {
		exit: 'misused',
		code: 'unknown-person',
		hint: `先登记：ducha person add ${name} --role 县领导；已登记的：ducha person list`,
	});
}

/** The first and the last day of a post or an engagement, as typed; the last may lie ahead. */
export function termOptions(
	{ from, until }: { from?: string | undefined; until?: string | undefined },
	today: Day,
): { from?: Day; to?: Day } {
	const first = from === undefined ? undefined : dayOption('--from', from, today);
	const last = until === undefined ? undefined : dayOption('--until', until, today);
	if (first !== undefined && last !== undefined && last < first)
		throw new UserError(`--until ${last} 早于 --from ${first}`, {
			exit: 'misused',
			code: 'day-order',
			hint: '起始日期在前，截止日期在后',
		});
	return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

/** A place in the official order, as typed. */
export function placeOption(text: string, hint = '看排位：ducha person list'): number {
	const place = Number(text);
	if (Number.isSafeInteger(place) && place >= 0) return place;
	throw new UserError(`--place 要写整数：${text}`, {
		exit: 'misused',
		code: 'bad-place',
		hint,
	});
}
