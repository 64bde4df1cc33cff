import type { Session } from '../../session.ts';
import { type Field, renderRows, type Value } from '../../terminal/formats.ts';
import { writeOutput } from './output.ts';

/** Without it Excel takes a text file for GBK. */
const byteOrderMark = '\ufeff';

/** Writes rows as a text file that Excel opens and this program reads back; gives its full path. */
export async function writeCsvFile(
	session: Session,
	given: string,
	titles: readonly string[],
	rows: Value[][],
): Promise<string> {
	const fields: Field[] = titles.map((title) => ({ key: title, title }));
	const csv = await renderRows('csv', fields, rows, { width: null, envelope: {} });
	return writeOutput(session, given, `${byteOrderMark}${csv}\n`);
}
