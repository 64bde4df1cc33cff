import type { Day } from '../../rules/day.ts';
import type { Matter } from '../../rules/ladder.ts';
import type { RungName } from '../../rules/rungs.ts';
import type { NoticeOffice } from './notice.ts';

/** The rungs that are papers; a 提醒 is said by word. */
export type PaperRung = Exclude<RungName, '提醒'>;

/** A paper of the ladder that went to the unit about the item before. */
export interface EarlierPaper {
	rung: PaperRung;
	mark: string | null;
	day: Day;
	until: Day | null;
}

/** What a notice says of an item and one unit's share of it. */
export interface UnitFacts {
	day: Day;
	office: NoticeOffice;
	unit: string;
	/** How the unit has to do with the item: 牵头 beside others, 承办 alone. */
	part: '牵头' | '承办' | '配合';
	item: { number: string; title: string; isPublic: boolean };
	/** 县长批示件，青督交〔2026〕71号. */
	origin: string;
	/** 县政府第8次常务会议议定; null where only the kind of source is known. */
	decided: string | null;
	deadline: { original: Day | null; current: Day | null; extensions: number };
	late: { workingDays: number; days: number };
	/** All that is wrong, heaviest first. */
	matters: readonly Matter[];
	finding: { text: string; requirement: string | null } | null;
	/** Oldest first. */
	papers: readonly EarlierPaper[];
	/** The unit's last feedback that was accepted, and what it wants coordinated. */
	heard: { day: Day; text: string; help: string | null } | null;
}
