import type { CircularCounts } from '../../../papers/circular-counts.ts';
import { type FigureName, figureLabels } from '../../../rules/figures.ts';
import type { FilterOptions } from '../filters.ts';

/** What a circular's file carries unseen: which one it is, and the state and figures it was made from. */
export interface CircularOrigin {
	/** The ledger's own id, and its newest operation. */
	ledger: string;
	seq: number;
	/** As the ledger keeps periods: `2026-10`. */
	period: string;
	/** The filters as they were typed. */
	scope: FilterOptions;
	figures: Partial<Record<FigureName, number>>;
	/** What it was issued as; null on a draft. */
	issued: string | null;
}

const kind = '督查通报';

export const writeOrigin = (origin: CircularOrigin): string => JSON.stringify({ paper: kind, ...origin });

/** The figures a draft keeps of the ledger it was made from. */
export const figuresIn = ({ total }: Pick<CircularCounts, 'total'>): CircularOrigin['figures'] =>
	Object.fromEntries((Object.keys(figureLabels) as FigureName[]).map((name) => [name, total[name]]));

/** What a file's unseen words say of it; null where they are not ours. */
export function readOrigin(text: string | null): CircularOrigin | null {
	if (text === null || text.length > 10_000) return null;
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== 'object' || value === null || !('paper' in value) || value.paper !== kind) return null;
		const { ledger, seq, period, scope, figures, issued } = value as unknown as CircularOrigin;
		const isSound = typeof ledger === 'string' && Number.isSafeInteger(seq) && typeof period === 'string';
		if (!isSound || typeof scope !== 'object' || scope === null) return null;
		return { ledger, seq, period, scope, figures: figures ?? {}, issued: typeof issued === 'string' ? issued : null };
	} catch {
		return null;
	}
}

/** What the ledger has moved on since a draft: `已办结7→8`. */
export const changesSince = ({ figures }: CircularOrigin, now: CircularOrigin['figures']): string[] =>
	(Object.keys(figureLabels) as FigureName[]).flatMap((name) =>
		figures[name] === undefined || figures[name] === now[name]
			? []
			: `${figureLabels[name]}${figures[name]}→${now[name]}`,
	);
