import { EventEmitter } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { newFolder } from '../ledger/folders.ts';
import { type Desk, home, officeDesk } from './desk.ts';

const actor = '整\x1b[2J\x1b]0;题\x07\u202e治';
let desk: Desk;
let folder: string;
beforeAll(async () => {
	desk = await officeDesk();
	await desk.run('add', '乙', '--by', actor);
	folder = newFolder();
});

/** A pager of three lines: keeps what it was given, and how; gone before the end when told so. */
function layPager(name: string, { leaves = false } = {}): { line: string; got: () => string; path: string } {
	const path = join(folder, name);
	const kept = join(folder, `${name}.txt`);
	const keep = `require('node:fs').writeFileSync(${JSON.stringify(kept)}, require('node:fs').readFileSync(0, 'utf8') + [process.env.LESS, process.env.LESSCHARSET])`;
	writeFileSync(path, `#!${process.execPath}\n${leaves ? '' : keep}\n`);
	chmodSync(path, 0o755);
	return {
		line: `"${process.execPath}" "${path}"`,
		path,
		got: () => (existsSync(kept) ? readFileSync(kept, 'utf8') : ''),
	};
}

/** Runs one command line on a terminal of so many rows. */
async function runOn(rows: number, argv: string[], env: Record<string, string>, signals = new EventEmitter()) {
	const shown: string[] = [];
	const screen = () =>
		Object.assign(
			new Writable({
				decodeStrings: false,
				write: (text, _encoding, done) => {
					shown.push(String(text));
					done();
				},
			}),
			{ isTTY: true, columns: 100, rows },
		);
	const world = {
		stdin: Readable.from([]),
		stdout: screen(),
		stderr: screen(),
		env: { DUCHA_LEDGER: desk.ledger, NO_COLOR: '1', ...env },
		platform: 'linux',
		cwd: () => desk.folder,
		on: signals.on.bind(signals),
		once: signals.once.bind(signals),
		off: signals.off.bind(signals),
	};
	const code = await main(argv, world, home, () => new Date('2026-11-02T01:00:00Z'));
	return { code, shown: shown.join('') };
}

describe('a result longer than the terminal', () => {
	test('goes to the pager the clerk named, whole, inert, and nowhere else', async () => {
		const pager = layPager('named');
		const end = await runOn(8, ['log', '--format', 'csv'], { DUCHA_PAGER: pager.line, PAGER: 'no-such-pager' });
		expect(end).toEqual({ code: 0, shown: '' });
		expect(pager.got()).toMatch(/新建台账.*\nFRX,utf-8$/);
		expect(pager.got()).toContain('整‹U+001B›[2J‹U+001B›]0;题‹U+0007›‹U+202E›治');
		expect(pager.got().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
	});

	test('goes to less, told what it needs, when none is named', async () => {
		const pager = layPager('less');
		expect(await runOn(8, ['list', '--help'], { PATH: folder })).toEqual({ code: 0, shown: '' });
		expect(pager.got()).toMatch(/^例：[\s\S]*FRX,utf-8$/);
	});

	test.each<[name: string, rows: number, argv: string[], env: Record<string, string>]>([
		['that fits', 90, ['log'], {}],
		['with --no-pager', 8, ['log', '--no-pager'], {}],
		['on a dumb terminal', 8, ['log'], { TERM: 'dumb' }],
		['where no pager is wanted', 8, ['log'], { DUCHA_PAGER: '' }],
		['where the pager is cat', 8, ['log'], { DUCHA_PAGER: 'cat' }],
		['where the pager named is not there', 8, ['log'], { DUCHA_PAGER: 'no-such-pager 2>&-' }],
		['where there is no less', 8, ['log'], { DUCHA_PAGER: 'less', PATH: '/nowhere' }],
	])('%s is shown at once', async (_name, rows, argv, env) => {
		const pager = layPager('unused');
		const { code, shown } = await runOn(rows, argv, { DUCHA_PAGER: pager.line, ...env });
		expect([code, pager.got()]).toEqual([0, '']);
		expect(shown).toContain('整‹U+001B›');
	});

	test('put away before its end, or left by Ctrl-C, ends well', async () => {
		const { line } = layPager('hasty', { leaves: true });
		expect(await runOn(8, ['list', '--format', 'json'], { PAGER: line })).toEqual({ code: 0, shown: '' });
		const signals = new EventEmitter();
		const begun = join(folder, 'begun');
		const ended = runOn(8, ['list'], { PAGER: `: >"${begun}"; sleep 0.2; ${line}` }, signals);
		await expect.poll(() => existsSync(begun)).toBe(true);
		for (let i = 0; i < 3; i++) signals.emit('SIGINT');
		expect((await ended).code).toBe(0);
	});
});
