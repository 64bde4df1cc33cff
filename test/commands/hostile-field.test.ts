import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { officeDesk } from './desk.ts';

/** Text that would steer a terminal, turn a line round, hide, part lines, or be markup. */
const text =
	'整\x1b[2J\x1b]0;题\x07\u009b31m\r已\b\u202egnp.exe\u2066尾\u2069\u200b\ufeff\u00ad\u2028中\u0085\f<img src=x onerror=alert(1)>治';
const steering =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/u;

const writing = [
	['team', 'add', text, '--leader', text, '--members', text, '--items', '1', '--note', text],
	['source', 'add', text, '--kind', '其他'],
	['campaign', 'add', text, '--slot', `${text}=${text}`, '--note', text],
	['unit', 'add', '青屏重工', '--kind', '企业'],
	['campaign', 'visit', '整', '青屏重工', '--problems', text, '--lead', '县财政局', '--tag', text, '--visitor', text],
	['plan', 'add', text, '--unit', '沙河镇', '--months', '11月'],
	['plan', 'done', '1', '--drop', text],
	['inspect', 'add', text, '--unit', '沙河镇', '--item', '1', '--members', text, '--where', text, '--record', text],
	['inspect', 'edit', '1', '--product', text, '--interviews', text],
	['finding', 'add', `${text}@沙河镇@11-20`, '--inspection', '1', '--requirement', text],
	['finding', 'settle', '1', '--verdict', '交办', '--expose'],
	['finding', 'rectify', '1', '--text', text],
	['finding', 'recheck', '1', '--result', '部分到位', '--text', text, '--deadline', '11-25'],
	['meeting', 'add', text, '1', '--when', '11-02', '--where', text, '--matter', text],
	['meeting', 'decide', '1', '--on', '1', '--words', text],
	['message', 'add', text, '--site', text, '--order', text, '--asker', text, '--phone', text, '--lead', '县水利局'],
	['merit', 'add', '表扬', '县水利局', '--basis', text, '--text', text],
	['merit', 'void', '1', '--reason', text],
];
const reading = [
	...['team list', 'team status', 'source list', 'campaign list', 'campaign show 整', 'campaign visit 整'],
	...['plan list', 'inspect list', 'inspect show 1', 'finding list', 'finding list --exposed', 'meeting list'],
	...['meeting show 1', 'message list', 'merit list', 'score show 11月 --explain', 'score person 11月'],
	...['stats --group 来源', 'stats --group 类别', 'show 1', 'log --limit 50', 'list --format csv', 'today --all'],
	...['board --force', 'publish --all --force', 'meeting agenda 1 --format md', 'report remarks 11月 --format md'],
].map((line) => line.split(' '));

test('typed into field work, meetings, messages and merits, it comes out inert everywhere', async () => {
	const desk = await officeDesk();
	const shown: [line: string, code: number, said: string][] = [];
	for (const line of [...writing, ...reading, ['team', 'show', text], ['finding', 'list', '--unit', text]]) {
		const { code, out, err } = await desk.run(...line);
		shown.push([line.join(' '), code, out + err]);
	}
	expect(shown.filter(([, , said]) => steering.test(said) || said.includes('程序出错'))).toEqual([]);
	const failed = shown.slice(0, writing.length + reading.length).filter(([, code]) => code !== 0);
	expect(failed).toEqual([]);
	const pages = readdirSync(desk.folder).filter((name) => name.endsWith('.html'));
	expect(pages.length).toBeGreaterThan(0);
	for (const page of pages) expect(readFileSync(join(desk.folder, page), 'utf8')).not.toContain('<img src=x');
});
