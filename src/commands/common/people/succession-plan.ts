import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { type RosterUnit, readRoster } from '../../../ledger/units.ts';
import { oneLine } from '../../../reading/text.ts';
import { unitKey } from '../../../reading/unit-names.ts';
import type { Day } from '../../../rules/day.ts';
import { pastDayOption } from '../days.ts';
import { indexRoster, needUnit, type Roster } from '../roster.ts';
import { type Passing, planSuccession } from './succession.ts';

/** Into whom a unit passes, and from when, as typed. */
export interface SuccessionOptions {
	into: string;
	day?: string | undefined;
	/** The other unit is new; a change of name is written so too. */
	create?: boolean | undefined;
}

/** The unit named as it stands today; a name whose unit has ended would silently mean its successor. */
function needStanding(roster: Roster, name: string, hint: (now: string) => string): RosterUnit {
	const found = needUnit(roster, name);
	const ended = roster.findEnded(name);
	if (ended === undefined) return found;
	throw new UserError(`${ended.name} 到${ended.validTo}为止，已由${found.name}承接`, {
		code: 'unit-ended',
		hint: hint(found.name),
	});
}

/** The unit that takes over: one of the roster, or the name of a new one. */
function successorNamed(roster: Roster, old: RosterUnit, options: SuccessionOptions): RosterUnit | string {
	const name = oneLine(options.into);
	if (name === '')
		throw new UserError('没有写并入哪个单位', { exit: 'misused', code: 'no-unit', hint: '写 --into 单位' });
	const known = roster.find(name);
	if (known === undefined || (options.create && known.id === old.id && unitKey(known.name) !== unitKey(name))) {
		if (options.create) return name;
		const near = roster.suggest(name);
		throw new UserError(`名册里没有“${name}”`, {
			exit: 'misused',
			code: 'unknown-unit',
			hint: `${near.length > 0 ? `是不是 ${near.join('、')}？` : ''}新设的单位、更名加 --create`,
		});
	}
	if (known.id === old.id)
		throw new UserError(`${old.name} 不能并入自己`, {
			code: 'same-unit',
			hint: '从某天起更名：--into 新名称 --create',
		});
	const into = needStanding(roster, name, (now) => `写 --into ${now}`);
	if (!options.create) return into;
	throw new UserError(`“${name}”已在名册里，就是${into.name}`, {
		code: 'unit-exists',
		hint: '并入已有的单位，去掉 --create',
	});
}

function refuseDay(unit: RosterUnit, day: Day): void {
	if (unit.validFrom !== null && day <= unit.validFrom)
		throw new UserError(`${unit.name} ${unit.validFrom}才设立，不能从${day}起并入`, {
			code: 'day-order',
			hint: '改 --day',
		});
}

/** Who passes what to whom, and from when. */
export interface Succession {
	old: RosterUnit;
	into: RosterUnit | string;
	day: Day;
	plan: Passing[];
}

/** The succession asked for, with the shares that pass; refuses units that cannot take part in it. */
export async function planFrom(db: Db, given: string, options: SuccessionOptions, today: Day): Promise<Succession> {
	const day = pastDayOption('--day', options.day, today);
	const roster = indexRoster(await readRoster(db), today);
	const old = needStanding(roster, given, (now) => `要再并入别的单位，写 ducha unit merge ${now}`);
	const into = successorNamed(roster, old, options);
	for (const unit of typeof into === 'string' ? [old] : [old, into]) refuseDay(unit, day);
	return { old, into, day, plan: await planSuccession(db, old, typeof into === 'string' ? null : into) };
}
