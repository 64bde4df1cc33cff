import type { Db } from '../../../ledger/open.ts';
import { readSettings } from '../../../ledger/settings.ts';
import type { NoticeOffice } from '../../../papers/notices/notice.ts';

/** The office as its papers name it. */
export async function readOfficeName(db: Db): Promise<NoticeOffice> {
	const { office_name: name = '督查室', contact = null, phone = null } = await readSettings(db);
	return { name, contact, phone };
}
