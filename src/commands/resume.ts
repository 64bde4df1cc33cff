import type { Command } from '@commander-js/extra-typings';
import { recordMove, updateItem } from '../ledger/item-write.ts';
import { itemAfterResume } from '../rules/lifecycle.ts';
import { isOverdue, lateness } from '../rules/overdue.ts';
import type { Session } from '../session.ts';
import { findItems, nextStatusOf, refuseParent } from './common/find-items.ts';
import { officeRules } from './common/office.ts';
import { claimRule } from './common/review/claim-standing.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem, nameItems, writeDeadline } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('resume')
		.addHelpText('before', examples('ducha resume 31', 'ducha 恢复 31 --理由 规划已批复'))
		.description('中止的事项恢复办理；时限照旧，需要的另行延期')
		.argument('<items...>', '事项编号')
		.option('--reason <text>', '理由')
		.action((references, options) => resume(session, references, options.reason));
}

async function resume(session: Session, references: string[], reason: string | undefined): Promise<void> {
	const today = session.today();
	const { value } = await session.change('resume', async (tx) => {
		const rules = await officeRules(tx);
		const done = [];
		for (const item of await findItems(tx, references, today)) {
			refuseParent(item);
			nextStatusOf(item, 'resume');
			const after = itemAfterResume(item.assignments, claimRule(rules.switches));
			await updateItem(tx, item.id, after);
			await recordMove(tx, {
				item: item.id,
				day: today,
				act: '恢复办理',
				from_status: item.status,
				to_status: after.status,
				text: reason ?? null,
			});
			const resumed = { ...item, ...after };
			const late = isOverdue(resumed, today) ? lateness(resumed, today, rules.calendar).workingDays : null;
			const warnings = late === null ? [] : [`时限已过，逾期${late}个工作日；需要延期的：ducha extend ${item.number}`];
			done.push({ item: resumed, warnings, words: `${nameItem(item)} 时限 ${writeDeadline(item.deadline)}` });
		}
		return { sentence: `恢复办理 ${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, 'resume', '已恢复办理', value);
}
