import { listItems } from '../../../ledger/items.ts';
import type { Ledger } from '../../../ledger/open.ts';
import { isWorkingDay } from '../../../rules/calendar.ts';
import { type Day, writeDay } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { dutyNames, dutyStanding, type OfficeDuty, officeDuties } from '../../../rules/office-duty.ts';
import { parsePeriod } from '../../../rules/period.ts';
import { printRate, rateOf } from '../../../rules/rate.ts';
import type { Session } from '../../../session.ts';
import type { Field, Value } from '../../../terminal/formats.ts';
import { type FilterOptions, limitOf, readFilter } from '../filters.ts';
import { shortDay, shownTitle } from '../item-fields.ts';
import type { OfficeRules } from '../office.ts';
import { showList } from '../show.ts';
import { shortName } from '../words.ts';
import { type Duty, readOfficeDuties } from './office-duties.ts';
import { reportWidth } from './overdue-report.ts';

export interface Given {
	session: Session;
	ledger: Ledger;
	rules: OfficeRules;
	today: Day;
	options: FilterOptions & { quietIfEmpty?: boolean };
}

const fieldsOn = (today: Day, { calendar }: OfficeRules): Field[] => {
	const write = (value: Value) => shortDay(value as Day, today);
	return [
		{ key: 'what', title: '环节', min: 6 },
		{ key: 'number', title: '编号', min: 8 },
		{ key: 'title', title: '事项', weight: 2, min: 16 },
		{ key: 'unit', title: '单位', min: 8, write: (value) => String(value ?? '本室') },
		{ key: 'from', title: '起算', min: 5, write },
		{ key: 'limit', title: '限期', min: 5, write },
		{
			key: 'working_days_left',
			title: '情况',
			min: 8,
			write: (value) => writeStand(Number(value), isWorkingDay(calendar, today)),
		},
	];
};

/** A limit is always a working day: on a rest day none is left of one that has passed. */
function writeStand(left: number, isWorking: boolean): string {
	if (left < 0) return `超${-left}个工作日`;
	if (left > 0) return `剩${left}个工作日`;
	return isWorking ? '今天到限' : '已过限';
}

const toRow = ({ item, what, unit, from, limit, left }: Duty): Value[] => [
	what,
	item.number,
	shownTitle(item),
	unit === null ? null : shortName(unit),
	from,
	limit,
	left,
];

const limitWords = ({ limits }: OfficeRules): string =>
	`时限：收到后${limits.register.value}个工作日立项，立项后${limits.dispatch.value}个工作日交办（批示件${limits['dispatch-instruction'].value}个），交办后${limits['no-slip'].value}个工作日未签收的催。`;

/** What the office owes today, late first; gives how many are late. */
export async function showOfficeDuties({ session, ledger, rules, today, options }: Given): Promise<number> {
	const filter = await readFilter(ledger.db, options, rules, today);
	const all = await readOfficeDuties(ledger.db, rules, today, filter);
	const duties = all.slice(0, limitOf(options));
	const late = all.filter((duty) => duty.limit < today).length;
	if (all.length === 0 && options.quietIfEmpty) return 0;
	await showList(session, ledger, {
		name: 'office',
		fields: fieldsOn(today, rules),
		rows: duties.map(toRow),
		above: [
			`本室自身时限 ${all.length}件${all.length > duties.length ? `（列出前${duties.length}件）` : ''}，其中超时${late}件      ${writeDay(today)}`,
		],
		below: [all.length === 0 ? '没有该办未办的' : limitWords(rules)],
		extra: { count: all.length, late },
		pipeWidth: reportWidth,
	});
	return late;
}

type Counted = OfficeDuty & { item: Item; standing: ReturnType<typeof dutyStanding> };

/** `按时率`: of the duties whose limit has come, the part done in time. */
function countDuties(duties: Counted[], what: OfficeDuty['what']): Value[] {
	const own = duties.filter((duty) => duty.what === what);
	const kept = own.filter((duty) => duty.standing === '按时').length;
	const missed = own.filter((duty) => duty.standing === '超时').length;
	const reached = kept + missed;
	return [what, own.length, kept, missed, own.length - reached, rateOf(kept, reached)];
}

const writeDone = ({ done }: Counted, today: Day): string =>
	done === null ? '至今未办' : `${shortDay(done, today)}才办`;

/** How the office kept its own limits that fell in a period (分级督办制): counts, and those it missed. */
export async function showOfficePeriod(given: Given, words: string): Promise<void> {
	const { session, ledger, rules, today, options } = given;
	const period = parsePeriod(words, today);
	const line = period.to < today ? period.to : today;
	const filter = await readFilter(ledger.db, options, rules, today);
	const items = await listItems(ledger.db, { filter: { ...filter, leavesOnly: true } });
	const duties = items
		.flatMap((item) => officeDuties(item, rules).map((duty) => ({ ...duty, item, standing: dutyStanding(duty, line) })))
		.filter((duty) => duty.limit >= period.from && duty.limit <= period.to);
	const missed = duties.filter((duty) => duty.standing === '超时').sort((a, b) => (a.limit < b.limit ? -1 : 1));
	await showList(session, ledger, {
		name: 'office-period',
		fields: [
			{ key: 'what', title: '环节' },
			{ key: 'due', title: '应办', align: 'right' },
			{ key: 'kept', title: '按时', align: 'right' },
			{ key: 'missed', title: '超时', align: 'right' },
			{ key: 'running', title: '未到限', align: 'right' },
			{ key: 'rate', title: '按时率', align: 'right', write: (value) => printRate(value as number | null) },
		],
		rows: dutyNames.map((what) => countDuties(duties, what)),
		above: [`${period.label}本室自身时限执行情况（限期在${writeDay(period.from)}至${writeDay(period.to)}的）`],
		below: [
			...missed.map(
				(duty) =>
					`超时  ${duty.item.number} ${duty.what}${duty.unit === null ? '' : `（${shortName(duty.unit)}）`}  限${shortDay(duty.limit, today)}，${writeDone(duty, today)}`,
			),
			'催签收按单位在限期内签收的算按时。',
			limitWords(rules),
		],
		extra: {
			from: period.from,
			to: period.to,
			missed: missed.map(({ item, what, unit, limit, done }) => ({
				number: item.number,
				what,
				unit: unit?.name ?? null,
				limit,
				done,
			})),
		},
		pipeWidth: reportWidth,
	});
}
