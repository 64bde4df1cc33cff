import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLedger } from '../../src/reading/ledger-file.ts';
import { day } from '../../src/rules/day.ts';
import { leadsOf, supportsOf } from '../../src/rules/item.ts';
import { layRegister } from '../../src/sheets/layouts/register.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { renderWorkbook } from '../../src/sheets/write.ts';
import { sampleItem, sampleItems, sampleLamp } from './sample-items.ts';

const about = { office: '青屏县委县政府督查室', day: day('2026-11-02'), whose: null };
const named = (units: { name: string }[]) => units.map((unit) => unit.name);
const long = { ...sampleItem(1).deadline, current: null, original: null, raw: '长期坚持', kind: 'long_term' as const };

test.each([
	['a usual ledger', sampleItems(30)],
	[
		'a single item with little known',
		[
			sampleItem(1, {
				category: null,
				document: null,
				content: null,
				leader: null,
				note: null,
				progress: null,
				percent: null,
			}),
		],
	],
	[
		'texts that read like a failed formula or a picture',
		['#DIV/0!', "'#REF!", 'Err:502', '=DISPIMG("ID_1",1)'].map((title, i) => sampleItem(i, { title, note: '#VALUE!' })),
	],
	['an item without a day', [sampleItem(2, { deadline: long })]],
])('a register is read back by the import: %s', async (name, items) => {
	const file = join(mkdtempSync(join(tmpdir(), 'ducha-round-')), '台账.xlsx');
	const layout = layRegister(
		items.map((item) => ({ item, lamp: sampleLamp(item.id) })),
		about,
	);
	writeFileSync(file, await renderWorkbook([layout], { author: about.office, day: about.day }));
	const reading = readLedger(await readWorkbook(file), { today: about.day });
	expect(reading.problems, name).toEqual([]);
	const kept = reading.items.map((read) => ({
		number: read.number,
		title: read.title,
		content: read.content,
		source: read.source,
		document: read.document,
		category: read.category,
		lead: read.lead,
		support: read.support,
		deadline: [read.deadline.kind, read.deadline.date],
		leader: read.leader,
		percent: read.percent,
		remark: read.remark,
	}));
	expect(kept).toEqual(
		items.map((item) => ({
			number: item.number,
			title: item.title,
			content: item.content,
			source: item.source,
			document: item.document,
			category: item.category,
			lead: named(leadsOf(item)),
			support: named(supportsOf(item)),
			deadline: [item.deadline.kind, item.deadline.current],
			leader: item.leader,
			percent: item.percent,
			remark: item.note,
		})),
	);
});
