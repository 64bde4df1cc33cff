import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../../src/rules/day.ts';
import { renderForm } from '../../src/sheets/form-book.ts';
import type { FormSheet } from '../../src/sheets/layouts/form.ts';
import { sampleItems } from '../sheets/sample-items.ts';
import type { Sample } from './sample.ts';

const form = (count: number): FormSheet => ({
	key: 'Z7U5RBNM',
	period: '2026-11',
	label: '11月份',
	unit: '市生态环境局青屏分局',
	version: 2,
	office: '青屏县委县政府督查室',
	contact: '林晓 0000-6621001',
	day: day('2026-11-02'),
	due: day('2026-11-25'),
	hash: '9f3ac27e9f3ac27e',
	rows: sampleItems(count).map((item, n) => ({
		number: item.number,
		title: item.title,
		deadline: n % 5 === 4 ? '长期坚持，每季度报' : (item.deadline.current as string),
		role: n % 3 === 2 ? '配合' : '牵头',
		last: n % 4 === 3 ? '未反馈' : `10月20日 55% ${item.progress?.text}`,
		base: n,
	})),
});

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
	];
}
