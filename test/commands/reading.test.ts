import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allEntries } from '../../src/catalogue.ts';
import { copiesOf, home, officeDesk, runAll } from './desk.ts';
import { filesIn } from './packed-words.ts';

const fixture = (name: string) => new URL(`fixtures/${name}`, home).pathname;

/** How each command that only reads is asked; null where a command is for writing. */
const asked: Record<string, string[][] | null> = {
	init: null,
	demo: null,
	'unit list': [[], ['--group', '乡镇']],
	'unit add': null,
	'unit edit': null,
	'unit alias': null,
	'unit group': [[], ['乡镇']],
	'unit merge': [['石门镇', '--into', '沙河镇', '--dry-run']],
	'unit import': [[fixture('units.xlsx'), '--dry-run']],
	'unit flag': [[], ['10月']],
	'person list': [[]],
	'person add': null,
	'person edit': null,
	'person leave': null,
	'team list': [[]],
	'team add': null,
	'team edit': null,
	'team status': [[], ['10月', '--team', '督查一组']],
	'team requests': [[]],
	'liaison list': [[]],
	'liaison add': null,
	'liaison edit': null,
	'liaison end': null,
	'source list': [[]],
	'source add': null,
	'source edit': null,
	'source remove': null,
	'calendar show': [[], ['2026'], ['2031']],
	'calendar import': null,
	'profile list': [[]],
	'profile show': [['1'], ['科室月报']],
	'profile edit': null,
	'profile remove': null,
	'profile export': [['对应.csv', '--force']],
	'profile import': null,
	'rule list': [[], ['--group', '梯次']],
	'rule set': null,
	'rule reset': null,
	'rule export': [['规则.csv', '--force']],
	'rule import': null,
	add: null,
	instruct: null,
	import: [[fixture('messy-decisions.xlsx'), '--dry-run']],
	split: null,
	assign: null,
	edit: null,
	attach: [['1']],
	list: [[], ['--lamp', '红'], ['--unit', '乡镇'], ['--limit', '2'], ['--status', '已销号']],
	show: [['1'], ['2026-005'], ['草1'], ['4']],
	register: null,
	dispatch: null,
	receive: null,
	progress: null,
	milestone: [['1']],
	claim: null,
	extend: null,
	statement: null,
	escalate: [[], ['1'], ['--issued', '10月'], ['--issue', '--dry-run', '--approved-by', '方振国']],
	review: [[]],
	strike: null,
	revisit: [[], ['--pending'], ['--summary', '10月']],
	suspend: null,
	resume: null,
	cancel: null,
	merge: null,
	today: [[], ['--all']],
	call: [[], ['--list']],
	urge: null,
	overdue: [
		[],
		['--unit', '县住建局'],
		['--due-before', '2020-01-01'],
		['--explain', '--group', '单位'],
		['--office'],
		['--office', '10月'],
	],
	due: [[], ['--within', '1'], ['--within', '30'], ['--feedback', '--within', '60'], ['--group', '联络员']],
	stale: [[], ['--group', '来源文件']],
	'message list': [[], ['--all'], ['--what', '逾期']],
	'message add': null,
	'message draft': null,
	'message reply': null,
	'message weekly': null,
	'message stats': [[], ['10月']],
	'campaign list': [[]],
	'campaign add': null,
	'campaign edit': null,
	'campaign show': null,
	'campaign visit': null,
	'campaign year': null,
	'plan list': [[], ['本月'], ['2027', '--all']],
	'plan add': null,
	'plan import': null,
	'plan edit': null,
	'plan done': null,
	'inspect list': [[], ['10月'], ['--group', '督办单位']],
	'inspect add': null,
	'inspect show': [['1']],
	'inspect edit': null,
	sample: [
		['--count', '2'],
		['--count', '2', '--what', '单位', '--group', '单位类别'],
	],
	'finding list': [[], ['10月'], ['--exposed'], ['--group', '单位']],
	'finding add': [['值班室无人@沙河镇', '--dry-run']],
	'finding settle': null,
	'finding rectify': null,
	'finding recheck': null,
	'forms send': null,
	'forms status': null,
	collect: null,
	export: [['台账'], ['台账', '逾期清单', '汇总表', '10月', '--force']],
	circular: [['10月'], ['10月', '--explain'], ['全年', '--draft']],
	publish: [['--all', '--force']],
	slides: [['10月', '--force']],
	board: [['--force'], ['--leader', '方振国', '--force']],
	'notice issue': null,
	'notice template': [['催办', '--force']],
	'papers list': [[], ['本月', '--kind', '催办']],
	'papers print': [['催办1', '--out', '重印', '--force']],
	'papers issue': null,
	'papers void': null,
	'papers series': null,
	'bulletin write': null,
	'bulletin note': null,
	'bulletin list': [[], ['三季度']],
	'meeting add': null,
	'meeting agenda': [['1', '--force']],
	'meeting decide': null,
	'meeting list': [[], ['10月']],
	'meeting show': [['1']],
	'meeting edit': null,
	agenda: [['--when', '11月10日15:00', '--force']],
	'report leader': [
		['10月', '--force'],
		['10月', '--each', '督查组', '--force'],
	],
	'report remarks': [['10月', '--force']],
	'report weekly': null,
	'report year': [['2026', '--force']],
	'report person': [['2026', '--force']],
	'merit add': null,
	'merit list': [[], ['10月', '--kind', '表彰']],
	'merit void': null,
	'score show': [[], ['10月', '--explain'], ['三季度', '--kind', '县直', '--recount']],
	'score person': [[], ['全年', '--explain']],
	'score publish': [['10月', '--dry-run']],
	'score list': [[]],
	office: [[]],
	stats: [[], ['10月', '--group', '单位'], ['全年', '--group', '月'], ['10月', '--explain']],
	log: [[], ['1'], ['--limit', '1']],
	undo: null,
	redo: null,
	backup: [['--list']],
	restore: null,
	verify: [[]],
	'year close': null,
	'year show': null,
	handover: [[], ['--since', '2026-09-01']],
	archive: [
		['1', '--dry-run'],
		['--year', '2026', '--dry-run'],
	],
	// A script for the shell, whatever the ledger.
	completion: null,
};

const readings = Object.entries(asked).flatMap(([word, ways]) =>
	(ways ?? []).map((way) => ({ line: [...word.split(' '), ...way] })),
);

/** An office at work that has settled the columns of one header and sent its first papers. */
const settledDesk = copiesOf(async () => {
	const desk = await officeDesk();
	const file = join(desk.folder, '列的对应.csv');
	writeFileSync(file, '名称,列,表头,对应\n科室月报,1,干什么,事项\n科室月报,2,谁来干,牵头单位\n');
	await runAll(desk, [
		['profile', 'import', file],
		['escalate', '--issue', '--approved-by', '方振国'],
		['receive', '1', '--handler', '何小川'],
		['team', 'add', '督查一组', '--leader', '王敏', '--items', '1、3'],
		['meeting', 'add', '督查工作联席会议', '1', '3', '--when', '11-10', '--matter', '督查经费'],
		['inspect', 'add', '路面养护', '--unit', '沙河镇', '--item', '1'],
		['finding', 'add', '台账不全@沙河镇@11-20', '--inspection', '1'],
	]);
	return desk;
});

test('every command of the catalogue is either for writing or asked here', () => {
	const words = allEntries().flatMap((e) =>
		'commands' in e ? e.commands.map((c) => `${e.word} ${c.word}`) : [e.word],
	);
	expect(Object.keys(asked).sort()).toEqual(words.sort());
});

/** The keys of each kind of answer with what they hold: `items[].number string`. */
const shapes = new Map<string, Map<string, Set<string>>>();

function noteShape(value: unknown, path: string, into: Map<string, Set<string>>): void {
	if (Array.isArray(value)) for (const one of value) noteShape(one, `${path}[]`, into);
	if (value !== null && typeof value === 'object' && !Array.isArray(value))
		for (const [key, one] of Object.entries(value)) noteShape(one, path === '' ? key : `${path}.${key}`, into);
	const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
	if (path !== '') into.set(path, (into.get(path) ?? new Set()).add(kind));
}

describe('a reading command', () => {
	test.each(readings)(
		'$line says and writes the same twice, and leaves the ledger as it was to the byte and the minute',
		async ({ line }) => {
			const desk = await settledDesk();
			const state = () => ({
				bytes: readFileSync(desk.ledger).toString('latin1'),
				changed: statSync(desk.ledger).mtimeMs,
			});
			const written = () => filesIn(desk.folder).map((name) => [name, readFileSync(join(desk.folder, name), 'latin1')]);
			const before = state();
			const first = await desk.run(...line, '--force');
			expect([0, 3]).toContain(first.code);
			expect(first.err).not.toMatch(/错误|程序出错/);
			const files = written();
			expect(await desk.run(...line, '--force')).toEqual(first);
			expect(written()).toEqual(files);
			expect(state()).toEqual(before);
		},
	);

	test.each(readings)('$line --format json says what it is, which day and which ledger', async ({ line }) => {
		const desk = await settledDesk();
		const file = join(desk.folder, line[0] === 'publish' ? '出.html' : '出');
		// A report for each leader goes into a folder.
		const target = line[1] === 'leader' ? [] : ['--output', file];
		const { code, out } = await desk.run(...line, '--format', 'json', ...target);
		expect([0, 3]).toContain(code);
		const text = out === '' ? readFileSync(file, 'utf8') : out;
		const answer = JSON.parse(text);
		const { schema, today, ledger, ...rest } = answer;
		const shape = shapes.get(schema) ?? new Map<string, Set<string>>();
		noteShape(rest, '', shape);
		shapes.set(schema, shape);
		expect(answer).toMatchObject({
			schema: expect.stringMatching(/^ducha\/[a-z-]+\/1$/),
			today: '2026-11-02',
			ledger: { id: expect.stringMatching(/^[0-9a-f]{16}$/), seq: expect.any(Number) },
		});
	});

	test('the keys scripts read stay what they are: a new one is recorded (npx vitest -u), none goes', async () => {
		expect(shapes.size, 'the whole file has to run').toBeGreaterThan(70);
		const lines = [...shapes].flatMap(([schema, shape]) => [
			schema,
			...[...shape].map(([path, kinds]) => `  ${path} ${[...kinds].sort().join('|')}`).sort(),
		]);
		await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./json-keys.txt');
	});
});
