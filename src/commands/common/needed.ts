import { UserError } from '../../errors.ts';
import type { Session } from '../../session.ts';
import { typedLine, typedText } from './words.ts';

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
