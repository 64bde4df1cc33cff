import type { Grid, Merge } from '../reading/grid.ts';
import { cleanText, columnLetter, oneLine } from '../reading/text.ts';

const mostNamed = 3;
const mostSigns = 12;

const placeName = (row: number, column: number): string => `${columnLetter(column)}${row + 1}`;
const rangeName = ({ top, left, bottom, right }: Merge): string =>
	`${placeName(top, left)}:${placeName(bottom, right)}`;

function listed(names: string[]): string {
	const first = names.slice(0, mostNamed).join('、');
	return names.length > mostNamed ? `${first}等${names.length}处` : first;
}

/** The cells of a merge, row by row. */
function* cellsOf({ top, left, bottom, right }: Merge): Generator<[row: number, column: number]> {
	for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) yield [row, column];
}

/** The merges of which none lies in another, an earlier one going before; and those that overlap one. */
function partMerges(merges: readonly Merge[]): { kept: Merge[]; overlapping: [Merge, Merge][] } {
	const taken = new Map<number, Merge>();
	const overlapping: [Merge, Merge][] = [];
	const kept = merges.filter((merge) => {
		const places = [...cellsOf(merge)].map(([row, column]) => row * 65_536 + column);
		const other = places.map((place) => taken.get(place)).find((found) => found !== undefined);
		for (const place of other === undefined ? places : []) taken.set(place, merge);
		if (other !== undefined && places.length > 1 && rangeName(other) !== rangeName(merge))
			overlapping.push([merge, other]);
		return other === undefined;
	});
	return { kept, overlapping };
}

/** Texts of their own, not those their merge shows, in cells that a merge covers: WPS keeps what was there before. */
function coveredTexts(rows: Grid['rows'], merge: Merge): string[] {
	const shown = cleanText(rows[merge.top]?.[merge.left]?.text ?? '');
	const names: string[] = [];
	for (const [row, column] of cellsOf(merge)) {
		const text = rows[row]?.[column]?.text ?? '';
		if (text === '' || cleanText(text) === shown || cleanText(text) === '') continue;
		const signs = [...oneLine(text)];
		const words = signs.length > mostSigns ? `${signs.slice(0, mostSigns).join('')}…` : signs.join('');
		names.push(`${placeName(row, column)}“${words}”`);
	}
	return names;
}

/** A sheet without merges that overlap an earlier one, and what is to be told: those, and what the others cover. */
export function settleMerges(grid: Grid): { grid: Grid; notices: string[] } {
	if (grid.merges.length === 0) return { grid, notices: [] };
	const { kept, overlapping } = partMerges(grid.merges);
	const covered = kept.flatMap((merge) => coveredTexts(grid.rows, merge));
	const where = grid.plain ? '表格' : `工作表“${grid.sheet}”`;
	const notices: string[] = [];
	if (overlapping.length > 0) {
		const names = overlapping.map(([merge, other]) => `${rangeName(merge)}（与 ${rangeName(other)}）`);
		notices.push(`${where}里有重叠的合并单元格，后面的不作合并：${listed(names)}`);
	}
	if (covered.length > 0)
		notices.push(`${where}里被合并单元格盖住的文字没有读取：${listed(covered)}；需要的请取消合并再导入`);
	return { grid: { ...grid, merges: kept }, notices: grid.hidden ? [] : notices };
}
