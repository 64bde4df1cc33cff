import { type GridView, viewGrid, writtenIn } from './cells.ts';
import type { Workbook } from './grid.ts';
import { headingKey } from './headings.ts';
import { cleanText, foldText, isBlank, oneLine } from './text.ts';
import type { UnitLine } from './unit-lines.ts';

const unitHeading = /^(?:填报|报送|责任|牵头|承办)?(?:单位|部门|乡镇)(?:名称)?$/;
const saidHeading = /动态|工作|内容|情况|活动|一句话/;
const notAUnit = /^(?:合计|小计|总计|备注|说明|注|填表人|制表人?)(?:$|[:：])/;

/** The columns of units and of what they did, where a row heads both. */
function columnsOf(view: GridView, row: number): { unit: number; said: number } | null {
	const headings = writtenIn(view, row).map(({ text, column }) => ({ key: headingKey(text), column }));
	const unit = headings.find(({ key }) => unitHeading.test(key))?.column;
	const said = headings.find(({ key, column }) => column !== unit && saidHeading.test(key))?.column;
	return unit === undefined || said === undefined ? null : { unit, said };
}

/** A line a unit out of a table with a column of units and one of what they did; a unit that wrote nothing is passed over. Null without such a table. */
export function readUnitTable(workbook: Workbook): UnitLine[] | null {
	for (const grid of workbook.grids.filter(({ hidden }) => !hidden)) {
		const view = viewGrid(grid);
		for (let header = 0; header < Math.min(view.rows, 20); header += 1) {
			const columns = columnsOf(view, header);
			if (columns === null) continue;
			const lines: UnitLine[] = [];
			for (let row = header + 1; row < view.rows; row += 1) {
				const unit = oneLine(view.text(row, columns.unit));
				const text = cleanText(view.text(row, columns.said));
				if (isBlank(unit) || isBlank(text) || notAUnit.test(foldText(unit)) || columnsOf(view, row) !== null) continue;
				lines.push({ row: row + 1, unit, text });
			}
			return lines;
		}
	}
	return null;
}
