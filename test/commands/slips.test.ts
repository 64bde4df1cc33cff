import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Desk, emptyDesk, officeDesk, runAll, runIn } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
	desk = await officeDesk();
});

describe('nothing typed after an option is never a bug', () => {
	test.each([
		['add', '某事', '--leader', ''],
		['add', '某事', '--instructed-by', ''],
		['add', '某事', '--document', ''],
		['add', '某事', '--campaign', ''],
		['add', '某事', '--tag', '重点、重点'],
		['edit', '1', '--tag', '重点、重点'],
		['receive', '1', '--handler', ''],
		['receive', '1', '--principal', ' '],
		['unit', 'add', '县数据局', '--short', ''],
		['unit', 'add', '县数据局', '--leader', ''],
		['unit', 'edit', '县水利局', '--name', ''],
		['unit', 'edit', '县水利局', '--short', ''],
		['unit', 'edit', '县水利局', '--leader', ''],
		['unit', 'alias', '县水利局', ''],
		['unit', 'group', '', '沙河镇'],
		['rule', 'set', 'ordinary', ''],
		['split', '1', '--item', ''],
		['log', '--limit', ''],
		['assign', '1', '--lead', ' '],
	])('%s %s %s %s', async (...line) => {
		const { code, err } = await desk.copy().run(...line.filter((word) => word !== undefined));
		expect(`${code} ${err}`).not.toMatch(/^70/);
	});
});

describe('every command answers a script in JSON', () => {
	test.each([
		[['unit', 'add', '县数据局']],
		[['unit', 'edit', '县水利局', '--phone', '0000-6621031']],
		[['unit', 'alias', '县水利局', '水利局']],
		[['unit', 'group', '乡镇', '青河街道']],
		[['rule', 'set', 'ordinary', '15个工作日']],
	])('%j', async (line) => {
		const { out } = await desk.copy().run(...line, '--format', 'json');
		const answer = JSON.parse(out);
		expect(answer.schema).toMatch(/^ducha\/[a-z-]+\/1$/);
		expect(answer).toMatchObject({ today: '2026-11-02', ledger: { seq: expect.any(Number) } });
	});
});

test('a new ledger is announced in JSON', async () => {
	const { folder } = desk.copy();
	const { out } = await runIn(folder, ['init', '--ledger', join(folder, '新.db'), '--format', 'json']);
	expect(JSON.parse(out)).toMatchObject({ schema: 'ducha/init/1', today: '2026-11-02', ledger: { seq: 1 } });
});

test('an item named twice is taken once', async () => {
	const other = desk.copy();
	await runAll(other, [['strike', '4', '2026-004', '4']]);
	const { history } = (await other.json('show', '4')) as unknown as { history: { what: string }[] };
	expect(history.filter((line) => line.what === '销号')).toHaveLength(1);
});

test('a bare number that is done this year and open from last asks which', async () => {
	const other = await emptyDesk();
	await runAll(other, [
		['unit', 'add', '县水利局'],
		['add', '去年的事', '--lead', '县水利局', '--today', '2025-11-03'],
		['add', '今年的事', '--lead', '县水利局', '--today', '2026-10-12'],
		['dispatch', '2026-001', '--day', '10-12'],
		['claim', '2026-001'],
		['review', '2026-001', '--pass'],
	]);
	expect(await other.run('show', '1')).toMatchObject({ code: 2 });
	expect((await other.run('show', '1')).err).toContain('2025-001');
});

describe('parts of an item', () => {
	test('keep what the whole belongs to', async () => {
		const other = desk.copy();
		await runAll(other, [
			[
				'add',
				'重点项目推进',
				'--lead',
				'县住建局',
				'--leader',
				'方振国',
				'--campaign',
				'百日攻坚',
				'--tag',
				'重点',
				'--category',
				'城建',
				'--document',
				'常务会议纪要',
				'--instructed-by',
				'周明远',
			],
			['split', '6', '--item', '征地（一期）@沙河镇@11-20', '--item', '拆迁＠石门镇＠11-20'],
		]);
		const { items } = await other.json('list', '--text', '2026-006-');
		const whole = {
			leader: '方振国',
			campaign: '百日攻坚',
			tags: ['重点'],
			category: '城建',
			document: '常务会议纪要',
			instructed_by: '周明远',
		};
		expect(items).toMatchObject([
			{ ...whole, title: '征地（一期）' },
			{ ...whole, title: '拆迁', lead: ['石门镇'] },
		]);
	});
});
