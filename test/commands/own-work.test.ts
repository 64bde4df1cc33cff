import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Desk, officeDesk, runAll } from './desk.ts';

const secret = '干部作风问题线索核查';
const result = '核查报告已呈报';
const of = (text: string) => text.includes(secret) || text.includes(result);

let start: Desk;

beforeAll(async () => {
	start = await officeDesk();
	await runAll(start, [
		['add', secret, '--publicity', '不公开', '--deadline', '9月20日', '--today', '2026-09-01'],
		['add', '督查制度修订', '--self', '--deadline', '11-20'],
		['progress', '6', '已谈话6人', '--percent', '60', '--day', '2026-09-10'],
	]);
});

const itemOf = async (desk: Desk, number: string) =>
	(await desk.json('show', number)) as unknown as { item: Record<string, unknown> };

describe('what the office does itself', () => {
	test('is under way at once, led by the office, and counted from that day', async () => {
		expect((await itemOf(start, '6')).item).toMatchObject({
			status: '办理中',
			dispatched: '2026-09-01',
			lead: ['青屏县委县政府督查室'],
		});
		expect((await itemOf(start, '7')).item).toMatchObject({ status: '办理中', publicity: '公开' });
	});

	test('makes one unit of the office, however often', async () => {
		const { items } = await start.json('unit', 'list');
		expect(items.filter((u) => u.short === '本室')).toHaveLength(1);
	});

	test('is claimed and reviewed as any other', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['claim', '6', '--text', result],
			['review', '6', '--pass'],
			['strike', '6'],
		]);
		expect((await itemOf(desk, '6')).item).toMatchObject({ status: '已销号', percent: 100 });
	});

	test('begins when its draft is registered', async () => {
		const desk = start.copy();
		const { items } = await desk.json('add', '密件督办', '--publicity', '不公开', '--draft');
		const draft = items[0]?.number as string;
		await runAll(desk, [['register', draft]]);
		expect((await itemOf(desk, '8')).item).toMatchObject({ status: '办理中', dispatched: '2026-11-02' });
	});
});

/** All the text in the parts of a Word paper or a workbook. */
const textOfParts = (path: string): string =>
	Object.values(unzipSync(readFileSync(path)))
		.map((part) => strFromU8(part))
		.join('\n')
		.replace(/<[^>]*>/g, '');

describe('what is kept from the public', () => {
	test('stays in the clerk’s own lists, marked', async () => {
		for (const command of [['list'], ['list', '--format', 'csv']]) {
			const { out } = await start.run(...command);
			expect(out, command.join(' ')).toContain('（不公开）');
		}
		const { items } = await start.json('overdue');
		expect(items.find((i) => i.title === secret)).toMatchObject({ publicity: '不公开' });
	});

	test.each(['台账', '逾期清单', '汇总表'])('is not in the exported %s', async (layout) => {
		for (const period of [[], ['10月']]) {
			const file = join(start.folder, `${layout}${period.join('')}.xlsx`);
			await runAll(start, [['export', layout, ...period, '--output', file]]);
			const text = textOfParts(file);
			expect(text, file).toContain('县住建局');
			expect(of(text), file).toBe(false);
		}
	});

	test('is in an export only when asked for', async () => {
		const file = join(start.folder, '全部.xlsx');
		await runAll(start, [['export', '台账', '--with-unpublished', '--output', file]]);
		expect(of(textOfParts(file))).toBe(true);
	});

	test.each(['docx', 'txt', 'md'])('is not in the circular as %s', async (format) => {
		const file = join(start.folder, `通报.${format}`);
		await runAll(start, [['circular', '10月', '--output', file]]);
		const text = format === 'docx' ? textOfParts(file) : readFileSync(file, 'utf8');
		expect(text.length).toBeGreaterThan(100);
		expect(of(text)).toBe(false);
		expect(text).not.toContain('2026-006');
	});

	test('is not behind any figure of the circular', async () => {
		const { code, out } = await start.run('circular', '10月', '--explain');
		expect(code).toBe(0);
		expect(of(out)).toBe(false);
		expect(out).not.toContain('2026-006');
	});
});
