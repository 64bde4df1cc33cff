import { expect, test } from 'vitest';
import { day } from '../../src/rules/day.ts';
import { countPapers, writePaper } from '../../src/rules/paper-words.ts';
import type { RungName } from '../../src/rules/rungs.ts';

const today = day('2026-11-02');
const sent = (kind: RungName, until: string | null) => ({ kind, until: until === null ? null : day(until) });

test.each<[paper: ReturnType<typeof sent> | undefined, words: string]>([
	[undefined, '未发'],
	[sent('催办通知单', '2026-11-02'), '催办 至11-02'],
	[sent('催办通知单', '2026-11-01'), '催办 期满'],
	[sent('限期整改单', '2026-10-30'), '整改单 期满'],
	[sent('黄色警告', '2026-11-09'), '黄牌 至11-09'],
	[sent('移交问责建议', null), '移交问责'],
])('%o is %s', (paper, words) => {
	expect(writePaper(paper, today)).toBe(words);
});

test('papers are counted heaviest first, those that have run out beside them', () => {
	const papers = [
		sent('催办通知单', '2026-11-04'),
		undefined,
		sent('限期整改单', '2026-10-30'),
		sent('限期整改单', '2026-11-03'),
		undefined,
	];
	expect(countPapers(papers, today)).toBe('整改单2（其中期满1）  催办1  未发2');
	expect(countPapers([undefined], today)).toBe('未发1');
});
