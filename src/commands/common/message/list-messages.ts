import { UserError } from '../../../errors.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import { messageSources } from '../../../rules/messages.ts';
import { type FilterOptions, readFilter } from '../filters.ts';
import type { OfficeRules } from '../office.ts';

/** The filters typed, over citizens' messages only; another source named is a slip. */
export async function messageFilter(db: Db, options: FilterOptions, rules: OfficeRules, today: Day, line: Day = today) {
	const names = messageSources(rules.sources).map((source) => source.name);
	const filter = await readFilter(db, options, rules, today, line);
	const other = filter.sources?.find((name) => !names.includes(name));
	if (other !== undefined)
		throw new UserError(`“${other}”不是留言、工单`, {
			exit: 'misused',
			code: 'not-a-message',
			hint: `--source 可以是：${names.join('、')}`,
		});
	return { ...filter, sources: filter.sources ?? names, leavesOnly: true } as const;
}
