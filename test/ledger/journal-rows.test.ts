import { afterEach, beforeEach, expect, test } from 'vitest';
import { addAttachment } from '../../src/ledger/attachments.ts';
import { writeBatch } from '../../src/ledger/batches.ts';
import { writeCalendarDays } from '../../src/ledger/calendar.ts';
import { addClaim, settleClaims } from '../../src/ledger/claims.ts';
import { addFinding, editFinding } from '../../src/ledger/findings.ts';
import { insertMany } from '../../src/ledger/insert-many.ts';
import { addInstruction, linkInstruction } from '../../src/ledger/instructions.ts';
import { linkItems } from '../../src/ledger/item-links.ts';
import {
	acceptedProgress,
	insertItems,
	recordMove,
	replaceTags,
	updateAssignment,
	updateItem,
} from '../../src/ledger/item-write.ts';
import { addLiaison, replaceCharges } from '../../src/ledger/liaisons.ts';
import {
	type KeptMilestone,
	keepMilestone,
	reachMilestone,
	readMilestones,
	removeMilestone,
} from '../../src/ledger/milestones.ts';
import { takeNumbers } from '../../src/ledger/numbers.ts';
import type { Db, Ledger } from '../../src/ledger/open.ts';
import { ensurePerson } from '../../src/ledger/persons.ts';
import { planRevisit, recordRevisit } from '../../src/ledger/revisits.ts';
import { writeRule, writeSetting } from '../../src/ledger/settings.ts';
import { addAssignments } from '../../src/ledger/shares.ts';
import { addSources, ensureCampaign, ensureDocument } from '../../src/ledger/sources.ts';
import { endUnit, passBelongings } from '../../src/ledger/successors.ts';
import { addAlias, addToGroup, addUnit, editUnit, removeAlias, removeFromGroup } from '../../src/ledger/units.ts';
import { settleFeedback } from '../../src/ledger/waiting.ts';
import { day } from '../../src/rules/day.ts';
import { act, breathe, newItem, openOffice, today } from './offices.ts';
import { type Rows, readRows } from './rewind.ts';

let ledger: Ledger;
beforeEach(async () => {
	ledger = await openOffice();
});
afterEach(() => ledger.close());

type Row = { [column: string]: unknown };
type KeyedRow = Row & { id: number };
/** A whole row stands as its values in the order of its columns, the changed columns of one by name. */
type Image = Row | unknown[] | null;
interface Step {
	tbl: string;
	row: number;
	before: Image;
	after: Image;
}

const withoutNulls = (row: Row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** What the journal should say, worked out from the rows before and after. */
function differences(before: Rows, after: Rows): Step[] {
	return Object.keys(after).flatMap((tbl) => {
		const was = new Map((before[tbl] as KeyedRow[]).map((row) => [row.id, row]));
		const is = new Map((after[tbl] as KeyedRow[]).map((row) => [row.id, row]));
		return [...new Set([...was.keys(), ...is.keys()])].flatMap((row): Step[] => {
			const old: Row | undefined = was.get(row);
			const now: Row | undefined = is.get(row);
			const whole = (of: Row | undefined) => (of === undefined ? null : Object.values(of));
			if (old === undefined || now === undefined) return [{ tbl, row, before: whole(old), after: whole(now) }];
			const touched = Object.keys(now).filter((column) => old[column] !== now[column]);
			const pick = (from: Row) => withoutNulls(Object.fromEntries(touched.map((column) => [column, from[column]])));
			return touched.length === 0 ? [] : [{ tbl, row, before: pick(old), after: pick(now) }];
		});
	});
}

/** What the journal says of an operation. */
function journalOf(seq: number): Step[] {
	const rows = ledger.connection
		.prepare('select tbl, row, before, after from change where operation = ? order by n')
		.all(seq) as { tbl: string; row: number; before: string | null; after: string | null }[];
	return rows.map(({ before, after, ...step }) => ({
		...step,
		before: before === null ? null : (JSON.parse(before) as Row),
		after: after === null ? null : (JSON.parse(after) as Row),
	}));
}

const byPlace = (a: Step, b: Step) => a.tbl.localeCompare(b.tbl) || a.row - b.row;

/** Everything a query file can write, in an order in which each finds what it needs. */
const writes: [name: string, work: (tx: Db) => Promise<unknown>][] = [
	['a setting', (tx) => writeSetting(tx, 'county', '青屏县')],
	['a rule', (tx) => writeRule(tx, 'urgent', '3个工作日', null)],
	['a source', (tx) => addSources(tx, [{ name: '县长信箱', kind: '其他', sort: 900 }])],
	[
		'a document',
		(tx) =>
			ensureDocument(tx, { title: '第12次常务会议纪要', kind: '会议议定', mark: null, day: today, received: null }),
	],
	['a campaign', (tx) => ensureCampaign(tx, '百日攻坚')],
	['a person in a post', (tx) => ensurePerson(tx, '周明远', '县领导')],
	[
		'an instruction',
		async (tx) =>
			addInstruction(tx, {
				leader: await ensurePerson(tx, '周明远', '县领导'),
				day: today,
				words: '抓紧办。\n“三重一大”要\t报告',
				document: null,
			}),
	],
	['a telephone', (tx) => ensurePerson(tx, '何小川', '承办人', { unit: 1, phone: '0000-6621031' })],
	[
		'a unit',
		(tx) => addUnit(tx, { name: '县水利局', short: '水利', kind: '县直', phone: null, leader: null, sort: 5 }),
	],
	['a unit’s new name', (tx) => editUnit(tx, 1, { name: '县住房和城乡建设局', short: null, sort: 7 })],
	['an alias', (tx) => addAlias(tx, 1, '住建', '住建', '确认')],
	['a group', (tx) => addToGroup(tx, '县直部门', [1, 2])],
	['calendar days', (tx) => writeCalendarDays(tx, [{ day: day('2027-01-01'), working: false, name: '元旦' }], null)],
	['numbers', (tx) => takeNumbers(tx, '事项', 2026, 3)],
	[
		'items with all that hangs on them',
		async (tx) =>
			insertItems(
				tx,
				[
					newItem(
						{ title: '=1+1\n𠮷"', percent: 100 / 3, target: 12.6 },
						{
							milestones: [{ title: '开工', day: day('2026-06-30'), percent: 50 }],
							tags: ['重点', '难点'],
							document: await ensureDocument(tx, {
								title: '要点',
								kind: '文件',
								mark: '1号',
								day: null,
								received: null,
							}),
							progress: { day: today, percent: 33.3, text: '正在施工' },
						},
					),
					newItem({ registered: null, status: '拟立项' }),
					newItem({ parent: 1 }),
				],
				breathe,
			),
	],
	['an item', (tx) => updateItem(tx, 1, { title: '改了名称', deadline: null, percent: 0.1, note: '' })],
	['an assignment', (tx) => updateAssignment(tx, 1, { status: '已报结', claimed: today })],
	[
		'a unit that comes, and one that changes its role',
		(tx) =>
			addAssignments(
				tx,
				{ id: 2, registered: day('2026-03-30'), dispatched: today },
				[
					{ unit: 3, role: '配合', status: '待签收', written: '沙河' },
					{ unit: 2, role: '牵头', status: '待签收', written: null },
				],
				today,
			),
	],
	['tags', (tx) => replaceTags(tx, 2, ['热点'])],
	[
		'a move',
		(tx) =>
			recordMove(tx, { item: 1, day: today, act: '交办', from_status: '已立项', to_status: '已交办', text: null }),
	],
	[
		'feedback',
		(tx) =>
			insertMany(tx, 'progress', [{ ...acceptedProgress(1, 1, today, '录入'), text: '完成', percent: 58 }], breathe),
	],
	['a claim', (tx) => addClaim(tx, { item: 1, assignment: 1, day: today, text: null })],
	[
		'a review',
		(tx) => settleClaims(tx, [1], { state: '退回', review_by: '林晓', review_day: today, reason: '未附资料' }),
	],
	['a milestone', (tx) => keepMilestone(tx, 2, { title: '招标', day: today, percent: 40 })],
	[
		'a milestone reached',
		async (tx) => reachMilestone(tx, ((await readMilestones(tx, 2)) as [KeptMilestone])[0].id, today),
	],
	[
		'the going of a milestone',
		async (tx) => removeMilestone(tx, ((await readMilestones(tx, 2)) as [KeptMilestone])[0].id),
	],
	['two items named together', (tx) => linkItems(tx, 1, 2, '并入')],
	['a revisit to come', (tx) => planRevisit(tx, 1, '暗访', today, '林晓')],
	[
		'a revisit made, and what was found',
		async (tx) => {
			const made = { item: 1, kind: '暗访', day: today, result: '不符', text: '未完成', reopened: 1 } as const;
			await recordRevisit(tx, made, { visitor: undefined, otherwise: '方工' });
			const found = { item: 1, unit: 1, day: today, text: '未完成', requirement: null, deadline: today };
			await addFinding(tx, { ...found, state: '交办' });
		},
	],
	['a gate passed', (tx) => settleFeedback(tx, 1, { state: '待审核', gate_by: '赵敏', gate_day: today })],
	['a finding dropped', (tx) => editFinding(tx, 1, { state: '不采用', reason: '不属实' })],
	[
		'rows taken from a file',
		(tx) =>
			writeBatch(
				tx,
				{ kind: '事项', file: '台账.xlsx', sha256: 'a'.repeat(64), day: today },
				[{ item: 1, sheet: 'Sheet1', row: 4, rowKey: 'k', taken: '{"title":"修路"}' }],
				breathe,
			),
	],
	[
		'a file, and an instruction more on an item',
		async (tx) => {
			await addAttachment(tx, { item: 1 }, { sha256: 'b'.repeat(64), name: '批示.pdf', bytes: 15, kind: 'pdf' });
			await linkInstruction(tx, 1, 1);
		},
	],
	[
		'a liaison with a unit and an item',
		async (tx) => {
			const person = await ensurePerson(tx, '钱宁', '联络员', { unit: 2 });
			const id = await addLiaison(tx, { person, unit: 2, letter: null, from: today, until: null });
			await replaceCharges(tx, id, { units: [1], items: [2] });
		},
	],
	['what a liaison no longer looks after', (tx) => replaceCharges(tx, 1, { units: [] })],
	[
		'a unit that passes into another',
		async (tx) => {
			await passBelongings(tx, 1, 3, today, true);
			await endUnit(tx, 1, 3, today);
		},
	],
	['the going of an alias', (tx) => removeAlias(tx, 1, '住建')],
	['the going of a group’s member', (tx) => removeFromGroup(tx, '县直部门', [2])],
];

test('the journal has the exact rows before and after, whatever is written', async () => {
	for (const [name, work] of writes) {
		const before = readRows(ledger.connection);
		const seq = await act(ledger, work);
		const expected = differences(before, readRows(ledger.connection));
		expect(seq, name).not.toBeNull();
		expect(expected, name).not.toEqual([]);
		expect(journalOf(seq!).sort(byPlace), name).toEqual(expected.sort(byPlace));
	}
});

test('the table above covers every table commands write', async () => {
	for (const [, work] of writes) await act(ledger, work);
	const written = ledger.connection.prepare('select distinct tbl from change order by tbl').pluck().all();
	expect(written).toEqual([
		...['assignment', 'assignment_past', 'attachment', 'batch', 'batch_row', 'calendar_day', 'campaign', 'claim'],
		...['counter', 'document', 'finding', 'instruction', 'item', 'item_document', 'item_instruction', 'item_link'],
		...['item_tag', 'liaison', 'liaison_charge', 'milestone', 'move', 'person', 'post', 'progress', 'revisit'],
		...['rule', 'setting', 'source', 'unit', 'unit_alias', 'unit_group', 'unit_group_member'],
	]);
});

test('each change names the item it belongs to', async () => {
	const seq = await act(ledger, async (tx) => {
		await updateItem(tx, 2, { note: '记' });
		await replaceTags(tx, 2, ['热点']);
		await writeSetting(tx, 'county', '青屏县');
	});
	const rows = ledger.connection.prepare('select tbl, item from change where operation = ? order by n').all(seq);
	expect(rows).toEqual([
		{ tbl: 'item', item: 2 },
		{ tbl: 'item_tag', item: 2 },
		{ tbl: 'item_tag', item: 2 },
		{ tbl: 'setting', item: null },
	]);
});
