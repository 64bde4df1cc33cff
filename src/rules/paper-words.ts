import type { Day } from './day.ts';
import { type RungName, weightOf } from './rungs.ts';

/** What a list calls a paper of the ladder. */
const shortNames: Readonly<Record<RungName, string>> = {
	提醒: '提醒',
	催办通知单: '催办',
	限期整改单: '整改单',
	通报批评: '通报批评',
	黄色警告: '黄牌',
	红牌: '红牌',
	移交问责建议: '移交问责',
};

interface Sent {
	kind: RungName;
	until: Day | null;
}

const isExpired = ({ until }: Sent, today: Day): boolean => until !== null && until < today;

/** `催办 至11-02`, `整改单 期满`, `未发`: the last paper as a narrow column has it. */
export function writePaper(paper: Sent | undefined, today: Day): string {
	if (paper === undefined) return '未发';
	const name = shortNames[paper.kind];
	if (isExpired(paper, today)) return `${name} 期满`;
	return paper.until === null ? name : `${name} 至${paper.until.slice(5)}`;
}

/** `整改单4（其中期满1）  催办2  未发2`: papers counted, heaviest first. */
export function countPapers(papers: readonly (Sent | undefined)[], today: Day): string {
	const sent = papers.filter((paper) => paper !== undefined);
	const kinds = [...new Set(sent.map((paper) => paper.kind))].sort((a, b) => weightOf(b) - weightOf(a));
	const counts = kinds.map((kind) => {
		const own = sent.filter((paper) => paper.kind === kind);
		const expired = own.filter((paper) => isExpired(paper, today)).length;
		return `${shortNames[kind]}${own.length}${expired > 0 ? `（其中期满${expired}）` : ''}`;
	});
	const none = papers.length - sent.length;
	return [...counts, ...(none > 0 ? [`未发${none}`] : [])].join('  ');
}
