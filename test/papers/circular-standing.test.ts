import { describe, expect, test } from 'vitest';
import { checkCircular } from '../../src/papers/circular-check.ts';
import { circularContent } from '../../src/papers/circular-content.ts';
import type { CircularInput } from '../../src/papers/circular-counts.ts';
import { addressUnits } from '../../src/papers/circular-office.ts';
import { type Paper, sentenceOf } from '../../src/papers/paper.ts';
import { day } from '../../src/rules/day.ts';
import type { Unit } from '../../src/rules/item.ts';
import { modelInput } from './circular-samples.ts';
import { itemWith, ledBy, modelUnits, unitNamed } from './model-ledger.ts';

const bare = { gaps: new Map(), measures: [] };

/** The paper, proved against its ledger. */
function checked(changes: Partial<CircularInput>): Paper {
	const input = modelInput(changes);
	const { paper } = circularContent(input);
	expect(checkCircular(paper, input)).toEqual({ untraced: [] });
	return paper;
}
const textOf = (paper: Paper): string => paper.blocks.map(sentenceOf).join('\n');
const rowsOf = (paper: Paper, title: string): string[] =>
	paper.attachments.find((each) => each.title === title)!.table!.rows.map(({ cells }) => cells.join(' '));

const asked = (unit: string, returned: string | null, due = '2026-10-25') => ({
	unit,
	due: day(due),
	returned: returned === null ? null : day(returned),
});

describe('forms', () => {
	test('late and missing ones are a problem, by name', () => {
		const forms = [asked('白水乡', '2026-10-27'), asked('高塘镇', '2026-10-20'), asked('县民政局', null)];
		const text = textOf(checked({ forms }));
		expect(text).toContain('（三）反馈不够及时。应报反馈表3家，按时1家；白水乡迟报，县民政局漏报。');
		expect(text).toContain('每月25日前报送反馈表');
	});
	test('all in time are no problem but a fact', () => {
		const text = textOf(checked({ forms: [asked('白水乡', '2026-10-20'), asked('高塘镇', '2026-10-25')] }));
		expect(text).toContain('应报反馈表2家，均按时报送。');
		expect(text).not.toContain('反馈不够及时');
	});
	test('a quarter counts forms, not units; many names are cut with their count', () => {
		const period = { from: day('2026-07-01'), to: day('2026-09-30'), label: '三季度' };
		const names = modelUnits.slice(0, 10).map(({ name }) => name);
		const forms = names.flatMap((name) => [asked(name, '2026-08-20', '2026-08-25'), asked(name, null, '2026-09-25')]);
		expect(textOf(checked({ period, forms }))).toContain(
			'应报反馈表20份，按时10份；青河街道、高塘镇、柳溪乡、云岭镇、石门镇、沙河镇、白水乡、松坪乡等10家漏报。',
		);
	});
});

describe('problems found in the field', () => {
	const findings = [
		{ id: 3, unit: '沙河镇' },
		{ id: 12, unit: '沙河镇' },
		{ id: 8, unit: '云岭镇' },
	];
	test('by unit with their numbers, after the other problems', () => {
		const text = textOf(checked({ findings }));
		expect(text).toContain(
			'（三）督查发现的问题3个。沙河镇2个（问题3、问题12）、云岭镇1个（问题8），有关单位要逐个整改到位。',
		);
		expect(textOf(checked({}))).not.toContain('督查发现的问题');
	});
	test.each<[name: string, from: string, to: string, says: string]>([
		['a wrong sum', '督查发现的问题3个', '督查发现的问题4个', '应为3'],
		['a wrong count of a unit', '沙河镇2个', '沙河镇1个', '应为2'],
		['another unit', '云岭镇1个（问题8）', '石门镇1个（问题8）', '台账中没有依据'],
		['a number that is not its', '云岭镇1个（问题8）', '云岭镇1个（问题9）', '应为问题8'],
	])('%s is refused', (_name, from, to, says) => {
		const input = modelInput({ findings });
		const { paper } = circularContent(input);
		const blocks = paper.blocks.map((block) => {
			const words = (text: string) => text.replace(from, to);
			return block.kind === 'paragraph' ? { ...block, lead: words(block.lead ?? ''), text: words(block.text) } : block;
		});
		expect(() => checkCircular({ ...paper, blocks }, input)).toThrow(says);
	});
});

describe('ranks and flags', () => {
	test('every kind of unit by itself, with movement since the month before', () => {
		const paper = checked({});
		const rows = rowsOf(paper, '各单位办理情况位次表');
		expect(rows.slice(0, 5)).toEqual([
			'乡镇街道（2家）',
			'— — 高塘镇 3 0 0 — 0 0 —',
			'— — 柳溪乡 3 0 0 — 0 0 —',
			'县直单位（15家）',
			'1 持平 县财政局 9 9 9 100.0% 0 0 —',
		]);
		expect(paper.attachments[2]!.table!.notes[0]).toBe(
			'各类单位按按期办结率由高到低排名，相同的比到期件数；到期不足3件的不排名；升降是与9月底的位次相比；几个单位牵头的事项各计一次。',
		);
	});
	const dueItems = (unit: Unit, count: number, late: number, from = 0) =>
		Array.from({ length: count }, (_, at) =>
			itemWith({
				number: `2026-${unit.id}${String(from + at).padStart(3, '0')}`,
				due: day('2026-10-10'),
				status: '已办结',
				claimed: day(at < late ? '2026-10-20' : '2026-10-01'),
				completed: day('2026-10-20'),
				assignments: ledBy(unit),
			}),
		);
	test('a unit that rose far is named with its places', () => {
		const units = modelUnits.filter(({ kind }) => kind === '县直').slice(0, 5);
		// In September the last of five; by October the first.
		const september = units.flatMap((unit, at) =>
			dueItems(unit, 4, at).map((item) => ({
				...item,
				deadline: { ...item.deadline, original: day('2026-09-10'), current: day('2026-09-10') },
				claimed: day(item.claimed === day('2026-10-20') ? '2026-09-20' : '2026-09-01'),
				completed: day('2026-09-20'),
			})),
		);
		const october = [
			...units.slice(0, 4).flatMap((unit) => dueItems(unit, 9, 9, 10)),
			...dueItems(units[4]!, 36, 0, 10),
		];
		const text = textOf(checked({ ...bare, items: [...september, ...october] }));
		expect(text).toContain(`与9月底相比，${units[4]!.name}位次上升4位`);
	});
	test('where nobody has a place there is no column of places; where nobody is flagged none of flags', () => {
		const one = unitNamed('县财政局');
		const late = itemWith({ number: '2026-901', due: day('2026-10-01'), assignments: ledBy(one) });
		const other = itemWith({ number: '2026-902', due: null, assignments: ledBy(unitNamed('县民政局')) });
		const paper = checked({ ...bare, items: [late, other] });
		const table = paper.attachments[2]!;
		expect([table.title, table.table!.columns[0]!.heading, table.table!.columns.at(-1)!.heading]).toEqual([
			'各单位办理情况表',
			'单位',
			'挂旗',
		]);
		expect(textOf(paper)).toContain('本期挂黄旗1家，各单位挂旗情况见附件3。');
	});
	test('a county of one unit is compared with nobody', () => {
		const items = dueItems(unitNamed('县财政局'), 5, 1);
		const paper = checked({ ...bare, items });
		expect(paper.attachments.map(({ title }) => title)).toEqual(['督查事项办理情况分来源统计表']);
	});
	test('sixty units and five hundred items', () => {
		const units = Array.from({ length: 60 }, (_, at) => ({
			...modelUnits[0]!,
			id: at + 1,
			name: `青屏县第${at + 1}个名称很长的综合行政执法和社会治理指挥协调服务单位`,
			sort: at + 1,
		}));
		const items = units.flatMap((unit, at) => dueItems(unit, at < 20 ? 9 : 8, at % 4));
		expect(items).toHaveLength(500);
		const paper = checked({ ...bare, items });
		expect(rowsOf(paper, '各单位办理情况位次表')).toHaveLength(61);
	});
});

describe('periods', () => {
	const quarter = { from: day('2026-07-01'), to: day('2026-09-30'), label: '三季度' };
	const second = { from: day('2026-04-01'), to: day('2026-06-30'), label: '二季度' };
	const finished = (number: string, on: string) =>
		itemWith({ number, due: null, status: '已办结', claimed: day(on), completed: day(on) });
	test.each([
		['more', ['2026-07-10', '2026-08-10', '2026-05-10'], '三季度办结2件，比二季度多办结1件'],
		['less', ['2026-07-10', '2026-05-10', '2026-06-30'], '三季度办结1件，比二季度少办结1件'],
		['as much', ['2026-07-01', '2026-05-10'], '三季度办结1件，办结数和二季度一样'],
	])('a quarter that finished %s than the one before', (_, days, words) => {
		const items = days.map((on, at) => finished(`2026-90${at}`, on));
		expect(textOf(checked({ ...bare, items, period: quarter, before: second, today: day('2026-10-12') }))).toContain(
			words,
		);
	});
	test('a ledger that began with the quarter has none to compare with', () => {
		const items = [
			{ ...finished('2026-901', '2026-08-10'), registered: day('2026-07-10'), received: day('2026-07-10') },
		];
		const text = textOf(checked({ ...bare, items, period: quarter, before: second, today: day('2026-10-12') }));
		expect(text).toContain('三季度新增1件、办结1件（');
	});
	test('a year compares its rate with the year before', () => {
		const last = ['2025-901', '2025-902', '2025-903', '2025-904'].map((number, at) => ({
			...finished(number, at < 2 ? '2025-10-10' : '2026-05-10'),
			registered: day('2025-03-02'),
		}));
		const period = { from: day('2026-01-01'), to: day('2026-12-31'), label: '2026年' };
		expect(textOf(checked({ ...bare, items: last, period, today: day('2027-01-06') }))).toContain(
			'已全部办结，办结率100.0%，比上年提高50.0个百分点',
		);
	});
	test('a week is compared with the Sunday before it', () => {
		const period = { from: day('2026-10-19'), to: day('2026-10-25'), label: '10月19日至10月25日' };
		const paper = checked({ period });
		expect(paper.title).toBe('关于10月19日至10月25日督查事项办理情况的通报');
		expect(textOf(paper)).toMatch(/截至10月25日，.*与10月18日持平/);
	});
	test('a period in which nothing happened says so', () => {
		const period = { from: day('2026-10-24'), to: day('2026-10-25'), label: '10月24日至10月25日' };
		expect(textOf(checked({ period }))).toContain('10月24日至10月25日没有新增和办结事项');
	});
});

describe('scope', () => {
	test('is in the title, the opening and nowhere hollow', () => {
		const scope = { subject: '“人居环境整治”专项', narrowed: ['状态：办理中'] };
		const paper = checked({ scope });
		expect(paper.title).toBe('关于10月份“人居环境整治”专项督查事项办理情况的通报');
		expect(textOf(paper)).toContain('对列入台账的“人居环境整治”专项督查事项（状态：办理中）办理情况进行了核查');
	});
	test('of one source needs no table by source', () => {
		const items = modelInput().items.filter(({ source }) => source === '领导批示');
		const paper = checked({ items, scope: { subject: '领导批示', narrowed: [] } });
		expect(paper.attachments.map(({ title }) => title)).toEqual(['逾期事项清单', '各单位办理情况位次表']);
		expect(textOf(paper)).not.toContain('分来源情况');
	});
	test.each<[string, Unit[], string]>([
		[
			'few units by name, in official order',
			[unitNamed('县财政局'), unitNamed('高塘镇'), unitNamed('县财政局')],
			'高塘镇、县财政局',
		],
		['many in a word', modelUnits, '各有关乡镇（街道），县直有关单位'],
		['many towns only', modelUnits.map((unit) => ({ ...unit, kind: '乡镇街道' as const })), '各有关乡镇（街道）'],
	])('addresses %s', (_, units, words) => expect(addressUnits(units, '县')).toBe(words));
});
