import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ending, newLedger, run, start, startUnder, writeTable } from './program.ts';

const visible = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));
let words: string[];
let folder: string;
let target: string;
let whole: Buffer;
beforeAll(async () => {
	const ledger = await newLedger();
	folder = dirname(ledger);
	target = join(folder, '台账.xlsx');
	words = ['export', '台账', '--output', target, '--force', '--today', '2026-11-02', '--ledger', ledger];
	const { code, err } = await run(['import', writeTable(400), '--create-units', '--ledger', ledger, '--yes']);
	if (code !== 0) throw new Error(err);
	expect((await run(words)).code).toBe(0);
	whole = readFileSync(target);
});

test('an export killed while it writes leaves the old file or the new one, and nothing else to be seen', async () => {
	writeFileSync(target, '原来的');
	const before = visible(folder);
	const child = start(words);
	const ended = ending(child);
	const part = join(folder, '.台账.xlsx.part');
	while (!existsSync(part) && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
	child.kill('SIGKILL');
	await ended;
	const left = readFileSync(target);
	expect([left.equals(Buffer.from('原来的')), left.equals(whole)]).toContain(true);
	expect(visible(folder)).toEqual(before);
	expect((await run(words)).code).toBe(0);
	expect(readFileSync(target).equals(whole)).toBe(true);
	expect(existsSync(part)).toBe(false);
});

test('an export there is no room for says so, keeps the old file and leaves no part of the new one', async () => {
	writeFileSync(target, '原来的');
	const before = readdirSync(folder);
	const { code, out, err } = await ending(startUnder('', words, 'ulimit -f 8'));
	expect({ code, out, says: err.includes('没有写出') && err.includes('提示：') }).toEqual({
		code: 13,
		out: '',
		says: true,
	});
	expect(readFileSync(target, 'utf8')).toBe('原来的');
	expect(readdirSync(folder)).toEqual(before);
});
