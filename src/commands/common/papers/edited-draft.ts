import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import { writeContradictions } from '../../../papers/circular-check.ts';
import type { EditedCircular } from '../../../papers/circular-edited.ts';
import { type Paper, plainPaper } from '../../../papers/paper.ts';
import type { PaperKindName } from '../../../rules/paper-kinds.ts';
import type { Session } from '../../../session.ts';
import type { IssuedPaper, PaperNumber } from './issue-papers.ts';

/** What looking through an edited draft has found. */
interface Findings {
	wrong: string[];
	untraced: string[];
	removed: string[];
}

/** How an edited draft goes out. */
export interface IssueHow {
	title: string;
	make: (number: PaperNumber) => Paper | Promise<Paper>;
	signer: string | null;
	out: string | undefined;
}

/** An edited draft and what it goes out as. */
export interface EditedDraft {
	kind: PaperKindName;
	findings: Findings;
	/** `；草稿以后台账有变动：…`, or nothing. */
	moved: string;
	/** What makes such a draft anew. */
	redraft: string;
	/** What is said of the scores it freezes. */
	frozen: string | null;
	/** As a paper, so that it is printed as text and listed like any other. */
	paperOf: (number: number | null) => Paper;
	/** What the issued file carries unseen. */
	originOf: (mark: string) => string;
	issue: (tx: Db, how: IssueHow) => Promise<IssuedPaper>;
}

/** An edited publication as a paper. */
export const editedPaper = (
	edited: EditedCircular,
	{ name, issue, office, day }: { name: string; issue: number | null; office: string; day: Paper['day'] },
): Paper => ({
	...plainPaper,
	head: { kind: 'publication', name, issue },
	office,
	day,
	title: edited.title,
	subtitle: edited.subtitle,
	addressees: edited.addressees,
	blocks: edited.blocks,
	attachments: edited.attachments,
});

/** Words listed up to this many; more are counted. */
const mostListed = 12;
const listed = (words: readonly string[]): string =>
	words.length <= mostListed
		? words.join('、')
		: `${words.slice(0, mostListed).join('、')}，另有${words.length - mostListed}处`;

/** Names what nobody can trace and what was taken out; a wrong figure refuses unless it is accepted. */
export function sayFindings(
	session: Session,
	{ findings: { wrong, untraced, removed }, moved, redraft }: EditedDraft,
	{ given, isAccepted }: { given: string; isAccepted: boolean },
): void {
	if (untraced.length > 0) session.say(`这些数字核不到台账，请人工核对：${listed(untraced)}`);
	if (removed.length > 0) session.say(`这些数字草稿里有、改稿里没有了：${listed(removed)}`);
	if (wrong.length === 0) return;
	if (isAccepted) {
		session.say(['注意：与台账不一致，按 --accept 照发：', ...wrong].join('\n  '));
		return;
	}
	throw new UserError(`${given} 有${wrong.length}处与台账不一致：${writeContradictions(wrong)}${moved}`, {
		code: 'figures-contradict',
		hint: `改正后再发；确要照发，加 --accept；按现在的台账重新出草稿：${redraft}`,
		place: { file: given },
	});
}
