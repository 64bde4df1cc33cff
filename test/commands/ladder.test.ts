import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { officeRules } from '../../src/commands/common/office.ts';
import { decideExtension } from '../../src/commands/common/review/decide-extension.ts';
import { decideStatement } from '../../src/commands/common/review/decide-statement.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { day } from '../../src/rules/day.ts';
import { readWorkbook } from '../../src/sheets/read.ts';
import { act, schemaFolder } from '../ledger/offices.ts';
import { type Desk, emptyDesk, runAll } from './desk.ts';
import { openTerminal } from './terminal.ts';

const then = ['--today', '2026-09-01'];
let template: Desk;

beforeAll(async () => {
	template = await emptyDesk();
	await runAll(template, [
		...['县水利局', '县旅游局', '县文旅局'].map((name) => ['unit', 'add', name]),
		['add', '河道清障', '--lead', '县水利局', '--deadline', '10-30', '--source', '会议议定', ...then],
		['add', '景区停车场', '--lead', '县旅游局', '--deadline', '10-30', '--source', '会议议定', ...then],
		['add', '项目推进', '--lead', '县水利局', '--source', '年度重点工作', ...then],
		['dispatch', '1..3', ...then],
	]);
});

const rungsOf = async (desk: Desk, ...argv: string[]) =>
	(await desk.json('escalate', ...argv)).items.map(({ number, unit, rung }) => `${number} ${unit} ${rung}`);
const issue = (desk: Desk, ...argv: string[]) =>
	runAll(desk, [['escalate', '--issue', '--approved-by', '方振国', ...argv]]);

describe('the ladder over the ledger', () => {
	test('a unit hands its place on the ladder to the one it is merged into', async () => {
		const desk = template.copy();
		await issue(desk, '2');
		await runAll(desk, [['unit', 'merge', '县旅游局', '--into', '县文旅局', '--day', '11-02']]);
		expect(await rungsOf(desk, '2', '--today', '2026-11-05')).toEqual([]);
		expect(await rungsOf(desk, '2', '--today', '2026-11-06')).toEqual(['2026-002 县文旅局 限期整改单']);
	});

	test('what is dispatched again starts at the foot of the ladder', async () => {
		const desk = template.copy();
		await issue(desk, '1');
		await runAll(desk, [
			['claim', '1', '--text', '已清障'],
			['review', '1', '--pass'],
			['revisit', '1', '--kind', '暗访', '--result', '不符', '--text', '仍有障碍物'],
		]);
		expect(await rungsOf(desk, '1', '--today', '2026-11-06')).toEqual(['2026-001 县水利局 催办通知单']);
		expect(await desk.json('escalate', '--issued', '本月')).toMatchObject({ counts: { 催办通知单: 1 } });
	});

	test('two monthly reports missed', async () => {
		const desk = template.copy();
		expect(await rungsOf(desk, '3', '--today', '2026-10-25')).toEqual([]);
		expect(await rungsOf(desk, '3', '--today', '2026-10-26')).toEqual(['2026-003 县水利局 催办通知单']);
		await runAll(desk, [['progress', '3', '已开工', '--day', '10-20', '--today', '2026-10-20']]);
		expect(await rungsOf(desk, '3', '--today', '2026-10-26')).toEqual([]);
	});

	test('a finding handed out and past its day', async () => {
		const desk = template.copy();
		await runAll(desk, [
			['claim', '1', '--day', '10-20'],
			['review', '1', '--pass', '--today', '2026-10-21'],
		]);
		const ledger = openLedger(desk.ledger, 'write', schemaFolder);
		const finding = { inspection: null, progress: null, item: 1, unit: 1, person: null };
		await act(ledger, (tx) =>
			tx
				.insertInto('finding')
				.values({
					...finding,
					day: day('2026-10-26'),
					text: '验收资料与现场不符',
					requirement: null,
					deadline: day('2026-10-30'),
					state: '交办',
					reason: null,
					rechecked: null,
					result: null,
					paper: null,
				})
				.execute(),
		);
		ledger.close();
		expect(await rungsOf(desk, '1')).toEqual(['2026-001 县水利局 限期整改单']);
		await issue(desk, '1');
		expect(await rungsOf(desk, '1')).toEqual([]);
		const db = new Database(desk.ledger);
		expect(db.prepare('select rung, finding from rung').all()).toEqual([{ rung: '限期整改单', finding: 1 }]);
		db.close();
	});

	test('a paper for a finding stands while the item is extended, and no longer once the finding is put right', async () => {
		const desk = template.copy();
		await runAll(desk, [
			['revisit', '1', '--kind', '会诊', '--text', '台账不实', '--remedy', '补登', '--deadline', '2026-10-29', ...then],
			['escalate', '1', '--issue', '--approved-by', '方振国', '--today', '2026-10-30'],
			[
				'extend',
				'1',
				'--to',
				'11-20',
				'--reason',
				'汛期',
				'--principal',
				'罗建平',
				'--approved-by',
				'方振国',
				'--today',
				'2026-10-30',
			],
		]);
		expect(await rungsOf(desk, '1', '--today', '2026-11-06')).toEqual([]);
		expect(await rungsOf(desk, '1', '--today', '2026-11-09')).toEqual(['2026-001 县水利局 黄色警告']);
		const ledger = openLedger(desk.ledger, 'write', schemaFolder);
		await act(ledger, (tx) => tx.updateTable('finding').set({ state: '已整改' }).execute());
		ledger.close();
		expect(await rungsOf(desk, '1', '--today', '2026-11-09')).toEqual([]);
		expect(await rungsOf(desk, '1', '--today', '2026-11-23')).toEqual(['2026-001 县水利局 催办通知单']);
	});

	test('the office presses itself not', async () => {
		const desk = template.copy();
		await runAll(desk, [
			['unit', 'add', '青屏县委县政府督查室'],
			['add', '内部事项', '--lead', '青屏县委县政府督查室', '--deadline', '10-30', ...then],
			['dispatch', '4', ...then],
		]);
		expect(await rungsOf(desk, '4')).toEqual([]);
	});

	test('a paper keeps the values it was printed from, and its number is the next of its kind and year', async () => {
		const desk = template.copy();
		await issue(desk, '1');
		await issue(desk, '2');
		const db = new Database(desk.ledger, { readonly: true });
		const papers = db.prepare('select number, kind, signer, state, as_of, content from paper order by id').all() as {
			content: string;
		}[];
		const seq = db.prepare('select max(seq) from operation').pluck().get() as number;
		db.close();
		expect(papers).toMatchObject([
			{ number: 1, kind: '催办通知单', signer: '方振国', state: '已发', as_of: seq - 1 },
			{ number: 2, kind: '催办通知单', signer: '方振国', state: '已发', as_of: seq },
		]);
		expect(JSON.parse(papers[0]?.content ?? '')).toMatchObject({
			head: { kind: 'notice', mark: '督催〔2026〕1号' },
			title: '督查事项催办通知单',
			addressees: '县水利局',
			day: '2026-11-02',
			label: '县水利局',
		});
	});
});

describe('on a terminal', () => {
	const issuing = ['escalate', '--issue', '--approved-by', '方振国'];
	test('the plan is shown and asked about; no is nothing written', async () => {
		const desk = template.copy();
		const { ended, answer, shown } = openTerminal(desk, ...issuing);
		await answer('签发这3份？', 'n\r');
		expect(await ended).toBe(130);
		expect(shown()).toContain('督催〔2026〕3号');
		expect(await desk.json('escalate', '--issued', '本月')).toMatchObject({ counts: {}, items: [] });
	});
	test('yes issues them', async () => {
		const desk = template.copy();
		const { ended, answer, shown } = openTerminal(desk, ...issuing);
		await answer('签发这3份？', 'y\r');
		expect(await ended).toBe(0);
		expect(shown()).toContain('已签发 3份：催办通知单3');
		expect(await desk.json('escalate', '--issued', '本月')).toMatchObject({
			counts: { 催办通知单: 3 },
			units: [
				{ unit: '县水利局', counts: { 催办通知单: 2 } },
				{ unit: '县旅游局', counts: { 催办通知单: 1 } },
			],
		});
	});
	test('what an extension lacks is asked for', async () => {
		const desk = template.copy();
		const { ended, answer } = openTerminal(desk, 'extend', '3', '--approved-by', '方振国');
		await answer('延到哪一天', '2027-01-29\r');
		await answer('延期的理由', '\r');
		await answer('请写延期的理由', '汛期\r');
		await answer('第一责任人', '罗建平\r');
		expect(await ended).toBe(0);
		expect(await desk.json('show', '3')).toMatchObject({ item: { deadline: { current: '2027-01-29' } } });
	});
});

test('a decision made twice is refused', async () => {
	const desk = template.copy();
	await runAll(desk, [
		['extend', '3', '--to', '2027-01-29', '--reason', '汛期', '--principal', '罗建平', '--approved-by', '方振国'],
		[
			'statement',
			'1',
			'--holds-until',
			'11-16',
			'--reason',
			'汛期',
			'--principal',
			'罗建平',
			'--approved-by',
			'方振国',
		],
	]);
	const ledger = openLedger(desk.ledger, 'write', schemaFolder);
	const again = { agreed: true, by: '周明远', today: day('2026-11-02') };
	const rules = await officeRules(ledger.db);
	await expect(act(ledger, (tx) => decideExtension(tx, 1, again, rules))).rejects.toThrow('已经审过：同意');
	await expect(act(ledger, (tx) => decideStatement(tx, 1, again, rules))).rejects.toThrow('已经审过：同意');
	ledger.close();
});

test('the overdue sheet names the last paper', async () => {
	const desk = template.copy();
	await issue(desk, '1');
	await runAll(desk, [['export', '逾期清单', '--output', '逾期.xlsx']]);
	const { grids } = await readWorkbook(join(desk.folder, '逾期.xlsx'), new AbortController().signal);
	expect(JSON.stringify(grids)).toContain('催办 至11-05');
});

test('whatever is extended, the day first set stays and the day now set is the last one granted', async () => {
	const anExtension = fc.record({
		to: fc.integer({ min: 3, max: 30 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`),
		late: fc.boolean(),
		granted: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(anExtension, { maxLength: 5 }), async (extensions) => {
			const desk = template.copy();
			let current = '2026-10-30';
			let count = 0;
			for (const { to, late, granted } of extensions) {
				const asking = ['extend', '1', '--to', to, '--reason', '汛期', '--principal', '罗建平'];
				const { code } = await desk.run(
					...asking,
					...(late ? ['--late'] : []),
					...(granted ? ['--approved-by', '方振国'] : []),
				);
				if (code !== 0 || !granted) continue;
				expect(to > current && count < 2).toBe(true);
				current = to;
				count++;
			}
			const db = new Database(desk.ledger, { readonly: true });
			const row = db.prepare('select deadline_original, deadline from item where id = 1').get();
			const granted = db.prepare("select count(*) from extension where state = '同意'").pluck().get();
			db.close();
			expect([row, granted]).toEqual([{ deadline_original: '2026-10-30', deadline: current }, count]);
		}),
		{ numRuns: 12 },
	);
});
