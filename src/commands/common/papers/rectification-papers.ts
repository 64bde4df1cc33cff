import { UserError } from '../../../errors.ts';
import { readUnnotifiedFindings, setFindingPaper } from '../../../ledger/findings.ts';
import type { Db } from '../../../ledger/open.ts';
import { rectificationNotice } from '../../../papers/notices/rectification-notice.ts';
import type { Item } from '../../../rules/item.ts';
import { writeLimit } from '../../../rules/limits.ts';
import type { Session } from '../../../session.ts';
import { officeRules } from '../office.ts';
import { shortName } from '../words.ts';
import type { ItemPaperPlan } from './issue-for-items.ts';
import { readNoticeOffice } from './notice-office.ts';

/** 整改通知 for every finding about these items that was handed to a unit and has none yet. */
export async function planRectificationNotices(
	tx: Db,
	session: Session,
	items: readonly Item[],
): Promise<ItemPaperPlan[]> {
	const day = session.today();
	const office = await readNoticeOffice(tx);
	const { limits } = await officeRules(tx);
	const findings = await readUnnotifiedFindings(
		tx,
		items.map((item) => item.id),
	);
	const bare = items.find((item) => !findings.some((finding) => finding.item === item.id));
	if (bare !== undefined)
		throw new UserError(`${bare.number} 没有交单位整改、还没发通知的问题`, {
			code: 'no-finding',
			hint: '回访时写明整改时限（--deadline），问题交办以后才出整改通知',
		});
	return findings.map(({ id, unit, item: on, day: found, text: finding, ...asked }) => {
		const item = items.find((each) => each.id === on) ?? null;
		const facts = {
			...asked,
			day,
			office,
			unit: unit.name,
			item,
			found,
			finding,
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
			items: [{ item: on, unit: unit.id }],
			link: (db, paper) => setFindingPaper(db, id, paper),
		};
	});
}
