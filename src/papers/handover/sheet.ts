import { type Day, writeDay } from '../../rules/day.ts';
import { spellNumber } from '../../rules/numerals.ts';
import { type Block, type Paper, plainPaper } from '../paper.ts';

/** What a clerk hands to the next: what was done, what waits, what was promised. */
export interface Handover {
	office: string;
	today: Day;
	from: string;
	to: string | null;
	since: Day;
	/** `交办38  销号25`; papers issued; who was booked how often. */
	done: string[];
	/** How many items are open, by lamp. */
	standing: string;
	tables: HandoverTable[];
	/** Ledger file, next numbers, rules the office has changed. */
	settings: string[];
}

export interface HandoverTable {
	title: string;
	/** Said in the table's place when there is nothing. */
	none: string;
	headings: readonly string[];
	/** Relative widths. */
	widths: readonly number[];
	rows: string[][];
}

function tableBlocks({ title, none, headings, widths, rows }: HandoverTable, at: number): Block[] {
	const heading = `${spellNumber(at + 1)}、${title}${rows.length === 0 ? '' : `（${rows.length}）`}`;
	if (rows.length === 0)
		return [
			{ kind: 'heading', text: heading },
			{ kind: 'paragraph', text: none },
		];
	const columns = headings.map((words, n) => ({ heading: words, width: widths[n] ?? 8, align: 'left' as const }));
	return [
		{ kind: 'heading', text: heading },
		{
			kind: 'table',
			table: { columns, rows: rows.map((cells) => ({ kind: 'item', cells })), notes: [] },
		},
	];
}

/** 督查工作交接单, with places to sign for both clerks and the one who watches. */
export function handoverPaper({ office, today, from, to, since, done, standing, tables, settings }: Handover): Paper {
	const lines = (texts: readonly string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text }));
	const sign = (label: string, name: string) => ({ label, text: name, lines: 2, sign: '签字：　　　　　　年　月　日' });
	return {
		...plainPaper,
		head: { kind: 'notice', mark: null },
		office,
		day: today,
		title: '督查工作交接单',
		subtitle: writeDay(today),
		blocks: [
			{ kind: 'heading', text: `一、${writeDay(since)}以来办了什么` },
			...lines(done),
			{ kind: 'heading', text: '二、在办事项' },
			...lines([standing]),
			...tables.flatMap((table, at) => tableBlocks(table, at + 2)),
			{ kind: 'heading', text: `${spellNumber(tables.length + 3)}、台账和设置` },
			...lines(settings),
			{ kind: 'boxes', rows: [[sign('移交人', from)], [sign('接收人', to ?? '')], [sign('监交人', '')]] },
		],
	};
}
