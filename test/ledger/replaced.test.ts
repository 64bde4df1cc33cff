import {
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { updateItem } from '../../src/ledger/item-write.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { fromSqlite } from '../../src/ledger/sqlite-errors.ts';
import { copiesOf, type Desk, emptyDesk, runAll, runIn } from '../commands/desk.ts';
import { newFolder } from './folders.ts';
import { act, schemaFolder } from './offices.ts';

const backedUpDesk = copiesOf(async () => {
	const desk = await emptyDesk();
	await runAll(desk, [['add', '备份以前']]);
	return desk;
});

let desk: Desk;
beforeEach(async () => {
	desk = await backedUpDesk();
});

const titlesIn = async (ledger: string) =>
	(await desk.json('list', '--ledger', ledger)).items.map(({ title }) => title);

describe('a ledger replaced by its backup', () => {
	test('is kept as it was, byte for byte, however often', async () => {
		await runAll(desk, [['backup'], ['add', '备份以后']]);
		const bytes = readFileSync(desk.ledger);
		await runAll(desk, [
			['restore', '--yes'],
			['restore', '--yes'],
		]);
		const [first, second] = ['恢复前-2026-11-02-台账.db', '恢复前-2026-11-02-2-台账.db'].map((name) =>
			join(`${desk.ledger}.备份`, name),
		);
		expect(readFileSync(first!).equals(bytes)).toBe(true);
		expect([await titlesIn(desk.ledger), await titlesIn(first!), await titlesIn(second!)]).toEqual([
			['备份以前'],
			['备份以前', '备份以后'],
			['备份以前'],
		]);
	});

	test('is not written to by a command that had opened it before', async () => {
		await runAll(desk, [['backup'], ['add', '备份以后']]);
		const opened = openLedger(desk.ledger, 'write', schemaFolder);
		await runAll(desk, [['restore', '--yes']]);
		const late = await act(opened, (tx) => updateItem(tx, 1, { note: '迟到的' })).catch((error: unknown) => error);
		opened.close();
		expect(fromSqlite(late)).toMatchObject({ exit: 'busy', message: expect.stringContaining('未写入任何数据') });
		expect((await desk.run('verify')).code).toBe(0);
		const kept = join(`${desk.ledger}.备份`, '恢复前-2026-11-02-台账.db');
		expect((await desk.run('verify', '--ledger', kept)).code).toBe(0);
	});

	test('where nothing can be kept stays, and says why', async () => {
		await runAll(desk, [['backup']]);
		const [name] = readdirSync(`${desk.ledger}.备份`);
		const elsewhere = join(newFolder(), name!);
		writeFileSync(elsewhere, readFileSync(join(`${desk.ledger}.备份`, name!)));
		const other = desk.copy();
		writeFileSync(`${other.ledger}.备份`, '');
		const bytes = readFileSync(other.ledger);
		const { code, err } = await other.run('restore', elsewhere, '--yes');
		expect([code, err]).toEqual([13, expect.stringContaining('没有恢复，台账没有动')]);
		expect(readFileSync(other.ledger).equals(bytes)).toBe(true);
		expect(readdirSync(other.folder).filter((one) => one.endsWith('.part'))).toEqual([]);
	});

	test('by a copy that went its own way loses all that was done here since they parted', async () => {
		const copy = desk.copy();
		await runAll(copy, [['add', '那边的一件']]);
		await runAll(desk, [['add', '这边的一件']]);
		const { code, out } = await desk.run('restore', copy.ledger, '--dry-run');
		expect([code, out]).toEqual([0, expect.stringContaining('备份之后做过的1项不在里面')]);
		expect(out).toContain('这边的一件');
	});

	test('of a killed restore nothing counts, and what it left goes with a later backup', async () => {
		const parts = [
			'.台账.db.恢复-00000000000a.part',
			'.台账.db.恢复-00000000000b.part',
			'.别的.db.恢复-00000000000b.part',
		];
		for (const part of parts) writeFileSync(join(desk.folder, part), '写到一半');
		for (const part of parts.slice(1)) utimesSync(join(desk.folder, part), 0, 0);
		expect((await desk.run('backup')).code).toBe(0);
		expect(readdirSync(desk.folder).filter((one) => one.endsWith('.part'))).toEqual([parts[2], parts[0]].sort());
	});
});

describe('a ledger reached by a link', () => {
	let link: string;
	beforeEach(() => {
		const desktop = join(desk.folder, '桌面');
		mkdirSync(desktop);
		link = join(desktop, '台账链接.db');
		symlinkSync(desk.ledger, link);
		writeFileSync(join(desk.folder, '批示.txt'), '请抓紧办理');
	});

	test('has its attachments and backups where the file is, by either name', async () => {
		expect((await desk.run('attach', '1', '批示.txt', '--ledger', link)).code).toBe(0);
		expect((await desk.run('backup', '--ledger', link)).out).toContain(`${desk.ledger}.备份`);
		expect((await desk.run('verify')).out).toContain('附件1个');
		expect(readdirSync(join(desk.folder, '桌面'))).toEqual(['台账链接.db']);
	});

	test('is restored where the file is; the link stays a link', async () => {
		await runAll(desk, [['backup'], ['add', '备份以后']]);
		expect((await desk.run('restore', '--yes', '--ledger', link)).code).toBe(0);
		expect([lstatSync(link).isSymbolicLink(), await titlesIn(desk.ledger)]).toEqual([true, ['备份以前']]);
	});

	test('that leads nowhere is none, and none is made', async () => {
		const lost = join(desk.folder, '断.db');
		symlinkSync(join(desk.folder, '没有.db'), lost);
		for (const words of [['list'], ['init']])
			expect([10, 1]).toContain((await desk.run(...words, '--ledger', lost)).code);
		expect(existsSync(join(desk.folder, '没有.db'))).toBe(false);
	});
});

describe('the files kept beside a ledger', () => {
	let folder: string;
	let kept: string;
	beforeEach(async () => {
		writeFileSync(join(desk.folder, '批示.txt'), '请抓紧办理');
		await runAll(desk, [['attach', '1', '批示.txt']]);
		folder = `${desk.ledger}.附件`;
		kept = readdirSync(folder)[0]!;
	});

	test.each([
		['gone', () => rmSync(join(folder, kept)), '的文件不在'],
		['changed', () => writeFileSync(join(folder, kept), '坏了'), '已不是存入时的内容'],
	])('one that is %s is found, and is whole again when it is stored again', async (_name, harm, says) => {
		harm();
		const found = await desk.run('verify');
		expect([found.code, found.out, found.err]).toEqual([
			12,
			expect.stringContaining(says),
			expect.stringContaining('重新存：ducha attach'),
		]);
		expect((await desk.run('attach', '1', '批示.txt')).code).toBe(0);
		expect([(await desk.run('verify')).code, readdirSync(folder)]).toEqual([0, [kept]]);
		expect(statSync(join(folder, kept)).mode & 0o777).toBe(0o600);
	});

	test('one that no record names is told of and left alone', async () => {
		await runAll(desk, [['undo']]);
		const { code, out, err } = await desk.run('verify');
		expect([code, out, err]).toEqual([
			0,
			expect.stringContaining('附件0个'),
			'附件文件夹里有1个文件台账没有用到（撤回过的，或中途停下的），可以留着\n',
		]);
		expect((await desk.json('verify')).strays).toEqual([kept]);
		expect(readdirSync(folder)).toEqual([kept]);
	});
});

test('a clock put back is noticed; what is done goes on in its order', async () => {
	const at = (instant: string, ...argv: string[]) =>
		runIn(desk.folder, argv, { DUCHA_LEDGER: desk.ledger }, undefined, new Date(instant));
	const early = await at('2026-11-01T01:00:00Z', 'add', '时钟倒了一天');
	expect([early.code, early.err]).toEqual([
		0,
		expect.stringContaining('电脑上今天是2026年11月1日，上一项操作却是2026年11月2日做的'),
	]);
	expect((await at('2026-11-01T02:00:00Z', 'add', '又一件')).err).not.toContain('请核对电脑的日期');
	const proof = await desk.run('verify');
	expect([proof.code, proof.out]).toEqual([0, expect.stringContaining('台账完好')]);
	expect((await desk.json('log')).items.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
});

test('an older copy put in the ledger’s place is whole, but has not what was printed', async () => {
	const older = readFileSync(desk.ledger);
	await runAll(desk, [['add', '后来的一件']]);
	const { head } = (await desk.json('verify')) as unknown as { head: string };
	expect((await desk.run('verify', '--expect', head)).code).toBe(0);
	writeFileSync(desk.ledger, older);
	expect((await desk.run('verify')).code).toBe(0);
	const { code, out } = await desk.run('verify', '--expect', head);
	expect([code, out]).toEqual([12, expect.stringContaining('台账里没有这一号')]);
});

test.each([
	['2025-11-09T15:59:00Z', '2025-11-09'],
	['2025-11-09T23:30:00Z', '2025-11-10'],
])('at %s it is %s where the office is', async (instant, day) => {
	const env = { DUCHA_LEDGER: desk.ledger };
	const { out } = await runIn(desk.folder, ['overdue', '--format', 'json'], env, undefined, new Date(instant));
	expect(JSON.parse(out).today).toBe(day);
});
