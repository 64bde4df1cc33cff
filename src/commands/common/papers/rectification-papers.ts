import { UserError } from '../../../errors.ts';
import { editFinding, type Finding, readFindings } from '../../../ledger/findings.ts';
import type { Db } from '../../../ledger/open.ts';
import { rectificationNotice } from '../../../papers/notices/rectification-notice.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { writeLimit } from '../../../rules/limits.ts';
import type { Session } from '../../../session.ts';
import { officeRules } from '../office.ts';
import { shortName } from '../words.ts';
import type { ItemPaperPlan } from './issue-for-items.ts';
import { readNoticeOffice } from './notice-office.ts';
import { refuseUnpublished } from './unpublished.ts';

/** Handed to a unit with a day, and no notice has gone out. */
const isUnnotified = ({ state, deadline, paper }: Finding): boolean =>
	state === '交办' && deadline !== null && paper === null;

/** 整改通知 for each of these findings; refuses one that was not handed to its unit, or has its notice. */
export async function planFindingNotices(
	tx: Db,
	session: Session,
	findings: readonly Finding[],
): Promise<ItemPaperPlan[]> {
	const day = session.today();
	const office = await readNoticeOffice(tx);
	const { limits } = await officeRules(tx);
	const stray = findings.find((finding) => !isUnnotified(finding));
	if (stray !== undefined)
		throw new UserError(`问题${stray.id} ${stray.paper === null ? `是“${stray.state}”` : '已经发过整改通知'}`, {
			code: 'no-notice-for-it',
			hint: '交办单位整改、还没发通知的问题才出整改通知',
		});
	refuseUnpublished(
		findings.flatMap(({ item }) => item ?? []),
		'整改通知',
		'不公开事项的问题当面交办，不加 --paper',
	);
	return findings.map(({ id, unit, item, day: found, text: finding, requirement, deadline }) => {
		const facts = {
			day,
			office,
			unit: unit.name,
			item,
			found,
			finding,
			requirement,
			deadline: deadline as Day,
			slipLimit: writeLimit(limits.receipt),
		};
		return {
			kind: '整改通知',
			label: shortName(unit),
			make: ({ mark }) => rectificationNotice({ ...facts, mark }),
			signer: null,
			period: null,
			replaces: null,
			units: [{ unit: unit.id, person: null }],
			items: item === null ? [] : [{ item: item.id, unit: unit.id }],
			link: (db, paper) => editFinding(db, id, { paper }),
		};
	});
}

/** 整改通知 for every finding about these items that was handed to a unit and has none yet. */
export async function planRectificationNotices(
	tx: Db,
	session: Session,
	items: readonly Item[],
): Promise<ItemPaperPlan[]> {
	const findings = (await readFindings(tx, { items: items.map((item) => item.id) })).filter(isUnnotified);
	const bare = items.find((item) => !findings.some((finding) => finding.item?.id === item.id));
	if (bare !== undefined)
		throw new UserError(`${bare.number} 没有交单位整改、还没发通知的问题`, {
			code: 'no-finding',
			hint: '回访时写明整改时限（--deadline），问题交办以后才出整改通知',
		});
	return planFindingNotices(tx, session, findings);
}
