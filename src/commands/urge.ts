import { type Command, Option } from '@commander-js/extra-typings';
import { readRoster } from '../ledger/units.ts';
import type { Urge } from '../ledger/urges.ts';
import type { Session } from '../session.ts';
import { recordUrge, shareToUrge } from './common/calls/record-urge.ts';
import { pastDayOption, promiseOption } from './common/days.ts';
import { findItems } from './common/find-items.ts';
import { indexRoster, needUnit } from './common/roster.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItems, typedLine } from './common/words.ts';

interface Options {
	channel: Urge['channel'];
	unit?: string | undefined;
	whom?: string | undefined;
	answer?: string | undefined;
	promised?: string | undefined;
	day?: string | undefined;
}

const channels: readonly Urge['channel'][] = ['电话', '当面', '微信群', '函'];

export function declare(parent: Command, session: Session): void {
	parent
		.command('urge')
		.addHelpText(
			'before',
			examples(
				'ducha urge 127 --whom 赵明 --answer 正在清障 --promised 11-05',
				'ducha 催办 12 15 20..24 --方式 微信群 --答复 均已收到',
				'ducha urge 127 --channel 当面 --unit 县水利局 --day 10-30',
			),
		)
		.description('登记一次催办：打了电话、当面说了、群里提醒了；这不是催办通知单，不扣分')
		.argument('<items...>', '事项编号')
		.addOption(new Option('--channel <way>', '催办方式').choices(channels).default<Urge['channel']>('电话', '电话'))
		.option('--unit <name>', '催的哪个单位（默认第一牵头单位）')
		.option('--whom <name>', '谁接的')
		.option('--answer <text>', '怎么答复的')
		.option('--promised <day>', '承诺哪天，如 11-05、周五；没有逾期的不得晚于时限')
		.option('--day <day>', '催办日期（默认今天）')
		.action((references, options) => urge(session, references, options));
}

async function urge(session: Session, references: string[], options: Options): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const spoken = {
		day,
		channel: options.channel,
		whom: typedLine(options.whom),
		answer: typedLine(options.answer),
		promised: options.promised === undefined ? null : promiseOption('--promised', options.promised, day),
	};
	const { value } = await session.change('urge', async (tx) => {
		const done: ItemDone[] = [];
		const items = await findItems(tx, references, today);
		const unit = options.unit === undefined ? null : needUnit(indexRoster(await readRoster(tx), today), options.unit);
		for (const item of items) done.push(await recordUrge(tx, item, shareToUrge(item, unit), spoken));
		return { sentence: `催办（${spoken.channel}）${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, 'urge', '已登记催办', value);
}
