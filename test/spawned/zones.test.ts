import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDesk } from '../commands/desk.ts';
import { enter, entered } from '../commands/random-items.ts';
import { cell, makeXlsx, number, row, worksheet } from '../hostile/workbooks.ts';
import { run } from './program.ts';

const zones = ['Asia/Shanghai', 'UTC', 'America/New_York'];
/** 10 November 2025 as a workbook counts days, under every way a Chinese Excel shows one. */
const serial = 45971;
const shown = ['yyyy/m/d', 'yyyy年m月d日, known by number', 'yyyy年m月d日', 'yyyy.m.d'];
const styles = [1, 2, 5, 6];

const heading = ['事项', '牵头单位', '完成时限'];
const table = worksheet(
	row(1, heading.map((text, at) => cell(`${'ABC'[at]}1`, text)).join('')) +
		shown
			.map((_, i) =>
				row(
					i + 2,
					cell(`A${i + 2}`, `第${i + 1}段清淤`) +
						cell(`B${i + 2}`, '县水利局') +
						number(`C${i + 2}`, serial, styles[i]),
				),
			)
			.join(''),
);

test('a day stays that day through list, export and import, three rounds, whatever zone each program runs in', async () => {
	const desk = await emptyDesk();
	const { folder, ledger } = desk;
	await enter(desk, fc.sample(entered, 8));
	const came = join(folder, '来表.xlsx');
	writeFileSync(came, makeXlsx({ sheets: { Sheet1: table } }));
	const inZone = async (TZ: string, ...argv: string[]) => {
		const { code, out, err } = await run([...argv, '--ledger', ledger, '--today', '2026-11-02', '--yes'], {
			env: { TZ },
		});
		expect([code, code === 0 ? '' : err]).toEqual([0, '']);
		return out;
	};
	await inZone('UTC', 'import', came, '--create-units', '--received', '2025-10-01');
	for (const [round, zone] of zones.entries()) {
		const { items } = JSON.parse(await inZone(zone, 'list', '--text', '段清淤', '--format', 'json'));
		const days = items.map((item: { deadline: { current: string } }) => item.deadline.current);
		expect(days, zone).toEqual(shown.map(() => '2025-11-10'));
		const file = join(folder, `${round}.xlsx`);
		await inZone(zone, 'export', '台账', '--output', file);
		const elsewhere = zones[(round + 1) % zones.length]!;
		expect(await inZone(elsewhere, 'import', file), `${zone} → ${elsewhere}`).toContain('0 变更');
	}
	expect(await inZone('America/New_York', 'import', came)).toContain('0 变更');
});
