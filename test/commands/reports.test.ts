import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '../../src/terminal/width.ts';
import { emptyDesk, officeDesk, runAll } from './desk.ts';

/** A report as a pipe gets it: plain, ready for mail. */
function expectMailable(text: string): void {
	for (const line of text.split('\n')) {
		expect(widthOf(line), line).toBeLessThanOrEqual(80);
		expect(line).toBe(line.trimEnd());
	}
	expect(text).not.toContain('\u001b');
}

test.each([
	[['overdue']],
	[['overdue', '--explain']],
	[['overdue', '--group', '单位']],
	[['overdue', '--explain', '--group', '县领导', '--sort', '单位', '--limit', '1']],
	[['overdue', '--today', '2028-03-01']],
	[['overdue', '--office']],
	[['overdue', '--office', '10月']],
	[['overdue', '--office', '全年', '--today', '2027-02-01']],
])('%j fits a mail', async (argv) => {
	const { out } = await (await officeDesk()).run(...argv);
	expect(out).not.toBe('');
	expectMailable(out);
});

test('however long the names are', async () => {
	const desk = await emptyDesk();
	const name = fc.string({ unit: fc.constantFrom(...'县水利局（二期）“整改”,abc 1、'), minLength: 1, maxLength: 90 });
	const titles = fc.sample(
		name.filter((text) => text.trim() !== '' && !text.startsWith('-')),
		{ numRuns: 12, seed: 20261102 },
	);
	const unit = '县推进新型城镇化和乡村全面振兴工作领导小组办公室';
	await runAll(desk, [
		['unit', 'add', unit],
		...titles.map((title) => ['add', `事${title}`, '--lead', unit, '--deadline', '10-20', '--received', '10-08']),
	]);
	for (const more of [[], ['--explain'], ['--group', '单位'], ['--office']]) {
		const { out } = await desk.run('overdue', ...more);
		expect(out).toContain(`${titles.length}件`);
		expectMailable(out);
	}
});

test('a width asked for holds in a pipe too', async () => {
	const desk = await officeDesk();
	const { out } = await desk.run('overdue', '--explain', '--width', '60');
	for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(60);
});

test('what a group holds adds up to the list, and JSON says which', async () => {
	const desk = await officeDesk();
	const { items, groups, count } = (await desk.json('list', '--group', '来源')) as unknown as {
		items: { number: string; source: string }[];
		groups: { name: string; count: number; items: string[] }[];
		count: number;
	};
	expect(groups.flatMap((group) => group.items).toSorted()).toEqual(items.map((item) => item.number).toSorted());
	expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
	for (const group of groups)
		for (const number of group.items) expect(items.find((item) => item.number === number)?.source).toBe(group.name);
});

test('on a rest day a scheduled task says nothing, on a worked Saturday it speaks', async () => {
	const desk = await officeDesk();
	for (const report of ['overdue', 'due', 'stale']) {
		const rest = await desk.run(report, '--workdays', '--exit-code', '--today', '2026-10-11');
		expect([rest.code, rest.out]).toEqual([0, '']);
	}
	expect((await desk.run('overdue', '--workdays', '--exit-code', '--today', '2026-10-10')).code).toBe(20);
});

test('the last paper stands in JSON', async () => {
	const desk = await officeDesk();
	await runAll(desk, [['escalate', '1', '--issue', '--approved-by', '林晓', '--today', '2026-10-29']]);
	const { items } = await desk.json('overdue', '--text', '雨污分流');
	expect(items).toMatchObject([
		{
			number: '2026-001',
			last_paper: { kind: '催办通知单', day: '2026-10-29', until: '2026-11-03' },
			last_progress: { day: '2026-10-12', text: '管网图纸已审' },
		},
	]);
});
