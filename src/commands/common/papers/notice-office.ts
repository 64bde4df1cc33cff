import type { Db } from '../../../ledger/open.ts';
import { readSettings } from '../../../ledger/settings.ts';
import type { NoticeOffice } from '../../../papers/notices/notice.ts';
import { circulationWith } from '../../../rules/circulation.ts';
import type { Session } from '../../../session.ts';

const noticeOffice = (settings: Record<string, string>): NoticeOffice => ({
	name: settings.office_name ?? '督查室',
	contact: settings.contact ?? null,
	phone: settings.phone ?? null,
});

/** The office as its notices name it. */
export const readNoticeOffice = async (db: Db): Promise<NoticeOffice> => noticeOffice(await readSettings(db));

/** Who drew a paper up: who says so, else the office's contact; the login name of a computer is nobody a paper could name. */
export const drawnUpBy = ({ options, world }: Session, { contact, name }: NoticeOffice): string =>
	options.by ?? world.env.DUCHA_ACTOR ?? contact ?? name;

/** The office as its notices name it, and whom its 文号 papers go to. */
export interface PaperOffice {
	office: NoticeOffice;
	/** 县纪委监委. */
	authority: string;
	/** What is criticised before all goes where the circular goes. */
	made: { organ: string; everyone: string | null; report: string | null };
}

export async function readPaperOffice(db: Db): Promise<PaperOffice> {
	const settings = await readSettings(db);
	const office = noticeOffice(settings);
	const level = settings.county?.slice(-1) || '县';
	const { addressees, report } = circulationWith(settings, '督查通报', level);
	return {
		office,
		authority: `${level}纪委监委`,
		made: { organ: `${office.name}文件`, everyone: addressees, report },
	};
}
