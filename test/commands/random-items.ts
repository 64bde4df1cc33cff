import fc from 'fast-check';
import type { Desk } from './desk.ts';

/** Texts that a spreadsheet, a csv or a reader of ledgers may take for something else. */
const odd = fc.constantFrom(
	...[
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1:A9)',
		"'=1",
		'＝1＋1',
		'=WEBSERVICE("http://a.invalid")',
		'1,"=2"',
		'"引号"',
		'“三重一大”',
	],
	...[
		'第一行\n第二行',
		'𠮷野家㑳䶮',
		'👨‍👩‍👧一家',
		'2026年',
		'3月底前完成',
		'合计数核对',
		'序号编排',
		'60%',
		'0012',
		'1/2',
		'TRUE',
		'#N/A',
	],
	...[
		'县住建局',
		'（一）整治',
		'1.整治',
		'备注：无',
		'<b>&amp;',
		'左_x000D_右',
		'`*_|',
		'长'.repeat(60),
		'a'.repeat(300),
	],
);
const furniture = fc.constantFrom(
	...[
		'合计',
		'小计',
		'备注',
		'说明',
		'备注：按月报送',
		'填表人：林晓',
		'续表',
		'第1页',
		'附件',
		'合计（万元）',
		'以下空白',
	],
	...[
		'一、综合',
		'（一）',
		'第三批',
		'十二件实事',
		'1',
		'3.',
		'序号',
		'事项',
		'牵头单位',
		'单位：件',
		'2026-009',
		'示例',
	],
);
export const title = fc
	.tuple(fc.constantFrom('', '整治', '修缮', ' '), odd, fc.constantFrom('', '工作', '（二期）', '  ', '\n二期'))
	.map((parts) => parts.join(''));
const anyTitle = fc.oneof({ weight: 3, arbitrary: title }, furniture);
export const text = fc.option(fc.oneof(odd, furniture, fc.constantFrom('加快推进，确保年内完成。', '按月报送')), {
	nil: undefined,
});
export const deadline = fc.constantFrom(
	'2026-11-30',
	'12月底前',
	'长期坚持',
	'10个工作日',
	'立行立改',
	'每月5日前',
	'6月底前开工、12月底前完工',
	'2026年底前，并长期坚持',
	'尽快',
	'2027年6月',
	'11月前',
	'2026-12-31前',
	'9月31日',
);
const units = [
	'县住建局',
	'县水利局',
	'各乡镇（街道）',
	'县委办（县档案局）',
	'县统筹推进农村人居环境整治和乡村建设行动工作领导小组办公室',
];

/** What befalls an item after it has been entered; `n` is its number. */
const lives: Record<string, (n: string, leads: string[]) => string[][]> = {
	entered: () => [],
	dispatched: (n) => [['dispatch', n]],
	extended: (n) => [
		['dispatch', n],
		['extend', n, '--to', '2027-03-31', '--reason', '图审', '--principal', '罗建平', '--approved-by', '方振国'],
	],
	claimed: (n, leads) => [['dispatch', n], ...leads.map((unit) => ['claim', n, '--unit', unit])],
	done: (n, leads) => [...lives.claimed!(n, leads), ['review', n, '--pass', '--what', '报结']],
	struck: (n, leads) => [...lives.done!(n, leads), ['strike', n]],
	suspended: (n) => [
		['dispatch', n],
		['suspend', n, '--reason', '等批复', '--approved-by', '方振国'],
	],
	cancelled: (n) => [['cancel', n, '--reason', '任务取消']],
	merged: (n) => [['merge', n, '--into', '2026-001']],
	split: (n) => [
		['split', n, '--item', '合计@县水利局@11-03', '--item', '（一）清淤@县住建局+县水利局@11-16'],
		['dispatch', `${n}-1`],
		['claim', `${n}-1`],
	],
};

export interface Entered {
	title: string;
	content?: string | undefined;
	note?: string | undefined;
	goal?: string | undefined;
	category?: string | undefined;
	leader?: string | undefined;
	document?: string | undefined;
	lead: string[];
	support: string[];
	deadline: string;
	progress?: [words: string, percent: number] | undefined;
	life: string;
}

/** An item as the clerk may enter it, and what becomes of it. */
export const entered: fc.Arbitrary<Entered> = fc.record({
	title: anyTitle,
	content: text,
	note: text,
	goal: text,
	category: fc.option(
		fc.constantFrom('工业', '=类别', '农业农村', '一、综合', '二、民生', '（一）教育', '合计', '备注：其他', '1.道路'),
		{ nil: undefined },
	),
	leader: fc.option(fc.constantFrom('方振国', '周明远'), { nil: undefined }),
	document: fc.option(fc.constantFrom('常务会议纪要', '=纪要', '第8次常务会议'), { nil: undefined }),
	lead: fc.uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 3 }),
	support: fc.uniqueArray(fc.constantFrom(...units), { maxLength: 3 }),
	deadline,
	progress: fc.option(fc.tuple(odd, fc.integer({ min: 0, max: 100 })), { nil: undefined }),
	life: fc.constantFrom(...Object.keys(lives)),
});

/** Enters items with what befalls them, as the clerk would. */
export async function enter(desk: Desk, items: Entered[]): Promise<void> {
	for (const name of units) await desk.run('unit', 'add', name, '--kind', name.startsWith('各') ? '集体' : '县直');
	for (const [i, item] of items.entries()) {
		const { content, note, category, goal, leader, document } = item;
		const options = Object.entries({ content, note, category, goal, leader, document });
		const given = options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
		const support = item.support.filter((unit) => !item.lead.includes(unit));
		if (support.length > 0) given.push('--support', support.join('、'));
		const what = ['--lead', item.lead.join('、'), ...given, `--deadline=${item.deadline}`, '--', item.title];
		const { code, err } = await desk.run('add', ...what);
		if (code !== 0) throw new Error(err);
		const n = `2026-${String(i + 1).padStart(3, '0')}`;
		if (item.progress !== undefined) {
			const [words, percent] = item.progress;
			await desk.run('dispatch', n);
			await desk.run('progress', '--percent', String(percent), '--', n, words);
		}
		// What an item in its state cannot suffer is refused and leaves it as it was.
		for (const line of lives[item.life]!(n, item.lead)) await desk.run(...line);
	}
}
