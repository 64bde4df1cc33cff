import { expect, test } from 'vitest';
import { limitsWith } from '../../src/rules/limits.ts';
import { defaultSources, officeSettings, sourceKinds, sourceRules, yearlySources } from '../../src/rules/sources.ts';

test('every source and setting is named once', () => {
	const words = [...defaultSources.map((s) => s.name), ...officeSettings.flatMap((s) => [s.key, s.label])];
	expect(new Set(words).size).toBe(words.length);
});

test('every kind of source has a limit that exists', () => {
	const limits = limitsWith({});
	for (const kind of sourceKinds) expect(limits[sourceRules[kind].limit]).toBeDefined();
});

test.each([
	['上级交办', true],
	['领导批示', true],
	['会议议定', false],
])('the result of %s is laid before the leader: %s', (name, expected) => {
	const source = defaultSources.find((s) => s.name === name);
	expect(sourceRules[source!.kind].isPresented).toBe(expected);
});

test('yearly work is three sources', () => {
	expect(yearlySources(defaultSources)).toEqual(['年度重点工作', '重点项目', '民生实事']);
});
