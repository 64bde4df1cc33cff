import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { type Desk, home, officeDesk, runAll } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
	desk = await officeDesk();
	writeFileSync(join(desk.folder, '新.csv'), '事项,牵头单位\n石板桥限行,县交通局\n');
	writeFileSync(join(desk.folder, '批示.txt'), '请抓紧办理');
	await runAll(desk, [['backup'], ['add', '备份以后的一件', '--lead', '沙河镇']]);
});

/** Runs a command that is told to stop as soon as it listens. */
async function stopped(signal: 'SIGINT' | 'SIGTERM', argv: string[]): Promise<[number, string, string]> {
	const [stdout, stderr] = [new PassThrough(), new PassThrough()];
	const world = {
		stdin: Readable.from([]),
		stdout,
		stderr,
		env: { DUCHA_LEDGER: desk.ledger, DUCHA_ACTOR: '林晓' },
		platform: 'linux',
		cwd: () => desk.folder,
		once: (event: string, listener: () => void) => event === signal && listener(),
	};
	const code = await main(argv, world, home, () => new Date('2026-11-02T01:00:00Z'));
	return [code, String(stdout.read() ?? ''), String(stderr.read() ?? '')];
}

/** Every file of the desk with its bytes. */
const everything = () =>
	readdirSync(desk.folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.map((path) => [path, readFileSync(path).toString('base64')]);

describe('told to stop before it has written, it writes nothing and says so', () => {
	test.each([
		[['init', '--ledger', '新.db']],
		[['add', '一件', '--lead', '沙河镇']],
		[['import', '新.csv', '--yes']],
		[['edit', '1', '--title', '改了']],
		[['dispatch', '2026-005-2', '--yes']],
		[['progress', '1', '已开工']],
		[['claim', '1']],
		[['urge', '1', '--whom', '赵明']],
		[['extend', '2026-005-1', '--to', '12-20', '--reason', '图纸未审', '--principal', '罗建平']],
		[['escalate', '1', '--issue', '--approved-by', '王敏', '--yes']],
		[['unit', 'add', '县发改局']],
		[['rule', 'set', 'ladder', '句容式']],
		[['undo']],
		[['backup']],
		[['restore', '--yes']],
		[['verify']],
		[['export', '台账', '--output', '出.xlsx']],
		[['publish', '--all']],
		[['board']],
		[['circular', '10月']],
		[['slides', '10月']],
		[['handover', '--output', '交接单.docx']],
		[['forms', 'send', '本月', '--out', '表']],
		[['archive', '4', '--out', '卷']],
		[['demo', '示例']],
	])('%s', async (argv) => {
		const before = everything();
		expect(await stopped('SIGINT', argv)).toEqual([130, '', expect.stringContaining('未写入任何数据')]);
		expect(everything()).toEqual(before);
	});

	test('politely or not', async () => {
		const before = everything();
		expect(await stopped('SIGTERM', ['add', '一件'])).toEqual([143, '', expect.stringContaining('已取消')]);
		expect(everything()).toEqual(before);
	});
});
