import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { limits } from '../../src/sheets/limits.ts';
import { sharedTextBomb, sheetBomb } from './bombs.ts';

const folder = mkdtempSync(join(tmpdir(), 'ducha-bombs-'));
const worker = fileURLToPath(new URL('../../dist/reader.worker.js', import.meta.url));
/** Reads one file as the program does, in a process of its own; says how it ended and the most memory it took. */
const reading = `
const { Worker } = require('node:worker_threads');
const bytes = new Uint8Array(require('node:fs').readFileSync(process.argv[1]));
const worker = new Worker(${JSON.stringify(worker)}, { resourceLimits: { maxOldGenerationSizeMb: ${limits.heapMegabytes} } });
const end = (code) => { console.log(JSON.stringify({ code, megabytes: process.resourceUsage().maxRSS / 1024 })); worker.terminate(); };
worker.on('message', ({ refusal }) => end(refusal?.code ?? 'read')).on('error', ({ code }) => end(code));
worker.postMessage(bytes);
`;

const block = (text: string) => text.repeat(Math.ceil(2 ** 20 / text.length));
const row = '<row><c t="inlineStr"><is><t>督查事项</t></is></c></row>';
const longText = `<row><c t="inlineStr"><is><t>${'督查'.repeat(8000)}</t></is></c></row>`;

test.each<[string, Buffer]>([
	['1.1 GB of rows', sheetBomb(block(row), 1100)],
	['1.2 GB of blanks', sheetBomb(block(' '), 1200)],
	['1 GB of merges', sheetBomb(block('<mergeCell ref="A1:B1"/>'), 1000, '<worksheet><sheetData/>')],
	['1 GB of shared texts', sharedTextBomb(block('<si><t>督查</t></si>'), 1000)],
	['190 MB of long texts', sheetBomb(block(longText), 190)],
])('%s take less than 600 MB and are refused', (name, bytes) => {
	const file = join(folder, `${name}.xlsx`);
	writeFileSync(file, bytes);
	const { code, megabytes } = JSON.parse(execFileSync(process.execPath, ['-e', reading, file], { encoding: 'utf8' }));
	expect(code).toBe('too-large');
	expect(megabytes).toBeLessThan(600);
});
