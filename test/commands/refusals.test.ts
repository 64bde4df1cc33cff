import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { type Desk, officeDesk, runAll } from './desk.ts';

/** Every row of every table. */
function readRows(ledger: string): unknown {
	const db = new Database(ledger, { readonly: true });
	try {
		const names = db.prepare(`select name from sqlite_master where type = 'table' order by name`).pluck().all();
		return names.map((name) => [name, db.prepare(`select * from "${name}"`).all()]);
	} finally {
		db.close();
	}
}

async function openBusy(): Promise<Desk> {
	const desk = await officeDesk();
	await runAll(desk, [
		['add', '管网改造', '--lead', '县水利局', '--deadline', '12月10日', '--measure', '公里', '--target', '12.6'],
		['dispatch', '6'],
		['milestone', '6', '招标', '11月10日', '--percent', '30'],
	]);
	return desk;
}
const busy = openBusy();

const asked = ['extend', '6', '--reason', '流标', '--principal', '罗建平', '--to'];
const instruct = ['instruct', '--leader', '周明远', '--words', '快办'];
const issue = ['escalate', '--issue', '--approved-by', '方振国'];

describe('refused in words with the cure, and nothing is changed', () => {
	test.each<[name: string, argv: string[], said: string]>([
		['papers for an empty reference', ['escalate', '', ...issue.slice(1)], '没有写事项编号'],
		['papers for a blank reference', ['escalate', ' ', ...issue.slice(1)], '没有写事项编号'],
		['an urge of nothing', ['urge', ''], '没有写事项编号'],
		['cancelling nothing', ['cancel', '\u200b', '--reason', '重复'], '没有写事项编号'],
		['issuing while looking back', [...issue, '--issued', '10月'], '--issued 是列出已发的'],
		['one item while looking back', ['escalate', '1', '--issued', '10月'], '--issued 是列出已发的'],
		['approving what was issued', ['escalate', '--issued', '10月', '--approved-by', '方振国'], '要和 --issue 一起写'],
		['two approvers of one post', [...issue, '--approved-by', '周明远'], '批准人写了两个：方振国、周明远'],
		['an approver of two names', ['escalate', '--issue', '--approved-by', '督查室主任=甲=乙'], '--approved-by 看不懂'],
		['an approver no one sees', ['escalate', '--issue', '--approved-by', '\u200b'], '--approved-by 后面要写内容'],
		['a year for a day', [...asked, '2027'], '--to 不是日期：2027'],
		['a year for a promise', ['urge', '1', '--promised', '2027年'], '--promised 不是日期：2027年'],
		['today beyond what can be counted', ['due', '--today', '9999-12-31'], '--today 不是日期'],
		['a part with three @', [...instruct, '--item', '甲@县水利局@11-20@急'], '--item 里的 @ 多于两个'],
		['a milestone of no name', ['milestone', '6', '\u200b', '11-20', '--percent', '40'], '没有写节点名称'],
		['a list of milestones with a percent', ['milestone', '6', '--percent', '40'], '没有写节点名称'],
		['a milestone removed and moved', ['milestone', '6', '招标', '11-20', '--remove'], '去掉节点时不写别的'],
		['a milestone reached and moved', ['milestone', '6', '招标', '11-20', '--reached', '11-01'], '不改节点'],
		['a revisit of nothing', ['revisit', '--kind', '暗访', '--result', '相符'], '没有写事项编号'],
		[
			'a plan with a result',
			['revisit', '4', '--kind', '暗访', '--plan', '11-20', '--result', '相符'],
			'列入计划时不写',
		],
		['an attachment put in and taken out', ['attach', '6', 'a.pdf', '--save', '1'], '不能一起写'],
		['a unit in two roles', ['assign', '1', '--lead', '县水利局', '--support', '县水利局'], '写了两种去向'],
		['a unit of no name', ['unit', 'merge', '沙河镇', '--into', '\u200b', '--create'], '没有写并入哪个单位'],
		['a percent in powers', ['progress', '1', '在办', '--percent', '1e1'], '完成比例要在0到100之间'],
		['a quantity beyond telling', ['progress', '6', '在办', '--value', '9'.repeat(23)], '--value 要写数字'],
		['a limit beyond counting', ['overdue', '--limit', '9'.repeat(23)], '--limit 要写正整数'],
		['a place beyond counting', ['person', 'add', '李秋平', '--place', '9'.repeat(23)], '--place 要写整数'],
		['a name pasted by mistake', ['urge', '1', '--unit', '很'.repeat(10_000)], '字）……'],
	])('%s', async (_name, argv, said) => {
		const desk = (await busy).copy();
		const before = readRows(desk.ledger);
		const { code, out, err } = await desk.run(...argv);
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain(said);
		expect(err).toMatch(/^错误：[\s\S]*\n提示：.*\n$/);
		expect(err.length).toBeLessThan(2500);
		expect(readRows(desk.ledger)).toEqual(before);
	});
});

describe('taken as it was meant', () => {
	test.each<[name: string, argv: string[], said: string]>([
		['a day in full-width figures', [...asked, '２０２６－１２－２１'], '延至2026年12月21日'],
		['a month and day in full-width figures', [...asked, '１２月２１日'], '延至2026年12月21日'],
		['the same approver twice', [...issue, '--approved-by', '方振国'], '已签发'],
	])('%s', async (_name, argv, said) => {
		const desk = (await busy).copy();
		const { code, out, err } = await desk.run(...argv);
		expect([code, err]).toEqual([0, err]);
		expect(out).toContain(said);
	});

	test('a name pasted with what no one sees is the same person', async () => {
		const desk = (await busy).copy();
		await runAll(desk, [
			[...asked.slice(0, 4), '--principal', '罗\u200b建平\n', '--to', '12-21'],
			['add', '乙', '--leader', '方振国\ufeff'],
		]);
		const { items } = await desk.json('person', 'list');
		const names = items.map((person) => person.name);
		expect(names).toContain('罗建平');
		expect(names.filter((name) => String(name).includes('方振国'))).toEqual(['方振国']);
	});

	test('a deadline that names no day, or has passed, is told of when a leader’s instruction is booked', async () => {
		const desk = (await busy).copy();
		const { code, err } = await desk.run(
			...instruct,
			'--item',
			'甲@县水利局@2026-02-30',
			'--item',
			'乙@县水利局@10-20',
		);
		expect(code).toBe(0);
		expect(err).toContain('2026-007 时限“2026-02-30”没有“2026-02-30”这一天');
		expect(err).toContain('2026-008 时限2026-10-20已经过去');
	});

	test('an item that has lost its last lead is told of', async () => {
		const { code, err } = await (await busy).copy().run('assign', '1', '--remove', '县住建局');
		expect([code, err]).toEqual([0, expect.stringContaining('没有牵头单位了')]);
	});
});
