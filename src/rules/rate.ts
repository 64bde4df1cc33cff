/** Percent with one decimal, halves up; null for a whole of 0; never 100.0 while a part is missing (99.96 → 99.9). */
export function rateOf(part: number, whole: number): number | null {
	if (whole === 0) return null;
	const tenths = Math.floor((part * 2000 + whole) / (2 * whole));
	return (part < whole ? Math.min(tenths, 999) : tenths) / 10;
}

/** `65.1%`, or `—` where there is nothing to divide by. */
export const printRate = (rate: number | null): string => (rate === null ? '—' : `${rate.toFixed(1)}%`);

/** Change in 百分点 between two printed rates, one decimal (65.1 after 60.2 is 4.9). */
export const pointsBetween = (now: number, before: number): number =>
	(Math.round(now * 10) - Math.round(before * 10)) / 10;

/** `+4.9`, `-3.1`, `0.0`: 百分点 more or less; `—` where there is nothing to compare. */
export const printPoints = (points: number | null): string =>
	points === null ? '—' : `${points > 0 ? '+' : ''}${points.toFixed(1)}`;

/** `比9月底提高4.9个百分点`, `与9月底持平`: how a rate stands to the one before, in 百分点; empty where either has nothing to divide by. */
export function writeRateChange(now: number | null, before: number | null, label: string): string {
	if (now === null || before === null) return '';
	const points = pointsBetween(now, before);
	if (points === 0) return `与${label}持平`;
	return `比${label}${points > 0 ? '提高' : '下降'}${Math.abs(points).toFixed(1)}个百分点`;
}

/** Shares in percent with one decimal that add to 100.0: the tenths left over go to the largest remainders (最大余额法). */
export function sharesOf(counts: readonly number[]): (number | null)[] {
	const whole = counts.reduce((sum, count) => sum + count, 0);
	if (whole === 0) return counts.map(() => null);
	const tenths = counts.map((count) => Math.floor((count * 1000) / whole));
	const missing = 1000 - tenths.reduce((sum, value) => sum + value, 0);
	const byRemainder = counts
		.map((count, at) => ({ at, remainder: (count * 1000) % whole }))
		.sort((a, b) => b.remainder - a.remainder);
	for (const { at } of byRemainder.slice(0, missing)) tenths[at] = (tenths[at] ?? 0) + 1;
	return tenths.map((value) => value / 10);
}
