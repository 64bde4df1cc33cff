import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsIn } from '../papers/edited-samples.ts';
import { copiesOf, emptyDesk, runAll } from './desk.ts';

const on = (day: string) => ['--today', day];

interface Row {
	label: string;
	onTime: number;
	lateDone: number;
}
interface Year {
	items: Row[];
	carriedIn: number;
	added: number;
	carriedOver: { number: string }[];
}

const row = (label: string, counts: number[], [finishRate, onTimeRate]: [string, string]) => {
	const [total, onTime, lateDone, running, overdue] = counts;
	return { label, total, onTime, lateDone, running, overdue, finishRate, onTimeRate };
};

const number = fc.constantFrom('2025-001', '2026-001', '2026-002', '2026-003', '2026-004');
/** What a clerk may do to a closed year's items when she finds that something was wrong. */
const laterLine = fc.oneof(
	number.map((which) => ['edit', which, '--title', '改了名的']),
	number.map((which) => ['edit', which, '--deadline', '2027-06-30']),
	number.map((which) => ['claim', which, '--day', '2026-12-20']),
	number.map((which) => ['review', which, '--pass']),
	number.map((which) => ['strike', which]),
	fc.constant(['add', '补登的一件', '--lead', '县住建局', '--deadline', '2026-12-30', '--received', '2026-12-01']),
	fc.constant(['unit', 'edit', '县水利局', '--name', '县水务局']),
	fc.constant(['undo']),
);

/** Two items of 2025 and four of 2026; two finished in time, one late, three carried over. */
const yearsDesk = copiesOf(async () => {
	const desk = await emptyDesk();
	const add = (title: string, lead: string, deadline: string, day: string) => [
		...['add', title, '--lead', lead, '--deadline', deadline],
		...on(day),
	];
	await runAll(desk, [
		...['县水利局', '县住建局'].map((name) => ['unit', 'add', name]),
		add('旧堤加固', '县水利局', '2025-12-10', '2025-10-08'),
		add('旧巷整修', '县住建局', '2026-02-27', '2025-10-08'),
		['dispatch', '2025-001', '2025-002', ...on('2025-10-09')],
		add('河道清障', '县水利局', '2026-06-30', '2026-03-02'),
		add('管网改造', '县住建局', '2026-05-29', '2026-03-02'),
		add('堤防除险', '县水利局', '2027-03-31', '2026-03-02'),
		add('重复的一件', '县水利局', '2026-09-30', '2026-03-02'),
		['dispatch', '2026-001', '2026-002', '2026-003', '2026-004', ...on('2026-03-03')],
		['claim', '2025-002', '--day', '2026-02-27', ...on('2026-02-27')],
		['review', '2025-002', '--pass', ...on('2026-02-27')],
		['claim', '2026-002', '--day', '2026-06-01', ...on('2026-06-01')],
		['review', '2026-002', '--pass', ...on('2026-06-02')],
		['claim', '2026-001', '--day', '2026-06-30', ...on('2026-06-30')],
		['review', '2026-001', '--pass', ...on('2026-07-03')],
	]);
	return desk;
});

test('the figures of a year, counted by hand; they stay whatever is done later', async () => {
	const desk = await yearsDesk();
	const { items, carriedIn, added, carriedOver } = (await desk.json(
		'year',
		'close',
		'2026',
		...on('2027-01-04'),
	)) as unknown as Year;
	expect({ carriedIn, added, numbers: carriedOver.map(({ number }) => number) }).toEqual({
		...{ carriedIn: 2, added: 4 },
		numbers: ['2025-001', '2026-003', '2026-004'],
	});
	expect(items).toEqual([
		row('县水利局', [4, 1, 0, 3, 2], ['25.0%', '33.3%']),
		row('县住建局', [2, 1, 1, 0, 0], ['100.0%', '50.0%']),
		row('合计', [6, 2, 1, 3, 2], ['50.0%', '40.0%']),
	]);
	const total = items.at(-1) as Row;
	expect(carriedOver.length + total.onTime + total.lateDone).toBe(carriedIn + added);

	let changed = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(laterLine, { minLength: 3, maxLength: 3 }), async (lines) => {
			for (const line of lines) changed += (await desk.run(...line, ...on('2027-01-05'))).code === 0 ? 1 : 0;
			const shown = (await desk.json('year', 'show', '2026', ...on('2027-01-05'))) as unknown as Year;
			expect(shown).toMatchObject({ items, carriedIn, added, carriedOver });
		}),
		{ numRuns: 4 },
	);
	expect(changed).toBeGreaterThan(2);
	const { items: all } = await desk.json('list', ...on('2027-01-05'));
	expect(all.map(({ number }) => number)).toEqual(expect.arrayContaining(carriedOver.map(({ number }) => number)));
});

test('the folder of an item holds what its list says; what is missing is named; a second run writes nothing', async () => {
	const desk = await yearsDesk();
	for (const name of ['批示.pdf', '照片.jpg']) writeFileSync(join(desk.folder, name), name);
	await runAll(desk, [
		['attach', '2026-001', '批示.pdf'],
		['attach', '2026-001', '照片.jpg'],
	]);
	const lost = createHash('sha256').update('照片.jpg').digest('hex');
	rmSync(join(desk.folder, '台账.db.附件', lost));

	const first = await desk.run('archive', '2026-001');
	expect(first.code).toBe(3);
	expect(first.err).toContain('2026-001 照片.jpg：附件“照片.jpg”的文件不在');
	const folder = join(desk.folder, '归档/2026年/2026-001 河道清障');
	const files = readdirSync(folder).sort();
	expect(files).toEqual(['00 卷内目录.docx', '01 办理情况.docx', '02 批示.pdf']);
	const contents = partsIn(readFileSync(join(folder, '00 卷内目录.docx'))).get('word/document.xml') as string;
	for (const words of ['河道清障办理情况', '批示.pdf', '照片.jpg', '文件不在']) expect(contents).toContain(words);

	const list = join(desk.folder, '归档/2026年/2026年归档文件目录.xlsx');
	const before = readFileSync(list);
	writeFileSync(join(folder, '手写的说明.txt'), '留着');
	const second = await desk.run('archive', '2026-001');
	expect(second.code).toBe(13);
	expect(readdirSync(folder).sort()).toEqual([...files, '手写的说明.txt'].sort());
	expect(readFileSync(list).equals(before)).toBe(true);
});

test('a paper that cannot be printed again is named and left out, and stays in the list', async () => {
	const desk = await yearsDesk();
	await runAll(desk, [
		['notice', 'template', '催办通知单', '--output', '模板.docx'],
		['escalate', '2026-004', '--issue', '--approved-by', '林晓', '--yes', '--template', '模板.docx'],
	]);
	rmSync(join(desk.folder, '台账.db.附件'), { recursive: true });
	const { code, err } = await desk.run('archive', '2026-004');
	expect(code).toBe(3);
	expect(err).toMatch(/2026-004 督催〔2026〕1号：附件“模板.docx”的文件不在/);
	const folder = join(desk.folder, '归档/2026年/2026-004 重复的一件');
	expect(readdirSync(folder).sort()).toEqual(['00 卷内目录.docx', '01 办理情况.docx']);
	const contents = partsIn(readFileSync(join(folder, '00 卷内目录.docx'))).get('word/document.xml');
	expect(contents).toContain('未能重印');
});
