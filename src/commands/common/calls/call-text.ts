import { resolve } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { UserError } from '../../../errors.ts';
import type { Session } from '../../../session.ts';

/** The longest list of calls that is taken in, in bytes: more than anyone jots down in a year. */
const mostBytes = 2 ** 20;

function refuseLong(given: string, bytes: number): void {
	if (bytes > mostBytes)
		throw new UserError('电话记录过长（超过1MB）', {
			code: 'too-large',
			hint: '核对文件名；电话记录一行一个电话，是文字文件',
			place: { file: given },
		});
}

async function readInput({ world }: Session): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let length = 0;
	// Ctrl-C must end the waiting for a line that nobody types.
	for await (const chunk of addAbortSignal(world.signal, world.stdin as Readable)) {
		chunks.push(Buffer.from(chunk));
		length += chunk.length;
		refuseLong('标准输入', length);
	}
	return Buffer.concat(chunks);
}

async function readPath(session: Session, given: string): Promise<Uint8Array> {
	const { readBytes } = await import('../../../sheets/read.ts');
	const bytes = await readBytes(resolve(session.world.cwd(), given)).catch((error: unknown) => {
		if (!(error instanceof UserError)) throw error;
		throw new UserError(error.message, { ...error, place: { ...error.place, file: given } });
	});
	refuseLong(given, bytes.length);
	return bytes;
}

/** The text of a file of calls, or of stdin where it is called `-`; a pipe, a device or a workbook is refused. */
export async function readCallText(session: Session, given: string): Promise<string> {
	const bytes = await (given === '-' ? readInput(session) : readPath(session, given));
	const { decodeText } = await import('../../../sheets/text.ts');
	const { text } = decodeText(bytes);
	return text;
}
