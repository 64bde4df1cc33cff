import { Document, HeightRule, Packer, Table, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { tableBlocks } from '../../src/papers/docx-table.ts';
import { exactly, line, run } from '../../src/papers/docx-text.ts';
import type { PaperColumn, PaperRow } from '../../src/papers/paper.ts';

const columns: PaperColumn[] = [
	{ heading: '序号', width: 1, align: 'center' },
	{ heading: '事项', width: 3, align: 'left' },
	{ heading: '时限', width: 1, align: 'center' },
];
const widths = [1000, 3000, 1000];
const whole = 5000;

async function rowsOf(table: Table): Promise<string[]> {
	const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [table] }] }));
	const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
	return [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
}

/** A row as the library writes it, every cell an object of its own. */
function libraryRow({ kind, cells }: PaperRow): TableRow {
	const isCategory = kind === 'category';
	const children = cells.map(
		(text, at) =>
			new TableCell({
				...(isCategory ? { columnSpan: columns.length } : {}),
				width: { size: isCategory ? whole : widths[at]!, type: WidthType.DXA },
				verticalAlign: VerticalAlignTable.CENTER,
				children: [
					line([run(text, { face: kind === 'item' ? 'body' : 'heading', size: 21 })], {
						alignment: isCategory ? 'left' : columns[at]!.align,
						spacing: exactly(15),
						keepNext: isCategory,
					}),
				],
			}),
	);
	const height = { value: 454, rule: HeightRule.ATLEAST };
	return new TableRow({ children, cantSplit: true, tableHeader: false, height });
}

const words = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom(
		'',
		' ',
		'甲\t乙',
		'\t',
		'甲\n乙',
		'<b>&"\'',
		'{甲}',
		'\u0007\u202e',
		'-',
		'2026-004-1',
		'见2026-078、2026-1079号',
		'8-9',
	),
);
const cells = fc.array(words, { minLength: 3, maxLength: 3 });
const row: fc.Arbitrary<PaperRow> = fc.oneof(
	fc.record({ kind: fc.constantFrom('item' as const, 'total' as const), cells }),
	fc.record({
		kind: fc.constant('category' as const),
		cells: fc.tuple(words).map(([text]) => [text]),
	}),
);

test('a table is, byte for byte, what the library writes of it cell by cell', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
			const [ours] = tableBlocks({ columns, rows, notes: [] }, whole) as [Table];
			const plain = new Table({ rows: rows.map(libraryRow), columnWidths: widths });
			expect((await rowsOf(ours)).slice(1)).toEqual(await rowsOf(plain));
		}),
		{ numRuns: 40 },
	);
});
