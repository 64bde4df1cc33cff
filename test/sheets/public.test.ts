import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { layPublic } from '../../src/sheets/layouts/public.ts';
import { renderWorkbook } from '../../src/sheets/write.ts';
import { publicEntry } from '../papers/screen-samples.ts';

const about = { office: '青屏县委县政府督查室', day: day('2026-11-02'), whose: null };
const struck = { ...publicEntry, isStruck: true, state: '已销号（2026年10月30日）' };
const stylesOf = async (entries: Parameters<typeof layPublic>[0]) =>
	new PizZip(await renderWorkbook([layPublic(entries, about)], { author: about.office, day: about.day }))
		.file('xl/styles.xml')!
		.asText();

test('what was struck off is struck through in the workbook too, and the filter takes it in', async () => {
	expect(layPublic([publicEntry, struck], about).rows.map(({ kind, cells }) => [kind, cells.at(-1)])).toEqual([
		['item', '正在办理'],
		['struck', '已销号（2026年10月30日）'],
	]);
	expect(await stylesOf([publicEntry, struck])).toContain('<strike');
	expect(await stylesOf([publicEntry])).not.toContain('<strike');
	const book = new PizZip(
		await renderWorkbook([layPublic([publicEntry, struck], about)], { author: about.office, day: about.day }),
	);
	expect(book.file('xl/worksheets/sheet1.xml')!.asText()).toContain('<autoFilter ref="A3:H5"');
});
