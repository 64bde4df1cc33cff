import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { legalName } from '../../src/commands/common/output.ts';
import { type Desk, officeDesk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
	desk = await officeDesk();
	writeFileSync(join(desk.folder, '已有.txt'), '原来的');
	mkdirSync(join(desk.folder, '文件夹'));
	symlinkSync(join(desk.folder, '已有.txt'), join(desk.folder, '链接.txt'));
	symlinkSync(join(desk.folder, '没有.txt'), join(desk.folder, '断链.txt'));
});

/** Each command that writes a file. */
const writers = [['list'], ['log', '--format', 'csv'], ['export', '台账'], ['circular', '10月'], ['board']];
const listing = () => readdirSync(desk.folder).sort();

describe.each(writers.map((line) => [line.join(' '), line] as const))('%s', (_name, line) => {
	test.each([
		['an existing file', '已有.txt', '文件已存在'],
		['a link', '链接.txt', '链接'],
		['a link to nothing', '断链.txt', '链接'],
		['a folder', '文件夹', '不是普通文件'],
		['a folder that is not there', '没有/出.txt', '文件夹不存在'],
		['a file as a folder', '已有.txt/出.txt', '不是文件夹'],
		['a name too long', `${'长'.repeat(100)}.txt`, '文件名太长'],
	])('onto %s is refused and touches nothing', async (_what, target, says) => {
		const before = listing();
		const { code, out, err } = await desk.run(...line, '--output', target);
		expect({ code, out, says: err.includes(says), hint: err.includes('提示：') }).toEqual({
			code: 13,
			out: '',
			says: true,
			hint: true,
		});
		expect(readFileSync(join(desk.folder, '已有.txt'), 'utf8')).toBe('原来的');
		expect(listing()).toEqual(before);
	});

	test('goes to a file named in Chinese, with blanks, whole and alone', async () => {
		const before = listing();
		expect(await desk.run(...line, '--output', '十月 报表（稿）.out')).toMatchObject({ code: 0 });
		expect(listing()).toEqual([...before, '十月 报表（稿）.out'].sort());
		expect(readFileSync(join(desk.folder, '十月 报表（稿）.out')).length).toBeGreaterThan(20);
	});

	test('with --force replaces a file but never follows a link', async () => {
		expect(await desk.run(...line, '--output', '已有.txt', '--force')).toMatchObject({ code: 0 });
		expect(readFileSync(join(desk.folder, '已有.txt'), 'utf8')).not.toContain('原来的');
		const written = readFileSync(join(desk.folder, '已有.txt'));
		expect(await desk.run(...line, '--output', '链接.txt', '--force')).toMatchObject({ code: 13 });
		expect(readFileSync(join(desk.folder, '已有.txt')).equals(written)).toBe(true);
		expect(lstatSync(join(desk.folder, '链接.txt')).isSymbolicLink()).toBe(true);
	});

	test('the same day gives the same bytes', async () => {
		await desk.run(...line, '--output', '一.out');
		await desk.run(...line, '--output', '二.out');
		expect(readFileSync(join(desk.folder, '一.out')).equals(readFileSync(join(desk.folder, '二.out')))).toBe(true);
	});
});

test.each(['~$已有.txt', '.~lock.已有.txt#', '.~已有.txt'])(
	'a file open in another program (%s) is kept, even with --force',
	async (lock) => {
		writeFileSync(join(desk.folder, lock), '');
		const { code, err } = await desk.run('export', '--output', '已有.txt', '--force');
		expect([code, err.includes('文件正被打开'), err.includes(lock)]).toEqual([13, true, true]);
		expect(readFileSync(join(desk.folder, '已有.txt'), 'utf8')).toBe('原来的');
	},
);

test('a folder in the way of the unfinished file is named', async () => {
	mkdirSync(join(desk.folder, '.出.xlsx.part'));
	const { code, out, err } = await desk.run('export', '--output', '出.xlsx');
	expect({ code, out }).toEqual({ code: 13, out: '' });
	expect(err).toContain('旁边有个文件夹占了临时文件的名字');
	expect(err).toContain('把文件夹“.出.xlsx.part”改名或移走');
	expect(err).not.toContain('EISDIR');
});

test('of several files none is left when one cannot be written, and what stood there before comes back', async () => {
	const folder = join(desk.folder, '各单位');
	const nameOf = (unit: string) => `${unit}-台账-2026-11-02.xlsx`;
	mkdirSync(join(folder, `.${nameOf('石门镇')}.part`), { recursive: true });
	writeFileSync(join(folder, nameOf('县交通局')), '原来的');
	const { code, out, err } = await desk.run('export', '台账', '--each', '单位', '--out', '各单位', '--force');
	expect({ code, out }).toEqual({ code: 13, out: '' });
	expect(err).toContain('没有写出');
	expect(readdirSync(folder).sort()).toEqual([`.${nameOf('石门镇')}.part`, nameOf('县交通局')]);
	expect(readFileSync(join(folder, nameOf('县交通局')), 'utf8')).toBe('原来的');
});

test('a file named from one’s own folder is found where it is', async () => {
	expect(await desk.run('list', '--output', './文件夹/../文件夹/出.txt')).toMatchObject({ code: 0 });
	expect(readdirSync(join(desk.folder, '文件夹'))).toEqual(['出.txt']);
});

test('--output never goes over the ledger', async () => {
	const bytes = readFileSync(desk.ledger);
	expect(await desk.run('list', '--output', desk.ledger, '--force')).toMatchObject({ code: 13 });
	expect(readFileSync(desk.ledger).equals(bytes)).toBe(true);
});

describe('a name for a file', () => {
	test.each([
		['a way out', '../../etc/passwd', '.._.._etc_passwd'],
		['a folder itself', '..', '_'],
		['a device', 'CON', '_CON'],
		['a device with an ending', 'aux.xlsx', '_aux.xlsx'],
		['a stop at its end', '尾点.', '尾点'],
		['what turns it round', 'a\u202exslx.exe', 'a_xslx.exe'],
		['what Windows forbids', '甲<乙>:"|?*丙', '甲_乙______丙'],
		['a line break', '甲\r\n乙\x00', '甲__乙_'],
		['blanks alone', ' 　 ', '_'],
	])('%s', (_what, given, name) => {
		expect(legalName(given)).toBe(name);
	});

	test('is at most 255 bytes long, its ending kept, no sign cut in two', () => {
		const name = legalName(`${'𠮷'.repeat(100)}.xlsx`);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
		expect(name).toMatch(/^(?:𠮷)+\.xlsx$/u);
	});
});
