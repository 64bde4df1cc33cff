import { type Column, fitColumns, layRow } from './columns.ts';
import { safe } from './safe.ts';
import { prepareWidths, widthOf, wrap } from './width.ts';

/** A line of a part: cells that line up with those of its kind, a sentence, or short entries set one after another. */
export type BriefLine = { label?: string } & ({ cells: string[] } | { text: string } | { entries: string[] });

interface BriefPart {
	title: string;
	/** What the cells of its lines are; a sheet has no headings above them. */
	columns: Column[];
	lines: BriefLine[];
}

interface Brief {
	/** Lines at the top, each with something at its right. */
	heading: [left: string, right: string][];
	parts: BriefPart[];
	/** Commands to go on with. */
	next: string[];
	foot: string;
	/** No line is longer than these columns. */
	width: number;
}

const indent = '  ';
const between = '    ';

/** One page in parts, as it lies on the desk in the morning. */
export async function renderBrief({ heading, parts, next, foot, width }: Brief): Promise<string> {
	await prepareWidths([...heading.flat(), ...parts.flatMap((part) => [part.title, ...part.lines.flatMap(textsOf)])]);
	const rule = '-'.repeat(width);
	return [
		...heading.flatMap(([left, right]) => justify(safe(left), safe(right), width)),
		rule,
		...parts.flatMap((part) => [...wrap(safe(part.title), width), ...layPart(part, width)]),
		rule,
		...layEntries(next, width),
		...wrap(safe(foot), width),
	].join('\n');
}

const textsOf = (line: BriefLine): string[] =>
	'cells' in line ? line.cells : 'entries' in line ? line.entries : [line.text];

function justify(left: string, right: string, width: number): string[] {
	const room = width - widthOf(left) - widthOf(right);
	if (right === '') return wrap(left, width);
	return room >= indent.length ? [left + ' '.repeat(room) + right] : [...wrap(left, width), ...wrap(right, width)];
}

/** Entries are broken between, not within, where they fit a line at all. */
function layEntries(entries: string[], width: number): string[] {
	const lines: string[] = [];
	for (const entry of entries.map((text) => safe(text))) {
		const last = lines.at(-1);
		const joined = last === undefined ? entry : last + between + entry;
		if (last !== undefined && widthOf(joined) <= width) lines[lines.length - 1] = joined;
		else lines.push(entry);
	}
	return lines.flatMap((line) => wrap(line, width));
}

function layPart({ columns, lines }: BriefPart, width: number): string[] {
	const labelled = Math.max(0, ...lines.map(({ label = '' }) => widthOf(safe(label))));
	const head = labelled === 0 ? '' : ' '.repeat(labelled + indent.length);
	const room = Math.max(2, width - indent.length - head.length);
	const rows = lines.flatMap((line) => ('cells' in line ? [line.cells] : []));
	const widths = rows.length === 0 ? [] : fitColumns(columns, rows, room);
	const lay = (line: BriefLine): string[] => {
		if ('entries' in line) return layEntries(line.entries, room);
		if ('text' in line) return wrap(safe(line.text), room);
		if (widths === null)
			return wrap(
				line.cells
					.map((cell) => safe(cell))
					.filter(Boolean)
					.join(' '),
				room,
			);
		return layRow(columns, line.cells, widths, true, 0);
	};
	return lines.flatMap((line) =>
		lay(line).map((text, at) => {
			const label = at === 0 ? safe(line.label ?? '') : '';
			return `${indent}${label}${head.slice(widthOf(label))}${text}`.trimEnd();
		}),
	);
}
