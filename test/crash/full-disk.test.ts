import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../ledger/folders.ts';
import { type Ending, ending, inspect, newLedger, program, run, startUnder, writeTable } from '../spawned/program.ts';

/** `npm run crash` fills a small disk in memory; where none can be had a limit on the size of files does nearly the same. */
const hasDisk = process.env.KILLS !== undefined;
const photo = join(newFolder(), '现场照片.jpg');
// More than is kept in memory before the end: the disk fills up in the middle.
const table = writeTable(6000);
let prepared: string;

/** What is run, and how much room it has, in sizes of the ledger. */
const victims: [name: string, argv: string[], room: number][] = [
	['import', ['import', table, '--create-units', '--yes'], 2.2],
	['backup', ['backup'], 0.5],
	['attach', ['attach', '1', photo], 1.2],
];
const others: typeof victims = [
	['dispatch', ['dispatch', '1..300', '--yes'], 1],
	['export', ['export', '台账', '--output', '台账.xlsx'], 0.01],
];

beforeAll(async () => {
	prepared = await newLedger();
	writeFileSync(photo, Buffer.alloc(4_000_000, 1));
	await run(['import', writeTable(300), '--create-units', '--yes', '--ledger', prepared, '--today', '2026-09-01']);
});

/** Runs a command in a folder on a disk of `kilobytes`, and gives back the ledger as it then is. */
async function onSmallDisk(argv: string[], ledger: string, kilobytes: number): Promise<Ending> {
	const disk = newFolder();
	const line = `mount -t tmpfs -o size=${kilobytes}k none ${disk} && cp ${ledger} ${disk}/台账.db && cd ${disk} || exit 99
		"$@"; code=$?; cp -r ${disk}/. ${join(ledger, '..')}; exit $code`;
	return ending(spawn('unshare', ['-rm', 'sh', '-c', line, 'sh', process.execPath, program, ...argv], { env: {} }));
}

describe('where there is no room', () => {
	test.each(hasDisk ? [...victims, ...others] : victims)(
		'%s says so, and the ledger is as it was',
		async (name, argv, room) => {
			const ledger = join(newFolder(), '台账.db');
			copyFileSync(prepared, ledger);
			const [bytes, { size }] = [readFileSync(ledger), statSync(ledger)];
			const words = [...argv, '--ledger', '台账.db', '--today', '2026-11-02'];
			const kilobytes = Math.ceil((size * Math.max(room, 1)) / 1024) + (name === 'export' ? 8 : 0);
			const folder = join(ledger, '..');
			const end = hasDisk
				? await onSmallDisk(words, ledger, kilobytes)
				: await ending(startUnder('', words, `ulimit -f ${Math.ceil((size * room) / 512)}`, folder));
			expect([1, 13], end.err).toContain(end.code);
			expect([end.out, end.err]).toEqual(['', expect.stringMatching(/^错误：.*(磁盘|存不进|没有写出).*\n提示：/)]);
			if (hasDisk) expect(end.err).toContain('磁盘');
			expect(readFileSync(ledger).equals(bytes)).toBe(true);
			expect([existsSync(`${ledger}-journal`), existsSync(join(folder, '台账.xlsx'))]).toEqual([false, false]);
			expect(readdirSync(folder, { recursive: true }).filter((one) => String(one).endsWith('.part'))).toEqual([]);
			expect(inspect(ledger).whole).toEqual(['ok', []]);
		},
	);
});
