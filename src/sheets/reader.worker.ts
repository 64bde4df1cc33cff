import { parentPort } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { openWorkbook } from './open.ts';

parentPort?.on('message', async (bytes: Uint8Array) => {
	try {
		parentPort?.postMessage({ content: await openWorkbook(bytes) });
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { message, code, hint, place } = error;
		parentPort?.postMessage({ refusal: { message, code, hint, place } });
	}
});
