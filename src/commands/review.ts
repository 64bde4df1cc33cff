import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { readWaitingClaims } from '../ledger/claims.ts';
import { listItems, listItemsById } from '../ledger/items.ts';
import { type Item, leadsOf, type Status } from '../rules/item.ts';
import { isFinished } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { findItems } from './common/find-items.ts';
import { shownTitle } from './common/item-fields.ts';
import { officeRules } from './common/office.ts';
import { passItem, returnItem } from './common/review-item.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { showList } from './common/show.ts';
import { examples } from './common/words.ts';

interface Options {
	pass?: boolean | undefined;
	return?: string | undefined;
	withSupports?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('review')
		.addHelpText(
			'before',
			examples(
				'ducha review                      列出等审核的',
				'ducha review 31 --pass',
				'ducha 审核 31 --退回 "未附验收资料"',
				'ducha 审核 12 15 --通过 --连同配合',
			),
		)
		.description('审核报结：通过或退回；批示和上级交办件通过后待阅示，再次通过即办结')
		.argument('[items...]', '事项编号；不写时列出等审核的')
		.option('--pass', '通过')
		.option('--return <reason>', '退回，写明理由')
		.option('--with-supports', '配合单位一并办结')
		.action((references, options) =>
			references.length === 0 ? listWaiting(session) : review(session, references, options),
		);
}

async function listWaiting(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const claims = await readWaitingClaims(ledger.db);
	const waiting = await listItems(ledger.db, { filter: { statuses: ['待审核', '待阅示'], leavesOnly: true } });
	// Supports may claim when the item is already done.
	const claimed = await listItemsById(ledger.db, [...new Set(claims.map((c) => c.item))]);
	const items = [...waiting, ...claimed.filter((item) => isFinished(item.status))];
	const claimsOf = (item: Item) => claims.filter((c) => c.item === item.id);
	await showList(session, ledger, {
		name: 'review',
		fields: [
			{ key: 'number', title: '编号', min: 8 },
			{ key: 'title', title: '事项', weight: 2, min: 16 },
			{ key: 'status', title: '状态' },
			{ key: 'units', title: '报结单位', min: 8 },
			{ key: 'claimed', title: '报结日期' },
			{ key: 'deadline', title: '时限' },
			{ key: 'text', title: '结果', weight: 2 },
		],
		rows: items.map((item) => [
			item.number,
			shownTitle(item),
			item.status,
			claimsOf(item).length > 0 ? claimsOf(item).map((c) => c.unit) : leadsOf(item).map((u) => u.name),
			claimsOf(item).at(-1)?.day ?? item.claimed,
			item.deadline.current,
			claimsOf(item)
				.map((c) => c.text ?? '')
				.join('；') ||
				(item.progress?.text ?? ''),
		]),
		above: [`等审核的事项 ${items.length}件`],
	});
	if (items.length > 0) session.say('通过：ducha review 编号 --pass    退回：ducha review 编号 --return 理由');
}

async function review(session: Session, references: string[], options: Options): Promise<void> {
	if (Boolean(options.pass) === (options.return !== undefined))
		throw new UserError('要写明通过还是退回', {
			exit: 'misused',
			code: 'pass-or-return',
			hint: 'ducha review 编号 --pass，或 --return 理由',
		});
	const today = session.today();
	const reviewer = { actor: session.actor(), today };
	const { value } = await session.change('review', async (tx) => {
		const rules = await officeRules(tx);
		const done: ItemDone[] = [];
		for (const item of await findItems(tx, references, today))
			done.push(
				options.return === undefined
					? await passItem(tx, item, options.withSupports ?? false, rules, reviewer)
					: await returnItem(tx, item, options.return, reviewer),
			);
		const act = options.return === undefined ? '审核通过' : '退回';
		return { sentence: `${act} ${done.map((d) => d.item.number).join('、')}`, value: done };
	});
	await sayDone(session, 'review', options.return === undefined ? '已审核' : '已退回', value);
	if (options.return !== undefined) return;
	const numbersIn = (status: Status) => value.filter((d) => d.item.status === status).map((d) => d.item.number);
	const presented = numbersIn('待阅示').join(' ');
	const finished = numbersIn('已办结').join(' ');
	if (presented !== '') session.say(`接下来：领导没有新批示的，办结用 ducha review ${presented} --pass`);
	if (finished !== '') session.say(`接下来：ducha strike ${finished}`);
}
