import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readFormParts } from '../../src/reading/form.ts';
import { readWorkbook } from '../../src/sheets/read.ts';

const ours = (name: string) => fileURLToPath(new URL(`../sheets/files/${name}`, import.meta.url));

test.each([
	['saved as .xls and back as .xlsx', 'form-resaved.xlsx'],
	['saved as .ods', 'form-resaved.ods'],
])('a filled form %s by LibreOffice says what it said', async (_, name) => {
	const [form] = readFormParts(await readWorkbook(ours(name)));
	expect(form?.hidden).toMatchObject({
		key: '6LWC4JZ3',
		period: '2026-11',
		unit: '县第一局',
		version: 1,
		rows: [{ number: '2026-001' }, { number: '2026-002' }, { number: '2026-003' }],
	});
	expect(form?.printed).toEqual({ key: '6LWC4JZ3', unit: '县第一局', period: '11月份' });
	expect(
		form?.lines.map(({ number, values, troubles }) => [number, values.text, values.percent, values.claim, troubles]),
	).toEqual([
		['2026-001', '完成清障\n余下两段本周清运', 60, true, []],
		['2026-002', '招标完成', 45, false, []],
		['2026-003', null, null, false, []],
	]);
});
