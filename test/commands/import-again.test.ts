import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, officeDesk } from './desk.ts';

const header = '序号,重点任务,责任单位,完成时限';

/** Writes a sheet a unit sent in, in a folder of its own. */
function receive(desk: Desk, unit: string, ...rows: string[]): string {
	mkdirSync(join(desk.folder, unit), { recursive: true });
	const file = join(desk.folder, unit, '台账.csv');
	writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
	return file;
}

const countsOf = async (desk: Desk, ...files: string[]) => (await desk.json('import', ...files)).counts;

test('files of one name from two units stay apart, also when both have changed', async () => {
	const desk = await officeDesk();
	const sand = receive(desk, '沙河镇', '1,危房排查,沙河镇,2026-11-30');
	const stone = receive(desk, '石门镇', '1,危房排查,石门镇,2026-11-28');
	expect(await countsOf(desk, sand, stone)).toMatchObject({ add: 2, update: 0 });
	expect(await countsOf(desk, stone, sand)).toMatchObject({ add: 0, update: 0, same: 2 });
	receive(desk, '沙河镇', '1,危房排查,沙河镇,2026-12-01');
	receive(desk, '石门镇', '1,危房排查,石门镇,2026-12-02');
	expect(await countsOf(desk, stone, sand)).toMatchObject({ update: 2, conflict: 0 });
	const { items } = await desk.json('list', '--text', '危房排查');
	expect(items.map(({ lead, deadline }) => [lead, deadline])).toMatchObject([
		[['沙河镇'], { current: '2026-12-01' }],
		[['石门镇'], { current: '2026-12-02' }],
	]);
});

test('a matter given to another unit since is known again in a file of another name', async () => {
	const desk = await officeDesk();
	expect(await countsOf(desk, receive(desk, '沙河镇', '1,危房排查,沙河镇,2026-11-30'))).toMatchObject({ add: 1 });
	const { items } = await desk.json('list', '--text', '危房排查');
	const number = items[0]?.number as string;
	expect((await desk.run('assign', number, '--lead', '石门镇', '--remove', '沙河镇')).code).toBe(0);
	const later = join(desk.folder, '十一月.csv');
	writeFileSync(later, `${header}\n1,危房排查,沙河镇,2026-11-30\n`);
	expect(await countsOf(desk, later)).toMatchObject({ add: 0, update: 0, same: 1 });
});

test('a file without changes makes no copy of the ledger and no record', async () => {
	const desk = await officeDesk();
	const file = receive(desk, '沙河镇', '1,危房排查,沙河镇,2026-11-30');
	const kept = () => readdirSync(`${desk.ledger}.备份`);
	expect(await countsOf(desk, file)).toMatchObject({ add: 1 });
	const before = [kept(), (await desk.json('log')).ledger];
	expect(await countsOf(desk, file)).toMatchObject({ same: 1 });
	expect([kept(), (await desk.json('log')).ledger]).toEqual(before);
});
