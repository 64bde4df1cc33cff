import { describe, expect, test } from 'vitest';
import {
	type CirculationKey,
	checkCirculation,
	circulationWith,
	type Publication,
	settingsOf,
	usualCirculation,
} from '../../src/rules/circulation.ts';

describe('how a publication goes out', () => {
	test.each<[string, Record<string, string>, Publication, object]>([
		['nothing said', {}, '督查通报', usualCirculation('督查通报', '县')],
		['another publication’s settings', { '督察.copies': '9' }, '督查专报', { copies: null }],
		['copies as a number', { '督查专报.copies': '12' }, '督查专报', { copies: 12 }],
		['a line left out', { '督查通报.report': '无' }, '督查通报', { report: null, send: '各乡镇（街道），县直各单位' }],
		['a line of its own', { '督查通报.copy': '县政协办公室' }, '督查通报', { copy: '县政协办公室' }],
	])('%s', (_, settings, kind, expected) => expect(circulationWith(settings, kind, '县')).toMatchObject(expected));
	test('a city prints its own level', () =>
		expect(usualCirculation('督查通报', '市').report).toBe('市委常委，市政府副市长'));
	test('only the circular says what it rests on', () => {
		expect(settingsOf('督查通报')).toHaveLength(6);
		expect(settingsOf('督察').map(({ key }) => key)).toEqual(['report', 'copy', 'send', 'copies']);
	});
	test.each<[string, CirculationKey, string, string]>([
		['copies', 'copies', '60', '60'],
		['copies with their word', 'copies', '60份', '60'],
		['full-width', 'copies', '６０', '60'],
		['the most', 'copies', '9999', '9999'],
		['none', 'copies', '无', '无'],
		['the usual', 'copies', '默认', '默认'],
	])('%s is kept', (_, key, typed, kept) => expect(checkCirculation('督查通报', key, typed)).toBe(kept));
	test.each<[string, Publication, CirculationKey, string, string]>([
		['no copies', '督查通报', 'copies', '0', '印数要写'],
		['too many', '督查通报', 'copies', '10000', '印数要写'],
		['half a copy', '督查通报', 'copies', '1.5', '印数要写'],
		['grounds of a 专报', '督查专报', 'basis', '《办法》', '没有“依据”一项'],
	])('%s is refused', (_, kind, key, typed, words) => expect(() => checkCirculation(kind, key, typed)).toThrow(words));
});
