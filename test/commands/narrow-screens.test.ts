import stringWidth from 'string-width';
import { beforeAll, expect, test } from 'vitest';
import { type Desk, officeDesk, runAll } from './desk.ts';

const name = '县住房城乡建设和综合行政执法（城市管理）👷𠮷中心';
const title = '推进老旧小区供水管网改造——“一件事一次办”（二期）𠮷👨‍👩‍👧https://example.invalid/a/very/long/address';
const then = ['--today', '2026-09-01'];
let desk: Desk;

beforeAll(async () => {
	desk = await officeDesk();
	await runAll(desk, [
		['unit', 'add', name, '--phone', '0000-6620031', '--leader', '罗建平'],
		['person', 'edit', '周明远', '--position', '县委副书记、县政府党组书记、县长', '--phone', '0000-6621020'],
		['add', title, '--lead', `${name}、县水利局、沙河镇、石门镇`, '--deadline', '9月15日', ...then],
		['dispatch', '6', '--day', '09-02'],
		['progress', '6', title, '--percent', '40', '--day', '10-09', '--problems', title, '--help-needed', title],
		['escalate', '--issue', '--approved-by', '方振国'],
		['team', 'add', '督查一组', '--leader', '王敏', '--members', '李伟、赵强、孙悦、陈静', '--items', '1、6'],
		['liaison', 'add', '钱宁', '--unit', '县财政局', '--units', '沙河镇、石门镇、青河街道'],
		['meeting', 'add', title, '6', '--when', '11-10'],
		['plan', 'add', title, '--unit', `${name}、县水利局`, '--months', '3至11月'],
		['inspect', 'add', title, '--unit', '沙河镇', '--item', '6'],
		['finding', 'add', `${title}@沙河镇@11-20`, '--inspection', '1'],
		['campaign', 'add', '项目建设攻坚年', '--from', '3-1'],
		['merit', 'add', '表扬', '沙河镇', '--basis', title],
		['message', 'add', title],
		['rule', 'set', '急件', '3个工作日', '--basis', title],
	]);
});

const lists = [
	...['list', 'overdue', 'stale', 'today', 'call', 'escalate', 'review', 'revisit', 'log', 'handover', 'office'],
	...['due --within 90', 'list --group 单位', 'overdue --explain --group 来源', 'overdue --office', 'show 6', 'log 6'],
	...['stats 全年', 'stats 全年 --group 单位', 'stats 全年 --group 月', 'stats 全年 --explain', 'score 10月 --explain'],
	...[
		'unit list',
		'unit flag 10月',
		'unit group',
		'person list',
		'team',
		'team status',
		'team requests',
		'liaison list',
	],
	...['source list', 'calendar show', 'rule list', 'meeting list', 'meeting show 1', 'plan list', 'inspect list'],
	...[
		'finding list',
		'campaign list',
		'campaign show 项目',
		'merit list',
		'message list',
		'message stats',
		'papers list',
	],
	...['escalate --issued 11月', 'sample --count 3', 'export --columns'],
];

test.each(lists)('%s keeps within the terminal at 80 and 40 columns', async (line) => {
	const words = line.split(' ');
	for (const width of [80, 40]) {
		const { code, out } = await desk.run(...words, '--width', String(width));
		expect(code).toBe(0);
		const tooWide = out.split('\n').filter((shown) => stringWidth(shown, { countAnsiEscapeCodes: true }) > width);
		expect(tooWide).toEqual([]);
	}
});

test('the lists people read on a terminal of 80 columns are tables there', async () => {
	for (const line of ['unit list', 'plan list', 'meeting list', 'liaison list', 'campaign list', 'rule list']) {
		const { out } = await desk.run(...line.split(' '), '--width', '80');
		expect(out).toMatch(/^={10,80}\n\S+( +\S+)+\n/m);
	}
});
