import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { change } from '../../src/ledger/change.ts';
import { createLedger } from '../../src/ledger/create.ts';
import { insertItems, type NewItem } from '../../src/ledger/item-write.ts';
import { type Db, type Ledger, openLedger } from '../../src/ledger/open.ts';
import { addSources } from '../../src/ledger/sources.ts';
import { addUnit } from '../../src/ledger/units.ts';
import { day } from '../../src/rules/day.ts';
import { defaultSources } from '../../src/rules/sources.ts';
import { newFolder } from './folders.ts';

export const schemaFolder = new URL('../../schema/', import.meta.url);
export const today = day('2026-11-02');
export const head = { day: today, at: '2026-11-02T01:00:00.000Z', command: 'test', actor: '林晓' };

export const breathe = async (): Promise<void> => {};

/** Does something to a ledger as one operation; gives its number. */
export async function act(ledger: Ledger, work: (tx: Db) => Promise<unknown>, sentence = '一次操作') {
	const { seq } = await change(ledger, head, async (tx) => ({ sentence, value: await work(tx) }));
	return seq;
}

/** An item as the rules would hand it over, with what a test wants otherwise. */
export function newItem(row: Partial<NewItem['row']> = {}, rest: Partial<NewItem> = {}): NewItem {
	return {
		row: {
			year: 2026,
			outside_number: null,
			title: '老城区雨污分流改造',
			content: null,
			category: null,
			goal: null,
			measure: null,
			target: null,
			source: 1,
			campaign: null,
			plan: null,
			parent: null,
			again_of: null,
			merged_into: null,
			urgency: '一般',
			difficulty: '一般',
			publicity: '公开',
			leader: null,
			overseer: null,
			gate: null,
			team: null,
			deadline_kind: 'date',
			deadline_raw: '10月底前',
			deadline_n: null,
			deadline_unit: null,
			deadline_from: null,
			deadline_how: null,
			also_long_term: 0,
			cycle: null,
			deadline_original: day('2026-10-31'),
			deadline: day('2026-10-31'),
			status: '办理中',
			received: day('2026-03-30'),
			registered: day('2026-03-30'),
			dispatched: day('2026-03-30'),
			reopened: null,
			started: day('2026-03-30'),
			claimed: null,
			completed: null,
			struck: null,
			percent: null,
			note: null,
			...row,
		},
		assignments: [
			{ unit: 1, role: '牵头', status: '办理中', written: null },
			{ unit: 2, role: '配合', status: '待签收', written: null },
		],
		milestones: [],
		tags: [],
		document: null,
		instruction: null,
		progress: null,
		...rest,
	};
}

/** The bytes of an office with its sources, three units and two items. */
async function makeTemplate(): Promise<Buffer> {
	const path = join(newFolder(), '台账.db');
	const ledger = createLedger(path, schemaFolder);
	await act(ledger, (tx) =>
		addSources(
			tx,
			defaultSources.map((source, i) => ({ ...source, sort: i })),
		),
	);
	await act(ledger, async (tx) => {
		for (const name of ['县住建局', '县财政局', '沙河镇'])
			await addUnit(tx, { name, short: null, kind: '县直', phone: null, leader: null, sort: null });
	});
	await act(ledger, (tx) =>
		insertItems(tx, [newItem(), newItem({ title: '石板桥限行' }, { tags: ['重点'] })], breathe),
	);
	ledger.close();
	return readFileSync(path);
}

const template = makeTemplate();

/** A copy of the same small office for each test. */
export async function openOffice(how: 'read' | 'write' = 'write'): Promise<Ledger> {
	const path = join(newFolder(), '台账.db');
	writeFileSync(path, await template);
	return openLedger(path, how, schemaFolder);
}
