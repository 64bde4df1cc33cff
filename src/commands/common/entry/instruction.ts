import { UserError } from '../../../errors.ts';
import { addAttachment, type StoredFile } from '../../../ledger/attachments.ts';
import { addInstruction, linkInstruction } from '../../../ledger/instructions.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import { ensureDocument } from '../../../ledger/sources.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { isOpen } from '../../../rules/lifecycle.ts';
import { type InstructionLevel, instructionLevels } from '../../../rules/sources.ts';
import type { Session } from '../../../session.ts';
import { dayOption } from '../days.ts';
import { reopenItem } from '../life/reopen.ts';
import { needSource, type OfficeRules } from '../office.ts';
import { passItem } from '../review/item.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem } from '../words.ts';
import { markOf } from './document-mark.ts';
import { isOnResult, type Made } from './register-parts.ts';

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
export async function enterInstruction(
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
