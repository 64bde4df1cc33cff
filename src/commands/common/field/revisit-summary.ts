import { readFindings } from '../../../ledger/findings.ts';
import { readFinished, readRevisits } from '../../../ledger/revisits.ts';
import { parsePeriod } from '../../../rules/period.ts';
import { revisitKinds, revisitResults } from '../../../rules/revisit.ts';
import { revisitDuty } from '../../../rules/revisit-due.ts';
import type { Session } from '../../../session.ts';
import { officeRules } from '../office.ts';
import { showList } from '../show.ts';

/** How the revisits of a period came out, by kind, and how far the rule was met by what was completed in it. */
export async function summarizeRevisits(session: Session, word: string | true): Promise<void> {
	const ledger = await session.ledger();
	const { db } = ledger;
	const today = session.today();
	const { from, to, label } = parsePeriod(word === true ? '本月' : word, today);
	const rules = await officeRules(db);
	const made = (await readRevisits(db)).filter(({ day }) => day !== null && day >= from && day <= to);
	const raised = (await readFindings(db, {})).filter(({ revisit }) => made.some(({ id }) => id === revisit));
	const duty = revisitDuty(await readFinished(db, from, to), rules);
	const right = { align: 'right' } as const;
	const rowOf = (name: string, some: typeof made) => {
		const found = raised.filter(({ revisit }) => some.some(({ id }) => id === revisit));
		const results = revisitResults.map((result) => some.filter((each) => each.result === result).length);
		return [name, some.length, ...results, found.length, found.filter(({ state }) => state === '已整改').length];
	};
	await showList(session, ledger, {
		name: 'revisit-summary',
		pipeWidth: 100,
		fields: [
			{ key: 'kind', title: '方式' },
			{ key: 'count', title: '次数', ...right },
			{ key: 'true', title: '相符', ...right },
			{ key: 'partly', title: '部分相符', ...right },
			{ key: 'false', title: '不符', ...right },
			{ key: 'findings', title: '提出问题', ...right },
			{ key: 'rectified', title: '已整改', ...right },
		],
		rows: [
			...revisitKinds.map((kind) =>
				rowOf(
					kind,
					made.filter((each) => each.kind === kind),
				),
			),
			rowOf('合计', made),
		],
		above: [
			`${label}回访 ${made.length}次`,
			`${label}办结${duty.completed}件，应回访${duty.needed}件（${rules.limits['revisit-share'].value}%），按期回访${duty.made}件${duty.missing > 0 ? `，还差${duty.missing}件` : ''}`,
		],
		extra: { period: { from, to }, duty: { ...duty } },
	});
}
