import type { RankedScore } from '../../../rules/score-ranking.ts';
import { shortName } from '../words.ts';

const shown = ({ total, rank }: RankedScore): string => `${total}分${rank === null ? '' : `第${rank}名`}`;

/** What differs between two versions of a period's scores: `县水利局 98分第2名→97分第3名`. */
export function changedScores(before: readonly RankedScore[], now: readonly RankedScore[]): string[] {
	const then = new Map(before.map((one) => [one.unit.id, one]));
	const left = before.filter(({ unit }) => now.every((one) => one.unit.id !== unit.id));
	return [
		...now.flatMap((one) => {
			const old = then.get(one.unit.id);
			const name = shortName(one.unit);
			if (old === undefined) return [`${name} 新列入，${shown(one)}`];
			if (shown(old) !== shown(one)) return [`${name} ${shown(old)}→${shown(one)}`];
			return JSON.stringify(old.lines) === JSON.stringify(one.lines) ? [] : [`${name} ${shown(one)}不变，依据有变`];
		}),
		...left.map((one) => `${shortName(one.unit)} 不再列入`),
	];
}
