import { UserError } from '../../../errors.ts';
import { findContradictions, writeContradictions } from '../../../papers/circular-check.ts';
import type { EditedCircular } from '../../../papers/circular-edited.ts';
import { type Paper, plainPaper } from '../../../papers/paper.ts';
import type { Session } from '../../../session.ts';
import type { CircularRequest } from './circular-input.ts';
import { type CircularOrigin, changesSince } from './origin.ts';

/** An edited circular as a paper, so that it is checked, printed as text and listed like any other. */
export const paperOf = ({ input }: CircularRequest, edited: EditedCircular, number: number | null): Paper => ({
	...plainPaper,
	head: { kind: 'publication', name: input.office.publication, issue: number },
	office: input.office.name,
	day: input.today,
	title: edited.title,
	addressees: edited.addressees,
	blocks: edited.blocks,
	attachments: edited.attachments,
});

/** What the ledger has moved on since the draft was made, in a sentence for the refusal. */
function movedOn(draft: CircularOrigin, { origin }: CircularRequest): string {
	const changes = draft.seq === origin.seq ? [] : changesSince(draft, origin.figures);
	return changes.length === 0 ? '' : `；草稿以后台账有变动：${changes.join('、')}`;
}

/** Counts every number of an edited draft again; a wrong one refuses unless it is accepted, what nobody can trace is named. */
export function checkDraft(
	session: Session,
	request: CircularRequest,
	{
		edited,
		draft,
		given,
		isAccepted,
	}: { edited: EditedCircular; draft: CircularOrigin; given: string; isAccepted: boolean },
): void {
	const { wrong, untraced, removed } = findContradictions(paperOf(request, edited, null), request.input);
	if (untraced.length > 0) session.say(`这些数字核不到台账，请人工核对：${untraced.join('、')}`);
	if (removed.length > 0) session.say(`这些数字草稿里有、改稿里没有了：${removed.join('、')}`);
	if (wrong.length === 0) return;
	if (isAccepted) {
		session.say(['注意：与台账不一致，按 --accept 照发：', ...wrong].join('\n  '));
		return;
	}
	throw new UserError(
		`${given} 有${wrong.length}处与台账不一致：${writeContradictions(wrong)}${movedOn(draft, request)}`,
		{
			code: 'figures-contradict',
			hint: '改正后再发；确要照发，加 --accept；按现在的台账重新出草稿：ducha circular --draft',
			place: { file: given },
		},
	);
}
