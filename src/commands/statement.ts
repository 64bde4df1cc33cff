import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { recordMove } from '../ledger/item-write.ts';
import { ensurePerson } from '../ledger/persons.ts';
import { addStatement, findWaitingStatement } from '../ledger/statements.ts';
import { type Day, writeDay } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { inHand } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { dayOption, pastDayOption } from './common/days.ts';
import { findAssignment } from './common/find-assignment.ts';
import { findItem, refuseParent } from './common/find-items.ts';
import { neededText } from './common/needed.ts';
import { officeRules } from './common/office.ts';
import { decideStatement } from './common/review/decide-statement.ts';
import { sayDone } from './common/say-done.ts';
import { examples, nameItem } from './common/words.ts';

interface Options {
	reason?: string | undefined;
	principal?: string | undefined;
	holdsUntil?: string | undefined;
	unit?: string | undefined;
	day?: string | undefined;
	approvedBy?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('statement')
		.addHelpText(
			'before',
			examples(
				'ducha statement 31 --reason 图审退改 --principal 罗建平 --holds-until 11-16',
				'ducha 说明 31 --理由 图审退改 --第一责任人 罗建平 --有效至 11-16 --批准 方振国',
			),
		)
		.description('登记主要负责人的书面说明：同意后，到所写日期为止不升级；时限不动，逾期照算')
		.argument('<item>', '事项编号')
		.option('--reason <text>', '说明的原因')
		.option('--principal <name>', '签字的单位第一责任人')
		.option('--holds-until <day>', '到哪一天为止不升级')
		.option('--unit <name>', '哪个单位的说明（默认第一牵头单位）')
		.option('--day <day>', '说明日期（默认今天）')
		.option('--approved-by <name>', '批准人；不写的等审批（ducha review）')
		.action((reference, options) => state(session, reference, options));
}

function refuseUnfit(item: Item, until: Day, today: Day): void {
	refuseParent(item);
	if (!inHand.includes(item.status))
		throw new UserError(`${item.number} 是“${item.status}”，不用书面说明`, {
			code: 'not-explainable',
			hint: '已交办、办理中的事项才要说明',
		});
	if (until < today)
		throw new UserError(`--holds-until 已经过去：${until}`, {
			code: 'past-day',
			hint: `写今天（${today}）或以后的日期`,
		});
}

async function readStatement(session: Session, options: Options) {
	const today = session.today();
	const reason = await neededText(session, '--reason 原因', '说明的原因', options.reason);
	const principal = await neededText(session, '--principal 姓名', '签字的单位第一责任人', options.principal);
	const typed = await neededText(session, '--holds-until 日期', '到哪一天为止不升级', options.holdsUntil);
	const until = dayOption('--holds-until', typed, today);
	return { reason, principal, until, day: pastDayOption('--day', options.day, today), today };
}

async function state(session: Session, reference: string, options: Options): Promise<void> {
	const { reason, principal, until, day, today } = await readStatement(session, options);
	const { value } = await session.change('statement', async (tx) => {
		const rules = await officeRules(tx);
		const item = await findItem(tx, reference, today);
		refuseUnfit(item, until, today);
		const share = await findAssignment(tx, item, options.unit, today);
		const waiting = await findWaitingStatement(tx, share.id);
		if (waiting !== undefined)
			throw new UserError(`${item.number} ${share.unit.name} 已有一份书面说明在等审批（${waiting.day}）`, {
				code: 'statement-waiting',
				hint: `先审批：ducha review ${item.number}`,
			});
		const person = await ensurePerson(tx, principal, '单位第一责任人', { unit: share.unit.id });
		const stated = { item: item.id, assignment: share.id, day, principal: person, reason, holds_until: until };
		const id = await addStatement(tx, stated);
		if (options.approvedBy !== undefined) {
			const done = await decideStatement(tx, id, { agreed: true, by: options.approvedBy, today }, rules);
			return { sentence: `同意书面说明 ${item.number}`, value: done };
		}
		await recordMove(tx, {
			item: item.id,
			assignment: share.id,
			day,
			act: '说明',
			from_status: item.status,
			to_status: item.status,
			text: `${share.unit.name}书面说明：${reason}（${principal}）`,
		});
		const words = `${nameItem(item)} ${share.unit.name}，到${writeDay(until)}为止，等审批`;
		return { sentence: `登记书面说明 ${item.number}`, value: { item, words, warnings: [] } };
	});
	const isDone = options.approvedBy !== undefined;
	await sayDone(session, 'statement', isDone ? '已同意书面说明' : '已登记书面说明', [value]);
	if (!isDone) session.say(`接下来：ducha review ${value.item.number} --pass --approved-by 批准人`);
}
