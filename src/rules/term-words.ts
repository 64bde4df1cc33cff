import { type Day, writeDay, writeDayBeside } from './day.ts';
import type { DeadlineKind, ItemDeadline } from './item.ts';

type Term = Pick<
	ItemDeadline,
	'kind' | 'raw' | 'how' | 'original' | 'current' | 'extensions' | 'alsoLongTerm' | 'cycle'
>;

/** What a limit that was counted for want of a stated day rests on, by how it was counted. */
const countedWords: readonly [RegExp, (what: string) => string][] = [
	[/^推定：未写时限，按(.+)$/u, (what) => `未明确时限，按${what}`],
	[/^推定：(随交随办)/u, (what) => what],
	[/^推定：([^，]+)，/u, (what) => `未明确时限，按收到之日起${what}计算`],
];

/** `10个工作日`, with nothing said of when it begins. */
const bareSpan = /^\d+个?(?:工作日|自然日|日|天)$/;

/** The words of a limit without a stated day; null for a day that was stated. */
function counted({ kind, raw, how }: Term): string | null {
	if (kind === 'relative') return raw !== null && bareSpan.test(raw) ? `按收到之日起${raw}计算` : raw;
	const found = countedWords.flatMap(([form, write]) => {
		const what = form.exec(how ?? '')?.[1];
		return what === undefined ? [] : [write(what)];
	})[0];
	if (kind === 'immediate')
		return [raw, found === undefined || found === raw ? null : found.split('，').at(-1)].filter(Boolean).join('，');
	return kind === 'none' ? (found ?? null) : null;
}

/** How the day of a deadline was counted, moved or is to be kept beyond; null where there is nothing to tell. */
export function termNote(term: Term, beside: Day): string | null {
	const { extensions, original, current, how, alsoLongTerm } = term;
	if (current === null) return null;
	const notes = [
		extensions > 0 && original !== null && original !== current
			? `原定${writeDayBeside(original, beside)}，经批准延期${extensions}次`
			: counted(term),
		extensions === 0 && how?.includes('遇休息日顺延') ? '遇休息日顺延' : null,
		alsoLongTerm ? '并长期坚持' : null,
	].filter((note) => note !== null && note !== '');
	return notes.length === 0 ? null : notes.join('；');
}

const undatedWords: Partial<Record<DeadlineKind, string>> = { long_term: '长期坚持', recurring: '经常性工作' };

/** By when, in words for those who have to keep it: the day, or the words and the feedback cycle where there is no day. */
export function writeDue(term: Term, beside: Day): string {
	const { current, raw, cycle, kind } = term;
	if (current !== null) {
		const day = current < beside ? writeDay(current) : writeDayBeside(current, beside);
		return `${day}${current === beside ? '当日' : '前'}`;
	}
	const words = (raw ?? '').trim();
	const reason = words === '' ? (undatedWords[kind] ?? counted(term)) : words;
	if (cycle === null) return reason ?? '未明确';
	if (reason === cycle) return `${cycle}反馈`;
	return reason?.includes(cycle) ? reason : `${reason ?? '未明确'}，${cycle}反馈`;
}

/** The same with how it was counted behind it. */
export function writeTerm(term: Term, beside: Day): string {
	const note = termNote(term, beside);
	return `${writeDue(term, beside)}${note === null ? '' : `（${note}）`}`;
}
