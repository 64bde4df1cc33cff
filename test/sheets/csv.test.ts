import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCsv } from '../../src/sheets/csv.ts';
import { encodeGb18030 } from '../../src/sheets/gb18030.ts';
import type { Column, SheetLayout } from '../../src/sheets/layout.ts';
import { decodeText, readSeparated } from '../../src/sheets/text.ts';

const text: Column = { heading: '事项', width: 30, kind: 'text', align: 'left' };
const lay = (
	cells: (string | number | null)[],
	columns: Column[] = [text, { ...text, heading: '备注' }],
): SheetLayout => ({
	name: '表',
	title: '题',
	subtitle: ['', ''],
	columns,
	rows: [{ kind: 'item', cells }],
	notes: ['注'],
	landscape: true,
	frozenColumns: 0,
});
const read = (bytes: Uint8Array) =>
	readSeparated(decodeText(bytes).text).rows.map((row) => row.map((c) => c?.text ?? ''));
const raw = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('csv', () => {
	test.each([
		['formula', '=1+1', "'=1+1"],
		['plus', '+1', "'+1"],
		['minus', '-1', "'-1"],
		['at', '@SUM(A1)', "'@SUM(A1)"],
		['full width', '＝1＋1', "'＝1＋1"],
		['already quoted', "'=1", "''=1"],
		['comma and quote', '1,"=2"', '"1,""=2"""'],
		['line break', '一\n二', '"一\n二"'],
		['an escape of xlsx is plain here', 'a_x0041_b', 'a_x0041_b'],
		['control characters are left out', '前\u0007后', '前后'],
	])('%s is guarded, and read back as it was', (_, value, written) => {
		const bytes = renderCsv(lay([value, '末']), 'utf-8');
		expect(raw(bytes)).toContain(`\r\n${written},末\r\n`);
		expect(read(bytes)[1]).toEqual([value.replace('\u0007', ''), '末']);
	});

	test('begins with the mark of UTF-8, has no title and no notes', () => {
		const bytes = renderCsv(lay(['甲', null]), 'utf-8');
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(raw(bytes)).toBe('事项,备注\r\n甲,\r\n');
	});

	test('percents, rates and headings of two levels', () => {
		const columns: Column[] = [
			{ ...text, heading: '完成\n比例', kind: 'percent' },
			{ ...text, heading: ['已办结', '小计'], kind: 'number' },
			{ ...text, heading: '办结率', kind: 'rate' },
		];
		expect(raw(renderCsv(lay([60, 3, 66.7], columns), 'utf-8'))).toBe('完成比例,已办结小计,办结率\r\n60%,3,66.7%\r\n');
	});

	/** Signs no cell holds as they are, and the private ones GB18030 has no code for. */
	const unwritable = /[\0-\x1f\x7f\x85\u2028\u2029\ue5e5\ue78d-\ue864\ufeff\ufffd-\uffff]/g;

	test.each(['utf-8', 'gb18030'] as const)('any text is read back: %s', (encoding) => {
		const cell = fc
			.string({ unit: 'binary', minLength: 1, maxLength: 12 })
			.map((value) => `字${value.replace(unwritable, '')}`)
			.filter((value) => !value.includes('锟斤拷'));
		fc.assert(
			fc.property(fc.array(cell, { minLength: 2, maxLength: 2 }), (cells) => {
				expect(read(renderCsv(lay(cells), encoding))[1]).toEqual(cells);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('GB18030', () => {
	test.each([
		['ASCII', 'abc', [0x61, 0x62, 0x63]],
		['two bytes', '督', [...Buffer.from('b6bd', 'hex')]],
		['four bytes, basic plane', '㐁', [...Buffer.from('8139ef30', 'hex')]],
		['four bytes, beyond', '𠮷', [...Buffer.from('9534b235', 'hex')]],
		['half a pair is a question mark', '\ud800', [0x3f]],
	])('%s', (_, words, bytes) => {
		expect([...encodeGb18030(words)]).toEqual(bytes);
	});

	test('every character of the basic plane comes back, but a few of private use', () => {
		const all = Array.from({ length: 0xffff }, (_, code) => code)
			.filter((code) => (code < 0xd800 || code > 0xdfff) && code !== 0xfffd && code !== 0xfeff)
			.filter((code) => code !== 0xe5e5 && (code < 0xe78d || code > 0xe864))
			.map((code) => String.fromCharCode(code))
			.join('');
		const back = new TextDecoder('gb18030').decode(encodeGb18030(all));
		const lost = [...all].filter((sign, at) => back[at] !== sign);
		expect(lost.map((sign) => sign.charCodeAt(0).toString(16)).slice(0, 10)).toEqual([]);
	});
});
