import { basename, resolve } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { UserError } from '../../../errors.ts';
import type { Session } from '../../../session.ts';

/** What a file of notes is called when it is spoken of. */
export const nameOfNotes = (given: string): string => (given === '-' ? '标准输入' : basename(given));

/** The longest list that is taken in, in bytes: more than anyone jots down in a year. */
const mostBytes = 2 ** 20;

/** What the lines are of: `电话记录` of telephone calls (`电话`), say. */
export interface Notes {
	called: string;
	each: string;
}

function refuseLong(given: string, bytes: number, { called, each }: Notes): void {
	if (bytes > mostBytes)
		throw new UserError(`${called}过长（超过1MB）`, {
			code: 'too-large',
			hint: `一行一个${each}的文字文件才能读；看看是不是写错了文件名`,
			place: { file: given },
		});
}

async function readInput({ world }: Session, notes: Notes): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let length = 0;
	// Ctrl-C must end the waiting for a line that nobody types.
	for await (const chunk of addAbortSignal(world.signal, world.stdin as Readable)) {
		chunks.push(Buffer.from(chunk));
		length += chunk.length;
		refuseLong('标准输入', length, notes);
	}
	return Buffer.concat(chunks);
}

async function readPath(session: Session, given: string, notes: Notes): Promise<Uint8Array> {
	const { readBytes } = await import('../../../sheets/read.ts');
	const bytes = await readBytes(resolve(session.world.cwd(), given));
	refuseLong(given, bytes.length, notes);
	return bytes;
}

/** A refusal that was worded for tables, in the words of notes. */
function inTheirWords(error: unknown, file: string, { called, each }: Notes): unknown {
	if (!(error instanceof UserError) || error.exit === 'interrupted') return error;
	const hint = error.code === 'cannot-open' ? error.hint : `${called}是文字文件，一行一个${each}；用记事本另存为 UTF-8`;
	return new UserError(error.message, { ...error, hint, place: { ...error.place, file } });
}

/** The text of a file of notes, or of stdin where it is called `-`; a pipe, a device or a workbook is refused. */
export async function readNotes(session: Session, given: string, notes: Notes): Promise<string> {
	try {
		const bytes = await (given === '-' ? readInput(session, notes) : readPath(session, given, notes));
		const { decodeText } = await import('../../../sheets/text.ts');
		return decodeText(bytes).text;
	} catch (error) {
		throw inTheirWords(error, nameOfNotes(given), notes);
	}
}
