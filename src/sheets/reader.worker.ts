import { parentPort } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { openWorkbook } from './open.ts';
import { packContent } from './packed-grid.ts';

parentPort?.on('message', async (bytes: Uint8Array) => {
	try {
		const content = packContent(await openWorkbook(bytes));
		const buffers = content.grids.map(({ places }) => places.buffer);
		parentPort?.postMessage({ content }, buffers);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { message, code, hint, place } = error;
		parentPort?.postMessage({ refusal: { message, code, hint, place } });
	}
});
