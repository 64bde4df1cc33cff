import { UserError } from '../../../errors.ts';
import { type Liaison, readLiaisons } from '../../../ledger/liaisons.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import { isHeld } from '../../../rules/posts.ts';
import { readUnits } from '../field/subjects.ts';
import { findItems } from '../find-items.ts';
import { splitNames } from '../words.ts';

/** What a liaison is given to look after, as typed. */
export interface ChargeOptions {
	units?: string | undefined;
	items?: string | undefined;
}

const isEngaged = ({ from, until }: Liaison, on: Day): boolean => isHeld({ from, to: until }, on);

/** The engagement of that name on a day, or the one still to come; null when there is none. */
export async function findLiaison(db: Db, name: string, today: Day): Promise<Liaison | null> {
	const named = (await readLiaisons(db)).filter((l) => l.name === name);
	return named.find((l) => isEngaged(l, today)) ?? named.find((l) => l.from > today) ?? null;
}

/** The liaison of a name who is engaged on a day, or a refusal that names those who are. */
export async function needLiaison(db: Db, name: string, today: Day): Promise<Liaison> {
	const found = await findLiaison(db, name, today);
	if (found !== null) return found;
	const engaged = (await readLiaisons(db)).filter((l) => isEngaged(l, today)).map((l) => l.name);
	throw new UserError(`在聘的督查联络员里没有“${name}”`, {
		exit: 'misused',
		code: 'unknown-liaison',
		hint: engaged.length > 0 ? `可以是：${engaged.join('、')}` : `聘请：ducha liaison add ${name} --unit 单位`,
	});
}

/** The units (or groups of them) and items named, as ids. */
export async function readCharge(
	db: Db,
	{ units, items }: ChargeOptions,
	today: Day,
): Promise<{ units?: number[]; items?: number[] }> {
	return {
		...(units !== undefined && { units: await readUnits(db, units, today) }),
		...(items !== undefined && { items: (await findItems(db, splitNames(items), today)).map((item) => item.id) }),
	};
}
