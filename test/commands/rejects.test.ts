import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, emptyDesk, home } from './desk.ts';

const told = async (desk: Desk) =>
	(await desk.json('list')).items
		.map(({ title, lead, support, deadline, category, percent }) => ({
			title,
			lead,
			support,
			deadline,
			category,
			percent,
		}))
		.sort((a, b) => String(a.title).localeCompare(String(b.title)));

test.each(['messy-decisions.xlsx', 'leader-instructions.xlsx'])(
	'%s: the rows not taken, imported from their own file once the units are known, are as if taken at once',
	async (name) => {
		const file = new URL(`fixtures/${name}`, home).pathname;
		const at = ['--received', '2026-09-28'];
		const whole = await emptyDesk();
		expect((await whole.run('import', file, '--create-units', ...at)).code).toBe(0);

		const desk = await emptyDesk();
		await desk.run('unit', 'add', '县住房和城乡建设局');
		await desk.run('unit', 'add', '县财政局');
		const rejects = join(desk.folder, '拒收.xlsx');
		const first = await desk.run('import', file, '--rejects', rejects, ...at);
		expect([first.code, first.err]).toEqual([3, expect.stringContaining('行已写出')]);
		const second = await desk.run('import', rejects, '--create-units', ...at);
		expect([second.code, second.err]).toEqual([0, expect.anything()]);

		expect(await told(desk)).toEqual(await told(whole));
		expect((await desk.run('import', file)).out).toContain('0 变更');
	},
);
