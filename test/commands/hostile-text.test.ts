import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/reading/text.ts';
import { type Desk, officeDesk } from './desk.ts';

/** Text that would steer a terminal, turn a line round or hide in it. */
const hostile: [name: string, text: string][] = [
	[
		'what steers a terminal',
		'整\x1b[2J\x1b[31m红\x1b]0;题\x07\x1b]8;;http://a.invalid\x1b\\点\u009b31m\u0090q\u009c\r已\b\b治',
	],
	[
		'what turns a line round or hides in it',
		'整\u202egnp.exe\u2066尾\u2069\u200b\u200e\ufeff\u00ad\u{e0041}\u{e0042}治',
	],
	['what parts lines', '整\u2028中\u2029\u0085\v\f治'],
];

const steering =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

async function shownBy(desk: Desk, lines: string[][]): Promise<[string, string][]> {
	const shown: [string, string][] = [];
	for (const line of lines) {
		const { out, err } = await desk.run(...line);
		shown.push([line.join(' '), out + err]);
	}
	return shown;
}

describe.each(hostile)('%s', (_name, text) => {
	test('typed anywhere, comes out inert everywhere', async () => {
		const desk = await officeDesk();
		const writing = [
			[
				'add',
				text,
				'--content',
				text,
				'--goal',
				text,
				'--category',
				text,
				'--note',
				text,
				'--document',
				text,
				'--campaign',
				text,
			],
			[
				'add',
				'乙',
				'--leader',
				text,
				'--instructed-by',
				text,
				'--tag',
				text,
				'--outside-number',
				text,
				'--deadline',
				text,
			],
			['edit', '1', '--title', text, '--content', text, '--note', text],
			['progress', '1', text, '--problems', text, '--next', text, '--help-needed', text],
			['receive', '2026-005-1', '--handler', text, '--phone', text],
			['claim', '3', '--text', text],
			['review', '2', '--return', text],
			['split', '3', '--item', `${text}@沙河镇`],
			['unit', 'add', text, '--short', `${text}简`, '--leader', text],
			['unit', 'alias', '沙河镇', `${text}号`],
			['unit', 'group', text, '沙河镇'],
			['unit', 'edit', '石门镇', '--name', `${text}镇`],
			['rule', 'set', '急件', '3个工作日', '--basis', text],
			['list', '--by', text],
		];
		const reading = [
			...['list', 'overdue', 'due', 'review', 'log'].map((word) => [word]),
			...['1', '2', '3', '6', '7'].map((n) => ['show', n]),
			...['md', 'csv', 'tsv'].map((format) => ['list', '--format', format]),
			['unit', 'list'],
			['unit', 'group'],
			['rule', 'list'],
			['circular', '本月', '--format', 'md'],
			['circular', '本月', '--explain'],
		];
		const refused = [
			['show', text],
			['list', '--unit', text],
			['list', '--tag', `无${text}`],
			['add', '丙', '--lead', text],
			['add', '丁', '--source', text],
			[text],
			['list', `--${text}`],
			['list', '--today', text],
			['import', join(desk.folder, `${text.replaceAll('/', '')}.xlsx`)],
			['list', '--ledger', join(desk.folder, text.replaceAll('/', ''))],
			['calendar', 'show', text],
			['circular', text],
			['rule', 'set', text, '1'],
		];
		const unsafe = (await shownBy(desk, [...writing, ...reading, ...refused])).filter(([, shown]) =>
			steering.test(shown),
		);
		expect(unsafe.map(([line, shown]) => [line, steering.exec(shown)!.index, JSON.stringify(shown)])).toEqual([]);
	});

	test('is cleaned before it is stored, as an import would', async () => {
		const desk = await officeDesk();
		await desk.run('claim', '3', '--unit', '县水利局', '--text', text);
		await desk.run('claim', '3', '--unit', '沙河镇');
		const { items } = await desk.json('review');
		expect(items.find((item) => item.number === '2026-003')?.text).toContain(cleanText(text));
	});

	test('is harmless in JSON on a screen, and comes back as it was', async () => {
		const desk = await officeDesk();
		await desk.run('strike', '4', '--by', text);
		const { out } = await desk.run('log', '--limit', '1', '--format', 'json');
		expect(out).not.toMatch(steering);
		const { items } = JSON.parse(out) as { items: { actor: string }[] };
		expect(items[0]?.actor).toBe(text);
	});

	test('is harmless in a refusal as JSON, which still names it', async () => {
		const { code, out } = await (await officeDesk()).run('list', '--tag', text, '--format', 'json');
		expect(code).toBe(2);
		expect(out).not.toMatch(steering);
		expect((JSON.parse(out) as { error: { message: string } }).error.message).toContain(text);
	});

	test('in a table that is imported is inert in the preview and the list', async () => {
		const desk = await officeDesk();
		const file = join(desk.folder, '表.csv');
		const cell = `"${text.replaceAll('"', '""')}"`;
		writeFileSync(
			file,
			`序号,事项,牵头单位,完成时限,备注\n1,甲${cell.slice(1, -1)},县住建局,${cell},${cell}\n2,乙,${cell},12月底前,\n`,
		);
		const unsafe = (await shownBy(desk, [['import', file, '--dry-run'], ['import', file], ['list'], ['log']])).filter(
			([, shown]) => steering.test(shown),
		);
		expect(unsafe).toEqual([]);
		expect(readFileSync(file, 'utf8')).toContain(text);
	});
});
