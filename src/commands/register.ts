import type { Command } from '@commander-js/extra-typings';
import { recordMove, updateItem } from '../ledger/item-write.ts';
import { listItemsById } from '../ledger/items.ts';
import { takeNumbers } from '../ledger/numbers.ts';
import type { Db } from '../ledger/open.ts';
import { type Day, yearOf } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { itemNumber } from '../rules/numbering.ts';
import type { Session } from '../session.ts';
import { recountDeadline } from './common/deadline.ts';
import { findItems, nextStatusOf } from './common/find-items.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { planRegistrationSheets } from './common/papers/approval-papers.ts';
import { issueForItems } from './common/papers/issue-for-items.ts';
import { type PrintOptions, printOptions } from './common/papers/printing.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from './common/papers/said-papers.ts';
import { isOwn, startOwn } from './common/people/own-unit.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, nameItems, writeDeadline } from './common/words.ts';

interface Options extends PrintOptions {
	approvedBy?: string | undefined;
	paper?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('register')
		.addHelpText(
			'before',
			examples('ducha register 草3 --approved-by 方振国', 'ducha 立项 草3 草4', 'ducha 立项 草3 --批准 方振国 --出单'),
		)
		.description('拟立项的事项批准立项，编号；编号当年连续，用过不再用')
		.argument('<items...>', '草稿编号，如 草3')
		.option('--approved-by <name>', '批准人')
		.option('--paper', '出立项审批单，一件一份，取文号')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((references, options) => register(session, references, options as Options));
}

/** A draft takes its number; the day it follows from its source is counted, and what the office does itself begins. */
async function registerItem(
	tx: Db,
	item: Item,
	approver: string | undefined,
	rules: OfficeRules,
	today: Day,
): Promise<ItemDone> {
	const status = nextStatusOf(item, 'register');
	const year = yearOf(today);
	const ordinal = await takeNumbers(tx, '事项', year, 1);
	const number = itemNumber(year, ordinal);
	await updateItem(tx, item.id, { status, number, ordinal, year, registered: today });
	await recordMove(tx, {
		item: item.id,
		day: today,
		act: '立项',
		from_status: item.status,
		to_status: status,
		text: [approver && `${approver}批准`, `${item.number}编号为${number}`].filter(Boolean).join('，'),
	});
	if (await isOwn(tx, item)) await startOwn(tx, { ...item, status }, today);
	const [registered] = (await listItemsById(tx, [item.id])) as [Item];
	const { current, warnings } = await recountDeadline(tx, registered, rules);
	const deadline = { ...registered.deadline, current };
	return {
		item: { ...registered, deadline },
		warnings,
		words: `${nameItem(registered)}（原${item.number}） 时限 ${writeDeadline(deadline)}`,
	};
}

async function register(session: Session, references: string[], options: Options): Promise<void> {
	refuseWithoutPaper(options);
	const { approvedBy: approver } = options;
	const today = session.today();
	const { value } = await session.change('register', async (tx) => {
		const rules = await officeRules(tx);
		const done = [];
		for (const item of await findItems(tx, references, today))
			done.push(await registerItem(tx, item, approver, rules, today));
		const items = done.map((d) => d.item);
		const plans = options.paper ? await planRegistrationSheets(tx, session, items, { approver }) : [];
		const papers = await issueForItems(tx, session, plans, options);
		return { sentence: `立项 ${nameItems(items)}`, value: { done, papers } };
	});
	const { done, papers } = value;
	await sayDone(session, 'register', '已立项', done, options.paper ? { papers: papersJson(papers) } : {});
	sayPapers(session, papers, options);
	const undispatched = done.filter((d) => d.item.status === '已立项').map((d) => d.item.number);
	if (undispatched.length > 0) session.say(`接下来：ducha dispatch ${undispatched.join(' ')}`);
}
