import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/rules/day.ts';
import { figuresBy, figuresIn, groupsIn, type Membership } from '../../src/rules/figure-table.ts';
import {
	type Bucket,
	bucketOf,
	buckets,
	type ClosingLine,
	closingLine,
	type FigureName,
	figureLabels,
	figuresOf,
	itemsOfYear,
} from '../../src/rules/figures.ts';
import { flowOf } from '../../src/rules/flow.ts';
import { type Item, leadsOf, statuses } from '../../src/rules/item.ts';
import { isFinished } from '../../src/rules/lifecycle.ts';
import { isOverdue } from '../../src/rules/overdue.ts';
import { pointsBetween, printRate, rateOf, sharesOf, writeRateChange } from '../../src/rules/rate.ts';
import { itemWith, ledBy, modelLedger, modelUnits } from '../papers/model-ledger.ts';

const closed: ClosingLine = { day: day('2026-10-31'), open: false };
const open: ClosingLine = { day: day('2026-10-31'), open: true };

const bucketCases: [string, Item, ClosingLine, Bucket | null][] = [
	['due the day before an open line', itemWith({ due: day('2026-10-30') }), open, 'overdue'],
	['due on an open day is not yet late', itemWith({ due: day('2026-10-31') }), open, 'notDue'],
	['due on a closed day is late', itemWith({ due: day('2026-10-31') }), closed, 'overdue'],
	['due the day after a closed day', itemWith({ due: day('2026-11-01') }), closed, 'notDue'],
	['no deadline', itemWith({ due: null }), closed, 'undated'],
	['words nobody could read are never far away', itemWith({ due: null, unreadable: true }), closed, 'undated'],
	['claimed on the day', done('2026-10-20', '2026-10-20'), closed, 'onTime'],
	['claimed a day late', done('2026-10-20', '2026-10-21'), closed, 'lateDone'],
	['finished without a deadline', done(null, '2026-10-21'), closed, 'onTime'],
	['claimed in time, passed after it', done('2026-10-20', '2026-10-19', '2026-10-28'), closed, 'onTime'],
	['claimed after the line, in time', done('2026-11-30', '2026-11-02'), closed, 'notDue'],
	['claimed after the line, late', done('2026-10-30', '2026-11-02'), closed, 'overdue'],
	['no claim known: the day of completion counts', done('2026-10-20', null, '2026-10-22'), closed, 'lateDone'],
	['struck off stays finished', { ...done('2026-10-20', '2026-10-20'), status: '已销号' }, closed, 'onTime'],
	['claimed in time, waiting for review', waiting('2026-10-20', '2026-10-20'), closed, 'notDue'],
	['claimed late, waiting for review', waiting('2026-10-20', '2026-10-21'), closed, 'overdue'],
	['suspended keeps its day and is not late', itemWith({ status: '中止' }), closed, 'notDue'],
	['a draft', itemWith({ status: '拟立项' }), closed, null],
	['cancelled', itemWith({ status: '撤销' }), closed, null],
	['merged into another', itemWith({ status: '并入' }), closed, null],
	['a parent', itemWith({ children: 2 }), closed, null],
	['registered after the line', itemWith({ registered: day('2026-11-01') }), closed, null],
	['registered on the line', itemWith({ registered: day('2026-10-31'), due: null }), closed, 'undated'],
];

function done(due: string | null, claimed: string | null, completed = claimed): Item {
	const dayOr = (text: string | null) => (text === null ? null : day(text));
	return itemWith({ due: dayOr(due), status: '已办结', claimed: dayOr(claimed), completed: dayOr(completed) });
}
function waiting(due: string, claimed: string): Item {
	return itemWith({ due: day(due), status: '待审核', claimed: day(claimed) });
}

describe('buckets', () => {
	test.each(bucketCases)('%s', (_, item, line, bucket) => expect(bucketOf(item, line)).toBe(bucket));
	test.each([
		['2026-11-04', { day: '2026-10-31', open: false }],
		['2026-10-31', { day: '2026-10-31', open: true }],
		['2026-10-20', { day: '2026-10-20', open: true }],
	])('the line of October seen on %s', (today, line) =>
		expect(closingLine(day('2026-10-31'), day(today))).toEqual(line),
	);
	test('a past day seen from its end is closed, whatever day the period ends', () => {
		expect(closingLine(day('2026-10-31'), day('2026-10-31'), true)).toEqual({ day: '2026-10-31', open: false });
		expect(closingLine(day('2026-10-31'), day('2026-10-20'), true)).toEqual({ day: '2026-10-20', open: false });
		expect(closingLine(day('2026-10-31'), day('2026-11-04'), true)).toEqual({ day: '2026-10-31', open: false });
	});
});

describe('the model ledger of 186 items', () => {
	const items = modelLedger();
	const table = figuresBy(items, closed, 'source');
	const columns: FigureName[] = ['total', 'onTime', 'lateDone', 'finished', 'notDue', 'overdue', 'undated', 'running'];
	test.each([
		['会议议定', 64, 41, 5, 46, 13, 3, 2, 18, '71.9%'],
		['领导批示', 41, 34, 2, 36, 4, 1, 0, 5, '87.8%'],
		['年度重点工作', 46, 19, 2, 21, 17, 2, 6, 25, '45.7%'],
		['重点项目', 20, 7, 2, 9, 8, 1, 2, 11, '45.0%'],
		['民生实事', 10, 4, 1, 5, 3, 1, 1, 5, '50.0%'],
		['督查发现', 5, 4, 0, 4, 1, 0, 0, 1, '80.0%'],
		['合计', 186, 109, 12, 121, 46, 8, 11, 65, '65.1%'],
	])('%s', (label, ...cells) => {
		const row = [...table.rows, table.total].find((each) => each.label === label)!;
		expect([...columns.map((name) => row[name]), printRate(row.finishRate)]).toEqual(cells);
	});
	test('rates, due items and what lies behind them', () => {
		const { total } = table;
		expect([total.finishRate, total.dueRate, total.onTimeRate]).toEqual([65.1, 93.5, 83.9]);
		expect([total.due, total.dueFinished, total.dueOnTime]).toEqual([124, 116, 104]);
		expect([total.early, total.undatedDone, total.awaiting]).toEqual([3, 2, 0]);
		expect([total.carried, total.added]).toEqual([14, 172]);
		expect(total.behind.overdue.toSorted()).toEqual([
			'2026-031',
			'2026-044',
			'2026-052',
			'2026-061',
			'2026-078',
			'2026-103',
			'2026-119',
			'2026-127',
		]);
	});
	test('September and what October did', () => {
		const september = figuresOf(items, { day: day('2026-09-30'), open: false });
		expect([september.finished, september.total, september.finishRate]).toEqual([103, 171, 60.2]);
		const flow = flowOf(() => items, day('2026-10-01'), closed);
		expect([flow.carried.length, flow.added.length, flow.finished.length, flow.running.length]).toEqual([
			68, 15, 18, 65,
		]);
	});
	test('items that ended before the year began are not of this year', () => {
		const old = { ...done('2025-12-01', '2025-11-30'), number: '2025-001', registered: day('2025-10-01') };
		expect(itemsOfYear([...items, old], closed)).toHaveLength(186);
		expect(figuresOf([...items, old], closed).total).toBe(187);
	});
});

const orNone = (name: string | null) => (name === null ? [] : [name]);
const byLeader: Membership = { names: ['周明远'], of: ({ leader }) => orNone(leader), nowhere: '未明确责任领导' };
const byDocument: Membership = { names: [], of: ({ document }) => orNone(document), nowhere: '没有来源文件' };
const byTag: Membership = { names: [], of: ({ tags }) => tags, nowhere: '没有标签' };

describe('groupings', () => {
	const [first, second] = [modelUnits[0]!, modelUnits[5]!];
	const shared = itemWith({ number: '2026-002', assignments: ledBy(second, first) });
	const none = itemWith({ number: '2026-003', leader: '周明远', document: '第8次常务会议纪要' });
	test('a unit table counts per unit, in official order, and its total per item', () => {
		const table = figuresBy([shared, none, itemWith({ assignments: ledBy(second) })], closed, 'unit');
		expect(table.repeated).toEqual(['2026-002']);
		expect(table.rows.map((row) => [row.label, row.total])).toEqual([
			[first.name, 1],
			[second.name, 2],
			['未定牵头单位', 1],
		]);
		expect(table.total.total).toBe(3);
	});
	test.each<[string, Membership, string[]]>([
		['leader', byLeader, ['周明远', '未明确责任领导']],
		['document', byDocument, ['第8次常务会议纪要', '没有来源文件']],
		['source', { names: [], of: ({ source }) => [source], nowhere: '未定来源' }, ['会议议定']],
	])('by %s', (_, membership, labels) =>
		expect(figuresIn([shared, none], closed, membership).rows.map((row) => row.label)).toEqual(labels),
	);
	test('sources keep the order of the office, unknown ones after it', () => {
		const sources = ['其他', '自定', '领导批示', '会议议定'].map((source) => itemWith({ source }));
		const table = figuresBy(sources, closed, 'source', ['领导批示', '会议议定', '其他']);
		expect(table.rows.map((row) => row.label)).toEqual(['领导批示', '会议议定', '其他', '自定']);
	});
});

describe('rates', () => {
	test.each([
		[121, 186, '65.1%'],
		[116, 124, '93.5%'],
		[104, 124, '83.9%'],
		[0, 0, '—'],
		[0, 7, '0.0%'],
		[7, 7, '100.0%'],
		[2499, 2500, '99.9%'],
		[9999, 10000, '99.9%'],
		[1, 16, '6.3%'],
		[1, 3, '33.3%'],
	])('%i of %i is %s', (part, whole, printed) => expect(printRate(rateOf(part, whole))).toBe(printed));
	test.each([
		[65.1, 60.2, 4.9],
		[60.2, 65.1, -4.9],
		[0.3, 0.1, 0.2],
		[50, 50, 0],
	])('from %d: %d is %d points', (now, before, points) => expect(pointsBetween(now, before)).toBe(points));
	test.each([
		['more', 65.1, 60.2, '比9月底提高4.9个百分点'],
		['less, a whole number', 60.1, 65.1, '比9月底下降5.0个百分点'],
		['the same', 0, 0, '与9月底持平'],
		['nothing now', null, 60.2, ''],
		['nothing before', 65.1, null, ''],
	])('a rate in words: %s', (_name, now, before, words) => expect(writeRateChange(now, before, '9月底')).toBe(words));
	test.each([
		['thirds', [1, 1, 1], [33.4, 33.3, 33.3]],
		['sevenths', [1, 2, 4], [14.3, 28.6, 57.1]],
		['one empty', [0, 5], [0, 100]],
		['nothing', [0, 0], [null, null]],
	])('shares of %s', (_, counts, shares) => expect(sharesOf(counts)).toEqual(shares));
	test('shares always add to 100.0, each within a tenth of its own', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 20 }), (counts) => {
				const whole = counts.reduce((sum, count) => sum + count, 0);
				fc.pre(whole > 0);
				const shares = sharesOf(counts) as number[];
				expect(Math.round(shares.reduce((sum, share) => sum + share * 10, 0))).toBe(1000);
				for (const [at, share] of shares.entries())
					expect(Math.abs(share - (counts[at]! * 100) / whole)).toBeLessThan(0.1);
			}),
		);
	});
	test('100.0 is printed only when nothing is missing', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (whole, n) => {
				const part = n % (whole + 1);
				expect(rateOf(part, whole) === 100).toBe(part === whole);
			}),
		);
	});
});

const aDay = fc.integer({ min: -400, max: 400 }).map((n) => addDays(day('2026-06-30'), n));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anItem: fc.Arbitrary<Item> = fc
	.record({
		number: fc.nat(999).map((n) => `2026-${n}`),
		status: fc.constantFrom(...statuses),
		children: fc.constantFrom(0, 0, 0, 2),
		due: maybe(aDay),
		registered: maybe(aDay),
		received: aDay,
		claimed: maybe(aDay),
		completed: maybe(aDay),
		source: fc.constantFrom('会议议定', '领导批示', '其他'),
		leader: maybe(fc.constantFrom('周明远', '方振国')),
		document: maybe(fc.constantFrom('纪要一', '纪要二')),
		tags: fc.subarray(['重点', '难点']),
		assignments: fc.subarray(modelUnits.slice(0, 4)).map((units) => ledBy(...units)),
		extensions: fc.nat(2),
		lateFrom: maybe(aDay),
	})
	.map((record) => itemWith(record));
const aLedger = fc
	.array(anItem, { maxLength: 40 })
	.map((items) => items.map((item, at) => ({ ...item, id: at + 1, number: `2026-${at + 1}` })));
const aLine = fc.record({ day: aDay, open: fc.boolean() });

describe('laws of every ledger and line', () => {
	const counts = Object.keys(figureLabels) as FigureName[];
	test('the parts are the whole', () => {
		fc.assert(
			fc.property(aLedger, aLine, (items, line) => {
				const row = figuresOf(items, line);
				expect(buckets.reduce((sum, bucket) => sum + row[bucket], 0)).toBe(row.total);
				expect(row.finished + row.running).toBe(row.total);
				expect(row.onTime + row.lateDone).toBe(row.finished);
				expect(row.notDue + row.overdue + row.undated).toBe(row.running);
				expect(row.dueOnTime + row.lateDone + row.overdue + row.awaiting).toBe(row.due);
				expect(row.dueOnTime + row.early + row.undatedDone).toBe(row.onTime);
				expect(row.carried + row.added).toBe(row.total);
				for (const name of counts) expect(row.behind[name]).toHaveLength(row[name]);
			}),
		);
	});
	test.each<[string, Membership]>([
		['leader', byLeader],
		['document', byDocument],
		['tag', byTag],
	])('the rows by %s add up to the total and what stands in several of them', (_, membership) => {
		fc.assert(
			fc.property(aLedger, aLine, (items, line) => {
				const { rows, total, repeated } = figuresIn(items, line, membership);
				const again = new Set(repeated);
				for (const name of counts) {
					const numbers = rows.flatMap((row) => row.behind[name]);
					expect(new Set(numbers)).toEqual(new Set(total.behind[name]));
					if (again.size === 0) expect(numbers).toHaveLength(total[name]);
				}
				const standing = [...groupsIn(items, membership).values()].reduce((sum, group) => sum + group.length, 0);
				const times = items.reduce((sum, item) => sum + Math.max(1, membership.of(item).length), 0);
				expect(standing).toBe(times);
			}),
		);
	});
	test('the rows by unit add up to the items times their lead units', () => {
		fc.assert(
			fc.property(aLedger, aLine, (items, line) => {
				const { rows, total } = figuresBy(items, line, 'unit');
				const times = items
					.filter((item) => bucketOf(item, line))
					.reduce((sum, item) => sum + Math.max(1, leadsOf(item).length), 0);
				expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(times);
				expect(total.total).toBeLessThanOrEqual(times);
			}),
		);
	});
	test('on an open day overdue is what lists call overdue', () => {
		fc.assert(
			fc.property(anItem, aDay, (item, today) => {
				const entered = (item.registered ?? item.received) <= today && item.children === 0;
				fc.pre(entered && (item.claimed ?? today) <= today && !isFinished(item.status));
				expect(bucketOf(item, { day: today, open: true }) === 'overdue').toBe(isOverdue(item, today));
			}),
		);
	});
	test('what was carried and what came is what was finished, dropped and what runs, whatever became of the items', () => {
		fc.assert(
			fc.property(aLedger, aLedger, aLine, fc.nat(200), (before, items, line, back) => {
				const from = addDays(line.day, -back);
				const flow = flowOf(({ day: at }) => (at < from ? before : items), from, line);
				const [came, went] = [
					flow.carried.length + flow.added.length + flow.again.length,
					flow.finished.length + flow.dropped.length,
				];
				expect(came - went).toBe(flow.running.length);
				expect(flow.running).toHaveLength(figuresOf(items, line).running);
				expect(flow.carried).toHaveLength(figuresOf(before, { day: addDays(from, -1), open: false }).running);
			}),
		);
	});
});
