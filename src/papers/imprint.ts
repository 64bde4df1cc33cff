import type { Circulation } from '../rules/circulation.ts';
import type { Imprint } from './paper.ts';

/** 版记 of a publication; none where it goes to nobody by name and no copies are counted. */
export function imprintOf({ report, copy, send, copies }: Omit<Circulation, 'basis' | 'addressees'>): Imprint | null {
	const lines = [
		{ label: '报' as const, to: report },
		{ label: '送' as const, to: copy },
		{ label: '发' as const, to: send },
	].flatMap(({ label, to }) => (to === null ? [] : [{ label, to }]));
	return lines.length === 0 ? null : { lines, copies };
}
