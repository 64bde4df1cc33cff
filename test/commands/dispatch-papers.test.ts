import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { writePicture } from '../papers/picture.ts';
import { type Desk, emptyDesk, home, runAll, runIn } from './desk.ts';

async function rowsOf<T>(desk: Desk, read: (db: ReturnType<typeof openLedger>['db']) => Promise<T>): Promise<T> {
	const ledger = openLedger(desk.ledger, 'read', new URL('schema/', home));
	try {
		return await read(ledger.db);
	} finally {
		ledger.close();
	}
}
const filesIn = (desk: Desk, folder: string) => readdirSync(join(desk.folder, folder)).toSorted();

const then = ['--today', '2026-10-30'];

/** An office with two units, and an item with its instruction's copy. */
async function smallDesk(): Promise<Desk> {
	const desk = await emptyDesk();
	writeFileSync(join(desk.folder, '批示.png'), writePicture(60, 80));
	await runAll(desk, [
		['unit', 'add', '县交通局'],
		['unit', 'add', '沙河镇'],
		['office', '--code-word', '青督'],
		[
			...['instruct', '--leader', '周明远', '--words', '抓紧。', '--copy', '批示.png'],
			...['--item', '石板桥限行@县交通局+沙河镇@11-03', ...then],
		],
	]);
	return desk;
}

test('a notice is delivered on a day, a slip receipts it for its unit, once', async () => {
	const desk = await smallDesk();
	await runAll(desk, [
		['dispatch', '1', '--paper', '--way', '机要', ...then],
		['receive', '1', '--day', '11-01'],
		['receive', '1', '--handler', '何小川'],
		['receive', '1', '--unit', '沙河镇'],
	]);
	const rows = await rowsOf(desk, (db) =>
		db
			.selectFrom('paper_unit')
			.innerJoin('unit', 'unit.id', 'paper_unit.unit')
			.select(['unit.name', 'delivered', 'way', 'receipted'])
			.execute(),
	);
	expect(rows).toEqual([
		{ name: '县交通局', delivered: '2026-10-30', way: '机要', receipted: '2026-11-01' },
		{ name: '沙河镇', delivered: '2026-10-30', way: '机要', receipted: '2026-11-02' },
	]);
});

test('what goes wrong leaves no number, no file, nothing dispatched', async () => {
	const desk = await smallDesk();
	await runAll(desk, [
		['add', '公路养护', '--lead', '县交通局'],
		['add', '养路', '--lead', '县交通局'],
		['dispatch', '2', '--paper'],
	]);
	writeFileSync(join(desk.folder, '文书', '青督交〔2026〕3号 县交通局.docx'), '别人的');
	const { code, err } = await desk.run('dispatch', '1', '3', '--paper');
	expect({ code, err }).toMatchObject({ code: 13, err: expect.stringContaining('文件已存在') });
	expect(filesIn(desk, '文书')).toEqual(['青督交〔2026〕1号 县交通局.docx', '青督交〔2026〕3号 县交通局.docx']);
	const { items } = await desk.json('list', '--status', '已立项');
	expect(items.map((item) => item.number)).toEqual(['2026-001', '2026-003']);
	const series = await rowsOf(desk, (db) => db.selectFrom('series').select(['name', 'next']).execute());
	expect(series).toEqual([{ name: '交办通知单', next: 2 }]);
});

test('what --force overwrote comes back when a later paper cannot be written', async () => {
	const desk = await smallDesk();
	await runAll(desk, [['add', '公路养护', '--lead', '县交通局']]);
	const folder = join(desk.folder, '文书');
	const first = join(folder, '青督交〔2026〕1号 县交通局.docx');
	mkdirSync(join(folder, '青督交〔2026〕2号 县交通局.docx'), { recursive: true });
	writeFileSync(first, '原来的');
	const { code } = await desk.run('dispatch', '1', '2', '--paper', '--force');
	expect([code, readFileSync(first, 'utf8')]).toEqual([13, '原来的']);
	expect(filesIn(desk, '文书')).toEqual(['青督交〔2026〕1号 县交通局.docx', '青督交〔2026〕2号 县交通局.docx']);
	await runAll(desk, [['dispatch', '1', '--paper', '--force']]);
	expect(readFileSync(first, 'latin1')).toMatch(/^PK/);
	expect(filesIn(desk, '文书')).toHaveLength(2);
});

test.each([
	['whoever says so', ['--by', '陈立'], '陈立'],
	["else the office's contact, not the login name of the computer", [], '何小川'],
])('a sheet is drawn up by %s', async (_, said, name) => {
	const desk = await smallDesk();
	await runAll(desk, [['office', '--contact', '何小川', '--phone', '0000-6621016']]);
	const env = { DUCHA_LEDGER: desk.ledger, USER: 'root' };
	const issued = await runIn(desk.folder, ['notice', '立项', '1', '--out', '审批', ...said], env);
	expect(issued.code).toBe(0);
	const printed = await runIn(desk.folder, ['papers', 'print', '青督立〔2026〕1号', '--format', 'md'], env);
	expect(printed.out).toContain(`拟办：${name}`);
	const handed = await runIn(desk.folder, ['handover', '--format', 'json', ...said], env);
	expect(JSON.parse(handed.out).from).toBe(name);
});
