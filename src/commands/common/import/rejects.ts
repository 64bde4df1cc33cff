import { UserError } from '../../../errors.ts';
import { type RejectedRow, rejectedSheets } from '../../../reading/rejected-rows.ts';
import type { Session } from '../../../session.ts';
import { writeOutput } from '../output.ts';
import type { ImportPlan, ReadFile } from './plan.ts';
import { untitledRows } from './plan-facts.ts';
import type { UnitAnswers } from './units.ts';

/** The file for the rows not taken is a workbook. */
export function rejectsOption(file: string | undefined): string | null {
	if (file === undefined) return null;
	if (/\.xlsx$/i.test(file)) return file;
	throw new UserError(`--rejects 只写成 .xlsx：${file}`, {
		exit: 'misused',
		code: 'not-xlsx',
		hint: '如 --rejects 拒收.xlsx',
	});
}

function rejectedIn(file: ReadFile, plan: ImportPlan, units: UnitAnswers): RejectedRow[] {
	const refused = plan
		.filter((p) => p.file === file && p.action === 'reject')
		.map(({ row, why }) => ({
			sheet: row.sheet,
			row: row.row,
			problem: why ?? '',
			advice: units.advise(units.unknownIn(row)),
		}));
	const untitled = untitledRows(file).map(({ sheet, row }) => ({
		sheet,
		row: row as number,
		problem: '没有写事项',
		advice: '补上事项',
	}));
	return [...refused, ...untitled].sort((a, b) => a.row - b.row);
}

/** Writes the rows not taken as their sender wrote them, with what to mend; says what was written. */
export async function writeRejects(
	session: Session,
	path: string,
	{ files, plan, units }: { files: ReadFile[]; plan: ImportPlan; units: UnitAnswers },
): Promise<string> {
	const found = files.map((file) => ({ file, rows: rejectedIn(file, plan, units) }));
	const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
	if (count === 0) return `没有拒收的行，没有写出 ${path}`;
	const { layRejects } = await import('../../../sheets/layouts/rejects.ts');
	const { renderWorkbook } = await import('../../../sheets/write.ts');
	const layouts = found.flatMap(({ file, rows }) =>
		rejectedSheets(file.workbook.grids, file.reading, rows).map((sheet) => layRejects(sheet, sheet.sheet || '未导入')),
	);
	const bytes = await renderWorkbook(layouts, { author: session.actor(), day: session.today() });
	return `拒收的${count}行已写出 ${await writeOutput(session, path, bytes)}，改好后导入这一份`;
}
