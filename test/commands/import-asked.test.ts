import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Desk, officeDesk } from './desk.ts';
import { cancel, down, enter, openTerminal } from './terminal.ts';

/** Writes a sheet that came in. */
function receive(desk: Desk, name: string, ...lines: string[]): string {
	const file = join(desk.folder, name);
	writeFileSync(file, `${lines.join('\n')}\n`);
	return file;
}

describe('on a terminal the columns are asked', () => {
	test('a column known by its cells alone is confirmed with samples, and not asked again', async () => {
		const desk = await officeDesk();
		const file = receive(
			desk,
			'科室.csv',
			'序,干什么,谁来干,啥时候',
			'1,泵站检修,县水利局,12月5日前',
			'2,护坡修补,县水利局,12月20日前',
		);
		const first = openTerminal(desk, 'import', file);
		await first.answer('D列“啥时候”（12月5日前、12月20日前）是', enter);
		await first.answer('写入台账', enter);
		expect(await first.ended).toBe(0);
		expect(first.shown()).toContain('列的对应已记住（科室）');
		const again = openTerminal(desk, 'import', file);
		expect(await again.ended).toBe(0);
		expect(again.shown()).toContain('列的对应沿用“科室”：啥时候→完成时限');
	});

	test('two columns that fit one field: the one chosen is taken', async () => {
		const desk = await officeDesk();
		const file = receive(
			desk,
			'两列.csv',
			'序号,督办事项,责任单位,完成时限,完成时限',
			'1,清理漂浮物,县水利局,12月5日,12月8日',
		);
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('有两列都像完成时限', down + enter);
		await terminal.answer('写入台账', enter);
		expect(await terminal.ended).toBe(0);
		expect((await desk.run('list', '--text', '漂浮物')).out).toContain('12-08');
	});

	test('no column for the matter: the one chosen is taken', async () => {
		const desk = await officeDesk();
		const file = receive(desk, '没有.csv', '序号,责任单位,完成时限,进展情况', '1,县水利局,12月5日,修补堤岸');
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('看不出哪一列是事项', down + down + down + enter);
		await terminal.answer('写入台账', enter);
		expect(await terminal.ended).toBe(0);
		expect((await desk.run('list', '--text', '修补堤岸')).out).toContain('县水利局');
	});

	test('a header that has changed is asked again, column by column', async () => {
		const desk = await officeDesk();
		const old = receive(desk, '旧.csv', '序,干什么,谁来干,啥时候,管事的', '1,泵站检修,县水利局,12月5日前,罗建平');
		expect((await desk.run('import', old, '--map', '啥时候=完成时限', '--map', '管事的=承办人')).code).toBe(0);
		const file = receive(desk, '新.csv', '序,干什么,谁来干,弄完的日子,管事的', '2,护坡修补,县水利局,12月8日前,罗建平');
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('上次“啥时候”是完成时限，这次哪一列是完成时限', enter);
		await terminal.answer('上次“管事的”是承办人，这次是', enter);
		await terminal.answer('写入台账', enter);
		expect(await terminal.ended).toBe(0);
		const { out } = await desk.run('profile', 'show', '新', '--format', 'csv');
		expect(out).toContain('4,弄完的日子,完成时限');
	});

	test('Ctrl-C at a question leaves nothing behind', async () => {
		const desk = await officeDesk();
		const file = receive(
			desk,
			'两列.csv',
			'序号,督办事项,责任单位,完成时限,完成时限',
			'1,清理漂浮物,县水利局,12月5日,12月8日',
		);
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('有两列都像完成时限', cancel);
		expect(await terminal.ended).toBe(130);
		expect((await desk.run('profile', 'list')).out).toContain('0份');
	});
});

describe('on a terminal conflicts are settled one by one', () => {
	const head = '编号,事项,牵头单位,完成时限,备注';

	/** Two items imported, both then changed in the ledger, and the file changed otherwise. */
	async function quarrel(): Promise<{ desk: Desk; file: string }> {
		const desk = await officeDesk();
		const file = receive(
			desk,
			'重点.csv',
			head,
			'甲1,管网改造,县住建局,2026-12-10,',
			'甲2,电网升级,县财政局,2026-12-20,',
		);
		expect((await desk.run('import', file)).code).toBe(0);
		for (const title of ['管网改造', '电网升级']) {
			const { items } = await desk.json('list', '--text', title);
			expect((await desk.run('edit', String(items[0]?.number), '--deadline', '2026-12-15')).code).toBe(0);
		}
		receive(desk, '重点.csv', head, '甲1,管网改造,县住建局,2026-12-30,', '甲2,电网升级,县财政局,2026-12-31,');
		return { desk, file };
	}
	const due = async (desk: Desk, title: string) => (await desk.run('list', '--text', title)).out;

	test('one to the file, one to the ledger', async () => {
		const { desk, file } = await quarrel();
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('管网改造 时限以哪边为准', down + enter);
		await terminal.answer('电网升级 时限以哪边为准', enter);
		await terminal.answer('写入台账', enter);
		expect(await terminal.ended).toBe(0);
		expect(await due(desk, '管网改造')).toContain('12-30');
		expect(await due(desk, '电网升级')).toContain('12-15');
		expect((await desk.run('import', file)).out).toContain('0 变更');
	});

	test('what is left for later stays a conflict while the rest is written', async () => {
		const { desk, file } = await quarrel();
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('管网改造 时限以哪边为准', down + enter);
		await terminal.answer('电网升级 时限以哪边为准', down + down + enter);
		await terminal.answer('写入台账', enter);
		expect(await terminal.ended).toBe(3);
		expect(terminal.shown()).toContain('先不管的冲突1行');
		expect((await desk.run('import', file)).code).toBe(4);
	});

	test('all left for later: nothing is written', async () => {
		const { desk, file } = await quarrel();
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('管网改造 时限以哪边为准', down + down + enter);
		await terminal.answer('电网升级 时限以哪边为准', down + down + enter);
		expect(await terminal.ended).toBe(4);
		expect(await due(desk, '管网改造')).toContain('12-15');
	});

	test.each(['file', '文件'])('--prefer %s asks nothing', async (side) => {
		const { desk, file } = await quarrel();
		expect((await desk.run('import', file, '--prefer', side)).code).toBe(0);
		expect(await due(desk, '电网升级')).toContain('12-31');
	});

	test('a row that may be two items is given to the one chosen', async () => {
		const desk = await officeDesk();
		const file = receive(
			desk,
			'同名.csv',
			'序号,事项,牵头单位,完成时限',
			'1,河道清漂,县水利局,2026-11-20',
			'2,河道清漂,县水利局,2026-12-20',
		);
		expect((await desk.run('import', file)).code).toBe(0);
		receive(desk, '同名.csv', '序号,事项,牵头单位,完成时限', '5,河道清漂,县水利局,2026-12-25');
		const terminal = openTerminal(desk, 'import', file);
		await terminal.answer('河道清漂 是哪一件', down + enter);
		await terminal.answer('写入台账', enter);
		expect(await terminal.ended).toBe(0);
		const { out } = await desk.run('list', '--text', '河道清漂');
		expect(out).toContain('11-20');
		expect(out).toContain('12-25');
	});
});

test('on a terminal a collective is expanded only when the clerk agrees', async () => {
	const desk = await officeDesk();
	const file = receive(desk, '秸秆.csv', '序号,事项,牵头单位,配合单位', '1,秸秆禁烧,县住建局,各乡镇');
	const terminal = openTerminal(desk, 'import', file);
	await terminal.answer('按名册展开为2个单位：沙河镇、石门镇', enter);
	await terminal.answer('写入台账', enter);
	expect(await terminal.ended).toBe(0);
	expect((await desk.run('import', file)).out).toContain('0 变更');
});

test('an unknown unit that resembles one of the roster: Enter means that one, and it is remembered', async () => {
	const desk = await officeDesk();
	const file = receive(desk, '错字.csv', '序号,督办事项,责任单位,完成时限', '1,泵站检修,县水力局,12月5日');
	const terminal = openTerminal(desk, 'import', file);
	await terminal.answer('名册里没有“县水力局”，它是', enter);
	await terminal.answer('写入台账', enter);
	expect(await terminal.ended).toBe(0);
	expect((await desk.run('list', '--text', '泵站')).out).toContain('县水利局');
	expect((await desk.run('unit', 'list', '--format', 'csv')).out).not.toContain('\n县水力局');
});
