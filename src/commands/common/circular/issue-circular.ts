import { UserError } from '../../../errors.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readIssuedContents } from '../../../ledger/paper-register.ts';
import { checkCircular } from '../../../papers/circular-check.ts';
import { circularContent } from '../../../papers/circular-content.ts';
import type { CircularCounts } from '../../../papers/circular-counts.ts';
import type { Paper } from '../../../papers/paper.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import type { Period } from '../../../rules/period.ts';
import { writePaperNumber } from '../../../rules/series.ts';
import type { Session } from '../../../session.ts';
import { refuseOvertaken } from '../overtaken.ts';
import type { IssueHow } from '../papers/edited-draft.ts';
import { type IssuedPaper, issuePapers, type PaperNumber } from '../papers/issue-papers.ts';
import { freezeScores } from '../score/freeze-scores.ts';
import type { CircularRequest } from './circular-input.ts';
import { type CircularOrigin, readOrigin, writeOrigin } from './origin.ts';

/** A period's circular goes out once; a second one would contradict the first before its readers. */
export async function refuseSecond(
	db: Db,
	{ scope }: CircularOrigin,
	{ from, to, label }: Pick<Period, 'from' | 'to' | 'label'>,
): Promise<void> {
	const issued = await readIssuedContents(db, '督查通报', `${from}/${to}`);
	const same = issued.find(({ content }) => {
		const other = readOrigin((content as Paper).origin ?? null);
		return other !== null && JSON.stringify(other.scope) === JSON.stringify(scope);
	});
	if (same === undefined) return;
	const name = writePaperNumber(same);
	throw new UserError(`${label}的这份通报已经发出：${name}`, {
		code: 'already-issued',
		hint: `要重发，先作废：ducha papers void ${name} --reason 理由`,
	});
}

/** The items a circular names, and as what. */
const namedItems = ({ late, slow }: CircularCounts): { item: Item; as: string }[] => [
	...late.map(({ item }) => ({ item, as: '逾期未办结' })),
	...slow.map(({ item }) => ({ item, as: '进度滞后' })),
];

/** The circular with its number, checked. */
export function numberedCircular({ input, counts, origin }: CircularRequest, { number, mark }: PaperNumber): Paper {
	const numbered = { ...input, issueNumber: number, origin: writeOrigin({ ...origin, issued: mark }) };
	const { paper } = circularContent(numbered, counts);
	checkCircular(paper, numbered);
	return paper;
}

/** Issues a circular with the next 期号, registers it, publishes the scores it shows for good, and writes into the history of each item it names that it was named. */
export async function issueCircular(
	tx: Db,
	session: Session,
	request: CircularRequest,
	{ title, make, signer, out }: IssueHow,
): Promise<IssuedPaper> {
	const { counts, origin, period, scores } = request;
	await refuseOvertaken(tx, origin.seq, '没有发出');
	await refuseSecond(tx, origin, period);
	const named = namedItems(counts);
	const plan = {
		kind: '督查通报' as const,
		label: title,
		make,
		signer,
		period: `${period.from}/${period.to}`,
		replaces: null,
		units: [],
		items: named.map(({ item }) => ({ item: item.id, unit: leadsOf(item)[0]?.id ?? null })),
	};
	const [issued] = await issuePapers(tx, session, [plan], out);
	const paper = issued as IssuedPaper;
	await recordNamed(tx, session, named, paper.number);
	if (scores !== null && scores.sheet === null)
		await freezeScores(tx, scores, { day: session.today(), reason: null, paper: paper.id });
	return paper;
}

/** A line in the history of each item named; its status is today's, not the one at the closing line. */
async function recordNamed(
	tx: Db,
	session: Session,
	named: readonly { item: Item; as: string }[],
	number: string,
): Promise<void> {
	const ids = named.map(({ item }) => item.id);
	const statuses = new Map((await listItemsById(tx, ids)).map(({ id, status }) => [id, status]));
	for (const { item, as } of named) {
		const status = statuses.get(item.id) ?? item.status;
		const text = `${number}，列为${as}`;
		const day = session.today();
		await recordMove(tx, { item: item.id, day, act: '通报', from_status: status, to_status: status, text });
	}
}
