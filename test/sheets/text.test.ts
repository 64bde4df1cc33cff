import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/reading/grid.ts';
import { readWorkbook } from '../../src/sheets/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'ducha-text-'));

async function read(name: string, bytes: Uint8Array | string) {
	const file = join(folder, name);
	writeFileSync(file, bytes);
	return readWorkbook(file);
}
const textsOf = (rows: (Cell | undefined)[][]) => rows.map((cells) => cells.map((c) => c?.text ?? ''));

describe('separated text', () => {
	const lines = ['序号,事项', '1,"第一,二行\n""引号"""', '2,㑳䶮', ''].join('\r\n');
	const expected = [
		['序号', '事项'],
		['1', '第一,二行\n"引号"'],
		['2', '㑳䶮'],
	];
	const gb18030 = Buffer.concat([Buffer.from('d0f2bac52cc2eecfee0d0a', 'hex'), Buffer.from('312cb5da', 'hex')]);
	const wide = (text: string, big: boolean) => {
		const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
		return big ? bytes.swap16() : bytes;
	};

	test.each<[string, Buffer, string, string]>([
		['utf-8', Buffer.from(lines), 'csv', 'utf-8'],
		['utf-8 with a mark', Buffer.from(`\ufeff${lines}`), 'csv', 'utf-8'],
		['utf-16 little end first', wide(lines, false), 'csv', 'utf-16le'],
		['utf-16 big end first', wide(lines, true), 'csv', 'utf-16be'],
		['utf-16 without a mark', Buffer.from(lines, 'utf16le'), 'csv', 'utf-16le'],
		['semicolons', Buffer.from('序号;事项\r\n1;"第一,二行\n""引号"""\r\n2;㑳䶮\r\n'), 'csv', 'utf-8'],
		['tabs', Buffer.from('序号\t事项\n1\t"第一,二行\n""引号"""\n2\t㑳䶮\n'), 'tsv', 'utf-8'],
	])('%s', async (name, bytes, format, encoding) => {
		const book = await read(`${name}.csv`, bytes);
		expect([book.format, book.encoding, textsOf(book.grids[0]!.rows)]).toEqual([format, encoding, expected]);
	});

	test('gb18030 with characters of four bytes', async () => {
		const bytes = Buffer.concat([
			Buffer.from('d0f2bac52ccac2cfee0a312c', 'hex'),
			Buffer.from('8230cc36', 'hex'),
			Buffer.from('0a', 'hex'),
		]);
		const book = await read('gb.csv', bytes);
		expect([book.encoding, textsOf(book.grids[0]!.rows)]).toEqual([
			'gb18030',
			[
				['序号', '事项'],
				['1', new TextDecoder('gb18030').decode(Buffer.from('8230cc36', 'hex'))],
			],
		]);
		expect(book.grids[0]!.rows[1]![1]!.text).toMatch(/^[\u3400-\u4dbf]$/);
	});

	test.each<[string, string, string[][]]>([
		['short and long rows', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
		['only a header', '序号,事项\n', [['序号', '事项']]],
		[
			'a guarded formula',
			"a,b\n'=1+1,'普通\n",
			[
				['a', 'b'],
				['=1+1', "'普通"],
			],
		],
		[
			'a quote inside a word',
			'a,b\n5"管,1\n',
			[
				['a', 'b'],
				['5"管', '1'],
			],
		],
		['a last field that is empty', 'a,b\n1,', [['a', 'b'], ['1']]],
	])('%s', async (name, text, rows) => {
		expect(
			textsOf((await read(`${name}.csv`, text)).grids[0]!.rows).map((r) => r.join('|').replace(/\|+$/, '').split('|')),
		).toEqual(rows);
	});

	test.each<[string, string, number]>([
		['a last line that ends early', 'a,b,c\n1,2,3\n2,二', 1],
		['a last line without its end, but whole', 'a,b,c\n1,2,3\n2,二,三', 0],
		['a short last line that was ended', 'a,b,c\n1,2,3\n2\n', 0],
	])('%s', async (name, text, notices) => {
		expect((await read(`${name}.csv`, text)).notices).toHaveLength(notices);
	});

	test.each<[string, Buffer, string, RegExp]>([
		['utf-8 and then gbk', Buffer.concat([Buffer.from('序号,事项\n'), gb18030]), 'mixed-encoding', /第2行/],
		['a quote that never closes', Buffer.from('a,b\n1,"二\n三'), 'unclosed-quote', /第2行的引号/],
		['a quote that would swallow rows', Buffer.from('a,b\n1,"二\n2,"三"\n'), 'unclosed-quote', /第2行的引号/],
		['an empty byte', Buffer.from('a,b\n1,二\0三\n'), 'garbled-text', /第2行不是文字/],
		['text already lost', Buffer.from('a,b\n1,锟斤拷\n'), 'garbled-text', /第2行有乱码/],
		['a row of 600 columns', Buffer.from(`a,b\n${','.repeat(600)}\n`), 'too-large', /第2行超过 512 列/],
		[
			'a field of 40,000 characters',
			Buffer.from(`a,b\n1,${'长'.repeat(40_000)}\n`),
			'too-large',
			/第2行有一格 40000 个字/,
		],
		['latin', Buffer.from('caf\xe9,b\n', 'latin1'), 'unknown-encoding', /编码认不出来/],
	])('%s is refused with its line', async (name, bytes, code, words) => {
		await expect(read(`${name}.csv`, bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
	});
});
