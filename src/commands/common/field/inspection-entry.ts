import { addAttachment } from '../../../ledger/attachments.ts';
import { asCheck, type InspectionColumns, readInspections, replaceSubjects } from '../../../ledger/inspections.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import { addDays, type Day, writeMonthDay } from '../../../rules/day.ts';
import { type Check, clashesOf, type InspectionKind, writeMembers } from '../../../rules/inspection.ts';
import type { Item } from '../../../rules/item.ts';
import { mostDays } from '../../../rules/limits.ts';
import type { Session } from '../../../session.ts';
import { findOrAddCampaign } from '../campaign/find-campaign.ts';
import { pastDayOption } from '../days.ts';
import { storeFile } from '../entry/attach-file.ts';
import type { OfficeRules } from '../office.ts';
import { needLiaison } from '../people/liaison.ts';
import { indexRoster, needUnit } from '../roster.ts';
import { needTeam } from '../team/find-team.ts';
import { typedLine, typedText } from '../words.ts';
import { findPlans } from './references.ts';
import type { SubjectOptions } from './subjects.ts';

/** What is typed of an inspection. */
export interface InspectionOptions extends SubjectOptions {
	kind?: InspectionKind | undefined;
	topic?: string | undefined;
	day?: string | undefined;
	plan?: string | undefined;
	campaign?: string | undefined;
	team?: string | undefined;
	liaison?: string | undefined;
	overseer?: string | undefined;
	members?: string | undefined;
	authorisedBy?: string | undefined;
	where?: string | undefined;
	interviews?: string | undefined;
	record?: string | undefined;
	product?: string | undefined;
	copy?: string[] | undefined;
}

/** The columns that what was typed sets. */
export async function inspectionColumns(
	db: Db,
	options: InspectionOptions,
	today: Day,
): Promise<Partial<InspectionColumns>> {
	const { kind, topic, day, plan, campaign, team, liaison, overseer, members } = options;
	const on = pastDayOption('--day', day, today);
	const lines = { authorised_by: options.authorisedBy, place: options.where } as const;
	const texts = { interviews: options.interviews, record: options.record, product: options.product } as const;
	const typed = <T>(given: Record<string, string | undefined>, read: (text: string) => T) =>
		Object.fromEntries(
			Object.entries(given).flatMap(([column, text]) => (text === undefined ? [] : [[column, read(text)]])),
		);
	return {
		...(kind !== undefined && { kind }),
		...(topic !== undefined && { topic: typedLine(topic) ?? '' }),
		...(day !== undefined && { day: on }),
		...(plan !== undefined && { plan: (await findPlans(db, [plan]))[0]?.id ?? null }),
		...(campaign !== undefined && { campaign: await findOrAddCampaign(db, campaign) }),
		...(team !== undefined && { team: (await needTeam(db, team)).id }),
		...(liaison !== undefined && { liaison: (await needLiaison(db, liaison, on)).id }),
		...(overseer !== undefined && { overseer: needUnit(indexRoster(await readRoster(db), today), overseer).id }),
		...(members !== undefined && { members: writeMembers(members) || null }),
		...typed(lines, typedLine),
		...typed(texts, typedText),
	};
}

/** Takes photographs and papers of an inspection in; gives the names of those it had not. */
export async function attachToInspection(
	tx: Db,
	session: Session,
	inspection: number,
	files: readonly string[],
): Promise<string[]> {
	const added: string[] = [];
	for (const given of files) {
		const file = await storeFile(session, given);
		if (await addAttachment(tx, { inspection }, file)) added.push(file.name);
		await session.breathe();
	}
	return added;
}

/** Keeps what an inspection looked at, and writes it into the history of the items that are new to it. */
export async function keepSubjects(
	tx: Db,
	{ id, day, kind, topic }: { id: number; day: Day; kind: InspectionKind; topic: string },
	{ unit, item, items }: { unit?: number[]; item?: number[]; items: readonly Item[] },
	before: readonly number[],
): Promise<void> {
	await replaceSubjects(tx, { inspection: id }, { unit, item });
	for (const { id: of, status } of items.filter((each) => !before.includes(each.id)))
		await recordMove(tx, {
			item: of,
			day,
			act: '督查',
			from_status: status,
			to_status: status,
			text: `${kind}：${topic}（督查${id}）`,
		});
}

/** What the clerk is warned of: the same unit or the same matter looked at again too soon (避免重复督查). */
export async function clashWarnings(
	db: Db,
	check: Omit<Check, 'id'>,
	{ limits, calendar }: OfficeRules,
	own: number | null = null,
): Promise<string[]> {
	const span = mostDays(limits.clash);
	const near = await readInspections(db, { from: addDays(check.day, -span), to: addDays(check.day, span) });
	const others = near.filter((each) => each.id !== own);
	const clashes = clashesOf(check, others.map(asCheck), limits.clash, calendar);
	return clashes.map(({ other, units, items }) => {
		const found = others.find((each) => each.id === other.id);
		const names = (found?.units ?? []).filter((unit) => units.includes(unit.id)).map((unit) => unit.name);
		const what = [...names, ...items].join('、');
		return `避免重复督查：${what} ${writeMonthDay(other.day)}刚查过（督查${other.id} ${found?.kind ?? ''}：${found?.topic ?? ''}）`;
	});
}

/** Others are let in on what was not to go beyond the office. */
export function publicityWarnings(items: readonly Item[], members: string | null): string[] {
	const closed = items.filter((item) => item.publicity === '不公开').map((item) => item.number);
	return closed.length > 0 && members !== null ? [`${closed.join('、')} 不公开，不宜扩大范围，另外组织督查`] : [];
}
