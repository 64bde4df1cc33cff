import { join, resolve } from 'node:path';
import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { misused } from '../../../errors.ts';
import type { Session } from '../../../session.ts';
import { type Encoding, encodings } from '../../../sheets/csv.ts';
import type { SheetLayout } from '../../../sheets/layout.ts';
import { legalName, makeFolder, targetOf, writeAll, writeOutput } from '../output.ts';
import { announce } from '../show.ts';
import type { Choice } from './choice.ts';
import { type Contents, layouts } from './layouts.ts';
import { type Part, type Parting, partings } from './parts.ts';

export interface FileOptions {
	each?: Parting;
	sheets?: Parting;
	out?: string;
	encoding?: Encoding;
	saveAs?: string;
}

/** How the sheets are put into files. */
export const withFiles = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
	command
		.addOption(new Option('--each <by>', '每个单位（县领导、督查组）一个文件').choices(Object.keys(partings)))
		.option('--out <folder>', '--each 的文件放进这个文件夹')
		.addOption(
			new Option('--sheets <by>', '每个单位（县领导、督查组）一张表，合在一个文件里').choices(Object.keys(partings)),
		)
		.addOption(new Option('--encoding <name>', '--format csv 的编码').choices(encodings));

/** Refuses options that do not go together before anything is read or written. */
export function refuseMixedFiles(
	session: Session,
	options: FileOptions,
	{ names, columns }: { names: readonly string[]; columns: string[] | null },
): void {
	const format = session.format();
	const { each, sheets, out, encoding, saveAs } = options;
	if (format === 'tsv' || format === 'md')
		throw misused(`export 不写 ${format}`, 'bad-format', '默认是 Excel；要文本用 --format csv');
	if (encoding !== undefined && format !== 'csv')
		throw misused('--encoding 只用于 CSV', 'encoding-without-csv', '加 --format csv');
	if (format === 'csv' && names.length > 1)
		throw misused('一个 CSV 文件只装一张表', 'csv-one-sheet', `一次导出一种：${names.join('、')}`);
	if (columns !== null && !names.includes('台账'))
		throw misused('--columns 只用于台账', 'columns-elsewhere', '如 ducha export 台账 --columns 编号,事项,牵头');
	if (saveAs !== undefined && columns === null)
		throw misused('--save-as 要和 --columns 一起用', 'nothing-to-save', '如 --columns 编号,事项,牵头 --save-as 常委会');
	const parted = each ?? sheets;
	if (parted !== undefined && names.includes('通报附件'))
		throw misused(
			`通报附件是整份通报的表，不按${parted}分`,
			'whole-attachments',
			`单独导出：ducha export 通报附件 --output 附件.xlsx；按${parted}分的写别的表`,
		);
	if ((each === undefined) !== (out === undefined))
		throw misused(
			each === undefined ? '--out 要和 --each 一起用' : '--each 要用 --out 写明文件夹',
			'each-and-out',
			each === undefined ? '一个文件用 --output 写明文件名' : `如 --each ${each} --out 各${each}`,
		);
	if (each !== undefined && sheets !== undefined)
		throw misused('--each 和 --sheets 只能写一个', 'each-and-sheets', '几个文件用 --each，一个文件里几张表用 --sheets');
	if (each !== undefined && session.options.output !== undefined)
		throw misused('--each 写出几个文件，不能用 --output', 'each-with-output', '用 --out 写明文件夹');
}

/** The bytes of one file. */
async function renderFile(session: Session, sheets: SheetLayout[], contents: Contents, encoding: Encoding) {
	const [first, ...others] = sheets as [SheetLayout, ...SheetLayout[]];
	if (session.format() !== 'csv') {
		const { renderWorkbook } = await import('../../../sheets/write.ts');
		return renderWorkbook(sheets, { author: contents.about.office, day: contents.about.day });
	}
	if (others.length > 0)
		throw misused(
			'一个 CSV 文件只装一张表',
			'csv-one-sheet',
			`这里有${sheets.length}张；用 Excel，或加 --each 县领导 --out 文件夹`,
		);
	const { renderCsv } = await import('../../../sheets/csv.ts');
	return renderCsv(first, encoding);
}

const sheetsOf = (names: readonly string[], contents: Contents): SheetLayout[] =>
	names.flatMap((name) => layouts[name]?.(contents) ?? []);

/** The sheets of one file: all together, or each unit's or leader's own, its name on the tab. */
function sheetsOfFile(names: readonly string[], contents: Contents, by: Parting | undefined): SheetLayout[] {
	const parts = by === undefined ? [] : partings[by](contents);
	if (parts.length === 0) return sheetsOf(names, contents);
	return parts.flatMap((part) =>
		sheetsOf(names, part.contents).map((sheet) => ({
			...sheet,
			name: names.length > 1 ? `${part.whose} ${sheet.name}` : part.whose,
		})),
	);
}

/** Writes the sheets, into one file or one for each unit or leader, and says where they are. */
export async function writeSheets(
	session: Session,
	contents: Contents,
	{ names, day }: Choice,
	{ each, sheets, out, encoding = 'utf-8' }: FileOptions,
): Promise<void> {
	const ledger = await session.ledger();
	const ending = session.format() === 'csv' ? 'csv' : 'xlsx';
	const told = { layouts: names, items: contents.items.length };
	const words = `${names.join('、')}，${contents.items.length}件`;
	if (each === undefined || out === undefined) {
		const name = session.options.output ?? legalName(`督查${names.join('、')}-${day}.${ending}`);
		const bytes = await renderFile(session, sheetsOfFile(names, contents, sheets), contents, encoding);
		const file = await writeOutput(session, name, bytes);
		await announce(session, ledger, 'export', { file, ...told }, `已导出 ${file}（${words}）`);
		return sheets === undefined
			? undefined
			: sayLeftOut(session, contents, partings[sheets](contents), { by: sheets, where: '表' });
	}
	const parts = partings[each](contents);
	const folder = resolve(session.world.cwd(), out);
	const stems = parts.map(({ whose }) => `${whose}-${names.join('、')}-${day}`);
	const files = nameFiles(stems, ending).map((name) => join(folder, name));
	if (files.length > 0) await makeFolder(session, out);
	for (const file of files) await targetOf(session, file);
	const render = ({ contents: own }: Part) => renderFile(session, sheetsOf(names, own), own, encoding);
	await writeAll(
		session,
		parts.map((part, at) => ({ path: files[at] as string, render: () => render(part) })),
	);
	const done =
		files.length > 0 ? `已导出${files.length}个文件到 ${folder}（${words}）` : '没有符合条件的事项，没有写出文件';
	await announce(session, ledger, 'export', { files, ...told }, done);
	sayLeftOut(session, contents, parts, { by: each, where: '文件' });
}

/** What an item lacks that stands in none of the parts. */
const withoutWords: Readonly<Record<Parting, string>> = { 单位: '承办单位', 县领导: '责任领导', 督查组: '督查组' };

/** Names what belongs to nobody and so stands in none of the files or sheets. */
function sayLeftOut(
	session: Session,
	{ items }: Contents,
	parts: readonly Part[],
	{ by, where }: { by: Parting; where: string },
): void {
	const placed = new Set(parts.flatMap(({ contents }) => contents.items));
	const others = items.filter((item) => item.children === 0 && !placed.has(item)).map(({ number }) => number);
	if (others.length === 0) return;
	const named = `${others.slice(0, 3).join('、')}${others.length > 3 ? '等' : ''}`;
	session.say(`注意：${others.length}件没有${withoutWords[by]}，不在这些${where}里：${named}`);
}

/** Legal names, none twice. */
function nameFiles(wanted: readonly string[], ending: string): string[] {
	const taken = new Set<string>();
	return wanted.map((name) => {
		for (let n = 1; ; n++) {
			const legal = legalName(`${name}${n === 1 ? '' : `(${n})`}.${ending}`);
			if (taken.has(legal.toLowerCase())) continue;
			taken.add(legal.toLowerCase());
			return legal;
		}
	});
}
