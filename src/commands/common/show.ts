import type { Ledger } from '../../ledger/open.ts';
import type { Item } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import type { Field, Value } from '../../terminal/formats.ts';
import { safe } from '../../terminal/safe.ts';
import type { Across } from '../../terminal/table.ts';
import type { Grouped } from './grouping.ts';

/** A list as a command has it: the same values serve the table, JSON, csv, tsv and md. */
export interface List {
	/** The name in the JSON's `schema`: `overdue` gives `ducha/overdue/1`. */
	name: string;
	fields: Field[];
	rows: Value[][];
	/** Lines above and below the table. */
	above?: string[];
	below?: string[];
	/** Further keys of the JSON, such as totals. */
	extra?: { [key: string]: Value };
	/** Headings and notes between the rows of the table. */
	across?: Across;
	/** Columns to wrap at in a pipe, for a report people read as it comes; other lists are not wrapped there. */
	pipeWidth?: number;
}

/** `{ schema, today, ledger }`: what every JSON answer begins with. */
async function envelopeOf(session: Session, ledger: Ledger | null, name: string): Promise<{ [key: string]: Value }> {
	const known = ledger === null ? null : await (await import('../../ledger/head.ts')).readHead(ledger);
	return {
		schema: `ducha/${name}/1`,
		today: session.today(),
		ledger: known === null ? null : { id: known.id, seq: known.seq },
	};
}

/** Prints a list in the format asked for, or writes it to `--output`. */
export async function showList(session: Session, ledger: Ledger | null, list: List): Promise<void> {
	const { renderPieces } = await import('../../terminal/formats.ts');
	const format = session.format();
	const envelope = format === 'json' ? { ...(await envelopeOf(session, ledger, list.name)), ...list.extra } : {};
	const isBare = format === 'table' && list.rows.length === 0;
	const width = session.width() ?? list.pipeWidth ?? null;
	const setting = { width, envelope, breathe: session.breathe, ...(list.across && { across: list.across }) };
	const body = isBare ? [] : await renderPieces(format, list.fields, list.rows, setting);
	if (format !== 'table') return deliver(session, body);
	const lines = (words: string[] = []) => wrapLines(words, width);
	await deliver(session, [[...(await lines(list.above)), ...body, ...(await lines(list.below))].join('\n')]);
}

async function wrapLines(words: string[], width: number | null): Promise<string[]> {
	if (width === null) return words.map(inert);
	const { prepareWidths, wrap } = await import('../../terminal/width.ts');
	await prepareWidths(words);
	return words.flatMap((line) => wrap(inert(line), width));
}

/** A list of items: the table has short columns, JSON the whole item. */
export interface ItemList {
	name: string;
	fields: Omit<Field, 'key'>[];
	items: Item[];
	row: (item: Item) => Value[];
	json: (item: Item) => { [key: string]: Value };
	above: string[];
	below: string[];
	extra: { [key: string]: Value };
	/** The same items under headings. */
	grouped?: Grouped | undefined;
	/** Labelled lines under an item's row. */
	notes?: (item: Item) => [label: string, text: string][];
	pipeWidth?: number;
}

export async function showItems(session: Session, ledger: Ledger, list: ItemList): Promise<void> {
	const { grouped } = list;
	if (session.format() === 'json') {
		const groups = grouped?.groups.map(({ name, items }) => ({
			name,
			count: items.length,
			items: items.map((item) => item.number),
		}));
		const envelope = { ...(await envelopeOf(session, ledger, list.name)), ...list.extra, ...(groups && { groups }) };
		const { renderItems } = await import('../../terminal/formats.ts');
		return deliver(session, renderItems(envelope, list.items, list.json));
	}
	const below = [...list.below, ...(grouped?.foot ?? [])];
	const isTable = session.format() === 'table';
	const shown = grouped?.groups.flatMap(({ name, items }) => items.map((item) => ({ name, item })));
	const items = shown?.map(({ item }) => item) ?? list.items;
	// Outside a table a group is a column of its own.
	const withGroup = <T>(cell: (at: number) => T, cells: T[], at: number): T[] =>
		shown === undefined || isTable ? cells : [cell(at), ...cells];
	const fields = withGroup(() => ({ title: grouped?.by ?? '' }), list.fields, 0);
	await showList(session, ledger, {
		name: list.name,
		fields: fields.map((field) => ({ ...field, key: field.title })),
		rows: items.map((item, at) => withGroup<Value>((n) => shown?.[n]?.name ?? '', list.row(item), at)),
		above: list.above,
		below,
		across: acrossOf(list, items),
		...(list.pipeWidth !== undefined && { pipeWidth: list.pipeWidth }),
	});
}

function acrossOf({ grouped, notes }: ItemList, items: Item[]): Across {
	const headings = new Map<number, string>();
	let at = 0;
	for (const group of grouped?.groups ?? []) {
		headings.set(at, `■ ${group.name}  ${group.words}`);
		at += group.items.length;
	}
	return { headings, ...(notes && { notes: new Map(items.map((item, n) => [n, notes(item)])) }) };
}

/** Words as they may go to a screen. */
const inert = (words: string): string => safe(words, { newlines: true });

/** Prints one value: as JSON when asked for, else in words; `--output` takes it to a file. */
export async function showValue(
	session: Session,
	ledger: Ledger | null,
	name: string,
	value: { [key: string]: Value },
	words: () => string,
): Promise<void> {
	await deliver(session, [await valueText(session, ledger, name, value, () => inert(words()))]);
}

/** Prints one value: as JSON when asked for, else as drawn, in colour where there is any. */
export async function showCard(
	session: Session,
	ledger: Ledger,
	name: string,
	value: { [key: string]: Value },
	draw: () => Promise<string>,
): Promise<void> {
	await deliver(session, [await valueText(session, ledger, name, value, draw)]);
}

/** Prints what a command has done; its `--output`, if any, was for the file it made. */
export async function announce(
	session: Session,
	ledger: Ledger | null,
	name: string,
	value: { [key: string]: Value },
	words: string,
): Promise<void> {
	session.draw(await valueText(session, ledger, name, value, () => inert(words)));
}

async function valueText(
	session: Session,
	ledger: Ledger | null,
	name: string,
	value: { [key: string]: Value },
	render: () => Promise<string> | string,
): Promise<string> {
	if (session.format() !== 'json') return render();
	const { renderJson } = await import('../../terminal/formats.ts');
	return renderJson({ ...(await envelopeOf(session, ledger, name)), ...value });
}

/** Prints a text that is ready as it is, or writes it to `--output`; tabs part the cells of its tables. */
export const showText = (session: Session, text: string): Promise<void> =>
	deliver(session, [text.replace(/\n$/, '').split('\t').map(inert).join('\t')]);

/** The pieces with the line's end, and with Ctrl-C let through between them. */
async function* breathing(session: Session, pieces: Iterable<string>): AsyncGenerator<string> {
	for (const piece of pieces) {
		yield piece;
		await session.breathe();
	}
	yield '\n';
}

async function deliver(session: Session, pieces: Iterable<string>): Promise<void> {
	const { output } = session.options;
	if (output === undefined) return session.page(pieces);
	const { writeOutput } = await import('./output.ts');
	session.say(`已写出 ${await writeOutput(session, output, breathing(session, pieces))}`);
}
