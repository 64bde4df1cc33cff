import { constants, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { interrupted, UserError } from '../errors.ts';
import type { Workbook } from '../reading/grid.ts';
import { limits } from './limits.ts';
import { unpackContent } from './packed-grid.ts';
import type { Answer } from './reader.worker.ts';

/** Beside the program's own start when built; in the build folder when run from the sources. */
const places = ['../bin/reader.js', '../../dist/reader.worker.js'].map((path) =>
	fileURLToPath(new URL(path, import.meta.url)),
);

const reasons: Record<string, [string, string]> = {
	ENOENT: ['找不到文件', '请核对路径和文件名'],
	EACCES: ['没有权限读取文件', '请核对文件权限，或复制一份再导入'],
	EISDIR: ['这是文件夹，不是表格文件', '请指明文件夹里的哪个文件'],
	ELOOP: ['文件链接循环，打不开', '请直接指明原文件'],
};

function refuseOpening(path: string, error: unknown): UserError {
	const code = (error as NodeJS.ErrnoException).code ?? '';
	const [message, hint] = reasons[code] ?? ['文件打不开', '请确认文件没有被其他程序占用'];
	return new UserError(message, { code: 'cannot-open', hint, place: { file: path }, cause: error });
}

/** All bytes of an ordinary file; a pipe or device never blocks, and no more than the limit is taken in. */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
	const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
		throw refuseOpening(path, error);
	});
	try {
		const about = await file.stat();
		if (about.isDirectory()) throw refuseOpening(path, { code: 'EISDIR' });
		if (!about.isFile())
			throw new UserError('这不是普通文件（管道或设备）', {
				code: 'cannot-open',
				hint: '请指明表格文件',
				place: { file: path },
			});
		if (about.size > limits.fileBytes) {
			throw new UserError(`文件过大（超过 ${limits.fileBytes / 2 ** 20} MB）`, {
				code: 'too-large',
				hint: '请删去图片和多余的工作表，或拆成几个文件',
				place: { file: path },
			});
		}
		const bytes = new Uint8Array(about.size);
		const { bytesRead } = await file.read(bytes, 0, about.size, 0);
		return bytes.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

/** Reads one workbook after another. */
export interface Reader {
	/** The workbook in a file's bytes; `path` names it in refusals. */
	read(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Workbook>;
	close(): Promise<unknown>;
}

const tooSlow = () =>
	new UserError('读取超时，文件结构异常', { code: 'too-slow', hint: '请把要导入的表格复制到一个新工作簿' });

/** Workers that ended by themselves. */
const broken = new WeakSet<Worker>();

function startWorker(): Worker {
	const worker = new Worker(places.find((place) => existsSync(place)) ?? places[0]!, {
		resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
	});
	return worker.on('error', () => broken.add(worker));
}

/** Bytes of a file after which a worker has little to give back. */
const smallFile = 2 ** 20;

/** A worker that has read small files only waits for the next: to start one takes longer than to read such a file. */
let waiting: Worker | null = null;

/** Has the reader start while what it will be needed for is still being made ready. */
export function wakeReader(): void {
	if (waiting === null || broken.has(waiting)) waiting = startWorker();
	waiting.unref();
}

function takeWorker(): Worker {
	const worker = waiting;
	waiting = null;
	if (worker === null || broken.has(worker)) return startWorker();
	worker.ref();
	return worker;
}

/** What the worker says of one file. */
function askWorker(worker: Worker, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal | undefined): Promise<Answer> {
	return new Promise<Answer>((resolve, reject) => {
		const timer = setTimeout(() => settle(() => reject(tooSlow())), limits.readSeconds * 1000);
		const onAbort = () => settle(() => reject(interrupted()));
		const onMessage = (answer: Answer) => settle(() => resolve(answer));
		const onError = (error: unknown) => settle(() => reject(error));
		const settle = (end: () => void) => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', onAbort);
			worker.off('message', onMessage).off('error', onError);
			end();
		};
		signal?.addEventListener('abort', onAbort);
		worker.on('message', onMessage).on('error', onError);
		if (signal?.aborted) onAbort();
		else worker.postMessage(bytes, [bytes.buffer]);
	});
}

function refuseReading(path: string, error: unknown): unknown {
	if (error instanceof UserError)
		return error.exit === 'interrupted' ? error : new UserError(error.message, { ...error, place: { file: path } });
	if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
	return new UserError('文件内容过多，内存不够', {
		code: 'too-large',
		hint: '请拆成几个文件，或删去多余的工作表',
		place: { file: path },
	});
}

/**
 * Reads any spreadsheet files, told by their content, in one worker with limits on memory and time; a file that breaks
 * the worker leaves a new one to the next. What cannot be read is refused with what it is and what to do; an aborted
 * signal ends the reading.
 */
export function openReader(signal?: AbortSignal): Reader {
	let worker: Worker | null = null;
	let isAsNew = true;
	const end = async () => {
		const ended = worker;
		worker = null;
		await ended?.terminate();
	};
	return {
		async close() {
			if (worker === null || !isAsNew || waiting !== null || broken.has(worker)) return end();
			worker.unref();
			waiting = worker;
			worker = null;
		},
		async read(path, bytes) {
			if (worker === null || broken.has(worker)) worker = takeWorker();
			isAsNew &&= bytes.length <= smallFile;
			const answer = await askWorker(worker, bytes, signal).catch(async (error: unknown) => {
				await end();
				throw refuseReading(path, error);
			});
			if ('content' in answer) return { file: path, ...unpackContent(answer.content) };
			isAsNew = false;
			const { message, place, ...rest } = answer.refusal;
			throw new UserError(message, { ...rest, place: { ...place, file: path } });
		},
	};
}

/** Reads one spreadsheet file. */
export async function readWorkbook(path: string, signal?: AbortSignal): Promise<Workbook> {
	const reader = openReader(signal);
	try {
		return await reader.read(path, await readBytes(path));
	} finally {
		await reader.close();
	}
}
