import { beforeAll, expect, test } from 'vitest';
import { type Desk, emptyDesk, runAll } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
	desk = await emptyDesk();
	await runAll(desk, [
		['unit', 'add', '县水利局'],
		['add', '河道清障', '--lead', '县水利局', '--deadline', '12-31'],
		['add', '堤防加固', '--lead', '县水利局', '--deadline', '12-20'],
		['dispatch', '1', '2'],
		['receive', '1', '2'],
	]);
});

const told = '2027年放假安排尚未录入，该年只按周末计算工作日；录入用 ducha calendar import';

test.each([
	['today in an unknown year', ['today', '--today', '2027-01-04']],
	['the next three working days', ['today', '--today', '2026-12-30']],
	['due', ['due', '--today', '2026-12-30']],
	['the calls', ['call', '--list', '--today', '2027-01-04']],
	['what is proposed', ['escalate', '--today', '2027-01-04']],
	['the limit of a paper', ['escalate', '2', '--issue', '--dry-run', '--approved-by', '王敏', '--today', '2026-12-30']],
	['an extension', ['extend', '1', '--to', '2027-01-20', '--reason', '封冻', '--principal', '程立']],
])('%s: the missing notice is told of', async (_case, argv) => {
	const { code, out, err } = await desk.copy().run(...argv);
	expect([code, `${out}${err}`]).toEqual([0, expect.stringContaining(told)]);
});

test.each([
	['today', ['today', '--today', '2026-12-25']],
	['due', ['due', '--today', '2026-12-25']],
	['escalate', ['escalate', '--today', '2026-12-31']],
])('%s within a known year: nothing is said', async (_case, argv) => {
	const { out, err } = await desk.run(...argv);
	expect(`${out}${err}`).not.toContain('尚未录入');
});
