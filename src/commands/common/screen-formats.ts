import { UserError } from '../../errors.ts';
import type { Session } from '../../session.ts';

/** Refuses to write as text what is a screen or a page; JSON tells what was written. */
export function refuseTextFormats(session: Session, command: string, is: string): void {
	const format = session.format();
	if (format === 'table' || format === 'json') return;
	throw new UserError(`${command} 不写 ${format}`, {
		exit: 'misused',
		code: 'bad-format',
		hint: `${is}；要表格用 ducha export 或 ducha list --format ${format}`,
	});
}
