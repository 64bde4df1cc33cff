import { parentPort } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { openWorkbook } from './open.ts';
import { type PackedContent, packContent } from './packed-grid.ts';

export type Answer = { content: PackedContent } | { refusal: Pick<UserError, 'message' | 'code' | 'hint' | 'place'> };

/** What the thread that asked is told of a file. */
export async function answer(bytes: Uint8Array): Promise<Answer> {
	try {
		return { content: packContent(await openWorkbook(bytes)) };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { message, code, hint, place } = error;
		return { refusal: { message, code, hint, place } };
	}
}

parentPort?.on('message', async (bytes: Uint8Array) => {
	const told = await answer(bytes);
	const buffers = 'content' in told ? told.content.grids.map(({ places }) => places.buffer) : [];
	parentPort?.postMessage(told, buffers);
});
