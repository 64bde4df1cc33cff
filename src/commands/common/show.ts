import type { Ledger } from '../../ledger/open.ts';
import type { Item } from '../../rules/item.ts';
import type { Session } from '../../session.ts';
import type { Field, Value } from '../../terminal/formats.ts';
import { safe } from '../../terminal/safe.ts';
import { writeOutput } from './output.ts';

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
	const { renderRows } = await import('../../terminal/formats.ts');
	const format = session.format();
	const envelope = format === 'json' ? { ...(await envelopeOf(session, ledger, list.name)), ...list.extra } : {};
	const isBare = format === 'table' && list.rows.length === 0;
	const body = isBare ? [] : [await renderRows(format, list.fields, list.rows, { width: session.width(), envelope })];
	const text =
		format === 'table'
			? [...(list.above ?? []).map(inert), ...body, ...(list.below ?? []).map(inert)].join('\n')
			: body.join('\n');
	await deliver(session, text);
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
}

export async function showItems(session: Session, ledger: Ledger, list: ItemList): Promise<void> {
	if (session.format() === 'json')
		return showValue(session, ledger, list.name, { ...list.extra, items: list.items.map(list.json) }, () => '');
	const fields = list.fields.map((field) => ({ ...field, key: field.title }));
	const rows = list.items.map(list.row);
	if (rows.length === 0 && session.format() === 'table')
		return deliver(session, inert([...list.above, ...list.below].join('\n')));
	await showList(session, ledger, { name: list.name, fields, rows, above: list.above, below: list.below });
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
	await deliver(session, await valueText(session, ledger, name, value, () => inert(words())));
}

/** Prints one value: as JSON when asked for, else as drawn, in colour where there is any. */
export async function showCard(
	session: Session,
	ledger: Ledger,
	name: string,
	value: { [key: string]: Value },
	draw: () => Promise<string>,
): Promise<void> {
	await deliver(session, await valueText(session, ledger, name, value, draw));
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

/** Prints a text that is ready as it is, or writes it to `--output`. */
export const showText = (session: Session, text: string): Promise<void> =>
	deliver(session, inert(text.replace(/\n$/, '')));

async function deliver(session: Session, text: string): Promise<void> {
	if (session.options.output === undefined) session.draw(text);
	else session.say(`已写出 ${await writeOutput(session, session.options.output, `${text}\n`)}`);
}
