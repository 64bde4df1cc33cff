import { expect, test } from 'vitest';
import { readXmlText } from '../../src/papers/xml-walk.ts';
import { readSpokenDay } from '../../src/reading/spoken-day.ts';
import { day } from '../../src/rules/day.ts';
import { findRule, ruleTable } from '../../src/rules/rule-table.ts';

const names = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

test.each(names)('%s is a word like any other: no day, no rule, no value of a rule, no sign', (name) => {
	expect(readSpokenDay(name, day('2026-11-02'))).toBeNull();
	expect(readXmlText(`&${name};`)).toBe(`&${name};`);
	expect(() => findRule(name)).toThrow('这条规则');
	const isText = (rule: (typeof ruleTable)[number]) => !/^\d|^[是否加扣]/.test(rule.usual);
	for (const rule of ruleTable.filter((one) => !isText(one)))
		for (const text of [name, `5${name}`, `5个${name}`]) expect(() => rule.read(text)).toThrow(rule.label);
});
