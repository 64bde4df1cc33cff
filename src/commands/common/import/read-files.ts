import { UserError } from '../../../errors.ts';
import { type ColumnMemory, withSettled } from '../../../reading/column-memory.ts';
import { findColumnQuestions } from '../../../reading/column-questions.ts';
import type { Workbook } from '../../../reading/grid.ts';
import { type ReadingOptions, readLedger } from '../../../reading/ledger-file.ts';
import type { Session } from '../../../session.ts';
import { readSheetFile } from '../read-file.ts';
import { mapOption } from './map-option.ts';
import type { ReadFile } from './plan.ts';
import { nameOf } from './profiles.ts';

/** What the command line says of how the files are to be read. */
export interface ReadingWords {
	year?: string | undefined;
	sheet?: string | undefined;
	map: string[];
	firstIsLead?: boolean | undefined;
	rejects?: string | undefined;
}

function yearOption(text: string | undefined): { year?: number } {
	if (text === undefined) return {};
	const year = Number(text.normalize('NFKC').replace(/年$/, ''));
	if (Number.isInteger(year) && year >= 1949 && year <= 2100) return { year };
	throw new UserError(`--year 不是年份：${text}`, { exit: 'misused', code: 'bad-year', hint: '如 --year 2026' });
}

/** Asks what only the clerk can say of the columns, question by question, until nothing is open. */
async function askColumns(
	session: Session,
	workbook: Workbook,
	name: string,
	settings: ReadingOptions,
): Promise<ColumnMemory[]> {
	let remembered = [...(settings.remembered ?? [])];
	for (;;) {
		const questions = findColumnQuestions(workbook, { ...settings, remembered });
		if (questions.length === 0) return remembered;
		for (const { fingerprint, words, choices } of questions) {
			const asked = choices.map((choice) => ({ name: choice.words, value: choice.settled }));
			const answer = await (await session.asker()).askChoice(`${name} ${words}`, asked);
			const before = remembered.find((memory) => memory.fingerprint === fingerprint);
			const memory = {
				name: before?.name ?? nameOf(name),
				fingerprint,
				columns: withSettled(before?.columns ?? [], answer),
			};
			remembered = [...remembered.filter((one) => one !== before), memory];
		}
	}
}

/** A mapping of a column that no table has was mistyped. */
function refuseLostKeys(files: ReadFile[], map: Record<string, unknown>): void {
	const used = files.flatMap(({ reading }) => reading.keys);
	const lost = Object.keys(map).find((key) => !used.includes(key));
	if (lost === undefined) return;
	const [first] = files.flatMap(({ reading }) => reading.tables);
	throw new UserError(`--map 写的列“${lost}”表里没有`, {
		exit: 'misused',
		code: 'no-such-column',
		hint: `表里有：${first?.headings.join('、')}`,
	});
}

/** Reads the files, asking on a terminal what their columns mean; what is remembered of their headers holds again. */
export async function readFiles(
	session: Session,
	paths: string[],
	words: ReadingWords,
	remembered: readonly ColumnMemory[],
): Promise<ReadFile[]> {
	const settings = {
		...yearOption(words.year),
		today: session.today(),
		map: mapOption(words.map),
		...(words.sheet !== undefined && { sheet: words.sheet }),
		...(words.firstIsLead && { firstIsLead: true }),
	};
	const files: ReadFile[] = [];
	let known = [...remembered];
	const bar = await session.progress('读表');
	for (const [at, path] of paths.entries()) {
		bar.step(at, paths.length);
		const { name, sha256, workbook } = await readSheetFile(session, path);
		await session.breathe();
		bar.end();
		const twin = files.find((file) => file.sha256 === sha256);
		if (twin !== undefined) {
			session.say(`${name} 和前面的 ${twin.file} 内容完全相同，只读一份`);
			continue;
		}
		if (session.canAsk()) known = await askColumns(session, workbook, name, { ...settings, remembered: known });
		const reading = readLedger(workbook, { ...settings, remembered: known });
		const kept = words.rejects === undefined ? { ...workbook, grids: [] } : workbook;
		files.push({ file: name, sha256, workbook: kept, reading, notices: workbook.notices });
	}
	refuseLostKeys(files, settings.map);
	return files;
}
