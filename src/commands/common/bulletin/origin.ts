import { type BulletinKind, bulletinKinds, type Nature, natureNames } from '../../../rules/bulletins.ts';
import { type Day, parseDay } from '../../../rules/day.ts';

/** Publications other than the circular whose drafts people edit. */
type DraftedKind = BulletinKind | '一把手工作动态';
const draftedKinds: readonly DraftedKind[] = [...bulletinKinds, '一把手工作动态'];

/** What a bulletin's file carries unseen: which one it is, and the state it was made from. */
export interface BulletinOrigin {
	kind: DraftedKind;
	/** The ledger's own id, and its newest operation. */
	ledger: string;
	seq: number;
	/** The day it was drafted. */
	day: Day;
	nature: Nature | null;
	/** The items it is about; null where they were too many to be kept. */
	items: readonly number[] | null;
	/** Whether the text was the clerk's own from the first. */
	isOwn: boolean;
	/** The span of a 一把手工作动态, `2026-10-26/2026-11-01`. */
	span: string | null;
	/** What it was issued as; null on a draft. */
	issued: string | null;
}

/** Word cuts a document property after 255 characters. */
const longest = 255;

/** `3-5,9`. */
function writeRanges(ids: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const id of ids) {
		const last = ranges.at(-1);
		if (last !== undefined && id === last[1] + 1) last[1] = id;
		else ranges.push([id, id]);
	}
	return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join();
}

const readRanges = (text: string): number[] =>
	text.split(',').flatMap((range) => {
		const [from = 0, to = from] = range.split('-').map(Number);
		return Array.from({ length: Math.min(Math.max(to - from + 1, 0), 10_000) }, (_, n) => from + n);
	});

/** As short words, for a document property. */
export function writeBulletinOrigin(origin: BulletinOrigin): string {
	const { kind, ledger, seq, day, nature, items, isOwn, span, issued } = origin;
	const short = { k: kind, l: ledger, n: seq, d: day, v: nature, o: isOwn ? 1 : 0, p: span, i: issued };
	const whole = JSON.stringify({ ...short, t: items === null ? null : writeRanges(items) });
	return whole.length <= longest ? whole : JSON.stringify(short);
}

/** What a file's unseen words say of it; null where they are not a bulletin's. */
export function readBulletinOrigin(text: string | null): BulletinOrigin | null {
	if (text === null || text.length > 10_000) return null;
	try {
		const { k, l: ledger, n: seq, d, v, t, o, p, i } = JSON.parse(text) as Record<string, unknown>;
		const kind = draftedKinds.find((known) => known === k);
		const day = typeof d === 'string' ? parseDay(d) : null;
		if (kind === undefined || typeof ledger !== 'string' || !Number.isSafeInteger(seq) || day === null) return null;
		return {
			kind,
			ledger,
			seq: Number(seq),
			day,
			nature: natureNames.find((known) => known === v) ?? null,
			items: typeof t === 'string' && /^[\d,-]+$/.test(t) ? readRanges(t) : t === '' ? [] : null,
			isOwn: o === 1,
			span: typeof p === 'string' && /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(p) ? p : null,
			issued: typeof i === 'string' ? i : null,
		};
	} catch {
		return null;
	}
}
