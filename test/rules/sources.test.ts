import { expect, test } from 'vitest';
import { limitsWith } from '../../src/rules/limits.ts';
import { defaultSources, isLastOfKind, sourceKinds, sourceKindWords, sourceLike } from '../../src/rules/sources.ts';

const renamed = defaultSources.map((source) => (source.name === '领导批示' ? { ...source, name: '批示件' } : source));
const moved = [{ name: '县委批示', kind: '批示' as const }, ...renamed];

test.each([
	['by its name', defaultSources, '会议议定', '会议议定'],
	['by its kind where it was renamed', renamed, '领导批示', '批示件'],
	['by the first of its kind', moved, '领导批示', '县委批示'],
	['the last resort is 其他', defaultSources, '没有这种', '其他'],
	['any, where even that is gone', [{ name: '专班交办', kind: '决策' as const }], '其他', '专班交办'],
])('a usual source is found %s', (_, sources, usual, found) => {
	expect(sourceLike(sources, usual).name).toBe(found);
});

test('a new ledger has a source of every kind, and the last of a kind is known for it', () => {
	expect(sourceKinds.filter((kind) => !defaultSources.some((source) => source.kind === kind))).toEqual([]);
	expect(isLastOfKind(defaultSources, '批示')).toBe(true);
	expect(isLastOfKind(defaultSources, '决策')).toBe(false);
	expect(isLastOfKind(moved, '批示')).toBe(false);
});

test.each([
	['批示', '10个工作日', '', true],
	['年度', '当年12月底', '每月', false],
	['提案', '3个月', '', false],
	['留言', '5个工作日', '', false],
] as const)('%s: limit %s', (kind, limit, cycle, isPresented) => {
	expect(sourceKindWords(kind, limitsWith({}))).toEqual({ limit, cycle, isPresented });
});
