import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../ledger/folders.ts';
import { ending, newLedger, program, run, start, startUnder, writeTable } from './program.ts';

let ledger: string;
beforeAll(async () => {
	ledger = await newLedger();
	const { code, err } = await run(['import', writeTable(4000), '--create-units', '--ledger', ledger, '--yes']);
	if (code !== 0) throw new Error(err);
});

describe('with an empty environment', () => {
	test('a list on a named ledger works, without colour and without wrapping', async () => {
		const { code, out } = await run(['list', '--ledger', ledger, '--limit', '3', '--today', '2026-11-02']);
		expect(code).toBe(0);
		expect(out).not.toContain('\x1b');
		expect(out).toContain('第1号水库除险加固，并完善巡查值守制度，确保安全度汛');
	});

	test('the morning’s reports are pages of eighty columns, document numbers and rare signs measured', async () => {
		const book = await newLedger();
		const lead = ['--lead', '本室', '--ledger', book, '--today', '2026-10-09'];
		await run(['unit', 'add', '本室', '--ledger', book]);
		await run(['add', '第３届👨‍👩‍👧亲子节é〔2026〕5号文件落实情况核查并逐项销号', '--deadline', '10-20', ...lead]);
		await run(['dispatch', '1', '--ledger', book, '--today', '2026-10-09']);
		for (const report of ['overdue', 'today']) {
			const { code, out } = await run([report, '--ledger', book, '--today', '2026-11-02']);
			expect(code).toBe(0);
			expect(out).toContain('2026-001');
			expect(Math.max(...out.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
		}
	});

	test('the day is the office’s, not the machine’s', async () => {
		const days = await Promise.all(
			['UTC', 'America/New_York', 'Pacific/Kiritimati'].map(async (TZ) => {
				const { out } = await run(['list', '--limit', '1', '--format', 'json', '--ledger', ledger], { env: { TZ } });
				return JSON.parse(out).today as string;
			}),
		);
		const inShanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
		const before = inShanghai.format(new Date(Date.now() - 600_000));
		for (const day of days) expect([before, inShanghai.format(new Date())]).toContain(day);
	});

	test.each([['overdue'], ['init'], ['add', '一件']])(
		'%s without HOME and without --ledger knows no ledger and makes nothing',
		async (...argv) => {
			const cwd = newFolder();
			expect(await run(argv, { cwd })).toMatchObject({
				code: 10,
				out: '',
				err: expect.stringContaining('不知道台账在哪里'),
			});
			expect(readdirSync(cwd)).toEqual([]);
		},
	);

	test.each([
		['an absolute XDG_DATA_HOME', (home: string) => ({ XDG_DATA_HOME: join(home, '数据') }), '数据/ducha'],
		['an empty XDG_DATA_HOME', (home: string) => ({ XDG_DATA_HOME: '', HOME: home }), '.local/share/ducha'],
		['an empty DUCHA_LEDGER', (home: string) => ({ DUCHA_LEDGER: '', HOME: home }), '.local/share/ducha'],
	])('%s leads to the user’s own folder', async (_name, envFor, folder) => {
		const home = newFolder();
		expect(await run(['init'], { env: envFor(home) })).toMatchObject({ code: 0 });
		expect(statSync(join(home, folder)).mode & 0o777).toBe(0o700);
		expect(statSync(join(home, folder, 'ledger.db')).mode & 0o777).toBe(0o600);
	});
});

describe('without anyone to answer', () => {
	test.each<[name: string, argv: string[], code: number]>([
		['review', ['review'], 0],
		['show without an item', ['show'], 2],
		['add without a title', ['add'], 2],
		['split without parts', ['split', '1'], 2],
	])('%s never waits for an answer', async (_name, argv, code) => {
		const [open, closed] = [start([...argv, '--ledger', ledger], { stdio: ['pipe', 'pipe', 'pipe'] }), run(argv)];
		expect((await ending(open)).code).toBe(code);
		expect((await closed).code).toBe(code === 0 ? 10 : code);
	});
});

const everything = ['list', '--format', 'json'];

describe('where stdout and stderr go', () => {
	test('a reader that takes its time gets every byte, and keeps nobody from writing', async () => {
		const child = start([...everything, '--ledger', ledger]);
		await new Promise((resolve) => setTimeout(resolve, 700));
		const other = await run(['unit', 'add', '县发改局', '--ledger', ledger], { env: { DUCHA_WAIT: '2000' } });
		expect([other.code, child.exitCode]).toEqual([0, null]);
		const slow = await ending(child);
		expect(slow.code).toBe(0);
		expect(Buffer.byteLength(slow.out)).toBeGreaterThan(4_000_000);
		expect(JSON.parse(slow.out).items).toHaveLength(4000);
	});

	test.each([[''], ['2>&1']])('a reader that takes one line and leaves is no error %s', async (redirection) => {
		const child = startUnder(redirection, [...everything, '--ledger', ledger]);
		child.stdout!.once('data', () => child.stdout!.destroy());
		const err: string[] = [];
		child.stderr!.on('data', (text) => err.push(String(text)));
		const code = await new Promise((resolve) => child.on('exit', resolve));
		expect([code, err.join('')]).toEqual([0, '']);
	});

	test.each([['json'], ['csv'], ['table']])('Ctrl-C ends a list (%s) nobody reads on from', async (format) => {
		const child = start(['list', '--format', format, '--ledger', ledger]);
		const err: string[] = [];
		child.stderr!.on('data', (text) => err.push(String(text)));
		await new Promise((resolve) => child.stdout!.once('readable', resolve));
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGINT');
		expect([await ended, err.join('')]).toEqual([130, expect.stringContaining('已取消，未写入任何数据')]);
		child.stdout!.destroy();
	});

	test.each<[name: string, redirection: string, argv: string[], code: number]>([
		['a report onto a full disk', '>/dev/full', everything, 13],
		['a table onto a full disk', '>/dev/full', ['overdue', '--limit', '9'], 13],
		['a CSV onto a full disk', '>/dev/full', ['list', '--format', 'csv'], 13],
		['a help page onto a full disk', '>/dev/full', ['list', '--help'], 13],
		['a refusal for a script, onto a full disk', '>/dev/full', ['lst', '--format', 'json'], 2],
		['hints onto a full disk', '2>/dev/full', ['due'], 0],
		['a refusal onto a full disk', '2>/dev/full', ['lst'], 2],
		['a report without stdin', '<&-', ['list', '--limit', '1'], 0],
		['a report without stdout', '>&-', ['list', '--limit', '1'], 0],
		['a refusal without stderr', '2>&-', ['lst'], 2],
	])('%s ends as it should', async (_name, redirection, argv, code) => {
		const end = await ending(startUnder(redirection, [...argv, '--ledger', ledger]));
		expect(end).toMatchObject({ code, signal: null });
		if (code === 13) expect(end.err).toContain('没有写出');
		expect(end.err).not.toMatch(/\n\s+at /);
	});

	test('the version alone onto a full disk says so too', async () => {
		const end = await ending(startUnder('>/dev/full', ['--version']));
		expect(end.code).toBe(13);
		expect(end.err.split('\n')[0]).toBe('错误：结果没有写出：ENOSPC');
	});
});

describe('a ledger one may only read', () => {
	const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
	let locked: string;
	beforeAll(async () => {
		locked = await newLedger();
		await run(['add', '一件', '--ledger', locked]);
		chmodSync(locked, 0o444);
		chmodSync(dirname(locked), 0o555);
	});

	test.each([['list'], ['show', '1'], ['overdue'], ['log']])('%s reads it', async (...argv) => {
		expect(await run([...argv, '--ledger', locked], nobody)).toMatchObject({
			code: 0,
			err: expect.not.stringContaining('错误'),
		});
	});

	test('add says so and changes nothing', async () => {
		const bytes = readFileSync(locked);
		const end = await run(['add', '又一件', '--ledger', locked], nobody);
		expect(end).toMatchObject({ code: 1, out: '', err: expect.stringContaining('台账只读') });
		expect(readFileSync(locked).equals(bytes)).toBe(true);
	});

	test('an export beside it is refused in words', async () => {
		const target = join(dirname(locked), '台账.xlsx');
		const end = await run(['export', '--output', target, '--ledger', locked], nobody);
		expect(end).toMatchObject({ code: 13, out: '', err: expect.stringContaining('没有权限') });
		expect(readdirSync(dirname(locked))).toEqual(['台账.db']);
	});

	test('one that may not even be read is refused in words', async () => {
		const secret = await newLedger();
		chmodSync(secret, 0o000);
		expect(await run(['list', '--ledger', secret], nobody)).toMatchObject({
			code: 1,
			out: '',
			err: expect.stringMatching(/打不开/),
		});
	});

	test('a new one where nothing may be made is refused in words', async () => {
		const end = await run(['init', '--ledger', join(dirname(locked), '新.db')], nobody);
		expect(end).toMatchObject({ code: 1, out: '', err: expect.stringContaining('提示') });
		expect(readdirSync(dirname(locked))).toEqual(['台账.db']);
	});
});

test('without a native module, or with one not made for this Node, it says how to install it', async () => {
	const folder = newFolder();
	for (const name of ['bin', 'dist', 'schema', 'package.json'])
		cpSync(join(dirname(dirname(program)), name), join(folder, name), { recursive: true });
	const list = () => run(['list', '--ledger', ledger], { script: join(folder, 'bin', 'ducha.js') });
	const refused = {
		code: 1,
		out: '',
		err: expect.stringMatching(/^错误：SQLite 的本机模块没有编译好\n提示：.*npm ci/),
	};
	expect(await list()).toMatchObject(refused);
	const place = join(folder, 'node_modules/better-sqlite3/build/Release');
	mkdirSync(place, { recursive: true });
	writeFileSync(join(place, 'better_sqlite3.node'), 'no module');
	expect(await list()).toMatchObject(refused);
});
