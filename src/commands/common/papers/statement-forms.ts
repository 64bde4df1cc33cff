import type { Db } from '../../../ledger/open.ts';
import { statementForm } from '../../../papers/notices/statement-form.ts';
import { unitValues } from '../../../papers/notices/unit-values.ts';
import type { Item } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import { officeRules } from '../office.ts';
import { shortName } from '../words.ts';
import type { NoticeForm, NoticeOptions } from './notice-options.ts';
import { readUnitCases } from './unit-cases.ts';
import { readUnitRecord, unitFacts } from './unit-facts.ts';

/** 情况说明 for each unit that answers, what the ledger knows filled in. */
export async function makeStatementForms(
	db: Db,
	session: Session,
	items: readonly Item[],
	{ unit }: NoticeOptions,
): Promise<NoticeForm[]> {
	const today = session.today();
	const rules = await officeRules(db);
	const cases = await readUnitCases(db, items, { unit, paper: '情况说明' }, rules, today);
	const record = await readUnitRecord(db, cases, rules, today);
	return cases.map((given) => {
		const facts = unitFacts(given, record, rules, today);
		return {
			label: `${given.item.number} ${shortName(given.share.unit)}`,
			paper: statementForm(facts),
			values: { ...unitValues(facts), 单位: facts.unit },
		};
	});
}
