import { UserError } from '../../../errors.ts';
import type { RosterUnit } from '../../../ledger/units.ts';
import { kindOfName } from '../../../reading/roster.ts';
import { isCollective, unitKey } from '../../../reading/unit-names.ts';
import type { Session } from '../../../session.ts';
import type { Roster } from '../roster.ts';

type Member = Pick<RosterUnit, 'name' | 'kind' | 'groups'>;

/** What a collective says of its members, and which units of a roster those are. */
const kinds: readonly { said: RegExp; isMember: (unit: Member) => boolean }[] = [
	{ said: /乡镇|镇街|乡、镇|各镇|各乡/, isMember: ({ kind, name }) => kind === '乡镇街道' && !/街道/.test(name) },
	{ said: /街道|镇街/, isMember: ({ kind, name }) => kind === '乡镇街道' && /街道/.test(name) },
	{ said: /县直(?:各)?(?:部门|单位|机关)/, isMember: ({ kind }) => kind === '县直' },
];
/** Some of them, nobody can say which. */
const notAll = /有关|相关|其他|其它|涉及|属地/;

/** The units of a roster a collective stands for, in official order: its groups of that name, else units of that kind. */
function membersMeant(collective: string, units: readonly Member[]): Member[] {
	const key = unitKey(collective);
	if (notAll.test(key)) return [];
	const said = kinds.filter((kind) => kind.said.test(key));
	return units.filter(
		(unit) =>
			unit.kind !== '集体' &&
			(unit.groups.some((group) => key.includes(unitKey(group))) || said.some(({ isMember }) => isMember(unit))),
	);
}

function refuseUnclear(name: string, written: string[]): never {
	if (!written.some((word) => unitKey(word) === unitKey(name)))
		throw new UserError(`表里没有“${name}”`, {
			exit: 'misused',
			code: 'no-such-collective',
			hint: `--expand 照表里的写法写：${written.filter(isCollective).join('、') || '这些表里没有集体名称'}`,
		});
	if (notAll.test(unitKey(name)))
		throw new UserError(`“${name}”说的是其中几个，看不出是哪几个`, {
			code: 'unclear-collective',
			hint: '在表里写明单位；或先导入，再 ducha assign 编号 增减单位',
		});
	throw new UserError(`名册里看不出“${name}”是哪些单位`, {
		code: 'unclear-collective',
		hint: '先设分组，组名要在这个名称里：ducha unit group 乡镇 沙河镇 石门镇',
	});
}

/**
 * Which collectives the roster's units take the place of: those named, those expanded before, those the clerk agrees to.
 * Units about to be created join a roster that has some.
 */
export async function settleCollectives(
	written: string[],
	roster: Roster,
	{ expand, known, create, session }: { expand: string[]; known: string[]; create: string[]; session: Session },
): Promise<Map<string, string[]>> {
	const isNamed = (name: string) => expand.some((word) => unitKey(word) === unitKey(name));
	const joining = create.map((name) => ({ name, kind: kindOfName(name), groups: [] }));
	const expanded = new Map<string, string[]>();
	for (const name of written) {
		if (!isCollective(name) || membersMeant(name, roster.units).length === 0) continue;
		const members = membersMeant(name, [...roster.units, ...joining]).map((unit) => unit.name);
		if (isNamed(name) || known.includes(name)) expanded.set(name, members);
		else if (session.canAsk() && roster.find(name) === undefined && (await askMembers(session, name, members)))
			expanded.set(name, members);
	}
	const done = [...expanded.keys()].map(unitKey);
	const unclear = expand.find((word) => !done.includes(unitKey(word)));
	if (unclear !== undefined) refuseUnclear(unclear, written);
	return expanded;
}

async function askMembers(session: Session, name: string, members: string[]): Promise<boolean> {
	return (await session.asker()).askChoice(`“${name}”`, [
		{ name: `按名册展开为${members.length}个单位：${members.join('、')}`, value: true },
		{ name: '不展开，作一个集体登记', value: false },
	]);
}
