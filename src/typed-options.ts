import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { UserError } from './errors.ts';
import { cleanText, oneLine } from './reading/text.ts';

/** Names, posts and marks: what no one sees, pasted along with one, would make another person of it. */
const lines = [
	...['leader', 'instructedBy', 'responsibleLeader', 'principal', 'responsible', 'handler', 'whom', 'name'],
	...['approvedBy', 'gate', 'visitor', 'successor', 'position', 'phone', 'letter', 'mark', 'contact'],
	...['document', 'campaign', 'authorisedBy', 'team', 'person', 'where', 'topic'],
];
/** Words that are kept in the history as they stand. */
const texts = ['reason', 'return', 'basis'];

const cleanOf = (key: string): ((text: string) => string) | null =>
	lines.includes(key) ? oneLine : texts.includes(key) ? cleanText : null;

/** Names and reasons typed after options, without what no one sees. */
export function cleanOptions(command: CommandUnknownOpts): void {
	for (const [key, value] of Object.entries(command.opts() as Record<string, unknown>)) {
		const clean = cleanOf(key);
		if (clean === null) continue;
		if (typeof value === 'string') command.setOptionValue(key, clean(value));
		else if (Array.isArray(value)) command.setOptionValue(key, value.map(String).map(clean));
	}
}

/** Nothing after an option is a slip, such as a variable a script left unset. */
export function refuseEmpty(given: Record<string, unknown>): void {
	const isEmpty = (value: unknown) => typeof value === 'string' && value.trim() === '';
	const [key] =
		Object.entries(given).find(([, value]) => (Array.isArray(value) ? value.some(isEmpty) : isEmpty(value))) ?? [];
	if (key === undefined) return;
	const option = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
	throw new UserError(`${option} 后面要写内容`, {
		exit: 'misused',
		code: 'missing-value',
		hint: '写上内容；用不着就去掉这个选项',
	});
}
