import { writeMonthDay } from '../../rules/day.ts';
import type { TagValues } from '../templates/template-tags.ts';
import type { LadderFacts } from './ladder-facts.ts';
import { threatWords } from './ladder-words.ts';
import { unitValues } from './unit-values.ts';

/** What the tags of an office's own template are filled with, of a paper of the ladder. */
export const ladderValues = (facts: Omit<LadderFacts, 'mark'>): TagValues => ({
	...unitValues(facts),
	限期: facts.until === null ? '' : writeMonthDay(facts.until),
	后果提示: threatWords(facts),
	附带措施: facts.consequences.join('、'),
	批准人: facts.approval?.name ?? '',
});
