import type { Piece } from '../../rules/archive.ts';
import type { Day } from '../../rules/day.ts';
import { type Paper, type PaperColumn, plainPaper } from '../paper.ts';

/** 卷内目录 from left to right; the pages are numbered when it is bound. */
const columns: readonly (PaperColumn & { cell: (piece: Piece, index: number) => string })[] = [
	{ heading: '顺序号', width: 5, align: 'center', cell: (_, index) => String(index + 1) },
	{ heading: '文号', width: 13, align: 'left', cell: ({ mark }) => mark },
	{ heading: '责任者', width: 11, align: 'left', cell: ({ author }) => author },
	{ heading: '题名', width: 22, align: 'left', cell: ({ title }) => title },
	{ heading: '日期', width: 12, align: 'center', cell: ({ day }) => day?.replaceAll('-', '') ?? '' },
	{ heading: '页次', width: 5, align: 'center', cell: () => '' },
	{ heading: '备注', width: 9, align: 'left', cell: ({ note }) => note },
];

/** The list of what lies in an item's folder, to be put in front of it. */
export function contentsPaper(
	item: { number: string; title: string },
	pieces: readonly Piece[],
	{ office, today }: { office: string; today: Day },
): Paper {
	return {
		...plainPaper,
		head: { kind: 'notice', mark: null },
		office,
		day: today,
		title: '卷内目录',
		subtitle: `${item.number}　${item.title}`,
		blocks: [
			{
				kind: 'table',
				table: {
					columns: columns.map(({ cell: _cell, ...column }) => column),
					rows: pieces.map((piece, at) => ({ kind: 'item', cells: columns.map(({ cell }) => cell(piece, at)) })),
					notes: ['页次在装订后填写。'],
				},
			},
		],
	};
}
