import { UserError } from '../../../errors.ts';
import type { Plan } from '../../../ledger/plans.ts';

/** A year typed after `--year`. */
export function yearOption(text: string | undefined, otherwise: number): number {
	if (text === undefined) return otherwise;
	const [, digits] = /^((?:19|20|21)\d{2})年?$/.exec(text.normalize('NFKC').trim()) ?? [];
	if (digits !== undefined) return Number(digits);
	throw new UserError(`--year 不是年份：${text}`, {
		exit: 'misused',
		code: 'bad-year',
		hint: `如 --year ${otherwise}`,
	});
}

/** What is planned for the same unit in the same month already (避免重复督查). */
export function samePlanWarnings(
	plans: readonly Plan[],
	{ units, months }: { units: readonly number[]; months: readonly number[] },
): string[] {
	return plans
		.filter(({ state }) => state === '执行中')
		.flatMap((plan) => {
			const both = plan.months.filter((month) => months.includes(month));
			const names = plan.units.filter(({ id }) => units.includes(id)).map(({ name }) => name);
			if (both.length === 0 || names.length === 0) return [];
			const when = both.map((month) => `${month}月`).join('、');
			const who = names.length > 3 ? `${names.slice(0, 2).join('、')}等${names.length}家` : names.join('、');
			return [`避免重复督查：${who} ${when}已有计划${plan.id}“${plan.content}”，能并的并着查`];
		});
}
