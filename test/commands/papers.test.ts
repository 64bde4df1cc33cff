import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type Desk, emptyDesk, runAll } from './desk.ts';

async function openCounty(): Promise<Desk> {
	const desk = await emptyDesk();
	const late = ['--source', '会议议定', '--deadline', '10月20日', '--received', '2026-09-01'];
	await runAll(desk, [
		...['县水利局', '县交通局', '县纪委监委'].map((name) => ['unit', 'add', name]),
		['add', '河道清障', '--lead', '县水利局', ...late],
		['add', '道路修复', '--lead', '县交通局', ...late],
		['dispatch', '1', '2', '--day', '09-02'],
		['notice', 'template', '催办', '--output', '我的.docx'],
	]);
	return desk;
}
const county = openCounty();
const issue = ['escalate', '--issue', '--approved-by', '林晓'];
const papersOf = (desk: Desk): string[] => {
	const folder = join(desk.folder, '文书');
	return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
async function newDesk(): Promise<Desk> {
	const desk = (await county).copy();
	writeFileSync(join(desk.folder, '我的.docx'), readFileSync(join((await county).folder, '我的.docx')));
	return desk;
}
/** The same template with other words in its first paragraph. */
function rewrite(path: string, from: string, to: string): void {
	const parts = unzipSync(readFileSync(path));
	const xml = strFromU8(parts['word/document.xml']!).replace(from, to);
	writeFileSync(path, zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
}

describe('a paper is printed again', () => {
	test.each([
		['in our layout', []],
		['by the office’s own template', ['--template', '我的.docx']],
	])('%s: the same bytes, as they are registered', async (_name, options) => {
		const desk = await newDesk();
		await runAll(desk, [[...issue, ...options]]);
		rmSync(join(desk.folder, '我的.docx'));
		const { files } = await desk.json('papers', 'print', '催办1', '催办2', '--out', '重印');
		expect(files).toMatchObject([{ same: true }, { same: true }]);
		const { items } = await desk.json('papers', 'list');
		for (const [at, name] of papersOf(desk).entries()) {
			const hash = hashOf(join(desk.folder, '文书', name));
			expect([hash, hashOf(join(desk.folder, '重印', name))]).toEqual([items[at]?.sha256, items[at]?.sha256]);
		}
	});
	test('the template is kept beside the ledger; without it there is no paper', async () => {
		const desk = await newDesk();
		await runAll(desk, [[...issue, '--template', '我的.docx']]);
		const kept = `${desk.ledger}.附件`;
		expect(readdirSync(kept)).toEqual([hashOf(join(desk.folder, '我的.docx'))]);
		rmSync(kept, { recursive: true });
		const { code, err } = await desk.run('papers', 'print', '催办1', '--out', '重印');
		expect([code, err.split('：')[1]]).toEqual([1, '附件“我的.docx”的文件不在']);
	});
	test('what is not the registered file any more is said', async () => {
		const desk = await newDesk();
		await runAll(desk, [issue]);
		const db = new Database(desk.ledger);
		for (const name of db
			.prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'paper'")
			.pluck()
			.all())
			db.exec(`drop trigger "${name}"`);
		db.prepare('update paper set sha256 = ? where number = 1').run('0'.repeat(64));
		db.close();
		const { code, out, err } = await desk.run('papers', 'print', '催办1', '催办2', '--out', '重印');
		expect(code).toBe(0);
		expect(out).toBe('已重印 2份，其中1份和发出时登记的不一致\n');
		expect(err).toContain('注意：督催〔2026〕1号 的版面和发出时的文件不同');
	});
});

describe('what is refused leaves neither number nor file', () => {
	test.each<[string, string[], (desk: Desk) => void, string]>([
		[
			'a template with an unknown tag',
			['--template', '我的.docx'],
			({ folder }) => rewrite(join(folder, '我的.docx'), '{标题}', '{题目}'),
			'没有“{题目}”这个标签',
		],
		[
			'a template with a DTD',
			['--template', '我的.docx'],
			({ folder }) => rewrite(join(folder, '我的.docx'), '<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document'),
			'含 DTD 声明',
		],
		['a file of all that is there already', ['--merge', '我的.docx'], () => {}, '文件已存在'],
		['a paper that is there already', [], ({ folder }) => writeFileSync(join(folder, '文书'), 'x'), '不是文件夹'],
	])('%s', async (_name, options, prepare, words) => {
		const desk = await newDesk();
		prepare(desk);
		const { code, err } = await desk.run(...issue, ...options);
		expect(code).not.toBe(0);
		expect(err).toContain(words);
		if (words !== '不是文件夹') expect(papersOf(desk)).toEqual([]);
		expect(existsSync(`${desk.ledger}.附件`)).toBe(false);
		expect((await desk.json('papers', 'list')).count).toBe(0);
		rmSync(join(desk.folder, '文书'), { recursive: true, force: true });
		await runAll(desk, [issue]);
		expect(papersOf(desk)).toHaveLength(2);
	});
	test('a second paper that cannot be written takes the first with it', async () => {
		const desk = await newDesk();
		mkdirSync(join(desk.folder, '另处'));
		writeFileSync(join(desk.folder, '另处', '督催〔2026〕2号 县交通局.docx'), '先前的');
		expect((await desk.run(...issue, '--out', '另处', '--merge', '合订.docx')).code).toBe(13);
		expect(readdirSync(join(desk.folder, '另处'))).toEqual(['督催〔2026〕2号 县交通局.docx']);
		expect(existsSync(join(desk.folder, '合订.docx'))).toBe(false);
		expect((await desk.json('papers', 'list')).count).toBe(0);
	});
});

test('papers the ledger could not keep leave no file', async () => {
	const desk = await newDesk();
	const db = new Database(desk.ledger);
	db.exec("create trigger broken before insert on move begin select raise(abort, 'full'); end");
	db.close();
	expect((await desk.run(...issue)).code).not.toBe(0);
	expect(papersOf(desk)).toEqual([]);
});

test('files left by a run that was cut off stand; others in the way are refused', async () => {
	const desk = await newDesk();
	const cutOff = desk.copy();
	await runAll(cutOff, [issue]);
	const [left = '', other = ''] = papersOf(cutOff);
	mkdirSync(join(desk.folder, '文书'));
	writeFileSync(join(desk.folder, '文书', left), readFileSync(join(cutOff.folder, '文书', left)));
	writeFileSync(join(desk.folder, '文书', other), '别的');
	const { code, err } = await desk.run(...issue);
	expect([code, err]).toEqual([13, expect.stringContaining(`${other}：文件已存在`)]);
	rmSync(join(desk.folder, '文书', other));
	await runAll(desk, [issue]);
	expect(papersOf(desk)).toEqual([left, other]);
});

test('a letter of transfer goes to the commission, where the roster has it', async () => {
	const desk = await newDesk();
	await runAll(desk, [
		[...issue, '1'],
		['escalate', '1', '--rung', '移交问责建议', '--reason', '情节特别严重', '--issue', '--approved-by', '周明远'],
	]);
	const { items } = await desk.json('papers', 'list', '--kind', '移交');
	expect(items).toMatchObject([{ number: '督移〔2026〕1号', units: ['县纪委监委'], items: ['2026-001'] }]);
});

test('a run of papers in one file has them all, and nothing of the others', async () => {
	const desk = await newDesk();
	await runAll(desk, [[...issue, '--merge', '合订.docx']]);
	const xml = strFromU8(unzipSync(readFileSync(join(desk.folder, '合订.docx')))['word/document.xml']!);
	expect(xml.match(/督催〔2026〕\d号/g)).toEqual(['督催〔2026〕1号', '督催〔2026〕2号']);
	expect(papersOf(desk)).toHaveLength(2);
});
