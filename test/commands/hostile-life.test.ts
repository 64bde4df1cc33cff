import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { officeDesk } from './desk.ts';

/** Text that would steer a terminal, hide, part lines, be a formula, half a sign or a query. */
const hostile: [name: string, text: string][] = [
	['what steers a terminal', '整\x1b[2J\x1b]0;题\x07\x1b]8;;http://a.invalid\x1b\\点\u009b31m\r已\b治'],
	['what turns a line round or hides', '整\u202egnp.exe\u2066尾\u2069\u200b\u200e\ufeff\u00ad治'],
	['what parts lines', '整\u2028中\u2029\u0085\v\f治\n第二行'],
	['a formula', '=1+1'],
	['half a sign and joined ones', '甲\ud800乙\udc00👨‍👩‍👧𠮷'],
	['a query', "' OR 1=1 -- %_"],
];
const steering =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe.each(hostile)('%s', (_name, text) => {
	test('in every field of an item’s life is inert on the screen, in tables, JSON and the log', async () => {
		const desk = await officeDesk();
		const write = async (name: string, content: string) => {
			writeFileSync(join(desk.folder, name), content);
			return name;
		};
		const oneLine = text.replace(/[\n\r]/g, '');
		const calls = await write('电话.txt', `1 ${text} 赵明\n1 @${text} 在办\n${text}\n`);
		const rules = await write('规则.csv', `规则,数值,依据\n急件,3个工作日,"${text}"\n"${text}",1,\n`);
		const copy = await write(`${oneLine.replaceAll('/', '')}.pdf`, '图');
		const lines = [
			['urge', '1', '--whom', text, '--answer', text],
			['extend', '2026-005-1', '--to', '11-20', '--reason', text, '--principal', text, '--progress', text],
			['statement', '1', '--holds-until', '11-20', '--reason', text, '--principal', text],
			['review', '1', '--what', '说明', '--pass', '--approved-by', text],
			['review', '2026-005-1', '--return', text],
			['progress', '1', text, '--wait'],
			['review', '1', '--gate', text],
			['milestone', '1', text, '11-20', '--percent', '50'],
			['revisit', '4', '--kind', '走访', '--text', text, '--visitor', text],
			['revisit', '4', '--kind', '会诊', '--text', text, '--remedy', text, '--deadline', '11-20'],
			['person', 'add', text, '--position', text, '--phone', text],
			['person', 'leave', '方振国', '--successor', text],
			['liaison', 'add', text, '--unit', '县财政局', '--letter', text, '--phone', text],
			['escalate', '--issue', '--approved-by', text],
			[
				'instruct',
				'--leader',
				text,
				'--words',
				text,
				'--document',
				text,
				'--mark',
				text,
				'--item',
				`${oneLine.replaceAll('@', '')}@县水利局@11-20`,
			],
			['attach', '1', copy],
			['call', '-f', calls],
			['rule', 'import', rules],
			['rule', 'set', '急件', '3个工作日', '--basis', text],
			['suspend', '3', '--reason', text, '--approved-by', text],
			['resume', '3', '--reason', text],
			['merge', '草1', '--into', '3', '--reason', text],
			['cancel', '2026-005-2', '--reason', text, '--approved-by', text],
			['unit', 'merge', '石门镇', '--into', text, '--create'],
			...['today', 'call', 'escalate', 'stale', 'review', 'revisit', 'overdue', 'due', 'log'].map((word) => [word]),
			...['1', '2', '3', '4', '6', '2026-005-1', '草1'].map((item) => ['show', item]),
			...['csv', 'tsv', 'md', 'json'].flatMap((format) =>
				[
					['call'],
					['escalate'],
					['review'],
					['log'],
					['revisit'],
					['person', 'list'],
					['rule', 'list'],
					['attach', '1'],
					['escalate', '--issued', '本月'],
				].map((word) => [...word, '--format', format]),
			),
			['milestone', '1'],
			['liaison', 'list'],
			['unit', 'flag', '10月'],
			['overdue', '--explain'],
			['overdue', '--office'],
			['due', '--feedback'],
			['urge', text],
			['escalate', '1', '--rung', text],
			['call', '--unit', text],
			['attach', '1', '--save', text],
		];
		const unsafe: unknown[] = [];
		for (const line of lines) {
			const { code, out, err } = await desk.run(...line);
			const found = steering.exec(out + err);
			if (found !== null || code === 70) unsafe.push([line.join(' '), code, JSON.stringify(found?.[0]), err]);
			if (line.includes('json') && code === 0) JSON.parse(out);
			if (line.includes('csv')) expect(out).not.toMatch(/(^|,)"?[=@]/m);
		}
		expect(unsafe).toEqual([]);
		expect(existsSync(join(desk.folder, '..', 'passwd'))).toBe(false);
		expect(readdirSync(`${desk.ledger}.附件`).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
	});
});
