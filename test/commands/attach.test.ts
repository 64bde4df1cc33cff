import { execFileSync } from 'node:child_process';
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { newFolder } from '../ledger/folders.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';

let desk: Desk;
const kept = () => `${desk.ledger}.附件`;
const write = (name: string, text: string) => writeFileSync(join(desk.folder, name), text);

beforeEach(async () => {
	desk = await emptyDesk();
	await runAll(desk, [['add', '石板桥限行', '--deadline', '11-20']]);
	write('批示.pdf', '批示复印件');
});

const refusal = async (...argv: string[]) => {
	const { code, err } = await desk.run(...argv);
	return [code, err.split('\n')[0]];
};

test('the copy is its bytes, for its owner only, and the same bytes are kept once', async () => {
	write('同一份.pdf', '批示复印件');
	await runAll(desk, [
		['attach', '1', '批示.pdf'],
		['attach', '1', '同一份.pdf'],
	]);
	const files = readdirSync(kept());
	expect(files).toHaveLength(1);
	const path = join(kept(), files[0] as string);
	expect(readFileSync(path, 'utf8')).toBe('批示复印件');
	expect([statSync(path).mode & 0o777, statSync(kept()).mode & 0o777]).toEqual([0o600, 0o700]);
	expect((await desk.json('attach', '1')).items.map((i) => [i.name, i.bytes])).toEqual([['批示.pdf', 15]]);
});

test('50 MB is taken, a byte more is not', async () => {
	write('大.pdf', '');
	truncateSync(join(desk.folder, '大.pdf'), 50 * 1024 * 1024 + 1);
	expect(await refusal('attach', '1', '大.pdf')).toEqual([1, '错误：附件没有存入，大.pdf 超过50MB']);
	truncateSync(join(desk.folder, '大.pdf'), 50 * 1024 * 1024);
	expect((await desk.run('attach', '1', '大.pdf')).code).toBe(0);
});

test('a pipe or a device is not read', async () => {
	execFileSync('mkfifo', [join(desk.folder, '管道.pdf')]);
	expect(await refusal('attach', '1', '管道.pdf')).toEqual([1, '错误：附件没有存入，管道.pdf 不是普通文件']);
	expect(await refusal('attach', '1', '/dev/zero')).toEqual([1, '错误：附件没有存入，/dev/zero 不是普通文件']);
});

test('files go into no folder that is a link', async () => {
	const elsewhere = newFolder();
	symlinkSync(elsewhere, kept());
	expect(await refusal('attach', '1', '批示.pdf')).toEqual([13, `错误：附件存不进 ${kept()}`]);
	expect(readdirSync(elsewhere)).toEqual([]);
});

test('a refused file leaves no row behind; a copy no row names is harmless', async () => {
	const { code } = await desk.run('attach', '1', '批示.pdf', '没有.pdf');
	expect([code, readdirSync(kept()).length, (await desk.json('attach', '1')).items]).toEqual([1, 1, []]);
	await runAll(desk, [
		['attach', '1', '批示.pdf'],
		['attach', '1', '--save', '1', '--output', '打印.pdf'],
	]);
	expect(readFileSync(join(desk.folder, '打印.pdf'), 'utf8')).toBe('批示复印件');
});

test('what was changed or is gone is not handed out', async () => {
	await runAll(desk, [['attach', '1', '批示.pdf']]);
	const path = join(kept(), readdirSync(kept())[0] as string);
	writeFileSync(path, '改过的复印件');
	const save = ['attach', '1', '--save', '批示.pdf', '--output', '打印.pdf'];
	expect(await refusal(...save)).toEqual([12, `错误：附件“批示.pdf”的文件已不是存入时的内容：${path}`]);
	rmSync(path);
	expect(await refusal(...save)).toEqual([1, `错误：附件“批示.pdf”的文件不在：${path}`]);
	expect(readdirSync(desk.folder)).not.toContain('打印.pdf');
});

test('a name that is no name for a file is made one, and finds its file', async () => {
	mkdirSync(join(desk.folder, '资料'));
	write('资料/ 现场:照片?.jpg', '照片');
	await runAll(desk, [['attach', '1', '资料/ 现场:照片?.jpg']]);
	const [{ name } = { name: '' }] = (await desk.json('attach', '1')).items as { name: string }[];
	expect(name).toBe('现场_照片_.jpg');
	expect((await desk.run('attach', '1', '--save', name)).code).toBe(0);
	expect(readFileSync(join(desk.folder, name), 'utf8')).toBe('照片');
});

test('two files of one name are told apart by their place', async () => {
	await runAll(desk, [['attach', '1', '批示.pdf']]);
	write('批示.pdf', '第二次批示');
	await runAll(desk, [['attach', '1', '批示.pdf']]);
	expect(await refusal('attach', '1', '--save', '批示.pdf')).toEqual([2, '错误：2026-001 有2个附件都叫“批示.pdf”']);
	await runAll(desk, [['attach', '1', '--save', '2', '--output', '二.pdf']]);
	expect(readFileSync(join(desk.folder, '二.pdf'), 'utf8')).toBe('第二次批示');
});
