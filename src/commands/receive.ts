import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { recordMove, updateAssignment, updateItem } from '../ledger/item-write.ts';
import type { Db } from '../ledger/open.ts';
import { receiptPapers } from '../ledger/paper-delivery.ts';
import { ensurePerson } from '../ledger/persons.ts';
import type { Day } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { leadingShares } from '../rules/lifecycle.ts';
import { faultOfPromise } from '../rules/promise.ts';
import type { Session } from '../session.ts';
import { dayOption, pastDayOption } from './common/days.ts';
import { recountDeadline } from './common/deadline.ts';
import { findAssignment, nextShareStatus } from './common/find-assignment.ts';
import { findItems, nextStatusOf, refuseParent } from './common/find-items.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, nameItems, writeDeadline } from './common/words.ts';

interface Options {
	unit?: string | undefined;
	day?: string | undefined;
	principal?: string | undefined;
	responsible?: string | undefined;
	handler?: string | undefined;
	phone?: string | undefined;
	promised?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('receive')
		.addHelpText(
			'before',
			examples('ducha receive 12 --handler 何小川 --phone 0000-6620031 --promised 11-14', 'ducha 签收 170..173'),
		)
		.description('登记签收：回执上的责任人、承办人、承诺时限')
		.argument('<items...>', '事项编号')
		.option('--unit <name>', '哪个单位签收（默认第一牵头单位）')
		.option('--day <day>', '签收日期（默认今天）')
		.option('--principal <name>', '单位第一责任人')
		.option('--responsible <name>', '责任人')
		.option('--handler <name>', '承办人')
		.option('--phone <number>', '承办人电话')
		.option('--promised <day>', '承诺办结日期，不得晚于时限')
		.action((references, options) => receive(session, references, options));
}

/** A promise never moves the deadline, and one past it, or before the slip, is refused (责任落实制). */
function refusePromise(item: Item, current: Day | null, promised: Day | null, given: Day): void {
	const counted = { ...item, deadline: { ...item.deadline, current } };
	const fault = promised === null ? null : faultOfPromise(promised, given, counted);
	if (fault === null) return;
	throw new UserError(`${nameItem(item)} ${fault.message}`, {
		code: 'bad-promise',
		hint: fault.isLate
			? `请单位改承诺时限；确不能按时的，走延期申请：ducha extend ${item.number}`
			: '承诺的日期要在签收当天或以后',
	});
}

/** No slip is older than what it answers. */
function refuseEarly(item: Item, day: Day): void {
	const sent = item.reopened ?? item.dispatched;
	if (sent !== null && day < sent)
		throw new UserError(`${item.number} 的签收日期${day}早于交办日期${sent}`, {
			code: 'day-order',
			hint: '改签收日期',
		});
}

/** Whom the slip names, by name in the roster of the unit. */
async function namedOnSlip(tx: Db, unit: number, { principal, responsible, handler, phone }: Options) {
	return {
		...(principal !== undefined && { principal: await ensurePerson(tx, principal, '单位第一责任人', { unit }) }),
		...(responsible !== undefined && { responsible: await ensurePerson(tx, responsible, '责任人', { unit }) }),
		...(handler !== undefined && {
			handler: await ensurePerson(tx, handler, '承办人', { unit, phone: phone ?? null }),
		}),
	};
}

/** The days a slip bears: booked on, and promised by. */
interface SlipDays {
	stated: Day;
	promised: Day | null;
	today: Day;
}

/** Books the slip of one unit: its day, its people, its promise; n-day limits are counted from it. */
async function receiveItem(
	tx: Db,
	item: Item,
	options: Options,
	days: SlipDays,
	rules: OfficeRules,
): Promise<ItemDone> {
	const { stated, promised, today } = days;
	refuseParent(item);
	const status = nextStatusOf(item, 'receive');
	const share = await findAssignment(tx, item, options.unit, today);
	// A slip that is completed later keeps the day it was first booked on.
	const day = options.day === undefined && share.receipted !== null ? share.receipted : stated;
	refuseEarly(item, day);
	const isFirstLead = leadingShares(item.assignments)[0]?.id === share.id;
	const { current, warnings } = isFirstLead
		? await recountDeadline(tx, item, rules, { dispatched: item.dispatched, receipted: day })
		: { current: item.deadline.current, warnings: [] };
	refusePromise(item, current, promised, stated);
	const unit = share.unit.id;
	await updateAssignment(tx, share.id, {
		status: nextShareStatus(item, share, 'receive'),
		receipted: day,
		...(promised !== null && { promised, promised_on: stated }),
		...(await namedOnSlip(tx, unit, options)),
	});
	await receiptPapers(tx, item.id, unit, day);
	await updateItem(tx, item.id, { status, ...(item.started === null && { started: day }) });
	const signed = `${options.handler ?? share.unit.name}${share.receipted === null ? '签收' : '补登回执'}`;
	await recordMove(tx, {
		item: item.id,
		assignment: share.id,
		day: stated,
		act: '签收',
		from_status: item.status,
		to_status: status,
		text: promised === null ? signed : `${signed}，承诺${promised}办结`,
	});
	const words = `${nameItem(item)} ${share.unit.name}，时限 ${writeDeadline({ ...item.deadline, current })}`;
	return { item, warnings, words };
}

async function receive(session: Session, references: string[], options: Options): Promise<void> {
	const today = session.today();
	const stated = pastDayOption('--day', options.day, today);
	const promised = options.promised === undefined ? null : dayOption('--promised', options.promised, today);
	const { value } = await session.change('receive', async (tx) => {
		const rules = await officeRules(tx);
		const done: ItemDone[] = [];
		for (const item of await findItems(tx, references, today))
			done.push(await receiveItem(tx, item, options, { stated, promised, today }, rules));
		return { sentence: `签收 ${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, 'receive', '已签收', value);
}
