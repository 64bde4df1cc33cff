import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Block, readCommand, readStory, rewriteStory } from './story.ts';
import { openFolder, runCommandLine, settleVarying } from './world.ts';

const root = new URL('..', import.meta.url);
const stories = [
	'README.md',
	...readdirSync(new URL('test/transcripts', root))
		.filter((name) => name.endsWith('.md'))
		.sort()
		.map((name) => `test/transcripts/${name}`),
].filter((path) => path.includes(process.env.STORY ?? ''));

/** The few words of a shell a story needs beside ducha. */
const shell: Record<string, (folder: string, words: string[]) => string> = {
	cat: (folder, [file = '']) => readFileSync(join(folder, file), 'utf8'),
	ls: (folder, [under = '']) =>
		readdirSync(join(folder, under))
			.filter((name) => !name.startsWith('.'))
			.sort()
			.map((name) => `${name}\n`)
			.join(''),
	mkdir: (folder, [name = '']) => {
		mkdirSync(join(folder, name));
		return '';
	},
	ln: (folder, [, to = '', name = '']) => {
		symlinkSync(to, join(folder, name));
		return '';
	},
};

/** Encodes by asking the decoder what each pair of bytes means. */
function encodeGb18030(text: string): Buffer {
	const decoder = new TextDecoder('gb18030');
	const bytesOf = new Map<string, number[]>();
	for (let first = 0x81; first <= 0xfe; first++)
		for (let second = 0x40; second <= 0xfe; second++)
			bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
	return Buffer.from([...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : bytesOf.get(sign)!)));
}

function writeStoryFile(folder: string, block: Extract<Block, { kind: 'file' }>): void {
	const path = join(folder, block.file);
	const text = block.text === '' ? '' : `${block.text}\n`;
	if (block.language === 'sql') new Database(path).exec(text).close();
	else if (block.encoding === 'gb18030') writeFileSync(path, encodeGb18030(text));
	else writeFileSync(path, Buffer.from(text, block.encoding as BufferEncoding));
}

async function runStep(folder: string, command: string): Promise<string> {
	const { env, words } = readCommand(command);
	const [program = '', ...argv] = words;
	const { shown, code } =
		program === 'ducha' ? await runCommandLine(argv, folder, env) : { shown: shell[program]!(folder, argv), code: 0 };
	// A line of output that looks like a prompt is moved in by a blank, or the story would run it.
	const text = settleVarying(shown, folder).replace(/\n$/, '').replace(/^\$ /gm, ' $ ');
	return [text, code === 0 ? '' : `[${code}]`].filter((part) => part !== '').join('\n');
}

describe.each(stories)('%s', (path) => {
	const markdown = readFileSync(new URL(path, root), 'utf8');
	const blocks = readStory(markdown);
	const shown = new Map<number, string[]>();
	const here = process.cwd();
	const { folder, remove } = openFolder();

	beforeAll(() => process.chdir(folder));
	afterAll(() => {
		process.chdir(here);
		remove();
		if (process.env.UPDATE) writeFileSync(new URL(path, root), rewriteStory(markdown, shown));
	});

	const files: Block[] = [];
	for (const block of blocks) {
		if (block.kind === 'file') {
			files.push(block);
			continue;
		}
		const before = files.splice(0).filter((file) => file.kind === 'file');
		test(`${block.name} (line ${block.from})`, async () => {
			for (const file of before) writeStoryFile(folder, file);
			const texts: string[] = [];
			for (const { command } of block.steps) texts.push(await runStep(folder, command));
			expect(texts.join('\n'), 'a bug is no story').not.toContain('[70]');
			shown.set(block.from, texts);
			const told = (list: string[]) => block.steps.map(({ command }, n) => `$ ${command}\n${list[n]}`).join('\n');
			if (!process.env.UPDATE) expect(told(texts)).toBe(told(block.steps.map((step) => step.expected)));
		});
	}
});
