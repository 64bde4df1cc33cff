import { basename, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Session } from '../../session.ts';

/** The longest text that is taken in, in bytes: more than any paper holds. */
const mostBytes = 2 ** 20;

/** The text of a file the clerk wrote (UTF-8 or GB18030); a workbook, a device or a very long one is refused. */
export async function readTextFile(session: Session, given: string): Promise<string> {
	const { readBytes } = await import('../../sheets/read.ts');
	const { decodeText } = await import('../../sheets/text.ts');
	const inTextWords = (error: unknown): unknown => {
		if (!(error instanceof UserError) || error.exit === 'interrupted') return error;
		const hint = error.code === 'cannot-open' ? error.hint : '要一个文字文件（.txt、.md）；用记事本另存为 UTF-8';
		return new UserError(error.message, { ...error, hint, place: { ...error.place, file: basename(given) } });
	};
	try {
		const bytes = await readBytes(resolve(session.world.cwd(), given));
		if (bytes.length <= mostBytes) return decodeText(bytes).text;
	} catch (error) {
		throw inTextWords(error);
	}
	throw new UserError('文件过长（超过1MB）', {
		code: 'too-large',
		hint: '看看是不是写错了文件名',
		place: { file: basename(given) },
	});
}
