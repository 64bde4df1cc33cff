import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allEntries } from '../../src/catalogue.ts';
import { optionWords } from '../../src/option-words.ts';
import { newFolder } from '../ledger/folders.ts';
import { home, runIn } from './desk.ts';

/** Every command as it is typed, in English and in Chinese. */
const commands = allEntries().flatMap((entry) =>
	'commands' in entry
		? entry.commands.map((c) => ({ words: [entry.word, c.word], chinese: [entry.chinese, c.chinese] }))
		: [{ words: [entry.word], chinese: [entry.chinese] }],
);
const groups = allEntries().filter((entry) => 'commands' in entry);

describe('the help of every command', () => {
	test.each(commands)('$words shows examples first and opens no ledger', async ({ words, chinese }) => {
		const folder = newFolder();
		const stranger = join(folder, '不是台账.db');
		writeFileSync(stranger, '随便什么');
		const { code, out, err } = await runIn(folder, [...words, '--help', '--ledger', stranger]);
		expect([code, err]).toEqual([0, '']);
		expect(out.split('\n')[0]).toBe('例：');
		expect(out).toContain(`\n  ducha ${words.join(' ')}`);
		expect(out).toMatch(/\n用法.ducha /);
		expect(out).toMatch(/\n通用选项：/);
		expect(await runIn(folder, [...chinese, '--help'])).toMatchObject({ code: 0, out });
		expect(await runIn(folder, [...chinese, '--帮助'])).toMatchObject({ code: 0, out });
		expect(readdirSync(folder)).toEqual(['不是台账.db']);
	});

	test.each(groups)('the group $word names its commands', async (group) => {
		const { code, out } = await runIn(newFolder(), [group.word, '--help']);
		expect(code).toBe(0);
		for (const { word, chinese } of group.commands)
			expect(out).toMatch(new RegExp(`ducha ${group.word} ${word} +${chinese}`));
	});

	test('the front page names every command, in both languages', async () => {
		const { code, out } = await runIn(newFolder(), ['--help']);
		expect(code).toBe(0);
		for (const { word, chinese } of allEntries()) expect(out).toMatch(new RegExp(`\\n  ${word} +${chinese} `));
	});
});

test('the README’s table names every command once, in the order of the front page', () => {
	const readme = readFileSync(new URL('README.md', home), 'utf8');
	const rows = [...readme.matchAll(/^\| `([a-z ]+)` +\| (\S+(?: \S+)?) +\|/gm)].map(([, word, chinese]) => [
		word,
		chinese,
	]);
	const named = new Set(rows.map(([word]) => word));
	expect([named.size, rows]).toEqual([
		rows.length,
		commands.map(({ words, chinese }) => [words.join(' '), chinese.join(' ')]),
	]);
});

describe('options', () => {
	test('no two Chinese names stand for one option', () => {
		const english = Object.values(optionWords);
		expect(english.filter((name, at) => english.indexOf(name) !== at)).toEqual([]);
	});

	test('every Chinese name stands for an option some command has', async () => {
		const pages = await Promise.all(commands.map(({ words }) => runIn(newFolder(), [...words, '--help'])));
		const text = pages.map(({ out }) => out).join('\n');
		const unknown = Object.entries(optionWords).filter(
			([, english]) => !new RegExp(`--(no-)?${english}\\b`).test(text),
		);
		expect(unknown).toEqual([]);
	});

	test.each([
		['list　--lamp', '“list　--lamp”中间是全角空格', '请用半角空格：list --lamp'],
		['--lamp　红', '中间是全角空格', '请用半角空格：--lamp 红'],
		['--json', '不认识的选项：--json', '是不是 --format json？'],
	])('%s is explained, with what was meant', async (word, said, hint) => {
		const { code, err } = await runIn(newFolder(), word.startsWith('--') ? ['list', word] : [word]);
		expect(code).toBe(2);
		expect(err).toContain(said);
		expect(err).toContain(hint);
	});

	test('a blank of full width within a value is part of it', async () => {
		const folder = newFolder();
		const ledger = join(folder, '我的　台账.db');
		expect(await runIn(folder, ['--ledger', ledger, 'init'])).toMatchObject({ code: 0 });
		expect(await runIn(folder, ['list', '--text=甲　乙', '--ledger', ledger])).toMatchObject({ code: 0 });
	});

	test.each([['－－help'], ['—help'], ['--format：json'], ['——帮助']])('%s is explained', async (word) => {
		const { code, err } = await runIn(newFolder(), ['list', word]);
		expect(code).toBe(2);
		expect(err).toContain('请用半角 --');
	});
});

test('the completion names every command and option, whatever there is of a ledger', async () => {
	const folder = newFolder();
	const { code, out, err } = await runIn(folder, ['completion', '--ledger', join(folder, '没有.db')]);
	expect([code, err]).toEqual([0, '']);
	for (const { words, chinese } of commands)
		for (const word of [...words, ...chinese]) expect(out).toMatch(new RegExp(`[ '|]${word}[ '|)]`));
	for (const name of Object.keys(optionWords)) expect(out).toMatch(new RegExp(`[ '|]--${name}[ '|)]`));
	expect(out).toMatch(/--sort\|--排序\) words='编号 时限/);
	const stranger = join(folder, '不是台账.db');
	writeFileSync(stranger, '随便什么');
	expect((await runIn(folder, ['补全'], { DUCHA_LEDGER: stranger })).out).toBe(out);
});

test.each([['help list'], ['帮助 列表'], ['help unit'], ['help']])('%s is its help page', async (line) => {
	const [, ...rest] = line.split(' ');
	const asked = await runIn(newFolder(), line.split(' '));
	expect(asked).toEqual(await runIn(newFolder(), [...rest, '--help']));
	expect(asked.code).toBe(0);
});

test('a misuse makes no ledger', async () => {
	const folder = newFolder();
	for (const argv of [['lst'], ['list', '--nothing'], ['add'], ['show'], ['unit'], ['unit', 'nothing'], []])
		await runIn(folder, argv, { DUCHA_LEDGER: join(folder, '台账.db') });
	expect(existsSync(join(folder, '台账.db'))).toBe(false);
});
