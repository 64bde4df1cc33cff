import { beforeAll, describe, expect, test } from 'vitest';
import { change } from '../../src/ledger/change.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { day } from '../../src/rules/day.ts';
import { head, schemaFolder } from '../ledger/offices.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';
import { cancel, down, enter, openTerminal } from './terminal.ts';

let start: Desk;

beforeAll(async () => {
	start = await emptyDesk();
	const then = ['--today', '2026-10-12'];
	await runAll(start, [
		...['县住建局', '县交通局', '县重点办', '沙河镇'].map((name) => ['unit', 'add', name]),
		['add', '雨污分流改造', '--lead', '县住建局', '--deadline', '12-31', '--gate', '县重点办', ...then],
		['add', '公路养护', '--lead', '县交通局', '--support', '沙河镇', '--deadline', '11-30', ...then],
		['dispatch', '1', '2', '--day', '10-12', ...then],
		['receive', '1', '2', '--day', '10-12', ...then],
		['progress', '1', '主管贯通', '--percent', '60', '--wait'],
		['progress', '2', '路面修补完成', '--percent', '100', '--wait'],
		['claim', '2', '--text', '养护完成'],
		['extend', '1', '--to', '2027-01-20', '--reason', '审批超期', '--principal', '罗建平'],
	]);
});

const waiting = async (desk: Desk) => (await desk.json('review')).items.map((row) => `${row.what} ${row.number}`);
const operations = async (desk: Desk) => (await desk.json('log')).items.filter((o) => o.command === 'review').length;

describe('the walk through the queue on a terminal', () => {
	test('each decision is saved at once, and stopping loses nothing', async () => {
		const desk = start.copy();
		const terminal = openTerminal(desk, 'review');
		await terminal.answer('怎么办', enter);
		await terminal.answer('把关人', `赵敏${enter}`);
		await terminal.answer('怎么办', `${down}${enter}`);
		await terminal.answer('理由', `没有照片${enter}`);
		await terminal.answer('怎么办', `${down}${down}${enter}`);
		await terminal.answer('怎么办', `${down}${down}${down}${enter}`);
		expect(await terminal.ended).toBe(0);
		expect(await operations(desk)).toBe(2);
		expect(await waiting(desk)).toEqual(['反馈 2026-001', '报结 2026-002', '延期 2026-001']);
		expect(terminal.shown()).toContain('（3/4）报结  2026-002“公路养护”');
	});

	test('Ctrl-C keeps what was decided before it', async () => {
		const desk = start.copy();
		const terminal = openTerminal(desk, 'review', '--what', '报结');
		await terminal.answer('怎么办', enter);
		await terminal.answer('配合单位一并办结', cancel);
		expect(await terminal.ended).toBe(130);
		expect(await operations(desk)).toBe(0);
		const again = openTerminal(desk, 'review', '--what', '报结');
		await again.answer('怎么办', enter);
		await again.answer('配合单位一并办结', `y${enter}`);
		expect(await again.ended).toBe(0);
		expect(await waiting(desk)).not.toContain('报结 2026-002');
		expect((await desk.run('show', '2')).out).toContain('沙河镇（已办结）');
	});

	test('an extension asks who agreed', async () => {
		const desk = start.copy();
		const terminal = openTerminal(desk, 'review', '--what', '延期');
		await terminal.answer('怎么办', enter);
		await terminal.answer('批准人', `${enter}`);
		await terminal.answer('要写内容', `方振国${enter}`);
		expect(await terminal.ended).toBe(0);
		const { item } = (await desk.json('show', '1')) as unknown as { item: { deadline: { current: string } } };
		expect(item.deadline.current).toBe('2027-01-20');
	});

	test('a refused decision is said, and the walk goes on', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['add', '桥梁检测', '--lead', '县交通局', '--deadline', '11-20'],
			['dispatch', '3'],
			['extend', '3', '--to', '12-10', '--reason', '设备未到', '--principal', '何小川'],
			['edit', '1', '--deadline', '2027-03-01'],
		]);
		const terminal = openTerminal(desk, 'review', '--what', '延期');
		await terminal.answer('怎么办', enter);
		await terminal.answer('批准人', `方振国${enter}`);
		await terminal.answer('怎么办', enter);
		await terminal.answer('批准人', `方振国${enter}`);
		expect(await terminal.ended).toBe(0);
		expect(terminal.shown()).toContain('没有办：2026-001 的时限已由2026-12-31改为2027-03-01，申请不再适用');
		expect(await waiting(desk)).toContain('延期 2026-001');
		expect(await waiting(desk)).not.toContain('延期 2026-003');
	});

	test('all that is clean is shown and asked for first', async () => {
		const desk = start.copy();
		await runAll(desk, [['review', '1', '--gate', '赵敏']]);
		const no = openTerminal(desk, 'review', '--pass', '--clean');
		await no.answer('都通过', `n${enter}`);
		expect(await no.ended).toBe(130);
		const yes = openTerminal(desk, 'review', '--pass', '--clean');
		await yes.answer('都通过', enter);
		expect(await yes.ended).toBe(0);
		expect(yes.shown()).toContain('会通过');
		expect(await waiting(desk)).not.toContain('反馈 2026-001');
	});
});

describe('what waits counts only once it has passed', () => {
	const percentOf = async (desk: Desk, number: string) =>
		((await desk.json('show', number)) as unknown as { item: { percent: number | null; progress: unknown } }).item;

	test('not while it waits for 把关 or 审核', async () => {
		const desk = start.copy();
		expect(await percentOf(desk, '1')).toMatchObject({ percent: null, progress: null });
		await runAll(desk, [['review', '1', '--gate', '赵敏']]);
		expect(await percentOf(desk, '1')).toMatchObject({ percent: null, progress: null });
		await runAll(desk, [['review', '1', '--what', '反馈', '--pass']]);
		expect(await percentOf(desk, '1')).toMatchObject({ percent: 60 });
	});

	test('an older report that passes later does not go before a newer one', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['progress', '1', '旧的一条', '--percent', '20', '--day', '10-20', '--wait'],
			['progress', '1', '新的一条', '--percent', '70'],
			['review', '1', '--gate', '赵敏'],
			['review', '1', '--what', '反馈', '--pass'],
		]);
		expect((await percentOf(desk, '1')).percent).toBe(60);
		expect(await waiting(desk)).not.toContain('反馈 2026-001');
	});

	test('passing an old one after the item is done leaves its 100', async () => {
		const desk = start.copy();
		await runAll(desk, [
			['review', '2', '--what', '报结', '--pass'],
			['strike', '2'],
			['review', '2', '--pass'],
		]);
		expect(await percentOf(desk, '2')).toMatchObject({ percent: 100, status: '已销号' });
	});

	test('of a suspended or cancelled item nothing waits', async () => {
		const desk = start.copy();
		await runAll(desk, [['suspend', '1', '--reason', '等批复']]);
		expect(await waiting(desk)).toEqual(['反馈 2026-002', '报结 2026-002']);
		await runAll(desk, [['resume', '1']]);
		expect(await waiting(desk)).toHaveLength(4);
		await runAll(desk, [['cancel', '1', '--reason', '不再实施']]);
		expect(await waiting(desk)).toHaveLength(2);
	});
});

describe('findings still to be judged', () => {
	async function withFinding(deadline: string | null): Promise<Desk> {
		const desk = start.copy();
		const ledger = openLedger(desk.ledger, 'write', schemaFolder);
		await change(ledger, head, async (tx) => ({
			sentence: '发现问题',
			value: await tx
				.insertInto('finding')
				.values({
					item: 2,
					unit: 2,
					day: day('2026-10-30'),
					text: '边沟未清理',
					deadline: deadline === null ? null : day(deadline),
					state: '待研判',
				})
				.execute(),
		}));
		ledger.close();
		return desk;
	}

	test('go to the unit with a day to be put right by', async () => {
		const desk = await withFinding(null);
		expect(await waiting(desk)).toContain('问题 2026-002');
		const refused = await desk.run('review', '2', '--what', '问题', '--pass');
		expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('要有整改时限')]);
		await runAll(desk, [['review', '2', '--what', '问题', '--pass', '--deadline', '11-20']]);
		expect(await waiting(desk)).not.toContain('问题 2026-002');
		expect((await desk.run('show', '2')).out).toContain('边沟未清理，限2026-11-20整改');
	});

	test('keep the day they have, or are dropped with a reason', async () => {
		const kept = await withFinding('2026-11-18');
		await runAll(kept, [['review', '2', '--what', '问题', '--pass']]);
		expect((await kept.run('show', '2')).out).toContain('限2026-11-18整改');
		const dropped = await withFinding(null);
		await runAll(dropped, [['review', '2', '--what', '问题', '--return', '不属实']]);
		expect(await waiting(dropped)).not.toContain('问题 2026-002');
	});
});
