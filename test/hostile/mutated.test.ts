import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type LedgerReading, readLedger } from '../../src/reading/ledger-file.ts';
import { parseDay } from '../../src/rules/day.ts';
import { openWorkbook } from '../../src/sheets/open.ts';
import { makeXls, makeXlsb } from './binary-books.ts';
import { figures, placeIn, share, spoilBytes, spoilXml } from './spoiling.ts';

const today = parseDay('2026-11-02')!;
const ours = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const made = {
	sheets: [
		{
			name: '台账',
			rows: [
				['序号', '督办事项', '责任单位', '完成时限'],
				...Array.from({ length: 30 }, (_, i) => [
					{ number: i + 1, format: 0 },
					`第${i + 1}段清淤`,
					{ shared: '县水利局' },
					{ number: 46300 + i, format: 31 },
				]),
			],
		},
	],
};
const books: [string, Buffer][] = [
	['批示台账', ours('fixtures/leader-instructions.xlsx')],
	['议定事项', ours('fixtures/messy-decisions.xlsx')],
	['回表', ours('test/sheets/files/form-resaved.xlsx')],
	['.ods', ours('test/sheets/files/decisions.ods')],
	['.xls', ours('test/sheets/files/instructions.xls')],
	['.xls made', makeXls(made)],
	['.xlsb made', makeXlsb(made)],
];
const packages = books.filter(([, bytes]) => bytes[0] === 0x50);

/** What a reading comes to; anything but a reading or a refusal a person can read is a fault of ours. */
async function outcome(bytes: Uint8Array): Promise<LedgerReading | UserError> {
	try {
		return readLedger({ file: '来表', ...(await openWorkbook(bytes)) }, { today });
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		expect(error.message).toMatch(/\p{Script=Han}/u);
		expect(error.hint).toMatch(/\p{Script=Han}/u);
		return error;
	}
}

const repacked = (parts: Zippable) => zipSync(parts, { level: 0 });

test('bytes changed, lost or doubled: a reading or a refusal', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...books),
			fc.constantFrom('byte', 'cut', 'drop', 'repeat'),
			share,
			fc.nat(),
			async ([, bytes], how, at, value) => {
				await outcome(spoilBytes(bytes, how, at, value));
			},
		),
		{ numRuns: 60 },
	);
});

test('a part changed, lost or in the place of another: a reading or a refusal', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...packages),
			fc.constantFrom('attribute', 'tag', 'value', 'byte', 'cut', 'lost', 'exchanged'),
			share,
			share,
			fc.constantFrom(...figures),
			async ([, bytes], how, which, at, figure) => {
				const parts: Record<string, Uint8Array> = unzipSync(bytes);
				const names = Object.keys(parts).sort();
				const name = names[placeIn(names.length, which)]!;
				const other = names[placeIn(names.length, at)]!;
				const part = Buffer.from(parts[name]!);
				if (how === 'lost') delete parts[name];
				else if (how === 'exchanged') [parts[name], parts[other]] = [parts[other]!, parts[name]!];
				else if (how === 'byte' || how === 'cut') parts[name] = spoilBytes(part, how, at, which);
				else parts[name] = Buffer.from(spoilXml(part.toString(), how, at, figure));
				await outcome(repacked(parts));
			},
		),
		{ numRuns: 100 },
	);
});

test('a change in one cell takes no other row away unsaid', async () => {
	const bytes = ours('fixtures/leader-instructions.xlsx');
	const parts = unzipSync(bytes);
	const sheet = 'xl/worksheets/sheet1.xml';
	const xml = Buffer.from(parts[sheet]!).toString();
	const whole = (await outcome(bytes)) as LedgerReading;
	const cells = [...xml.matchAll(/<c r="[A-Z]+(\d+)"[^<>]*>.*?<\/c>/g)].filter(([, row]) => Number(row) > 2);
	await fc.assert(
		fc.asyncProperty(
			share,
			fc.constantFrom('attribute', 'tag', 'value'),
			share,
			fc.constantFrom(...figures),
			async (which, how, at, figure) => {
				const hit = cells[placeIn(cells.length, which)]!;
				const put = spoilXml(hit[0], how, at, figure);
				const changed = xml.slice(0, hit.index) + put + xml.slice(hit.index + hit[0].length);
				const got = await outcome(repacked({ ...parts, [sheet]: Buffer.from(changed) }));
				if (got instanceof UserError || got.problems.length > whole.problems.length) return;
				const titles = got.items.map(({ title }) => title);
				const others = whole.items.filter(({ row }) => row !== Number(hit[1])).map(({ title }) => title);
				expect(titles).toEqual(expect.arrayContaining(others));
			},
		),
		{ numRuns: 60 },
	);
});
