import { UserError } from '../../errors.ts';
import type { Session } from '../../session.ts';
import { typedText } from './words.ts';

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
