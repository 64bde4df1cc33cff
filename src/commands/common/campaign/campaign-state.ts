import { type Campaign, type KeptVisit, readInspectionDays, readVisits } from '../../../ledger/campaigns.ts';
import { listItems } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { listPapers, readPaperContent } from '../../../ledger/paper-register.ts';
import { type RosterUnit, readRoster } from '../../../ledger/units.ts';
import type { Paper } from '../../../papers/paper.ts';
import { missed, monthsRun, quartersRun, type Stage } from '../../../rules/campaigns.ts';
import type { Day } from '../../../rules/day.ts';
import { closingLine, type FigureRow, figuresOf } from '../../../rules/figures.ts';
import type { Item } from '../../../rules/item.ts';
import { readOrigin } from '../circular/origin.ts';
import type { OfficeRules } from '../office.ts';
import { indexRoster } from '../roster.ts';
import { splitNames } from '../words.ts';

/** How a campaign stands: its slots, what was inspected and circulated and when not, its items, its enterprises. */
export interface CampaignState {
	campaign: Campaign;
	/** The office's slots and the campaign's own, empty ones too. */
	slots: Campaign['slots'];
	months: Stage[];
	inspected: Set<string>;
	quarters: Stage[];
	circulated: Set<string>;
	missedMonths: Stage[];
	missedQuarters: Stage[];
	items: Item[];
	figures: FigureRow;
	enterprises: RosterUnit[];
	visits: KeptVisit[];
}

/** The quarters for which a circular of each campaign has gone out. */
async function readCirculated(db: Db): Promise<Map<string, Set<string>>> {
	const found = new Map<string, Set<string>>();
	for (const { id, state } of await listPapers(db, { kind: '督查通报' })) {
		if (state !== '已发') continue;
		const origin = readOrigin(((await readPaperContent(db, id)) as Paper).origin ?? null);
		const { campaign } = origin?.scope ?? {};
		if (origin !== null && campaign !== undefined)
			found.set(campaign, (found.get(campaign) ?? new Set()).add(origin.period));
	}
	return found;
}

/** The enterprises a campaign visits: its group, else every enterprise of the roster. */
export function enterprisesOf({ enterprises }: Campaign, units: readonly RosterUnit[]): RosterUnit[] {
	return units.filter(({ kind, groups }) => (enterprises === null ? kind === '企业' : groups.includes(enterprises)));
}

/** How these campaigns stand on a day. */
export async function readStates(
	db: Db,
	campaigns: readonly Campaign[],
	{ texts }: OfficeRules,
	today: Day,
): Promise<CampaignState[]> {
	const inspections = await readInspectionDays(db);
	const circulars = await readCirculated(db);
	const visits = await readVisits(db);
	const { units } = indexRoster(await readRoster(db), today);
	const usual = splitNames(texts['campaign-slots']);
	const states: CampaignState[] = [];
	for (const campaign of campaigns) {
		const items = await listItems(db, { filter: { campaign: campaign.name, leavesOnly: true }, sort: 'priority' });
		const months = monthsRun(campaign, today);
		const quarters = quartersRun(campaign, today);
		const inspected = new Set((inspections.get(campaign.id) ?? []).map((day) => day.slice(0, 7)));
		const circulated = circulars.get(campaign.name) ?? new Set<string>();
		const own = new Map(campaign.slots.map(({ name, content }) => [name, content]));
		const names = [...new Set([...usual, ...own.keys()])];
		states.push({
			campaign,
			slots: names.map((name) => ({ name, content: own.get(name) ?? null })),
			months,
			inspected,
			quarters,
			circulated,
			missedMonths: missed(months, inspected),
			missedQuarters: missed(quarters, circulated),
			items,
			figures: figuresOf(items, closingLine(today, today)),
			enterprises: enterprisesOf(campaign, units),
			visits: visits.filter((visit) => visit.campaign === campaign.id),
		});
	}
	return states;
}
