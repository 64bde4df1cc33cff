import type { Day } from '../../rules/day.ts';
import type { RungName, Trigger } from '../../rules/rungs.ts';
import type { UnitFacts } from './unit-facts.ts';

/** What a paper of the ladder says. */
export interface LadderFacts extends UnitFacts {
	mark: string;
	/** 县纪委监委. */
	authority: string;
	/** Who stands at the head of a 文号 paper, and whom one that is made known goes to. */
	made: { organ: string; everyone: string | null; report: string | null };
	/** What brought the paper about. */
	trigger: Trigger;
	until: Day | null;
	/** The rungs above in the office's ladder, lightest first. */
	above: readonly RungName[];
	/** Points the rung takes from the unit's score. */
	deduction: number | null;
	consequences: readonly string[];
	approval: { name: string; post: string } | null;
	/** Leaders who are given a copy: 县委书记, 方振国同志. */
	copies: readonly string[];
}
