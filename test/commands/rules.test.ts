import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { writeRule } from '../../src/ledger/settings.ts';
import { act, schemaFolder } from '../ledger/offices.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';

/** An office with one item, long overdue. */
async function lateDesk(): Promise<Desk> {
	const desk = await emptyDesk();
	await runAll(desk, [
		['unit', 'add', '县水利局'],
		['add', '河道清淤', '--lead', '县水利局', '--deadline', '9月15日', '--today', '2026-09-01'],
	]);
	return desk;
}

/** Puts a value into the ledger that no command would take, as an older version or a damaged file might have left it. */
async function breakRule(desk: Desk, key: string, value: string): Promise<void> {
	const ledger = openLedger(desk.ledger, 'write', schemaFolder);
	await act(ledger, (tx) => writeRule(tx, key, value, null));
	ledger.close();
}

describe('a stored value that cannot be read', () => {
	test('is refused by name wherever rules are used', async () => {
		const desk = await lateDesk();
		await breakRule(desk, 'soon', '很快');
		const { code, err } = await desk.run('list');
		expect(code).toBe(1);
		expect(err).toContain('台账里规则“临期”（soon）的值用不了：很快');
		expect(err).toContain('ducha rule reset soon');
	});

	test('is listed as such, and can be reset', async () => {
		const desk = await lateDesk();
		await breakRule(desk, 'soon', '很快');
		const { out, err } = await desk.run('rule', 'list', '--group', '亮灯');
		expect(out).toContain('很快（用不了）');
		expect(err).toContain('“临期”的值用不了');
		expect((await desk.run('rule', 'reset', 'soon')).code).toBe(0);
		expect((await desk.run('list')).code).toBe(0);
	});

	test('does not keep other rules from being set, nor itself', async () => {
		const desk = await lateDesk();
		await breakRule(desk, 'hard', '很快');
		expect((await desk.run('rule', 'set', 'ordinary', '12')).code).toBe(0);
		expect((await desk.run('rule', 'set', 'hard', '20')).code).toBe(0);
		expect((await desk.run('list')).code).toBe(0);
	});

	test('of a rule this version does not know is no matter', async () => {
		const desk = await lateDesk();
		await breakRule(desk, 'no-such-rule', '1');
		expect((await desk.run('list')).code).toBe(0);
	});
});

describe('rules in a file', () => {
	const own = [
		['ordinary', '12个工作日', '--basis', '青办发〔2026〕5号'],
		['stated-moves', '是'],
		['flags', '带黑旗'],
		['lamp-overdue', '红灯·超期'],
		['score-late', '扣2.5分'],
	];

	test('what one office exports another takes whole, and once', async () => {
		const [from, to] = [await emptyDesk(), await emptyDesk()];
		for (const line of own) expect((await from.run('rule', 'set', ...line)).code).toBe(0);
		await from.run('rule', 'export', join(to.folder, '规则.csv'));
		const { items } = await to.json('rule', 'import', '规则.csv');
		expect(items.map(({ key }) => key).sort()).toEqual(own.map(([key]) => key).sort());
		const listed = async (desk: Desk) => (await desk.json('rule', 'list')).items;
		expect(await listed(to)).toEqual(await listed(from));
		expect((await to.json('rule', 'import', '规则.csv')).items).toEqual([]);
	});

	test('begins with what tells Excel its encoding', async () => {
		const desk = await emptyDesk();
		await desk.run('rule', 'export', '规则.csv');
		const bytes = readFileSync(join(desk.folder, '规则.csv'));
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(bytes.toString('utf8').slice(1).split('\n')[0]).toBe('规则,含义,数值,默认,依据');
	});

	test('a workbook will do: numbers and percents as Excel keeps them', async () => {
		const desk = await emptyDesk();
		const book = new ExcelJS.Workbook();
		const sheet = book.addWorksheet('规则');
		sheet.addRows([
			['规则', '数值'],
			['一般事项', 12],
			['score-support', 0.6],
		]);
		sheet.getCell('B3').numFmt = '0%';
		await book.xlsx.writeFile(join(desk.folder, '规则.xlsx'));
		const { items } = await desk.json('rule', 'import', '规则.xlsx');
		expect(items.map(({ key, value }) => [key, value])).toEqual([
			['ordinary', '12个工作日'],
			['score-support', '60%'],
		]);
	});

	test('a dry run and a refused file leave the ledger as it was', async () => {
		const desk = await emptyDesk();
		for (const line of own) await desk.run('rule', 'set', ...line);
		await desk.run('rule', 'export', '规则.csv');
		await desk.run('rule', 'reset', '--all');
		const before = await desk.json('log');
		await desk.run('rule', 'import', '规则.csv', '--dry-run');
		await desk.run('rule', 'set', 'hard', '9');
		expect((await desk.json('log')).items).toEqual(before.items);
	});
});

test('JSON keeps to the codes of lamps whatever the office calls them', async () => {
	const desk = await lateDesk();
	await desk.run('rule', 'set', '逾期灯', '红灯·超期');
	const { items } = await desk.json('list', '--lamp', '超期');
	expect(items.length).toBeGreaterThan(0);
	for (const item of items) expect(item.lamp).toBe('红·逾期');
});

test('a circular calls slow what is behind by the threshold of the office', async () => {
	const desk = await lateDesk();
	await runAll(desk, [
		['add', '沙河大桥改造', '--lead', '县水利局', '--source', '重点项目', '--today', '2026-01-05'],
		['dispatch', '2', '--day', '01-06'],
		['progress', '2', '完成征地', '--percent', '70', '--day', '10-20'],
	]);
	const text = async () => (await desk.run('circular', '10月', '--format', 'md')).out;
	expect(await text()).toContain('落后序时进度10个百分点以上');
	await desk.run('rule', 'set', '滞后', '12个百分点');
	expect(await text()).toContain('落后序时进度12个百分点以上');
	await desk.run('rule', 'set', '滞后', '15个百分点');
	expect(await text()).not.toContain('落后序时进度');
});
