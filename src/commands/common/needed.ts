import { UserError } from '../../errors.ts';
import { listItems } from '../../ledger/items.ts';
import type { Status } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import { nameItem, typedLine, typedText } from './words.ts';

/** An option a command cannot do without: what was typed, else asked for on a terminal; refused where no one can answer. */
export async function neededText(
	session: Session,
	option: string,
	label: string,
	given: string | undefined,
): Promise<string> {
	const typed = typedText(given);
	if (typed !== null) return typed;
	if (!session.canAsk())
		throw new UserError(`没有写${label}`, { exit: 'misused', code: 'missing-option', hint: `加 ${option}` });
	const check = (text: string) => (typedText(text) === null ? `请写${label}` : null);
	return (await session.asker()).askText(`${label}：`, { check });
}

/** The item a command is about: its reference as typed, else chosen on a terminal among those that stand so; refused where no one can answer. */
export async function neededItem(session: Session, given: string | undefined, statuses: Status[]): Promise<string> {
	if (given !== undefined) return given;
	if (!session.canAsk())
		throw new UserError('没有写事项编号', {
			exit: 'misused',
			code: 'missing-item',
			hint: '加 编号，如 12；查编号：ducha list',
		});
	const { db } = await session.ledger();
	const items = (await listItems(db, { filter: { statuses } })).filter((item) => item.children === 0);
	if (items.length === 0)
		throw new UserError(`没有${statuses.join('、')}的事项`, { code: 'no-item', hint: '全部事项：ducha list' });
	const choices = items.map((item) => ({ name: nameItem(item), value: item.number }));
	return (await session.asker()).askChoice('哪件事项', choices);
}

/** A name or title on one line; refused where nothing is left of what was typed. */
export function neededLine(given: string, label: string, { code, hint }: { code: string; hint: string }): string {
	const line = typedLine(given);
	if (line !== null) return line;
	throw new UserError(`${label}是空的`, { exit: 'misused', code, hint });
}

/** An edit has to say what it changes. */
export function needChange(count: number, command: string): void {
	if (count === 0)
		throw new UserError('没有写要改什么', {
			exit: 'misused',
			code: 'nothing-to-edit',
			hint: `ducha ${command} --help 看可以改的项目`,
		});
}
