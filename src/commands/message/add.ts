import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { insertItems, type WrittenItem } from '../../ledger/item-write.ts';
import { listItemsById } from '../../ledger/items.ts';
import { findOrders } from '../../ledger/messages.ts';
import type { Db } from '../../ledger/open.ts';
import { yearOf } from '../../rules/day.ts';
import { type Item, publicities, urgencies } from '../../rules/item.ts';
import { bareMessage, hidePrivate, messageSources, titleOfMessage } from '../../rules/messages.ts';
import type { Session } from '../../session.ts';
import { type AddOptions, enterItem } from '../common/entry/enter-item.ts';
import { composeItem } from '../common/entry/new-item.ts';
import { needSource, officeRules } from '../common/office.ts';
import { announce } from '../common/show.ts';
import { examples, typedLine, typedText, writeDeadline } from '../common/words.ts';

interface Options extends AddOptions {
	title?: string | undefined;
	site?: string | undefined;
	order?: string | undefined;
	asker?: string | undefined;
	phone?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha message add "河西路路灯不亮，请尽快修复。" --site 人民网留言板 --lead 县城管局',
				'ducha 留言 添加 "自来水发黄" --来源 12345工单 --工单号 20261102001 --紧急 急件 --牵头 县水利局',
			),
		)
		.description('登记一条网民留言、工单；时限按规则自动计算。留言人和电话只留在台账里，不进任何文书')
		.argument('<words>', '留言、诉求的原话')
		.option('--title <text>', '标题（默认取原话第一句）')
		.option('--source <name>', '来源：网民留言、12345工单', '网民留言')
		.option('--site <name>', '留言的网站、渠道，如 人民网留言板')
		.option('--order <number>', '工单号、留言编号')
		.option('--asker <name>', '留言人、来电人')
		.option('--phone <number>', '留言人电话')
		.option('--lead <units>', '承办单位，几个用、隔开（不写的由本室直接回复）')
		.option('--support <units>', '配合单位')
		.option('--deadline <words>', '办理时限（默认：留言、工单5个工作日，紧急工单24小时）')
		.option('--category <text>', '类别')
		.option('--campaign <name>', '专项')
		.option('--received <day>', '收到日期（默认今天）')
		.option('--tag <names>', '标签，几个用、隔开')
		.addOption(new Option('--urgency <word>', '缓急').choices(urgencies))
		.addOption(new Option('--publicity <word>', '是否公开').choices(publicities))
		.action((words, options) => add(session, words, options as Options));
}

/** A message of a site or line is entered once. */
async function refuseTwice(tx: Db, order: string | null): Promise<void> {
	const found = order === null ? undefined : (await findOrders(tx, [order])).get(order);
	if (found === undefined) return;
	const [{ number }] = (await listItemsById(tx, [found])) as [Item];
	throw new UserError(`编号 ${order} 已经登记为 ${number}`, {
		code: 'order-exists',
		hint: `看情况：ducha show ${number}`,
	});
}

async function add(session: Session, given: string, options: Options): Promise<void> {
	const words = typedText(given);
	if (words === null)
		throw new UserError('留言的原话是空的', {
			exit: 'misused',
			code: 'empty-title',
			hint: 'ducha message add "原话" --site 网站 --lead 单位',
		});
	const today = session.today();
	const { value } = await session.change('message add', async (tx) => {
		const rules = await officeRules(tx);
		needSource(messageSources(rules.sources), options.source ?? '');
		const order = typedLine(options.order);
		await refuseTwice(tx, order);
		const content = hidePrivate(words);
		const title = typedLine(options.title) ?? titleOfMessage(words);
		const entered = await enterItem(tx, hidePrivate(title), { ...options, content }, rules, today);
		const { channel, asker, phone } = { channel: options.site, asker: options.asker, phone: options.phone };
		const message = {
			...bareMessage,
			channel: typedLine(channel),
			order,
			asker: typedLine(asker),
			phone: typedLine(phone),
			words: content === words ? null : words,
		};
		// It counts from the day it came, whenever it is typed.
		const { received } = entered;
		const dated = { ...entered, message, registered: received, year: yearOf(received) };
		const { item, warnings } = composeItem(dated, rules);
		const [{ number }] = (await insertItems(tx, [item], session.breathe)) as [WrittenItem];
		return {
			sentence: `登记${options.source} ${number}“${item.row.title}”`,
			value: { number, warnings, row: item.row },
		};
	});
	const { number, warnings, row } = value;
	const due = writeDeadline({ current: row.deadline, raw: row.deadline_raw, kind: row.deadline_kind });
	const how = row.deadline_how === null ? '' : `（${row.deadline_how}）`;
	await announce(
		session,
		await session.ledger(),
		'message-add',
		{ items: [{ number, title: row.title, deadline: row.deadline, warnings }] },
		`已登记 ${number} ${row.title}，时限 ${due}${how}`,
	);
	for (const warning of warnings) session.say(`注意：${warning}`);
	if (row.content !== words) session.say('注意：原话里的号码已略去，全文只在 ducha show 里看');
	session.say(
		options.lead === undefined
			? `接下来：直接回复 ducha message reply ${number} "回复内容"；要转办的 ducha assign ${number} --lead 单位`
			: `接下来：ducha dispatch ${number} 交办；有结果时 ducha message reply ${number} "回复内容"`,
	);
}
