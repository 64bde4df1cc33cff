import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assignment, Item } from '../../src/rules/item.ts';
import { leadingShares } from '../../src/rules/lifecycle.ts';
import { readFileRows } from '../ledger/rewind.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';

type ItemRow = Pick<Item, 'id' | 'number' | 'parent' | 'status' | 'claimed' | 'completed' | 'struck'> & {
	deadline_kind: string;
	deadline_original: string | null;
};
type ShareRow = Pick<Assignment, 'id' | 'role' | 'status' | 'claimed'> & { item: number; sort: number };
type ClaimRow = { id: number; assignment: number; day: string; state: string };

async function openDesk(): Promise<Desk> {
	const desk = await emptyDesk();
	const then = ['--today', '2026-09-01'];
	await runAll(desk, [
		...['县住建局', '县交通局', '县水利局', '沙河镇'].map((name) => ['unit', 'add', name]),
		['add', '雨污分流改造', '--lead', '县住建局', '--support', '沙河镇', '--deadline', '10-20', ...then],
		['add', '公路养护', '--lead', '县交通局、县水利局', '--deadline', '11-20', ...then],
		['add', '石板桥处置', '--lead', '县交通局', '--deadline', '10月底前', '--instructed-by', '周明远', ...then],
		['add', '河道清障', '--lead', '县水利局', '--gate', '县住建局', '--deadline', '12-31', ...then],
		['add', '待补材料的一件', '--lead', '沙河镇', '--deadline', '11-10', '--draft', ...then],
		['dispatch', '1', '2', '3', '4', '--day', '9-02'],
	]);
	return desk;
}

const start = openDesk();

const item = fc.constantFrom('1', '2', '3', '4', '草1', '5');
const unit = fc.constantFrom('县住建局', '县交通局', '县水利局', '沙河镇');
const day = fc.constantFrom('9-10', '10-20', '10-31', '11-02');
const percent = fc.integer({ min: 0, max: 100 }).map(String);

/** Every act of the life, on any item, by any unit, on any day; most sequences hold legal and refused ones. */
const act = fc.oneof(
	fc.constant(['register', '草1']),
	fc.tuple(item).map(([i]) => ['dispatch', i]),
	fc.tuple(item, unit, day).map(([i, u, d]) => ['receive', i, '--unit', u, '--day', d]),
	fc
		.tuple(item, unit, day, percent)
		.map(([i, u, d, n]) => ['progress', i, '有进展', '--unit', u, '--day', d, '--percent', n]),
	fc.tuple(item, percent).map(([i, n]) => ['progress', i, '单位来报', '--percent', n, '--wait']),
	fc.tuple(item, unit, day).map(([i, u, d]) => ['claim', i, '--unit', u, '--day', d, '--text', '已完成']),
	fc.tuple(item, day).map(([i, d]) => ['claim', i, '--day', d]),
	fc.tuple(item).map(([i]) => ['review', i, '--pass']),
	fc.tuple(item).map(([i]) => ['review', i, '--pass', '--what', '报结', '--with-supports']),
	fc.tuple(item).map(([i]) => ['review', i, '--gate', '赵敏']),
	fc.tuple(item).map(([i]) => ['review', i, '--return', '未附资料']),
	fc.constant(['review', '--pass', '--clean']),
	fc.tuple(item).map(([i]) => ['strike', i]),
	fc.tuple(item).map(([i]) => ['suspend', i, '--reason', '等批复']),
	fc.tuple(item).map(([i]) => ['resume', i]),
	fc.tuple(item).map(([i]) => ['cancel', i, '--reason', '不再实施']),
	fc.tuple(item, item).map(([i, into]) => ['merge', i, '--into', into]),
	fc.tuple(item).map(([i]) => ['revisit', i, '--kind', '暗访', '--result', '不符', '--text', '未完成']),
	fc
		.tuple(item)
		.map(([i]) => ['revisit', i, '--kind', '暗访', '--result', '不符', '--text', '未完成', '--deadline', '11-20']),
	fc.tuple(item, unit).map(([i, u]) => ['assign', i, '--lead', u]),
	fc.tuple(item, unit).map(([i, u]) => ['assign', i, '--remove', u]),
	fc
		.tuple(item)
		.map(([i]) => [
			'extend',
			i,
			'--to',
			'12-15',
			'--reason',
			'审批超期',
			'--principal',
			'罗建平',
			'--late',
			'--approved-by',
			'方振国',
		]),
);

const latest = (days: (string | null)[]) => days.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

/** What must hold of every item after every act. */
function checkItem(row: ItemRow, shares: ShareRow[], claims: ClaimRow[]): void {
	const running = shares.filter((s) => s.status !== '解除');
	const leads = leadingShares([...running].sort((a, b) => a.sort - b.sort));
	const isDone = (s: ShareRow) => s.status === '已报结' || s.status === '已办结';
	switch (row.status) {
		case '已交办':
			expect(running.every((s) => s.status === '待签收')).toBe(true);
			expect(row.claimed).toBeNull();
			break;
		case '办理中':
			expect(leads.length > 0 && leads.every(isDone)).toBe(false);
			expect(row.claimed).toBeNull();
			break;
		case '待审核':
		case '待阅示':
			expect(leads.every((s) => s.status === '已报结')).toBe(true);
			expect(row.claimed).toBe(latest(leads.map((s) => s.claimed)));
			break;
		case '已办结':
		case '已销号': {
			expect(leads.map((s) => s.status)).toEqual(leads.map(() => '已办结'));
			const standing = leads.map((s) => claims.filter((c) => c.assignment === s.id).at(-1));
			expect(standing.map((c) => c?.state)).toEqual(leads.map(() => '通过'));
			expect(row.claimed).toBe(latest(standing.map((c) => c?.day ?? null)));
			expect(row.completed).not.toBeNull();
			break;
		}
		default:
			break;
	}
	expect(row.completed !== null).toBe(row.status === '已办结' || row.status === '已销号');
	expect(row.struck !== null).toBe(row.status === '已销号');
}

test('any sequence of acts keeps the laws of the life, and what is refused changes nothing', async () => {
	const seen = new Set<string>();
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 18 }), async (lines) => {
			const desk = (await start).copy();
			let before = readFileRows(desk.ledger);
			const first = new Map((before.item as ItemRow[]).map((row) => [row.id, row]));
			for (const line of lines) {
				const { code, err } = await desk.run(...line);
				const after = readFileRows(desk.ledger);
				expect([0, 1, 2], `${line.join(' ')}: ${err}`).toContain(code);
				if (code !== 0) expect(after, line.join(' ')).toEqual(before);
				for (const row of after.item as ItemRow[]) {
					const was = first.get(row.id);
					const shares = (after.assignment as ShareRow[]).filter((s) => s.item === row.id);
					const claims = after.claim as ClaimRow[];
					try {
						checkItem(row, shares, claims);
						expect(row.deadline_original).toBe(was?.deadline_original);
						if (!was?.number.startsWith('草')) expect(row.number).toBe(was?.number);
						else expect(['草1', '2026-005']).toContain(row.number);
					} catch (error) {
						throw new Error(`${row.number} ${row.status} after ${line.join(' ')}`, { cause: error });
					}
					seen.add(row.status);
				}
				before = after;
			}
		}),
		{ numRuns: 15 },
	);
	expect(seen.size).toBeGreaterThan(6);
}, 120_000);
