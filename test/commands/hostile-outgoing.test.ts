import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneLine } from '../../src/reading/text.ts';
import { type Desk, runAll } from './desk.ts';
import { layOffice, outgoing } from './outgoing.ts';
import { filesIn } from './packed-words.ts';

/** A formula, what steers a screen or turns a line round, markup, places to fill in, another program's escapes, a way out of the folder. */
const word =
	'=1+1|\x1b[2J\x1b]0;题\x07\u009b31m\r已\b\u202egnp.exe\u2066尾\u2069\u200b\ufeff<img src=x onerror=alert(1)>&amp;{constructor}{#x}_x001B_\'"`*[链](http://a.invalid)../../甲';
const steering =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/u;
/** One of each kind is enough of what differs only in whose it is. */
const twice = ['--leader', '分组', '--each 督查组', '三季度', 'report person', 'score publish'];

let desk: Desk;
let files: { name: string; bytes: Uint8Array }[];
beforeAll(async () => {
	desk = await layOffice({ word, nobody: [`${word}人`, `${word}民`, '13900001111'], publicity: [] });
	await runAll(desk, [['unit', 'edit', '石门镇', '--name', `${word}镇`]]);
	await runAll(
		desk,
		outgoing.filter((line) => !twice.some((part) => line.join(' ').includes(part))),
	);
	files = filesIn(desk.folder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(desk.folder, name))) }));
});

const textOf = (name: string): string => strFromU8(files.find((file) => file.name === name)?.bytes ?? new Uint8Array());

/** What makes a part of an office file more than text, or no XML at all. */
function faultOf(part: string, given: string): string | undefined {
	const xml = given.replaceAll('\r\n', '\n');
	const tag = /<(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g;
	const faults: [string, RegExp | boolean][] = [
		['control', steering],
		['entity', /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i],
		['markup', xml.replace(tag, '').includes('<')],
		['formula', /<(?:\w+:)?f\b[^>]*>[^<]*1\+1/],
		['link', /Target="[^"]*a\.invalid/],
		['escape', part.startsWith('xl/') && /(?<!_x005F)_x001B_/.test(xml)],
		['filled in', /undefined|\[native code\]/],
	];
	return faults.find(([, found]) => (typeof found === 'boolean' ? found : found.test(xml)))?.[0];
}

describe('text meant to do more than be read', () => {
	test('is in what goes out, so that looking for it proves something', () => {
		expect(files.length).toBeGreaterThan(25);
		const packed = files
			.filter(({ bytes }) => bytes[0] === 0x50)
			.flatMap(({ bytes }) => Object.values(unzipSync(bytes)));
		expect(packed.map((part) => strFromU8(part)).filter((xml) => xml.includes('{constructor}')).length).toBeGreaterThan(
			20,
		);
	});

	test('names no file but a legal one, in the folder asked for', () => {
		const illegal = files.flatMap(({ name }) =>
			name
				.split('/')
				.filter((part) => steering.test(part) || /[<>:"|?*\\]|^\.|[. ]$/.test(part) || Buffer.byteLength(part) > 255),
		);
		expect(illegal).toEqual([]);
		expect(files.some(({ name }) => name.includes('镇-台账'))).toBe(true);
	});

	test('is mere text in every Word, Excel and PowerPoint file', () => {
		const faults = files
			.filter(({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b)
			.flatMap(({ name, bytes }) =>
				Object.entries(unzipSync(bytes))
					.filter(([part]) => /\.(xml|rels)$/.test(part))
					.map(([part, xml]) => [name, part, faultOf(part, strFromU8(xml))]),
			)
			.filter(([, , fault]) => fault !== undefined);
		expect(faults).toEqual([]);
	});

	test('is mere text on pages, in Markdown and in CSV', () => {
		for (const { name } of files.filter((file) => file.name.endsWith('.html'))) {
			expect(textOf(name), name).not.toMatch(/<img src=x|href="http:\/\/a\.invalid/);
			expect(textOf(name), name).not.toMatch(steering);
		}
		expect(textOf('通报.md')).not.toMatch(/(?<!\\)<img|(?<!\\)\[链|(?<!\\)`/);
		expect(textOf('台账.csv')).toMatch(/(?:^|,)"?'=1\+1/m);
		expect(textOf('台账.csv')).not.toMatch(/(?:^|,)"?[=+@]/m);
	});

	test('is in JSON what it was read as', async () => {
		const { items } = await desk.json('list');
		expect(items.map(({ title }) => title)).toContain(oneLine(`${word}核查`));
		const { items: units } = await desk.json('unit', 'list');
		expect(units.map(({ name }) => name)).toContain(oneLine(`${word}镇`));
	});
});
