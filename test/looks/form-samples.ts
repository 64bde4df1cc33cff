import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../../src/rules/day.ts';
import { renderForm } from '../../src/sheets/form-book.ts';
import type { FormPart, FormSheet, FormSheetRow } from '../../src/sheets/layouts/form.ts';
import { sampleItems } from '../sheets/sample-items.ts';
import type { Sample } from './sample.ts';

const rows = (count: number, measured = false): FormSheetRow[] =>
	sampleItems(count).map((item, n) => ({
		number: item.number,
		title: item.title,
		deadline: n % 5 === 4 ? '长期坚持，每季度报' : (item.deadline.current as string),
		role: n % 3 === 2 ? '配合' : '牵头',
		last: n % 4 === 3 ? '未反馈' : `10月20日 55% ${item.progress?.text}`,
		base: n,
		goal: measured && n % 3 === 0 ? { target: 12.6 + n, words: '公里' } : null,
	}));

const part = (unit: string, rows: FormSheetRow[]): FormPart => ({
	key: 'Z7U5RBNM',
	period: '2026-11',
	unit,
	version: 2,
	hash: '9f3ac27e9f3ac27e',
	rows,
});

const book = (recipient: FormSheet['recipient'], parts: FormPart[]): FormSheet => ({
	label: '11月份',
	office: '青屏县委县政府督查室',
	contact: '林晓 0000-6621001',
	day: day('2026-11-02'),
	due: day('2026-11-25'),
	recipient,
	parts,
});

const unit = '市生态环境局青屏分局';
const form = (count: number, measured = false): FormSheet =>
	book({ kind: '单位', name: unit }, [part(unit, rows(count, measured))]);

const several = (): FormSheet =>
	book(
		{ kind: '联络员', name: '钱宁' },
		['沙河镇', '石门镇', '县水利局'].map((name, n) => part(name, rows(3, n === 2))),
	);

/** Forms as units print them: a single item, a month's usual twenty. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const write = async (name: string, sheet: FormSheet) => {
		const file = join(folder, name);
		writeFileSync(file, await renderForm(sheet));
		return file;
	};
	const words = ['11月份督查事项进展反馈表', '表号：Z7U5RBNM', '第2版', '林晓0000-6621001', '填表人'];
	return [
		{ file: await write('反馈表-1件.xlsx', form(1)), landscape: true, pages: [1, 1], words },
		{ file: await write('反馈表-20件.xlsx', form(20)), landscape: true, pages: [2, 6], words: [...words, '2026-020'] },
		{
			file: await write('反馈表-有目标值.xlsx', form(8, true)),
			landscape: true,
			pages: [1, 3],
			words: [...words, '目标值', '12.6公里', '完成值'],
		},
		{
			file: await write('反馈表-联络员.xlsx', several()),
			landscape: true,
			pages: [1, 4],
			words: ['联络员：钱宁（3家）', '沙河镇', '县水利局'],
		},
	];
}
