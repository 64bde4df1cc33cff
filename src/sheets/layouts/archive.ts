import type { Piece } from '../../rules/archive.ts';
import type { SheetLayout } from '../layout.ts';
import { type ColumnOf, fillColumns, headRow } from './fill.ts';

/** The documents of one item. */
export interface ArchivedFile {
	number: string;
	title: string;
	pieces: readonly Piece[];
}

type Entry = Piece & { code: string };

/** 归档文件目录 from left to right (《归档文件整理规则》 DA/T 22); pages are filled in when it is bound. */
const columns: readonly ColumnOf<Entry>[] = [
	{ heading: '序号', width: 6, kind: 'number', align: 'center', value: (_, index) => index + 1 },
	{ heading: '档号', width: 14, kind: 'text', align: 'center', value: ({ code }) => code },
	{ heading: '文号', width: 20, kind: 'text', align: 'left', value: ({ mark }) => mark },
	{ heading: '责任者', width: 20, kind: 'text', align: 'left', value: ({ author }) => author },
	{ heading: '题名', width: 44, kind: 'text', align: 'left', value: ({ title }) => title },
	{ heading: '日期', width: 12, kind: 'date', align: 'center', value: ({ day }) => day },
	{ heading: '页数', width: 6, kind: 'text', align: 'center', value: () => null },
	{ heading: '备注', width: 16, kind: 'text', align: 'left', value: ({ note }) => note },
];

/** What was archived of a year, item by item. */
export function layArchive(files: readonly ArchivedFile[], year: number, office: string): SheetLayout {
	const entries = files.flatMap(({ number, pieces }) =>
		pieces.map((piece, at) => ({ ...piece, code: `${number}-${String(at + 1).padStart(2, '0')}` })),
	);
	const { columns: kept, rows } = fillColumns(columns, entries);
	let at = 0;
	return {
		name: '归档文件目录',
		title: `${year}年督查事项归档文件目录`,
		subtitle: [`立档单位：${office}`, `${files.length}卷${entries.length}件`],
		columns: kept,
		rows: files.flatMap(({ number, title, pieces }) => {
			const own = rows.slice(at, at + pieces.length);
			at += pieces.length;
			return [headRow(`${number}　${title}（${pieces.length}件）`), ...own];
		}),
		notes: ['说明：页数在装订后填写。'],
		landscape: true,
		frozenColumns: 2,
	};
}
