import type { CircularCounts } from '../../../papers/circular-counts.ts';
import { type FigureName, figureLabels } from '../../../rules/figures.ts';
import type { FilterOptions } from '../filters.ts';
import { typedFilters } from './scope.ts';

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
const figureNames = Object.keys(figureLabels) as FigureName[];
/** Word cuts a document property after 255 characters. */
const longest = 255;

/** As short words, for a document property. */
export function writeOrigin({ ledger, seq, period, scope, figures, issued }: CircularOrigin): string {
	const short = { k: kind, l: ledger, n: seq, p: period, s: scope, i: issued };
	const whole = JSON.stringify({ ...short, f: figureNames.map((name) => figures[name] ?? null) });
	return whole.length <= longest ? whole : JSON.stringify(short);
}

/** The figures a draft keeps of the ledger it was made from. */
export const figuresIn = ({ total }: Pick<CircularCounts, 'total'>): CircularOrigin['figures'] =>
	Object.fromEntries(figureNames.map((name) => [name, total[name]]));

/** What a file's unseen words say of it; null where they are not ours. */
export function readOrigin(text: string | null): CircularOrigin | null {
	if (text === null || text.length > 10_000) return null;
	try {
		const value = JSON.parse(text) as Record<string, unknown> | null;
		const { k, l: ledger, n: seq, p: period, s: scope, f, i: issued } = value ?? {};
		if (k !== kind || typeof ledger !== 'string' || !Number.isSafeInteger(seq) || typeof period !== 'string')
			return null;
		if (typeof scope !== 'object' || scope === null) return null;
		const counts = Array.isArray(f) ? f : [];
		const figures = Object.fromEntries(
			figureNames.flatMap((name, at) => (typeof counts[at] === 'number' ? [[name, counts[at]]] : [])),
		);
		const isIssued = typeof issued === 'string';
		return { ledger, seq: Number(seq), period, scope: typedFilters(scope), figures, issued: isIssued ? issued : null };
	} catch {
		return null;
	}
}

/** What the ledger has moved on since a draft: `已办结7→8`. */
export const changesSince = ({ figures }: CircularOrigin, now: CircularOrigin['figures']): string[] =>
	figureNames.flatMap((name) =>
		figures[name] === undefined || figures[name] === now[name]
			? []
			: `${figureLabels[name]}${figures[name]}→${now[name]}`,
	);
