import { UserError } from '../../../errors.ts';
import { addInstruction } from '../../../ledger/instructions.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { ensureDocument } from '../../../ledger/sources.ts';
import { readRoster } from '../../../ledger/units.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import type { Difficulty, Publicity, Urgency } from '../../../rules/item.ts';
import { sourceLike } from '../../../rules/sources.ts';
import { findOrAddCampaign } from '../campaign/find-campaign.ts';
import { pastDayOption } from '../days.ts';
import { typedDeadline } from '../deadline.ts';
import { measureOption } from '../life/measure.ts';
import { needSource, type OfficeRules } from '../office.ts';
import { ensureOwnUnit } from '../people/own-unit.ts';
import { indexRoster, needUnit, needUnits } from '../roster.ts';
import { splitNames, typedLine, typedText } from '../words.ts';
import { markOf } from './document-mark.ts';
import { type Entered, unitsOf } from './new-item.ts';

/** What is typed of a new item. */
export interface AddOptions {
	lead?: string | undefined;
	support?: string | undefined;
	deadline?: string | undefined;
	source?: string | undefined;
	document?: string | undefined;
	mark?: string | undefined;
	campaign?: string | undefined;
	content?: string | undefined;
	goal?: string | undefined;
	measure?: string | undefined;
	target?: string | undefined;
	self?: boolean | undefined;
	gate?: string | undefined;
	overseer?: string | undefined;
	category?: string | undefined;
	urgency?: Urgency | undefined;
	difficulty?: Difficulty | undefined;
	publicity?: Publicity | undefined;
	leader?: string | undefined;
	instructedBy?: string | undefined;
	tag?: string | undefined;
	received?: string | undefined;
	outsideNumber?: string | undefined;
	note?: string | undefined;
	draft?: boolean | undefined;
}

/** The source named, or the one that follows from a leader's instruction. */
function sourceNamed(rules: OfficeRules, { source, instructedBy }: AddOptions) {
	return source === undefined
		? sourceLike(rules.sources, instructedBy === undefined ? '其他' : '领导批示')
		: needSource(rules.sources, source);
}

/** The office does itself what it says so, and what is kept from the public and given to no one. */
function isSelf({ self, lead, publicity }: AddOptions): boolean {
	if (self && lead !== undefined)
		throw new UserError('自办的事项由本室牵头，不再写牵头单位', {
			exit: 'misused',
			code: 'self-and-lead',
			hint: '去掉 --lead；要别的单位协助的写 --support',
		});
	return self ?? (publicity === '不公开' && lead === undefined);
}

/** What was typed of a new item, as the ledger takes it; people, documents and campaigns it names are added when new. */
export async function enterItem(
	tx: Db,
	title: string,
	options: AddOptions,
	rules: OfficeRules,
	today: Day,
): Promise<Entered> {
	const roster = indexRoster(await readRoster(tx), today);
	const received = pastDayOption('--received', options.received, today);
	const self = isSelf(options);
	const source = sourceNamed(rules, options);
	const instructing =
		options.instructedBy === undefined ? null : await ensurePerson(tx, options.instructedBy, '县领导');
	const mark = markOf(options);
	const campaign = typedLine(options.campaign);
	const document =
		options.document === undefined
			? null
			: await ensureDocument(tx, { title: options.document, kind: source.name, mark, day: null, received });
	return {
		title,
		content: typedText(options.content),
		goal: typedText(options.goal),
		measure: measureOption(options),
		category: typedLine(options.category),
		outsideNumber: typedText(options.outsideNumber),
		note: typedText(options.note),
		source,
		campaign: campaign === null ? null : await findOrAddCampaign(tx, campaign),
		urgency: options.urgency ?? '一般',
		difficulty: options.difficulty ?? '一般',
		publicity: options.publicity ?? '公开',
		leader: options.leader === undefined ? null : await ensurePerson(tx, options.leader, '县领导'),
		gate: options.gate === undefined ? null : needUnit(roster, options.gate).id,
		overseer: options.overseer === undefined ? null : needUnit(roster, options.overseer).id,
		deadline: typedDeadline(options.deadline, today),
		year: yearOf(today),
		received,
		registered: options.draft ? null : today,
		isOwn: self,
		units: unitsOf(
			self ? [{ id: await ensureOwnUnit(tx) }] : needUnits(roster, options.lead ?? ''),
			needUnits(roster, options.support ?? ''),
		),
		tags: splitNames(options.tag ?? ''),
		document,
		instruction:
			instructing === null
				? null
				: await addInstruction(tx, {
						leader: instructing,
						day: received,
						words: typedText(options.content) ?? title,
						document,
					}),
	};
}
