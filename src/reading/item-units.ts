import type { Role } from '../rules/item.ts';
import { type Block, type Sheet, valuesOf } from './blocks.ts';
import type { Field } from './heading-words.ts';
import type { BlockUnits } from './item-warnings.ts';
import { oneLine } from './text.ts';
import { endsLikeUnit } from './unit-names.ts';
import { readUnits, type UnitReading } from './units.ts';

/** A number before a text: `1.`, `（一）`, `三、`. */
export const titleNumber =
	/^([(（]?[一二三四五六七八九十\d]{1,3}[)）]?[.、．]|[(（][一二三四五六七八九十\d]{1,3}[)）])\s*(?=\D)/;

const roles: { field: Field; column: Role | null }[] = [
	{ field: 'lead', column: '牵头' },
	{ field: 'units', column: null },
	{ field: 'support', column: '配合' },
];

function readUnitCell({ facts, unitCells }: Sheet, text: string, column: Role | null): UnitReading {
	const key = `${column}:${text}`;
	const read =
		unitCells.get(key) ?? readUnits(text, { column, firstIsLead: facts.firstIsLead, leadMark: facts.leadMark });
	unitCells.set(key, read);
	return read;
}

/** In a table without a column of units: the unit its heading lines or the lines above it name. */
function unitOverhead({ columns, facts }: Sheet, block: Block): { name: string; words: string } | null {
	if (roles.some(({ field }) => (columns.map[field] ?? []).length > 0)) return null;
	const line = oneLine(block.path.at(-1) ?? '');
	const heading = line
		.replace(titleNumber, '')
		.replace(/[（(]\d+[项件个][)）]$/, '')
		.replace(/^(?:责任|牵头|承办)?(?:单位|部门)[:：]/, '');
	const isUnit = endsLikeUnit(heading) && heading.length <= 20 && !/[）)]$/.test(heading);
	return isUnit ? { name: heading, words: line } : facts.unit;
}

/** The names the cells of an item hold, each once. */
function each(read: readonly UnitReading[], names: 'lead' | 'support' | 'people'): string[] {
	const found: string[] = [];
	for (const cell of read) for (const name of cell[names]) if (!found.includes(name)) found.push(name);
	return found;
}

/** The units of an item: from its own cells, the row above in a plain file, else from a line above. */
export function readBlockUnits(sheet: Sheet, block: Block): BlockUnits {
	const texts: string[] = [];
	const read: UnitReading[] = [];
	const take = (text: string, column: Role | null) => {
		texts.push(text);
		read.push(readUnitCell(sheet, text, column));
	};
	for (const { field, column } of roles) for (const text of valuesOf(sheet, block, field)) take(text, column);
	if (texts.length === 0 && block.above !== null) return { ...readBlockUnits(sheet, block.above), isCarried: true };
	const overhead = texts.length === 0 ? unitOverhead(sheet, block) : null;
	if (overhead !== null) take(overhead.name, null);
	const lead = each(read, 'lead');
	const support = each(read, 'support').filter((name) => !lead.includes(name));
	const basis = read.find((r) => r.basis === 'inline-label')?.basis ?? read[0]?.basis ?? 'column';
	const raw = texts.length === 0 ? null : texts.join('\n');
	const people = each(read, 'people');
	return { lead, support, people, basis, raw, overhead: overhead?.words ?? null, isCarried: false };
}
