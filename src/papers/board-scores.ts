import { writeScore } from '../rules/score-line.ts';
import { type RankedScore, rankingTerms, writeMovement } from '../rules/score-ranking.ts';
import type { Board } from './board-content.ts';
import { escapeHtml } from './html-text.ts';

const scoreRow = ({ unit, rank, movement, total }: RankedScore): string =>
	`<li class="score"><span class="rank${rank !== null && rank <= 3 ? ' top' : ''}">${rank ?? '—'}</span><span class="name">${escapeHtml(unit.name)}</span><span class="move">${writeMovement(movement)}</span><b class="rate">${writeScore(total)}</b></li>`;

/** The scores of the month before, by category; null where there are none. */
export function scorePanel({ scores }: Board): { name: string; told: string; body: string } | null {
	if (scores === null) return null;
	const { label, ranking } = scores;
	const kinds = [...new Set(ranking.scores.map(({ unit }) => unit.kind))].map((kind) => {
		const own = ranking.scores.filter(({ unit }) => unit.kind === kind);
		return `<h3 class="kind">${kind}（${own.length}个）</h3>${own.map(scoreRow).join('')}`;
	});
	return {
		name: `${label}考核得分`,
		told: '',
		body: `<div class="card scroll"><ul class="ranks">${kinds.join('')}</ul></div><p class="note">${escapeHtml(rankingTerms(ranking).join(''))}</p>`,
	};
}
