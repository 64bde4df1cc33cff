import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agenda } from '../../src/papers/bulletins/agenda.ts';
import { bulletin } from '../../src/papers/bulletins/bulletin.ts';
import { dynamics } from '../../src/papers/bulletins/dynamics.ts';
import { leaderReport } from '../../src/papers/bulletins/leader-report.ts';
import { remarks } from '../../src/papers/bulletins/remarks.ts';
import { recordsByUnit } from '../../src/papers/bulletins/unit-records.ts';
import { numeral } from '../../src/papers/bulletins/words.ts';
import { yearRecord } from '../../src/papers/bulletins/year-record.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { renderText } from '../../src/papers/plain-text.ts';
import { usualCirculation } from '../../src/rules/circulation.ts';
import { addDays, day } from '../../src/rules/day.ts';
import { bucketOf } from '../../src/rules/figures.ts';
import '../seed.ts';
import { housing, october, office, sampleRecord, sampleUnit, thisDay, today, town, water } from './sample-records.ts';

const period = { from: day('2026-10-01'), to: day('2026-10-31'), label: '10月份' };
const urged = { rung: '催办通知单', mark: '青督催〔2026〕1号', day: day('2026-10-20'), unit: housing.name } as const;
const warned = { rung: '限期整改单', mark: null, day: day('2026-10-28'), unit: housing.name } as const;

const hollow = /undefined|null|NaN|尚无|，，|。。|；。|，。|（）|(?<!\d)0(?:件|份|次|家)/;
/** What a paper says in its running text, without its office and day. */
const saidIn = (paper: Paper | null): string => {
	const text = paper === null ? '' : renderText(paper);
	expect(text).not.toMatch(hollow);
	return text;
};

describe('a bulletin', () => {
	const made = (records: Parameters<typeof sampleRecord>[0][], own: Parameters<typeof bulletin>[0]['own'] = null) =>
		saidIn(
			bulletin({
				kind: '督查专报',
				nature: '整改建议',
				title: '几个问题',
				office,
				circulation: usualCirculation('督查专报', '县'),
				day: today,
				line: thisDay,
				records: records.map((facts) => sampleRecord(facts)),
				own,
				issue: 3,
				stamp: null,
			}),
		);
	const late = { item: { due: '2026-09-15' }, late: '逾期30个工作日', stuck: ['逾期30个工作日', '已发限期整改单'] };

	test.each<[string, Parameters<typeof made>[0], string[], string[]]>([
		[
			'of one quiet item has no problems and no table',
			[{}],
			['一、总体情况', '二、办理进展'],
			['存在的主要问题', '附件', '（一）'],
		],
		[
			'of a late one says how late, and which papers were sent',
			[{ ...late, papers: [urged, warned] }],
			[
				'事项逾期30个工作日，先后发出催办通知单（青督催〔2026〕1号）、限期整改单。',
				'三、存在的主要问题',
				'四、整改建议',
			],
			['原因分析', '已发限期整改单'],
		],
		[
			'of several leads warned at once names the kind of paper once',
			[{ ...late, papers: [3, 4, 5].map((n) => ({ ...urged, mark: `青督催〔2026〕${n}号` })) }],
			['已发出催办通知单（青督催〔2026〕3、4、5号）。'],
			[],
		],
		[
			'of papers of two years names each year, and the same kind of another day with 先后',
			[
				{
					...late,
					papers: [
						{ ...urged, day: day('2025-12-30'), mark: '青督催〔2025〕8号' },
						{ ...urged, mark: '青督催〔2026〕1号' },
					],
				},
			],
			['先后发出催办通知单（青督催〔2025〕8号、青督催〔2026〕1号）。'],
			[],
		],
		[
			'repeats what units report in their own words, without a second stop',
			[{ problems: ['图审超期。', '图审超期。'], help: ['请县财政局\n拨付资金；'] }],
			['单位反映：图审超期。', '县住房和城乡建设局（2026-001号）提出，请县财政局拨付资金。'],
			[],
		],
		[
			'with an accepted explanation asks that it be kept, not for another',
			[{ ...late, causes: ['招标两次退改'] }],
			['四、原因分析', '县住房和城乡建设局说明：招标两次退改。', '按书面说明的措施和时间办结'],
			['主要负责人书面说明原因'],
		],
		[
			'of an item behind schedule asks for more speed',
			[{ behind: 28.6, item: { due: '2026-12-31' } }],
			['落后序时进度28.6个百分点', '制定赶进计划'],
			['限期办结'],
		],
		[
			'of one whose claims came back twice asks for better ones',
			[{ returned: [day('2026-10-08'), day('2026-10-20')], stuck: ['报结退回2次'] }],
			['事项报结退回2次。', '按退回意见逐条整改'],
			[],
		],
		[
			'of several numbers its points and attaches their table',
			[{}, { units: [water, town], item: { number: '2026-002' } }],
			['本次督查事项2件，涉及牵头单位3家。', '（一）', '（二）', '附件：督查事项办理情况表'],
			[],
		],
		[
			'of what is finished says so and asks for nothing',
			[{ item: { status: '已办结', completed: day('2026-10-20'), claimed: day('2026-10-20') } }],
			['已办结。', '已按时办结'],
			['建议', '进度'],
		],
		[
			'of what is finished tells the result claimed, and no longer counts its papers as problems',
			[
				{
					item: { status: '已办结', completed: day('2026-10-20'), claimed: day('2026-10-20') },
					heard: { day: day('2026-10-15'), text: '护栏施工中' },
					result: { day: day('2026-10-20'), text: '护栏已安装' },
					papers: [urged],
				},
			],
			['10月20日报结：护栏已安装。'],
			['护栏施工中', '存在的主要问题', '催办通知单（青督催'],
		],
		['of one without a day says so', [{ item: { due: null } }], ['未明确时限', '正在办理1件（无明确时限）'], []],
		['of one that rests says so', [{ item: { status: '中止' } }], ['中止办理'], ['逾期']],
	])('%s', (_name, records, has, lacks) => {
		const text = made(records);
		for (const words of has) expect(text).toContain(words);
		for (const words of lacks) expect(text).not.toContain(words);
	});
	test('prints her own text in the place of the drafted one, the facts attached', () => {
		const text = made([{}, {}], [{ kind: 'heading', text: '一、起因' }]);
		expect(text).toContain('一、起因');
		expect(text).not.toContain('总体情况');
		expect(text).toContain('督查事项办理情况表');
	});
	test('a unit without a lead is named as such', () => expect(made([{ units: [] }])).toContain('未定牵头单位'));
});

describe('an agenda', () => {
	const made = (
		records: Parameters<typeof sampleRecord>[0][],
		hour: string | null = null,
		place: string | null = null,
	) =>
		saidIn(
			agenda({
				office,
				today,
				day: day('2026-11-10'),
				hour,
				place,
				title: '议程',
				records: records.map((facts) => sampleRecord(facts)),
			}),
		);
	test('an item that wants coordination and is stuck stands once, with both', () => {
		const text = made([{ help: ['请确认资金'], stuck: ['报结退回2次'] }]);
		expect(text).toContain('一、研究需协调事项（1件）');
		expect(text).toContain('报结退回2次。需协调：请确认资金。');
		expect(text).not.toContain('受阻');
	});
	test('without the one kind the other is the first', () =>
		expect(made([{ stuck: ['已延期2次'] }])).toContain('一、研究推进受阻事项（1件）'));
	test('says the weekday, the hour and the place that were given', () =>
		expect(made([{ help: ['协调'] }], '15:00', '三楼会议室')).toMatch(
			/2026年11月10日（星期二）15:00\n　　地点　三楼会议室/,
		));
	test('without a place has no line for it', () => expect(made([{ help: ['协调'] }])).not.toContain('地点'));
});

describe("a leader's report", () => {
	const made = (records: Parameters<typeof sampleRecord>[0][], line = october) =>
		leaderReport({
			office,
			leader: '方振国',
			period,
			today,
			line,
			records: records.map((facts) => sampleRecord({ line, ...facts })),
		});
	test('of no items is none', () => expect(made([])).toBeNull());
	test('of items finished in an earlier year is none', () =>
		expect(
			made([
				{
					item: {
						received: day('2025-03-01'),
						registered: day('2025-03-01'),
						status: '已销号',
						completed: day('2025-06-01'),
						due: '2025-06-01',
					},
				},
			]),
		).toBeNull());
	test.each<[string, Parameters<typeof made>[0], string[], string[]]>([
		[
			'all finished',
			[{ item: { status: '已办结', completed: day('2026-10-20'), claimed: day('2026-10-20') } }],
			['共1件。截至10月31日，已办结。到期事项1件，按时办结。10月新增1件、办结1件。'],
			['需要关注', '正在办理'],
		],
		[
			'one late and pressed',
			[{ late: '逾期1天', papers: [urged] }],
			['逾期未办结1件。', '“石板桥安全隐患处置”逾期1天，已发催办通知单1份。', '到期事项1件，未办结。'],
			['提请协调', '办结率'],
		],
		[
			'carried over only',
			[{ item: { received: day('2025-11-01'), registered: day('2025-11-01') } }],
			['共1件，均为上年结转。'],
			['新增'],
		],
		['one that wants help', [{ help: ['请协调资金'] }], ['提请协调的事项', '提出：请协调资金。'], []],
		['one not due', [{ item: { due: '2026-12-31' } }], ['正在办理1件（未到期）'], ['到期事项']],
	])('%s', (_name, records, has, lacks) => {
		const text = saidIn(made(records)?.paper ?? null);
		for (const words of has) expect(text).toContain(words);
		for (const words of lacks) expect(text).not.toContain(words);
	});
	test('a period that begins with the year does not count its changes a second time', () => {
		const yearly = { office, leader: '方振国', period: { ...period, from: day('2026-01-01') }, today, line: october };
		expect(
			saidIn(leaderReport({ ...yearly, records: [sampleRecord({ line: october })] })?.paper ?? null),
		).not.toContain('新增');
	});

	const anyRecord = fc.record({
		due: fc.option(fc.integer({ min: -60, max: 60 })),
		entered: fc.integer({ min: -400, max: 40 }),
		done: fc.option(fc.integer({ min: -50, max: 30 })),
		behind: fc.option(fc.integer({ min: 11, max: 90 })),
		rests: fc.boolean(),
	});
	type Drawn = typeof anyRecord extends fc.Arbitrary<infer T> ? T : never;
	const toRecord = ({ due, entered, done, behind, rests }: Drawn, at: number) => {
		const near = (days: number) => addDays(october.day, days);
		const entry = near(Math.min(entered, done ?? entered));
		return sampleRecord({
			line: october,
			behind,
			item: {
				number: `2026-${String(at + 1).padStart(3, '0')}`,
				due: due === null ? null : near(due),
				received: entry,
				registered: entry,
				status: done === null ? (rests ? '中止' : '办理中') : '已办结',
				completed: done === null ? null : near(done),
				claimed: done === null ? null : near(done),
			},
		});
	};
	test('for any items: parts make totals, the table lists each once, its headings count their rows, the text says the figures', () => {
		fc.assert(
			fc.property(fc.array(anyRecord, { maxLength: 12 }), (drawn) => {
				const records = drawn.map(toRecord).filter(({ item }) => bucketOf(item, october) !== null);
				const report = leaderReport({ office, leader: '方振国', period, today, line: october, records });
				if (report === null) return;
				const { total, paper } = report;
				expect(total.finished + total.running).toBe(total.total);
				expect(total.notDue + total.overdue + total.undated).toBe(total.running);
				expect(total.carried + total.added).toBe(total.total);
				const { rows } = paper.attachments[0]!.table!;
				const listed = rows.filter(({ kind }) => kind === 'item').map(({ cells }) => cells[1]);
				expect(listed.toSorted()).toEqual(total.behind.total.toSorted());
				const counts = rows.flatMap(({ kind, cells }) =>
					kind === 'category' ? [Number(/（(\d+)件）/.exec(cells[0]!)?.[1])] : [],
				);
				if (counts.length > 0) expect(counts.reduce((a, b) => a + b, 0)).toBe(total.total);
				const text = saidIn(paper);
				expect(text).toContain(`共${total.total}件`);
				if (total.running > 0) expect(text).toContain(`正在办理${total.running}件`);
				if (total.overdue > 0) expect(text).toContain(`逾期未办结${total.overdue}件。`);
				if (total.due > 0) expect(text).toContain(`到期事项${total.due}件`);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('讲评材料', () => {
	const made = (
		records: Parameters<typeof sampleRecord>[0][],
		flags: [string, string][] = [],
		scores: Parameters<typeof remarks>[0]['scores'] = null,
	) =>
		saidIn(
			remarks({
				office,
				period,
				today,
				line: october,
				records: records.map((facts) => sampleRecord({ line: october, ...facts })),
				flags: new Map(flags),
				scores,
			}),
		);
	const done = (on: string) => ({ status: '已办结' as const, completed: day(on), claimed: day(on) });
	test.each<[string, Parameters<typeof made>[0], string]>([
		['one running', [{ item: { due: '2026-12-31' } }], '县住房和城乡建设局。牵头1件，正在办理。\n'],
		['two running', [{ item: { due: '2026-12-31' } }, { item: { due: null } }], '牵头2件，均在办。\n'],
		['all on time', [{ item: done('2026-10-20') }], '牵头1件，10月按时办结1件。\n'],
		['all late', [{ item: done('2026-10-31') }], '牵头1件，10月逾期办结1件。\n'],
		[
			'some of each',
			[{ item: done('2026-10-20') }, { item: done('2026-10-31') }, { item: { due: '2026-12-31' } }],
			'牵头3件，10月办结2件（按时1件、逾期1件），在办1件。\n',
		],
		['late', [{ late: '逾期1天' }], '正在办理。逾期未办结1件（2026-001号逾期1天）。\n'],
		[
			'papers and returns of the period only',
			[
				{
					item: { due: '2026-12-31' },
					papers: [urged, warned, { ...urged, day: day('2026-09-30') }, { ...urged, unit: '县水利局' }],
					returned: [day('2026-10-01'), day('2026-11-01')],
				},
			],
			'正在办理。10月收到催办通知单1份、限期整改单1份，报结退回1次。\n',
		],
	])('%s', (_name, records, words) => expect(made(records)).toContain(words));
	test('more than three late items are counted, not named', () => {
		const four = [1, 2, 3, 4].map(() => ({ late: '逾期1天' }));
		expect(made(four)).toContain('逾期未办结4件。');
	});
	test('units stand under their kinds, each with its flag', () => {
		const text = made([{}, { units: [town] }], [[town.name, '黄旗']]);
		expect(text).toMatch(/一、乡镇（街道）\n　　沙河镇。.*挂黄旗。\n　　二、县直单位\n/);
	});
	test.each<[name: string, rank: number | null, movement: number | null, since: string | null, words: string]>([
		['risen', 2, 3, '9月份', '考核得98.50分，居乡镇街道第2位，比9月份上升3位。'],
		['fallen', 5, -1, '9月份', '居乡镇街道第5位，比9月份下降1位。'],
		['where it was', 1, 0, '9月份', '居乡镇街道第1位，与9月份持平。'],
		['without a place before', 1, null, null, '居乡镇街道第1位。'],
		['not ranked', null, null, '9月份', '考核得98.50分。'],
	])('its place: %s', (_name, rank, movement, since, words) => {
		const score = { unit: town, leads: 3, supports: 0, base: 100, awards: 0, deductions: 1.5, total: 98.5, lines: [] };
		const scores = { scores: [{ ...score, rank, movement }], since, fewest: 3, awardCap: 10 };
		const text = made([{ units: [town] }], [], scores);
		expect(text).toContain(words);
		const summary = '争先进位：10月位次与9月份相比，';
		if ((movement ?? 0) > 0) expect(text).toContain(`${summary}沙河镇上升3位。`);
		else if ((movement ?? 0) < 0) expect(text).toContain(`${summary}沙河镇下降1位。`);
		else expect(text).not.toContain('争先进位');
	});
	test('a collective is no unit to speak of', () =>
		expect(recordsByUnit([sampleRecord({ units: [sampleUnit(9, '各乡镇（街道）', '集体')] })])).toEqual([]));
});

describe('一把手工作动态', () => {
	const circulation = usualCirculation('一把手工作动态', '县');
	const input = { office, circulation, period, today, issue: 1, stamp: null };
	test('says who sent, who heads the unit, and who sent nothing', () => {
		const news = [{ unit: water, principal: '江水清', lines: ['检查河道。', '调度防汛'] }];
		const text = saidIn(dynamics({ ...input, news, missing: [housing] }));
		expect(text).toContain('县水利局（江水清）：检查河道；调度防汛。');
		expect(text).toContain('本期应报2家，未报1家：县住房和城乡建设局。');
	});
	test('with all in says nothing of the missing', () =>
		expect(
			saidIn(dynamics({ ...input, news: [{ unit: town, principal: null, lines: ['巡河'] }], missing: [] })),
		).not.toContain('未报'));
	test('of nothing is none', () => expect(dynamics({ ...input, news: [], missing: [town] })).toBeNull());
});

describe('年度工作实绩建议表', () => {
	const table = (records: Parameters<typeof sampleRecord>[0][], untrue: number[] = []) =>
		yearRecord({
			office,
			year: 2026,
			today,
			line: thisDay,
			records: records.map((facts) => sampleRecord(facts)),
			untrue: new Set(untrue),
		})?.attachments[0]?.table;
	test('columns nobody fills are left out', () =>
		expect(table([{ item: { due: '2026-12-31' } }])?.columns.map(({ heading }) => heading)).toEqual([
			'单位',
			'牵头件数',
			'按时办结',
			'逾期办结',
			'逾期未办结',
			'其他在办',
			'按期办结率',
		]));
	test('papers of the year count, those before do not; what was untrue is said', () => {
		const found = table([{ papers: [urged, { ...urged, day: day('2025-12-31') }] }], [1]);
		expect(found?.rows[0]?.cells).toEqual([
			'县住房和城乡建设局',
			'1',
			'0',
			'0',
			'1',
			'0',
			'0.0%',
			'催办通知单1份',
			'1',
			'回访有不符，建议核实',
		]);
	});
	test('nobody in the lead, no table', () => expect(table([{ units: [] }])).toBeUndefined());
});

test.each<[number, string]>([
	[1, '一'],
	[10, '十'],
	[11, '十一'],
	[20, '二十'],
	[99, '九十九'],
	[100, '100'],
])('%i is said %s', (n, words) => expect(numeral(n)).toBe(words));
