import type { Db } from '../../../ledger/open.ts';
import { readPosts } from '../../../ledger/persons.ts';
import { readRoster } from '../../../ledger/units.ts';
import type { LadderFacts } from '../../../papers/notices/ladder-facts.ts';
import { chiefPost } from '../../../rules/approvers.ts';
import type { Day } from '../../../rules/day.ts';
import { organOf } from '../../../rules/paper-organ.ts';
import { isHeld, type Post } from '../../../rules/posts.ts';
import { deductionOf, rungsAbove, weightOf } from '../../../rules/rungs.ts';
import type { OfficeRules } from '../office.ts';
import { readUnitRecord, type UnitRecord, unitFacts } from '../papers/unit-facts.ts';
import { splitNames } from '../words.ts';
import type { PlannedRung } from './plan-rungs.ts';

/** Whatever the papers of a run say that the plan itself does not hold. */
interface LadderRecord {
	units: UnitRecord;
	leaders: Post[];
	/** The commission a transfer is addressed to, where the roster has it. */
	authority: number | null;
}

export async function readLadderRecord(
	db: Db,
	plan: readonly PlannedRung[],
	rules: OfficeRules,
	today: Day,
): Promise<LadderRecord> {
	const cases = plan.map(({ proposal }) => proposal);
	const units = await readUnitRecord(db, cases, rules, today);
	const { authority } = units.office;
	const commission = (await readRoster(db)).find(
		(unit) => [unit.name, unit.short, ...unit.aliases].includes(authority) && unit.validTo === null,
	);
	return {
		units,
		authority: commission?.id ?? null,
		leaders: (await readPosts(db)).filter((post) => post.role === '县领导' && isHeld(post, today)),
	};
}

/** Who is given a copy of a card: the heads of the county by their posts, then who approved it and who is in charge of the item. */
function copiesOf({ proposal, signer }: PlannedRung, leaders: readonly Post[]): string[] {
	if (weightOf(proposal.rung) < weightOf('黄色警告') || proposal.rung === '移交问责建议') return [];
	const heads = leaders.flatMap((leader) => {
		const post = chiefPost(leader);
		return post === null ? [] : [{ name: leader.name, post }];
	});
	const others = [signer, proposal.item.leader].filter(
		(name): name is string => name !== null && !heads.some((head) => head.name === name),
	);
	const named = [...new Set(others)].map((name) => `${name}同志`);
	return [...(heads.length === 0 ? [] : [heads.map(({ post }) => post).join('、')]), ...named];
}

/** The post an approval is given in: a county leader who stands in for a head of the office keeps his own. */
function approvalOf(name: string, post: string, leaders: readonly Post[]): { name: string; post: string } {
	const leader = leaders.find((each) => each.name === name);
	return { name, post: leader === undefined || post.endsWith('领导') ? post : (leader.position ?? leader.role) };
}

/** What one paper of the run says, but for its number. */
export function ladderFacts(
	planned: PlannedRung,
	{ units, leaders }: LadderRecord,
	rules: OfficeRules,
	today: Day,
): Omit<LadderFacts, 'mark'> {
	const { proposal, until, signer, consequence } = planned;
	const { rung, approver, trigger } = proposal;
	const { office, authority, made } = units.office;
	const organ = rung === '提醒' ? office.name : organOf(rung, rules.texts, office.name);
	return {
		...unitFacts(proposal, units, rules, today),
		office: { ...office, name: organ },
		authority,
		made: { ...made, organ: `${organ}文件` },
		trigger,
		until,
		above: rungsAbove(rung, rules.texts),
		deduction: deductionOf(rung, rules.points),
		consequences: splitNames(consequence ?? ''),
		approval: signer === null || approver === null ? null : approvalOf(signer, approver, leaders),
		copies: copiesOf(planned, leaders),
	};
}
