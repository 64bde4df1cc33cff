import { addFinding } from '../../../ledger/findings.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensurePerson } from '../../../ledger/persons.ts';
import type { RungName } from '../../../rules/rungs.ts';
import type { Session } from '../../../session.ts';
import { pastDayOption } from '../days.ts';
import { findItem, findItems } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';
import { typedLine, typedText } from '../words.ts';
import { type NewFinding, readFindingLines, readNamedProblems } from './finding-entry.ts';
import { findInspections } from './references.ts';

/** What is typed of problems. */
export interface FindingOptions {
	inspection?: string | undefined;
	item?: string | undefined;
	feedback?: boolean | undefined;
	unit?: string | undefined;
	deadline?: string | undefined;
	day?: string | undefined;
	requirement?: string | undefined;
	person?: string | undefined;
	propose?: RungName | undefined;
}

/** The problems that were typed, or that units' feedback tells of. */
export async function gatherFindings(
	db: Db,
	lines: readonly string[],
	options: FindingOptions,
	session: Session,
	rules: OfficeRules,
): Promise<NewFinding[]> {
	const today = session.today();
	const { unit, deadline, item } = options;
	if (options.feedback) {
		const only = item === undefined ? undefined : (await findItems(db, [item], today)).map(({ id }) => id);
		return readNamedProblems(db, only, today);
	}
	const [inspection = null] = options.inspection === undefined ? [] : await findInspections(db, [options.inspection]);
	const on = item === undefined ? null : await findItem(db, item, today);
	const day = pastDayOption('--day', options.day ?? inspection?.day, today);
	return readFindingLines(db, lines, { unit, deadline, day, item: on, inspection, today, rules });
}

export const findingLine = ({ text, unit, deadline }: NewFinding): string => {
	const until = deadline.deadline ?? deadline.deadline_raw;
	return `${unit.name}：${text}${until === null ? '' : `（限${until}）`}`;
};

/** Writes one problem down, with its line in the history of its item. */
export async function writeFinding(
	tx: Db,
	{ unit, item, deadline, ...told }: NewFinding,
	options: FindingOptions,
	session: Session,
) {
	const name = typedLine(options.person);
	const person = name === null ? null : await ensurePerson(tx, name, '责任人', { unit: unit.id });
	const id = await addFinding(tx, {
		...told,
		...deadline,
		unit: unit.id,
		item: item?.id ?? null,
		person,
		requirement: typedText(options.requirement),
		proposed: options.propose ?? null,
	});
	if (item !== null)
		await recordMove(tx, {
			item: item.id,
			day: session.today(),
			act: '问题',
			from_status: item.status,
			to_status: item.status,
			text: `${unit.name}：${told.text}，待研判（问题${id}）`,
		});
	return id;
}
