import { UserError } from '../../../errors.ts';
import { readFoundFeedback, readReportedProblems } from '../../../ledger/findings.ts';
import type { Inspection } from '../../../ledger/inspections.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readRoster } from '../../../ledger/units.ts';
import { unitsNamedIn } from '../../../reading/named-units.ts';
import type { Day } from '../../../rules/day.ts';
import { type Item, leadsOf, type Unit } from '../../../rules/item.ts';
import { isOpen } from '../../../rules/lifecycle.ts';
import type { OfficeRules } from '../office.ts';
import { indexRoster, needUnits } from '../roster.ts';
import { typedText } from '../words.ts';
import { type FindingDeadline, readFindingDeadline } from './finding-deadline.ts';

/** A problem about to be written down, of one unit. */
export interface NewFinding {
	text: string;
	unit: Pick<Unit, 'id' | 'name'>;
	day: Day;
	item: Item | null;
	inspection: number | null;
	progress: number | null;
	deadline: FindingDeadline;
}

/** What all the problems typed in one go have in common. */
interface Common {
	unit?: string | undefined;
	deadline?: string | undefined;
	day: Day;
	item: Item | null;
	inspection: Inspection | null;
	today: Day;
	rules: OfficeRules;
}

const misused = (message: string, code: string) =>
	new UserError(message, {
		exit: 'misused',
		code,
		hint: '写成 "问题@单位@整改时限"，如 "消防通道堵塞@沙河镇@5个工作日"',
	});

/** Where none is named: the unit that was inspected, or the first lead of the item. */
function usualUnits({ item, inspection }: Common): Pick<Unit, 'id' | 'name'>[] {
	const [only, ...more] = inspection?.units ?? [];
	if (only !== undefined && more.length === 0) return [only];
	return item === null ? [] : leadsOf(item).slice(0, 1);
}

/** `问题@单位@整改时限`; a problem of several units is one for each. */
export async function readFindingLines(db: Db, lines: readonly string[], common: Common): Promise<NewFinding[]> {
	const roster = indexRoster(await readRoster(db), common.today);
	return lines.flatMap((line) => {
		const [what = '', who = '', when = '', ...more] = line.split(/[@＠]/u).map((part) => part.trim());
		if (more.length > 0) throw misused(`问题里的 @ 多于两个：${line}`, 'bad-finding');
		const text = typedText(what);
		if (text === null) throw misused(`没有写问题：${line}`, 'no-text');
		const named = who === '' ? (common.unit ?? '') : who;
		const units = named === '' ? usualUnits(common) : needUnits(roster, named);
		if (units.length === 0) throw misused(`没有写是哪个单位的问题：${text}`, 'no-unit');
		const words = when === '' ? common.deadline : when;
		const deadline =
			words === undefined
				? { deadline: null, deadline_raw: null }
				: readFindingDeadline(words, common.today, common.rules);
		const { day, item, inspection } = common;
		return units.map((unit) => ({
			text,
			unit,
			day,
			item,
			inspection: inspection?.id ?? null,
			progress: null,
			deadline,
		}));
	});
}

/** Each problem a unit reports stands between semicolons or full stops. */
const clausesOf = (problems: string): string[] =>
	problems
		.split(/[；;。\n]+/u)
		.map((clause) => clause.trim())
		.filter((clause) => clause !== '');

/** Problems as last reported that name a unit other than the one that reports, and are no findings yet: one for each unit named. */
export async function readNamedProblems(
	db: Db,
	only: readonly number[] | undefined,
	today: Day,
): Promise<NewFinding[]> {
	const reported = await readReportedProblems(db, only);
	const found = await readFoundFeedback(
		db,
		reported.map(({ id }) => id),
	);
	const items = new Map(
		(await listItemsById(db, [...new Set(reported.map(({ item }) => item))])).map((item) => [item.id, item]),
	);
	const { units } = indexRoster(await readRoster(db), today);
	const known = units.map(({ id, name, short, aliases }) => ({
		id,
		names: [name, ...(short ? [short] : []), ...aliases],
	}));
	return reported
		.filter(({ id, item }) => !found.has(id) && isOpen((items.get(item) as Item).status))
		.flatMap(({ id: progress, item, unit: reporter, day, problems }) =>
			clausesOf(problems).flatMap((text) =>
				unitsNamedIn(text, known)
					.filter((named) => named !== reporter)
					.map((named) => ({
						text,
						unit: units.find((unit) => unit.id === named) as Unit,
						day,
						item: items.get(item) as Item,
						inspection: null,
						progress,
						deadline: { deadline: null, deadline_raw: null },
					})),
			),
		);
}
