import { UserError } from '../../../errors.ts';
import { type Finding, readFindings } from '../../../ledger/findings.ts';
import { type Inspection, readInspections } from '../../../ledger/inspections.ts';
import type { Db } from '../../../ledger/open.ts';
import { type Plan, readPlans } from '../../../ledger/plans.ts';
import { parseReferences } from '../../../rules/numbering.ts';

/** What field work is numbered by: `督查3`, `问题12`, `计划5`, as printed or as the bare number. */
type Numbered = '督查' | '问题' | '计划';

const listing: Readonly<Record<Numbered, string>> = {
	督查: 'ducha inspect list',
	问题: 'ducha finding list',
	计划: 'ducha plan list',
};

function numbersOf(what: Numbered, texts: readonly string[]): number[] {
	const bare = texts.map((text) => text.normalize('NFKC').replaceAll(what, ''));
	const refuse = (text: string) =>
		new UserError(`没有编号为 ${text} 的${what}`, {
			exit: 'misused',
			code: 'unknown-number',
			hint: `写${what}的编号，几个写成 3 5 7..9；全部：${listing[what]}`,
		});
	const found = parseReferences(bare, 0).map((reference) => {
		if (reference.kind !== 'ordinal') throw refuse(reference.kind === 'number' ? reference.number : '草');
		return reference.ordinal;
	});
	if (found.length === 0) throw refuse(texts.join(' '));
	return found;
}

/** The rows of these numbers, in the order written; an unknown number is refused. */
async function findNumbered<R extends { id: number }>(
	what: Numbered,
	texts: readonly string[],
	read: (ids: number[]) => Promise<R[]>,
): Promise<R[]> {
	const ids = numbersOf(what, texts);
	const found = new Map((await read(ids)).map((row) => [row.id, row]));
	return ids.map((id) => {
		const row = found.get(id);
		if (row !== undefined) return row;
		throw new UserError(`没有编号为 ${id} 的${what}`, {
			exit: 'misused',
			code: 'unknown-number',
			hint: `全部：${listing[what]}`,
		});
	});
}

export const findFindings = (db: Db, texts: readonly string[]): Promise<Finding[]> =>
	findNumbered('问题', texts, (ids) => readFindings(db, { ids }));

export const findPlans = (db: Db, texts: readonly string[]): Promise<Plan[]> =>
	findNumbered('计划', texts, (ids) => readPlans(db, { ids }));

export const findInspections = (db: Db, texts: readonly string[]): Promise<Inspection[]> =>
	findNumbered('督查', texts, (ids) => readInspections(db, { ids }));
