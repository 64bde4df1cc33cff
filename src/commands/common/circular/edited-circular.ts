import type { Ledger } from '../../../ledger/open.ts';
import { findContradictions } from '../../../papers/circular-check.ts';
import type { EditedCircular } from '../../../papers/circular-edited.ts';
import type { Session } from '../../../session.ts';
import { type EditedDraft, editedPaper } from '../papers/edited-draft.ts';
import { frozenWords } from '../score/freeze-scores.ts';
import { type CircularRequest, readCircular } from './circular-input.ts';
import { originOf } from './draft-origin.ts';
import { issueCircular, refuseSecond } from './issue-circular.ts';
import { type CircularOrigin, changesSince, writeOrigin } from './origin.ts';

/** What the ledger has moved on since the draft was made, in a sentence for the refusal. */
function movedOn(draft: CircularOrigin, { origin }: CircularRequest): string {
	const changes = draft.seq === origin.seq ? [] : changesSince(draft, origin.figures);
	return changes.length === 0 ? '' : `；草稿以后台账有变动：${changes.join('、')}`;
}

/** An edited circular, its figures counted again; refuses what is no draft of this ledger's, or has gone out. */
export async function readEditedCircular(
	session: Session,
	ledger: Ledger,
	edited: EditedCircular,
	given: string,
): Promise<EditedDraft> {
	const from = await originOf(ledger, edited, given);
	const request = await readCircular(session, from.period, from.scope);
	await refuseSecond(ledger.db, request.origin, request.period);
	const { office, today } = request.input;
	const paperOf = (issue: number | null) =>
		editedPaper(edited, { name: office.publication, issue, office: office.name, day: today });
	return {
		kind: '督查通报',
		findings: findContradictions(paperOf(null), request.input),
		moved: movedOn(from, request),
		redraft: 'ducha circular --draft',
		frozen: frozenWords(request.scores),
		paperOf,
		originOf: (mark) => writeOrigin({ ...request.origin, issued: mark }),
		issue: (tx, how) => issueCircular(tx, session, request, how),
	};
}
