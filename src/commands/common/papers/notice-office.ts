import type { Db } from '../../../ledger/open.ts';
import { readSettings } from '../../../ledger/settings.ts';
import { circularOffice } from '../../../papers/circular-office.ts';
import type { NoticeOffice } from '../../../papers/notices/notice.ts';

/** The office as its notices name it, and whom its 文号 papers go to. */
export interface PaperOffice {
	office: NoticeOffice;
	/** 县纪委监委. */
	authority: string;
	made: { organ: string; everyone: string; report: string };
}

export async function readPaperOffice(db: Db): Promise<PaperOffice> {
	const settings = await readSettings(db);
	const name = settings.office_name ?? '督查室';
	const county = settings.county ?? '';
	const { addressees, report } = circularOffice(name, county);
	return {
		office: { name, contact: settings.contact ?? null, phone: settings.phone ?? null },
		authority: `${county.slice(-1) || '县'}纪委监委`,
		made: { organ: `${name}文件`, everyone: addressees, report },
	};
}
