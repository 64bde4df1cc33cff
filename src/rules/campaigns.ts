import { addMonths, type Day, monthEnd, monthOf, yearOf } from './day.ts';
import { spellNumber } from './numerals.ts';

interface Span {
	starts: Day | null;
	ends: Day | null;
}

/** A month (`2026-10`) or quarter (`2026Q3`) of a campaign, and whether it is over. */
export interface Stage {
	key: string;
	label: string;
	isOver: boolean;
}

const padded = (n: number): string => String(n).padStart(2, '0');

/** The months a campaign has run in this year up to a day; one without a first day runs from January. */
export function monthsRun({ starts, ends }: Span, today: Day): Stage[] {
	const first = starts !== null && yearOf(starts) === yearOf(today) ? starts : (`${yearOf(today)}-01-01` as Day);
	const last = ends !== null && ends < today ? ends : today;
	const begins = starts !== null && starts > first ? starts : first;
	const months: Stage[] = [];
	for (let day = `${begins.slice(0, 7)}-01` as Day; day <= last; day = addMonths(day, 1)) {
		const end = monthEnd(yearOf(day), monthOf(day));
		const closes = ends !== null && ends < end ? ends : end;
		months.push({ key: `${yearOf(day)}-${padded(monthOf(day))}`, label: `${monthOf(day)}月`, isOver: closes < today });
	}
	return months;
}

/** The quarters those months lie in; a quarter is over when its last day, or the campaign's, is. */
export function quartersRun(span: Span, today: Day): Stage[] {
	const quarters = new Map<string, Stage>();
	for (const { key } of monthsRun(span, today)) {
		const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5))];
		const q = Math.ceil(month / 3);
		const end = monthEnd(year, q * 3);
		const closes = span.ends !== null && span.ends < end ? span.ends : end;
		quarters.set(`${year}Q${q}`, { key: `${year}Q${q}`, label: `${spellNumber(q)}季度`, isOver: closes < today });
	}
	return [...quarters.values()];
}

/** Stages gone by of which nothing is on record; the running one is not missed yet. */
export const missed = (stages: readonly Stage[], done: ReadonlySet<string>): Stage[] =>
	stages.filter(({ key, isOver }) => isOver && !done.has(key));

/** `8月、9月`, or that nothing is missing. */
export const stageWords = (stages: readonly Stage[]): string =>
	stages.length === 0 ? '不缺' : `缺${stages.map(({ label }) => label).join('、')}`;
