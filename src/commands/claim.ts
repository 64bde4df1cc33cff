import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { addClaim } from '../ledger/claims.ts';
import { recordMove, updateAssignment, updateItem } from '../ledger/item-write.ts';
import type { Db } from '../ledger/open.ts';
import type { Day } from '../rules/day.ts';
import type { Assignment, Item } from '../rules/item.ts';
import { isOpen, itemAfterClaim } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { findAssignment, nextShareStatus } from './common/find-assignment.ts';
import { findItem, nextStatusOf, refuseParent } from './common/find-items.ts';
import { recordLateReceipt } from './common/life/record-progress.ts';
import { officeRules } from './common/office.ts';
import { claimRule } from './common/review/claim-standing.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, typedText } from './common/words.ts';

interface Options {
	unit?: string | undefined;
	day?: string | undefined;
	text?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('claim')
		.addHelpText('before', examples('ducha claim 31', 'ducha 报结 31 --单位 县财政局 --日期 10-30 --text 资金已拨付'))
		.description('登记单位申请办结；牵头单位都报结后事项待审核，是否按时看报结日期')
		.argument('<item>', '事项编号')
		.option('--unit <name>', '哪个单位报结（默认第一牵头单位）')
		.option('--day <day>', '报结日期（默认今天）')
		.option('--text <text>', '办理结果')
		.action((reference, options) => claim(session, reference, options));
}

/** An imported item counts as dispatched the day it came in, which may be long after the unit was done. */
function refuseBeforeDispatch(item: Item, day: Day): void {
	const sent = item.reopened ?? item.dispatched;
	if (sent !== null && day < sent && sent !== item.received)
		throw new UserError(`${item.number} 的报结日期${day}早于交办日期${sent}`, {
			code: 'day-order',
			hint: '改报结日期',
		});
}

async function enterClaim(
	tx: Db,
	item: Item,
	share: Assignment,
	{ day, text }: { day: Day; text: string | null },
): Promise<ItemDone> {
	const status = nextShareStatus(item, share, 'claim');
	refuseBeforeDispatch(item, day);
	const rules = await officeRules(tx);
	await addClaim(tx, { item: item.id, assignment: share.id, day, text });
	const shares = item.assignments.map((a) => (a.id === share.id ? { ...a, status, claimed: day } : a));
	const after = isOpen(item.status)
		? itemAfterClaim(item.status, shares, claimRule(rules.switches))
		: { status: item.status, claimed: item.claimed };
	const warnings = await recordLateReceipt(tx, item, share, day, {
		status: after.status,
		words: `${share.unit.name}随报结补记`,
		rules,
	});
	await updateAssignment(tx, share.id, { status, claimed: day });
	await updateItem(tx, item.id, { ...after, ...(item.started === null && { started: day }) });
	await recordMove(tx, {
		item: item.id,
		assignment: share.id,
		day,
		act: '报结',
		from_status: item.status,
		to_status: after.status,
		text: [share.unit.name, text].filter(Boolean).join('：'),
	});
	const waiting = shares
		.filter((a) => a.role === '牵头' && a.status !== '解除' && a.claimed === null)
		.map((a) => a.unit.name);
	const waitedFor =
		waiting.length === 0
			? ''
			: after.status === '待审核'
				? `，未报结的还有${waiting.join('、')}`
				: `，还等${waiting.join('、')}报结`;
	return { item: { ...item, ...after }, warnings, words: `${nameItem(item)} ${share.unit.name}（${day}）${waitedFor}` };
}

async function claim(session: Session, reference: string, options: Options): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const { value } = await session.change('claim', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		nextStatusOf(item, 'claim');
		const share = await findAssignment(tx, item, options.unit, today);
		const done = await enterClaim(tx, item, share, { day, text: typedText(options.text) });
		return { sentence: `报结 ${item.number} ${share.unit.name}`, value: done };
	});
	await sayDone(session, 'claim', '已登记报结', [value]);
	if (value.item.status === '待审核') session.say('接下来：ducha review');
}
