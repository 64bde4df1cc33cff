import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainFigures } from '../../src/papers/spelled-figures.ts';
import { spellNumber } from '../../src/rules/numerals.ts';

describe('Chinese numerals of a text', () => {
	test.each([
		['已办结十二件', '已办结12件'],
		['办结率百分之六十五', '办结率65%'],
		['办结率百分之六十五点一', '办结率65.1%'],
		['提高四点九个百分点', '提高4.9个百分点'],
		['二〇二六年十月三十一日', '2026年10月31日'],
		['逾期两个工作日', '逾期2个工作日'],
		['一家迟报', '1家迟报'],
		['百分之百', '百分之百'],
		['百分之一百', '100%'],
	])('%s reads %s', (given, text) => expect(plainFigures(given).text).toBe(text));
	test.each(['几十件', '三五件', '第二件', '每一件', '一百五件', '十余家', '三重一大', '统一部署', '上百件'])(
		'%s stays as it is',
		(given) => expect(plainFigures(given).text).toBe(given),
	);
	test('what was written stands where its figure stands now', () => {
		const { text, written } = plainFigures('截至十月三十一日，已办结一百二十一件。');
		const at = text.indexOf('已办结');
		expect(written(at, at + '已办结121件'.length)).toBe('已办结一百二十一件');
		expect(written(0, text.length)).toBe('截至十月三十一日，已办结一百二十一件。');
	});
	test('whatever is turned can be turned back', () => {
		const piece = fc.oneof(
			fc.integer({ min: 1, max: 9999 }).map((n) => `办结${spellNumber(n)}件，`),
			fc.constantFrom('正在办理3件。', '一事一报；', '县住建局'),
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const given = pieces.join('');
				const { text, written } = plainFigures(given);
				return written(0, text.length) === given;
			}),
		);
	});
});
