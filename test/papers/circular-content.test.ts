import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCircular } from '../../src/papers/circular-check.ts';
import { circularContent } from '../../src/papers/circular-content.ts';
import type { CircularInput } from '../../src/papers/circular-counts.ts';
import { circularOffice } from '../../src/papers/circular-office.ts';
import { harmless } from '../../src/papers/circular-traces.ts';
import { type Paper, sentenceOf } from '../../src/papers/paper.ts';
import { renderText } from '../../src/papers/plain-text.ts';
import { addDays, day } from '../../src/rules/day.ts';
import { type Item, statuses } from '../../src/rules/item.ts';
import { modelInput } from './circular-samples.ts';
import { itemWith, ledBy, modelUnits, unitNamed } from './model-ledger.ts';

const bodyOf = (paper: Paper): string[] => paper.blocks.map(sentenceOf);
const textOf = (changes: Partial<CircularInput>): string =>
	bodyOf(circularContent(modelInput(changes)).paper).join('\n');

/** A running item due at the end of the year. */
const running = (number: string, changes: Parameters<typeof itemWith>[0] = {}): Item =>
	itemWith({ number, due: day('2026-12-31'), assignments: ledBy(unitNamed('县财政局')), ...changes });
const done = (number: string, claimed: string, changes: Parameters<typeof itemWith>[0] = {}): Item =>
	running(number, {
		due: day('2026-08-31'),
		status: '已办结',
		claimed: day(claimed),
		completed: day(claimed),
		...changes,
	});
const bare = { gaps: new Map(), measures: [] };

describe('the model circular', () => {
	const { paper } = circularContent(modelInput());
	test('reads as the office writes it', () => {
		expect(paper.title).toBe('关于10月份督查事项办理情况的通报');
		expect(bodyOf(paper)).toEqual([
			'按照《青屏县督查督办工作办法》，县委县政府督查室对列入台账的督查事项办理情况进行了核查。现通报如下。',
			'一、总体情况',
			'今年列入台账事项186件（上年结转14件、本年新增172件）。截至10月31日，已办结121件，办结率65.1%，比9月底提高4.9个百分点；正在办理65件，其中未到期46件、逾期未办结8件、无明确时限11件。到期事项124件，办结116件，到期办结率93.5%；按时办结104件，按期办结率83.9%。10月新增15件、办结18件（分来源情况见附件1）。',
			'从来源看，领导批示41件、占22.0%，会议议定64件、占34.4%，年度重点工作46件、占24.7%，重点项目20件、占10.8%，民生实事10件、占5.4%，督查发现5件、占2.7%。',
			'本期挂蓝旗6家、黄旗8家，各单位位次和挂旗情况见附件3。',
			'二、办理较好的单位',
			'县财政局到期9件、县卫生健康局到期7件，均按时办结；高塘镇、柳溪乡在办事项全部达到或超过序时进度。',
			'三、存在的主要问题',
			'（一）8件事项逾期未办结。县住房和城乡建设局牵头的2026-031号事项限期整改期满仍未办结；县民政局2026-052号、县城市管理局2026-078号、市生态环境局青屏分局2026-044号事项，经催办未完成，已发限期整改单；县教育体育局2026-119号、县商务局2026-103号事项正在催办；县交通运输局2026-061号、县水利局2026-127号事项近日到期，未按时报结。',
			'（二）7件事项进度滞后。均落后序时进度10个百分点以上（见附件2），其中县商务局2026-170号落后23个百分点，县交通运输局2026-169号落后22个百分点，市生态环境局青屏分局2026-168号落后21个百分点。',
			'四、下一步工作要求',
			'一是限期清零。8件逾期事项牵头单位11月6日前，由主要负责人书面说明原因，明确完成时间和措施。二是赶上序时。7件滞后事项责任单位逐件制定赶进计划，主管部门每周核实一次。三是如实反馈。每月25日前报送办理进展，做到一事一报、数据准确。县委县政府督查室将适时回访复核，对整改不力的，按程序提出黄色警告、红牌督办及问责建议。',
		]);
	});
	test('its tables hold the figures and the problem items', () => {
		const [figures, list] = paper.attachments;
		expect(figures?.table?.rows.at(-1)?.cells).toEqual(
			'合计 186 100.0% 109 12 121 46 8 11 65 65.1% 93.5% 83.9%'.split(' '),
		);
		expect(figures?.table?.notes[1]).toBe('按时办结109件中，未到期提前办结3件，无明确时限已办结2件。');
		expect(list?.title).toBe('逾期和滞后事项清单');
		expect(list?.table?.rows[1]?.cells).toEqual([
			'1',
			'2026-031',
			'老城区雨污分流改造（二期）开工',
			'会议议定',
			'县住房和城乡建设局',
			'9月15日',
			'逾期29个工作日',
		]);
	});
	test('units that reported have a column of feedback, cut to be read at a glance and never from after the line', () => {
		const long = '已完成现场勘查，\n施工图审查意见正在整改，'.repeat(5);
		const heard = (number: string, on: string) =>
			running(number, { due: day('2026-09-01'), progress: { day: day(on), text: long } });
		const items = [heard('2026-001', '2026-10-20'), heard('2026-002', '2026-11-02')];
		const table = circularContent(modelInput({ ...bare, items })).paper.attachments[1]!.table!;
		expect(table.columns.at(-1)?.heading).toBe('最近反馈');
		expect(table.rows[1]!.cells.at(-1)).toMatch(/^10月20日：已完成现场勘查，施工图.{48}…$/);
		expect(table.rows[2]!.cells.at(-1)).toBe('—');
	});
	test('an issued paper has a number, a draft room for it and a stamp', () => {
		expect(paper.head).toEqual({ kind: 'publication', name: '青屏督查', issue: 10 });
		expect([paper.office, paper.day]).toEqual(['青屏县委县政府督查室', '2026-11-04']);
		const draft = circularContent(modelInput({ issueNumber: null, stamp: '草稿 #1286:9f3ac27e' })).paper;
		expect(renderText(draft)).toContain('第　期');
		expect(renderText(draft)).toContain('草稿 #1286:9f3ac27e');
	});
});

const variants: [string, Partial<CircularInput>, string[], string[]][] = [
	[
		'nothing overdue, nothing slow: no problems, no empty heading, one attachment',
		{ ...bare, items: [done('2026-001', '2026-08-30'), running('2026-002')] },
		['二、下一步工作要求', '到期事项1件，全部按时办结', '正在办理1件，均为未到期', '见附件）', '如实反馈'],
		['主要问题', '附件1', '一是', '回访复核', '0件'],
	],
	[
		'nobody did well: no such section',
		{ ...bare, items: [running('2026-001', { due: day('2026-10-01') })] },
		['二、存在的主要问题', '1件事项逾期未办结', '逾期超过5天仍未办结（见附件2）。', '均未办结'],
		['较好', '（一）', '（二）'],
	],
	[
		'everything finished: nothing is asked for',
		{ ...bare, items: [done('2026-001', '2026-08-30'), done('2026-002', '2026-10-08', { number: '2026-002' })] },
		['已全部办结，办结率100.0%，比9月底提高50.0个百分点', '到期事项2件，办结2件'],
		['下一步', '正在办理', '主要问题'],
	],
	[
		'nothing finished yet',
		{ ...bare, items: [running('2026-001'), running('2026-002', { due: null })] },
		['尚无事项办结；正在办理2件，其中未到期1件、无明确时限1件', '目前没有到期事项', '没有新增和办结事项'],
		['办结率', '比9月底', '到期办结率'],
	],
	[
		'a ledger that began this month has nothing to compare with',
		{
			...bare,
			items: [
				running('2026-001', { registered: day('2026-10-08') }),
				done('2026-002', '2026-10-09', { registered: day('2026-10-08'), due: day('2026-10-20') }),
			],
		},
		['办结率50.0%；正在办理1件', '10月新增2件、办结1件'],
		['比9月底'],
	],
	[
		'the first month of the year has nothing to compare with',
		{
			...bare,
			items: [running('2025-001', { registered: day('2025-12-01') })],
			period: { from: day('2026-01-01'), to: day('2026-01-31'), label: '1月份' },
			today: day('2026-02-03'),
		},
		['列入台账事项1件（均为上年结转）。', '截至1月31日'],
		['比12月底', '1月没有'],
	],
	[
		'a year looked back upon from the next one',
		{ period: { from: day('2026-01-01'), to: day('2026-12-31'), label: '2026年' }, today: day('2027-01-06') },
		['2026年列入台账事项', '截至12月31日'],
		['今年', '2026年新增'],
	],
	[
		'a quarter compares with the quarter before',
		{ period: { from: day('2026-07-01'), to: day('2026-09-30'), label: '三季度' }, today: day('2026-10-12') },
		['比6月底', '三季度办结103件'],
		[],
	],
	[
		'the running month is read at today, still open',
		{ ...bare, items: [running('2026-001', { due: day('2026-10-20') })], today: day('2026-10-20') },
		['截至10月20日', '均为未到期'],
		['逾期'],
	],
	[
		'waiting, suspended and extended items are said beside the counts',
		{
			...bare,
			items: [
				running('2026-001', { due: day('2026-10-20'), claimed: day('2026-10-19'), status: '待审核' }),
				running('2026-002', { status: '中止' }),
				running('2026-003', { extensions: 1 }),
				running('2026-004', { due: null }),
			],
		},
		['正在办理4件（含按时报结待审核1件、中止1件），其中未到期3件、无明确时限1件', '经批准延期1件，按延期后的时限统计'],
		['逾期'],
	],
	[
		'long lists are cut with their count',
		{
			...bare,
			items: Array.from({ length: 9 }, (_, at) => running(`2026-10${at}`, { due: day('2026-08-01') })),
		},
		['县财政局2026-100号、2026-101号、2026-102号', '等9件事项逾期超过30天仍未办结'],
		['2026-106号'],
	],
	[
		'what falls due next month is pointed out',
		{ ...bare, items: [running('2026-001', { due: day('2026-11-20') })] },
		['一是盯紧到期。1件事项将于11月底前到期'],
		['三是'],
	],
	[
		'written when that month is over, it asks for nothing that is past',
		{ ...bare, today: day('2026-12-01'), items: [running('2026-001', { due: day('2026-11-20') })] },
		['如实反馈'],
		['盯紧到期', '11月底'],
	],
	[
		'of a week that ends on the first, the month it has begun',
		{
			...bare,
			period: { from: day('2026-10-26'), to: day('2026-11-01'), label: '10月26日至11月1日' },
			items: [running('2026-001', { due: day('2026-11-30') }), running('2026-002', { due: day('2026-12-01') })],
		},
		['1件事项将于11月底前到期'],
		['12月底'],
	],
	[
		'a late claim waits for review',
		{ ...bare, items: [running('2026-001', { due: day('2026-10-01'), claimed: day('2026-10-20'), status: '待审核' })] },
		['县财政局牵头的2026-001号事项已逾期报结，正在审核'],
		[],
	],
	[
		'an item without a lead unit is named so and earns no praise',
		{
			...bare,
			items: [
				running('2026-001', { due: day('2026-08-01'), assignments: [] }),
				...[2, 3, 4].map((n) => done(`2026-00${n}`, '2026-08-30', { assignments: [] })),
			],
		},
		['未定牵头单位牵头的2026-001号'],
		['较好'],
	],
	[
		'many sources are summed up',
		{ ...bare, items: 'ABCDEFGH'.split('').map((source, at) => running(`2026-00${at}`, { source: `来源${source}` })) },
		['其余3类3件、占37.5%'],
		['来源F'],
	],
];

describe('words vary with the figures', () => {
	test.each(variants)('%s', (_, changes, said, unsaid) => {
		const text = textOf(changes);
		for (const words of said) expect(text).toContain(words);
		for (const words of unsaid) expect(text).not.toContain(words);
		const input = modelInput(changes);
		expect(checkCircular(circularContent(input).paper, input).untraced).toEqual([]);
	});
	test('items that are not public appear nowhere', () => {
		const secret = running('2026-009', { publicity: '不公开', title: '不宜公开', due: day('2026-08-01') });
		const input = modelInput({ ...bare, items: [running('2026-001'), secret] });
		const whole = renderText(circularContent(input).paper);
		expect(whole).toContain('列入台账事项1件');
		expect(whole).not.toMatch(/2026-009|不宜公开/);
	});
	test('items that came after the line are left out, and named for the clerk', () => {
		const items = [running('2026-001'), running('2026-002', { registered: day('2026-11-02') })];
		const { facts } = circularContent(modelInput({ ...bare, items }));
		expect([facts.total.total, facts.later]).toEqual([1, ['2026-002']]);
	});
	test.each([
		['empty', []],
		['only drafts', [running('草1', { status: '拟立项' })]],
		['nothing public', [running('2026-001', { publicity: '不公开' })]],
		['registered only now', [running('2026-001', { registered: day('2026-11-02') })]],
	])('a ledger that is %s is refused', (_, items) => {
		expect(() => circularContent(modelInput({ items }))).toThrow(/没有可以通报的督查事项/);
	});
	test.each([
		['青屏县', '县直各单位', '县委常委，县政府副县长', '青屏督查'],
		['云岭市', '市直各单位', '市委常委，市政府副市长', '云岭督查'],
		['青河区', '区直各单位', '区委常委，区政府副区长', '青河督查'],
		['', '县直各单位', '县委常委，县政府副县长', '督查通报'],
	])('%s addresses its own level', (county, units, report, publication) => {
		const office = circularOffice(`${county}委督查室`, county);
		expect(office.addressees).toContain(units);
		expect([office.report, office.publication, office.short]).toEqual([
			report,
			publication,
			`${county.slice(-1)}委督查室`,
		]);
	});
});

describe('the checker', () => {
	const input = modelInput();
	const fresh = () => structuredClone(circularContent(input).paper);
	test('finds every number of the model circular', () => {
		expect(checkCircular(fresh(), input)).toEqual({ untraced: [] });
	});
	test('refuses every figure of the text with a digit changed', () => {
		const paper = fresh();
		let tried = 0;
		for (const block of paper.blocks) {
			if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
			const said = block.text;
			const skipped = [...said.matchAll(harmless)].map((found) => [found.index, found.index + found[0].length]);
			for (const { index, 0: digit } of said.matchAll(/\d/g)) {
				if (skipped.some(([from, to]) => index >= from! && index < to!)) continue;
				block.text = `${said.slice(0, index)}${(Number(digit) + 1) % 10}${said.slice(index + 1)}`;
				expect(() => checkCircular(paper, input), block.text.slice(Math.max(0, index - 9), index + 9)).toThrow(
					/对不上/,
				);
				tried += 1;
			}
			block.text = said;
		}
		expect(tried).toBeGreaterThan(150);
	});
	test('refuses every cell of the figures changed', () => {
		const paper = fresh();
		for (const row of paper.attachments[0]!.table!.rows) {
			for (let at = 1; at < row.cells.length; at++) {
				const kept = row.cells[at]!;
				row.cells[at] = kept === '1' ? '2' : '1';
				expect(() => checkCircular(paper, input), `${row.cells[0]} ${at}`).toThrow(/对不上/);
				row.cells[at] = kept;
			}
		}
	});
	test.each<[string, (paper: Paper) => void, RegExp]>([
		['a wrong rate', (p) => replaceIn(p, '到期办结率93.5%', '到期办结率95.3%'), /“到期办结率95\.3%”应为93\.5/],
		['a rise for a fall', (p) => replaceIn(p, '提高', '下降'), /应为提高4\.9个百分点/],
		['a unit that does not exist', (p) => replaceIn(p, '县财政局到期', '县财务局到期'), /县财务局到期9件.*没有依据/],
		['an item that is not late', (p) => replaceIn(p, '2026-061号', '2026-062号'), /2026-062号.*没有依据/],
		['a missing row of the list', (p) => void p.attachments[1]!.table!.rows.pop(), /清单”少了“2026-164”一行/],
		['a missing source', (p) => void p.attachments[0]!.table!.rows.shift(), /列：合计186，各行之和为145/],
	])('names %s', (_, spoil, message) => {
		const paper = fresh();
		spoil(paper);
		expect(() => checkCircular(paper, input)).toThrow(message);
	});
	test('a number nobody counted is reported, not refused', () => {
		const paper = fresh();
		paper.blocks.push({ kind: 'paragraph', text: '本月共召开推进会3次。' });
		expect(checkCircular(paper, input).untraced).toEqual(['本月共召开推进会3次']);
	});
});

function replaceIn(paper: Paper, from: string, to: string): void {
	for (const block of paper.blocks) if (block.kind === 'paragraph') block.text = block.text.replace(from, to);
}

describe('every ledger', () => {
	const aDay = fc.integer({ min: -300, max: 200 }).map((n) => addDays(day('2026-08-15'), n));
	const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
	const oddUnits = ['县委组织部、老干部局', '市110指挥中心', '驻县101', '高塘镇'].map((name, at) => ({
		...modelUnits[at]!,
		name,
	}));
	const anItem = fc.record({
		status: fc.constantFrom(...statuses),
		publicity: fc.constantFrom('公开', '公开', '不公开'),
		due: maybe(aDay),
		registered: aDay,
		claimed: maybe(aDay),
		source: fc.constantFrom(
			'会议议定',
			'领导批示',
			'12345工单',
			'其他',
			'信访',
			'督查发现',
			'2026年工作要点',
			'问政、曝光',
		),
		assignments: fc.subarray(oddUnits).map((units) => ledBy(...units)),
		extensions: fc.nat(1),
	});
	const aLedger = fc
		.array(anItem, { minLength: 1, maxLength: 40 })
		.map((records) => records.map((record, at) => itemWith({ ...record, number: `2026-${100 + at}` } as never)));
	test('makes a circular that checks, says no empty thing and explains every number', () => {
		fc.assert(
			fc.property(aLedger, fc.array(fc.integer({ min: -40, max: 20 }), { maxLength: 40 }), (ledger, points) => {
				const first = running('2026-099');
				const gaps = new Map(points.map((point, at) => [`2026-${100 + at}`, point]));
				const input = modelInput({ items: [first, ...ledger], gaps, measures: [] });
				const { paper } = circularContent(input);
				expect(checkCircular(paper, input).untraced).toEqual([]);
				const text = bodyOf(paper).join('\n');
				expect(text).not.toMatch(/undefined|null|NaN|[^\d]0件|，，|。。|；。|、，/);
			}),
			{ numRuns: 80 },
		);
	});
});
