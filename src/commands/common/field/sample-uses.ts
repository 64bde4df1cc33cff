import { replaceSubjects } from '../../../ledger/inspections.ts';
import { addPlan, keepMonths } from '../../../ledger/plans.ts';
import { type Day, yearOf } from '../../../rules/day.ts';
import type { InspectionKind } from '../../../rules/inspection.ts';
import type { Item, Unit } from '../../../rules/item.ts';
import { readMonths, writeMonths } from '../../../rules/plan.ts';
import { type RevisitKind, refuseRevisit } from '../../../rules/revisit.ts';
import type { Session } from '../../../session.ts';
import { enterPlan } from '../life/make-revisit.ts';

/** What was drawn, and with what. */
export interface Drawn {
	items: Item[];
	units: Unit[];
	seed: string;
}

/** What became of a sample, and what comes next. */
export interface Used {
	said: string;
	next: string;
}

/** Puts what was drawn on the year's plan, with its seed; gives what was said. */
export async function planSample(
	session: Session,
	{ items, units, seed }: Drawn,
	typed: { months: string; kind: InspectionKind; content: string },
): Promise<Used> {
	const months = readMonths(typed.months);
	const { kind, content } = typed;
	const { value } = await session.change('sample', async (tx) => {
		const year = yearOf(session.today());
		const row = { year, content, kind, deadline: null, months: keepMonths(months), state: '执行中', seed } as const;
		const id = await addPlan(tx, row);
		await replaceSubjects(tx, { plan: id }, { unit: units.map((unit) => unit.id), item: items.map((item) => item.id) });
		const said = `计划${id} ${content}：${writeMonths(months)}${kind}`;
		return { sentence: `抽查列入督查计划 ${said}（种子${seed}）`, value: { id, said } };
	});
	return { said: `已列入 ${value.said}`, next: `到时候 ducha inspect add --plan ${value.id}` };
}

/** Puts a revisit of each item drawn on the plan for a day; gives what was said. */
export async function revisitSample(
	session: Session,
	{ items, seed }: Drawn,
	{ kind, day, visitor }: { kind: RevisitKind; day: Day; visitor: string | undefined },
): Promise<Used> {
	await session.change('sample', async (tx) => {
		for (const item of items) {
			refuseRevisit(kind, item);
			await enterPlan(tx, item, kind, day, { visitor }, session);
		}
		const numbers = items.map((item) => item.number).join('、');
		return { sentence: `抽查列入回访计划 ${day}${kind}：${numbers}（种子${seed}）`, value: null };
	});
	return {
		said: `已列入回访计划 ${day}${kind} ${items.length}件`,
		next: `回访后 ducha revisit 编号 --kind ${kind}${kind === '暗访' ? ' --result 相符' : ' --text 情况'}`,
	};
}
