import { UserError } from '../../../errors.ts';
import { addAttachment, type StoredFile } from '../../../ledger/attachments.ts';
import { addInstruction, linkInstruction } from '../../../ledger/instructions.ts';
import { linkItems } from '../../../ledger/item-links.ts';
import { insertItems, type NewItem, recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { ensureDocument } from '../../../ledger/sources.ts';
import { readRoster } from '../../../ledger/units.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import type { Item, Publicity, Urgency } from '../../../rules/item.ts';
import { isFinished, isOpen } from '../../../rules/lifecycle.ts';
import { type InstructionLevel, instructionLevels } from '../../../rules/sources.ts';
import type { Session } from '../../../session.ts';
import { dayOption } from '../days.ts';
import { typedDeadline } from '../deadline.ts';
import { dispatchItem } from '../life/dispatch-item.ts';
import { reopenItem } from '../life/reopen.ts';
import { needSource, type OfficeRules } from '../office.ts';
import { ensureOwnUnit, startOwn } from '../people/own-unit.ts';
import { passItem } from '../review/item.ts';
import { indexRoster } from '../roster.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem } from '../words.ts';
import { markOf } from './document-mark.ts';
import { composeItem, unitsOf } from './new-item.ts';
import { type Part, readPart } from './parts.ts';

/** A leader's instruction as it was given and came in. */
export interface Instruction {
	id: number;
	leader: string;
	/** The exact words. */
	words: string;
	day: Day;
	received: Day;
	source: { id: number; name: string };
	document: number | null;
}

/** Where an instruction comes from, as typed. */
export interface Provenance {
	level: InstructionLevel;
	document?: string | undefined;
	mark?: string | undefined;
	source?: string | undefined;
}

/** Books an instruction with the document it stands on and its copy; its source follows from the leader's level. */
export async function writeInstruction(
	tx: Db,
	options: Provenance,
	given: { leader: string; words: string; day: Day; received: Day; copy: StoredFile | null; paper: number | null },
	rules: OfficeRules,
): Promise<Instruction> {
	const { leader, words, day, received, paper } = given;
	const kind = instructionLevels[options.level];
	const usual = rules.sources.find((s) => s.kind === kind)?.name ?? '其他';
	const source = needSource(rules.sources, options.source ?? usual);
	const { document: title } = options;
	const mark = markOf(options);
	const document =
		title === undefined ? null : await ensureDocument(tx, { title, kind: source.name, mark, day: null, received });
	const person = await ensurePerson(tx, leader, '县领导');
	const id = await addInstruction(tx, { leader: person, level: options.level, day, words, document, paper });
	if (given.copy !== null) await addAttachment(tx, { instruction: id }, given.copy);
	return { id, leader, words, day, received, source, document };
}

const instructionWords = ({ leader, words }: Instruction): string =>
	`${leader}批示：“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** An instruction on a result, laid before the leader or finished, has the matter done again (再次交办). */
const isOnResult = (item: Item): boolean => item.status === '待阅示' || isFinished(item.status);

interface Asked {
	/** Each `事项@牵头+配合@时限`. */
	texts: string[];
	/** For those that name none of their own. */
	deadline: string | undefined;
	urgency: Urgency;
	publicity: Publicity | undefined;
	responsibleLeader: string | undefined;
	dispatch: boolean;
	/** The item the instruction was written on. */
	against: Item | null;
}

/** An item that was made, and what to mind about it. */
type Made = Pick<ItemDone, 'item' | 'warnings'>;

const isLed = ({ units }: Part): boolean => units.some((u) => u.role === '牵头');
const supportsIn = ({ units }: Part): { id: number }[] => units.map(({ unit }) => ({ id: unit }));

function refuseUnled(parts: Part[], dispatch: boolean): void {
	const unled = parts.find((part) => !isLed(part));
	if (dispatch && unled !== undefined)
		throw new UserError(`“${unled.title}”没有写牵头单位，不能交办`, {
			exit: 'misused',
			code: 'no-lead',
			hint: '写成 --item "事项@牵头+配合@时限"；先立项后分办的，去掉 --dispatch',
		});
}

/** What to look at before the papers go out: words that name no day, and a day that has passed. */
function deadlineDoubts(row: NewItem['row'], today: Day): string[] {
	const { deadline, deadline_kind: kind, deadline_raw: raw, deadline_how: how } = row;
	if (kind === 'unparseable') return [`时限“${raw}”${how}`];
	return deadline !== null && deadline < today ? [`时限${deadline}已经过去`] : [];
}

/** Registers the items an instruction calls for, dispatched at once where that was asked; those kept from the public and given to no one the office does itself. */
export async function instructNew(
	tx: Db,
	instruction: Instruction,
	asked: Asked,
	rules: OfficeRules,
	session: Session,
): Promise<Made[]> {
	const today = session.today();
	const roster = indexRoster(await readRoster(tx), today);
	const { against, responsibleLeader: named } = asked;
	const publicity = asked.publicity ?? against?.publicity ?? '公开';
	const typed = asked.texts.map((text) => readPart(text, roster));
	const isOwn = typed.map((part) => publicity === '不公开' && !isLed(part));
	const own = isOwn.includes(true) ? await ensureOwnUnit(tx) : null;
	const parts = typed.map((part, i) =>
		isOwn[i] && own !== null ? { ...part, units: unitsOf([{ id: own }], supportsIn(part)) } : part,
	);
	refuseUnled(parts, asked.dispatch);
	const leader = named === undefined ? null : await ensurePerson(tx, named, '县领导');
	const composed = parts.map(({ title, units, deadline }) =>
		composeItem(
			{
				title,
				units,
				leader,
				source: instruction.source,
				urgency: asked.urgency,
				publicity,
				deadline: typedDeadline(deadline ?? asked.deadline, today),
				year: yearOf(today),
				received: instruction.received,
				registered: today,
				document: instruction.document,
				instruction: instruction.id,
			},
			rules,
		),
	);
	const again = against !== null && isOnResult(against) ? against.id : null;
	const written = await insertItems(
		tx,
		composed.map(({ item }) => ({ ...item, row: { ...item.row, again_of: again } })),
		session.breathe,
	);
	const ids = written.map((w) => w.id);
	if (again !== null) for (const id of ids) await linkItems(tx, id, again, '再次交办');
	const warnings = composed.map(({ item, warnings: own }) => [...own, ...deadlineDoubts(item.row, today)]);
	for (const [i, item] of (await listItemsById(tx, ids)).entries()) {
		if (isOwn[i]) await startOwn(tx, item, today);
		else if (asked.dispatch) warnings[i]?.push(...(await dispatchItem(tx, item, today, rules)).warnings);
	}
	return (await listItemsById(tx, ids)).map((item, i) => ({ item, warnings: warnings[i] ?? [] }));
}

/** A new day for what is dispatched again; a day that has passed would make it late at once. */
function newDeadline(text: string | undefined, today: Day): Day | undefined {
	if (text === undefined) return undefined;
	const day = dayOption('--deadline', text, today);
	if (day >= today) return day;
	throw new UserError(`再次交办的时限${day}已经过去`, {
		exit: 'misused',
		code: 'past-deadline',
		hint: `今天是${today}，写今天或以后的日期`,
	});
}

/**
 * Books an instruction on an item there is: one still running goes on as it is; a result is done again, itself or as
 * the items newly made, by which one that lay before the leader is finished.
 */
export async function instructExisting(
	tx: Db,
	item: Item,
	instruction: Instruction,
	{ made, deadline }: { made: Made[]; deadline: string | undefined },
	rules: OfficeRules,
	session: Session,
): Promise<ItemDone> {
	if (item.status === '撤销' || item.status === '并入')
		throw new UserError(`${item.number}：“${item.status}”的事项不能再加批示`, {
			code: 'bad-move',
			hint: '另立事项：去掉 --on，写 --item "事项@牵头+配合@时限"',
		});
	const today = session.today();
	await linkInstruction(tx, item.id, instruction.id);
	const reason = instructionWords(instruction);
	if (isOnResult(item) && made.length === 0)
		return reopenItem(tx, item, { day: today, reason, deadline: newDeadline(deadline, today) }, rules);
	if (made.length === 0 && deadline !== undefined)
		throw new UserError(`${item.number} 还在办，批示不改它的时限`, {
			code: 'open-item',
			hint: `更正时限 ducha edit ${item.number} --deadline ${deadline}；单位申请延期 ducha extend ${item.number}`,
		});
	const isPresented = item.status === '待阅示';
	const passed = isPresented
		? await passItem(tx, item, false, rules, { actor: session.actor(), today })
		: { item, warnings: [] };
	const numbers = made.map((m) => m.item.number).join('、');
	const isAgain = isOnResult(item);
	await recordMove(tx, {
		item: item.id,
		day: instruction.day,
		act: '批示',
		from_status: passed.item.status,
		to_status: passed.item.status,
		text: `${reason}${numbers === '' ? '' : `（${isAgain ? '再次交办' : '另立'} ${numbers}）`}`,
	});
	const onward = isOpen(item.status) && item.status !== '中止' ? '，继续办理' : `，仍是“${item.status}”`;
	const became = isAgain ? `${isPresented ? '原件办结，' : ''}再次交办为 ${numbers}` : `已记上批示${onward}`;
	const warnings =
		passed.warnings.length === 0
			? []
			: [`还有单位没有报结，一并办结：ducha review ${item.number} --pass --with-supports`];
	return { item: passed.item, warnings, words: `${nameItem(item)} ${became}` };
}
