import { readdirSync, readFileSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { expect, test } from 'vitest';
import { type Entry, findCommand } from '../../src/catalogue.ts';
import { optionWords } from '../../src/option-words.ts';
import type { Session } from '../../src/session.ts';
import { home } from './desk.ts';

const everywhere = [
	'ledger',
	'today',
	'as-of',
	'format',
	'output',
	'by',
	'width',
	'yes',
	'force',
	'quiet',
	'help',
].concat(['no-color', 'no-pager', 'debug', 'version']);

const declared = new Map<Entry, Set<string>>();

/** The options a command declares, without their dashes. */
async function optionsOf(entry: Entry): Promise<Set<string>> {
	const known = declared.get(entry);
	if (known !== undefined) return known;
	const parent = new Command();
	(await entry.load()).declare(parent, {} as Session);
	const own = parent.commands.flatMap(({ options }) => options.map(({ long }) => long?.slice(2) ?? ''));
	const all = new Set([...everywhere, ...own]);
	declared.set(entry, all);
	return all;
}

/** Command lines as they stand in a text: from `ducha` to the end of the words. */
const linesIn = (text: string): string[][] =>
	[...text.replaceAll('\\`', '`').matchAll(/\bducha ([^'`\n，。；）)（“”：|]*)/g)].map(([, line = '']) =>
		line.split(/\s+/).filter((word) => word !== ''),
	);

const sources = readdirSync(new URL('src', home), { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => `src/${name}`);

test('every option the README and the program’s own hints name is one the command has', async () => {
	const wrong: string[] = [];
	let looked = 0;
	for (const file of ['README.md', 'CHANGELOG.md', ...sources])
		for (const words of linesIn(readFileSync(new URL(file, home), 'utf8'))) {
			const typed = words.flatMap((word) => /^--([a-z-]+|\p{Script=Han}+)/u.exec(word)?.[1] ?? []);
			const bare = words.filter((word) => !word.startsWith('-'));
			const { entry } = findCommand(bare);
			if (typed.length === 0 || entry === null) continue;
			const known = await optionsOf(entry);
			looked += typed.length;
			for (const name of typed)
				if (!known.has(Object.hasOwn(optionWords, name) ? (optionWords[name] as string) : name))
					wrong.push(`${file}: ${words.join(' ')}`);
		}
	expect(looked).toBeGreaterThan(400);
	expect(wrong).toEqual([]);
});
