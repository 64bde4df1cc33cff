import { copyFileSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Desk } from '../commands/desk.ts';
import { collect, verdictsOf } from './answers.ts';
import { editForm, fill, rowOf, type Sheet, sentDesk, unitName } from './round.ts';

const world = sentDesk(3, 2);
const said = { text: '护栏安装完成八成', percent: 80 };

/** A desk of its own, and the way to a form sent to a unit. */
async function desk() {
	const { desk: sent, sent: folder } = await world;
	const own = sent.copy();
	mkdirSync(join(own.folder, '收回'));
	const formOf = (n: number) => join(folder, `11月份反馈表-${unitName(n)}.xlsx`);
	const put = (name: string, edit: (sheet: Sheet) => void, saved?: Date) =>
		editForm(formOf(0), join(own.folder, '收回', name), (sheet, book) => {
			edit(sheet);
			if (saved !== undefined) book.modified = saved;
		});
	return { own, put, at: (name: string) => join(own.folder, '收回', name) };
}
const operations = async (own: Desk) => (await own.json('log')).items.length;

test('the same answer again, renamed, saved again or packed, changes nothing', async () => {
	const { own, put, at } = await desk();
	await put('表.xlsx', (sheet) => fill(sheet, { '2026-001': said }));
	expect(await collect(own, '收回')).toMatchObject({ code: 0, files: [{ verdict: '收下' }] });
	const before = await operations(own);
	copyFileSync(at('表.xlsx'), at('改名.xlsx'));
	await editForm(at('表.xlsx'), at('另存.xlsx'), () => {});
	writeFileSync(at('打包.zip'), zipSync({ '表.xlsx': readFileSync(at('表.xlsx')) }));
	const { code, files } = await collect(own, '收回');
	expect([code, new Set(files.map(({ verdict }) => verdict)), files.length]).toEqual([0, new Set(['未变']), 4]);
	expect(await operations(own)).toBe(before);
});

test('the ledger went on while the form was out: both are kept, and it is said', async () => {
	const { own, put } = await desk();
	await own.run('progress', '1', '电话报来：基础完成', '--percent', '60');
	await put('表.xlsx', (sheet) => fill(sheet, { '2026-001': { text: '护栏安装完成三成', percent: 30 } }));
	const { code, files } = await collect(own, '收回');
	expect([code, files[0]?.rows[0]?.notes]).toEqual([
		0,
		['发表后另登记过11月2日的进展：完成60%，电话报来：基础完成', '比例由60%降为30%'],
	]);
	expect((await own.json('list', '--text', '第0家第0件')).items[0]?.percent).toBe(60);
	expect((await own.json('review')).items).toHaveLength(1);
});

test('deleted rows are listed, added ones proposed, the rest is taken', async () => {
	const { own, put } = await desk();
	await put('表.xlsx', (sheet) => {
		fill(sheet, { '2026-001': said });
		const row = rowOf(sheet, '2026-002');
		sheet.getRow(row).values = ['', '', '单位自己加的一件'];
	});
	const { files } = await collect(own, '收回');
	expect(files).toMatchObject([
		{ verdict: '收下', unfilled: ['2026-002'], proposals: [{ title: '单位自己加的一件' }] },
	]);
});

test('a row that does not tell its matter is told, whatever was filled in', async () => {
	const { own, at } = await desk();
	const rows = ['2026-001,护栏安装八成,,', '2026-999,,70,', ',,,缺资金两百万'];
	writeFileSync(at('表.csv'), `填报单位：县第一局,,,\n编号,本期进展,完成百分比,存在问题\n${rows.join('\n')}\n`);
	const { out } = await own.run('collect', '收回', '--dry-run');
	expect(out).toContain('第4行 认不出是哪件，没有收：2026-999 70%\n  第5行 认不出是哪件，没有收：缺资金两百万');
});

test('links that lead back or nowhere spoil nothing', async () => {
	const { own, put, at } = await desk();
	await put('表.xlsx', (sheet) => fill(sheet, { '2026-001': said }));
	for (const name of ['回一', '回二']) symlinkSync('.', at(name));
	symlinkSync('/没有/表.xlsx', at('断.xlsx'));
	const { code, files } = await collect(own, '收回');
	expect([code, verdictsOf(files)]).toEqual([3, { '断.xlsx': '读不了', '表.xlsx': '收下' }]);
});

test.each([
	['a space behind', '县第一局 ', '收下'],
	['no-break and zero-width spaces', '县\u200b第\u00a0一局', '收下'],
	['the short name', '0局', '收下'],
	['an alias', '一局', '收下'],
	['a radical for a character', '\u2F00局', '收下'],
	['a slip of the pen', '县第壹局', '认不出单位'],
])('the unit written with %s', async (_, name, verdict) => {
	const { own, at } = await desk();
	await own.run('unit', 'alias', '县第一局', '一局');
	writeFileSync(at('表.csv'), `填报单位：${name},\n编号,本期进展\n2026-001,护栏安装完成八成\n`);
	const before = await operations(own);
	const { files } = await collect(own, '收回');
	expect([files[0]?.verdict, (await operations(own)) - before]).toEqual([verdict, verdict === '收下' ? 1 : 0]);
});

const early = new Date('2026-11-10T01:00:00Z');
const late = new Date('2026-11-12T01:00:00Z');
const two = async (first: Date | undefined, second: Date | undefined) => {
	const made = await desk();
	await made.put('甲.xlsx', (sheet) => fill(sheet, { '2026-001': { text: '完成八成' } }), first);
	await made.put('乙.xlsx', (sheet) => fill(sheet, { '2026-001': { text: '完成九成' } }), second);
	return made;
};

test('the newer of two is the one saved later, whatever the disk says', async () => {
	const { own, at } = await two(late, early);
	utimesSync(at('甲.xlsx'), 1, 1);
	utimesSync(at('乙.xlsx'), 9, 9);
	const { code, files } = await collect(own, '收回', '--prefer', 'newer');
	expect([code, verdictsOf(files)]).toEqual([0, { '甲.xlsx': '收下', '乙.xlsx': '不用' }]);
	expect(files.find(({ verdict }) => verdict === '不用')?.notes).toEqual(['以 收回/甲.xlsx 为准（表里的保存时间晚）']);
});

test('in one archive the time each was packed tells, and where nothing tells both are left', async () => {
	const { own, at } = await two(early, early);
	const pack = (name: string, times: [Date, Date]) =>
		writeFileSync(
			join(own.folder, name),
			zipSync({
				'甲.xlsx': [readFileSync(at('甲.xlsx')), { mtime: times[0] }],
				'乙.xlsx': [readFileSync(at('乙.xlsx')), { mtime: times[1] }],
			}),
		);
	pack('同时.zip', [early, early]);
	const tied = await collect(own, '同时.zip', '--prefer', 'newer');
	expect([tied.code, verdictsOf(tied.files)]).toEqual([4, { '甲.xlsx': '两份不同', '乙.xlsx': '两份不同' }]);
	expect(tied.files[0]?.notes[0]).toContain('版次和保存时间分不出先后');
	pack('先后.zip', [early, late]);
	const { code, files } = await collect(own, '先后.zip', '--prefer', 'newer');
	expect([code, verdictsOf(files)]).toEqual([0, { '甲.xlsx': '不用', '乙.xlsx': '收下' }]);
});

test('a later version goes before a later time', async () => {
	const { own, at } = await desk();
	await own.run('forms', '本月', '--unit', unitName(0), '--out', '再发');
	const again = join(own.folder, '再发', `11月份反馈表-${unitName(0)}-第2版.xlsx`);
	const { sent } = await world;
	const fillings = [
		[again, '第二版.xlsx', '完成九成', early],
		[join(sent, `11月份反馈表-${unitName(0)}.xlsx`), '第一版.xlsx', '完成八成', late],
	] as const;
	for (const [from, name, text, saved] of fillings)
		await editForm(from, at(name), (sheet, book) => {
			fill(sheet, { '2026-001': { text } });
			book.modified = saved;
		});
	const { code, files } = await collect(own, '收回', '--prefer', 'newer');
	expect([code, verdictsOf(files)]).toEqual([0, { '第一版.xlsx': '不用', '第二版.xlsx': '收下' }]);
});

test('another unit’s row in a form refuses the file and names both', async () => {
	const { own, put } = await desk();
	await put('表.xlsx', (sheet) => {
		fill(sheet, { '2026-001': said });
		sheet.getCell(rowOf(sheet, '2026-002'), 3).value = '别的事';
		sheet.getCell(rowOf(sheet, '2026-002'), 2).value = '2026-003';
	});
	expect(await collect(own, '收回')).toMatchObject({
		code: 3,
		files: [{ verdict: '单位不对', notes: [`第8行 2026-003 是${unitName(1)}的事项，不是${unitName(0)}的`] }],
	});
});

test('a form sent before its month began is known by the words printed on it', async () => {
	const { own } = await desk();
	await own.run('forms', '2026-12', '--out', '先发', '--today', '2026-11-28');
	const form = join(own.folder, '先发', `12月份反馈表-${unitName(1)}.xlsx`);
	await own.run('forms', '2027-01', '--out', '先发', '--today', '2026-12-28');
	for (const [n, from] of [form, join(own.folder, '先发', `2027年1月份反馈表-${unitName(1)}.xlsx`)].entries())
		await editForm(from, join(own.folder, '收回', `${n}.xlsx`), (sheet, book) => {
			fill(sheet, { '2026-003': { text: `完成${n}成半` } });
			if (n === 1) book.removeWorksheet('_ducha');
		});
	const { code, files } = await collect(own, '收回', '--today', '2026-11-30');
	expect([code, files.map(({ verdict }) => verdict)]).toEqual([0, ['收下', '收下']]);
});
