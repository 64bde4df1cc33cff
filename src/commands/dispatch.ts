import type { Command } from '@commander-js/extra-typings';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { findItems } from './common/find-items.ts';
import { dispatchItem } from './common/life/dispatch-item.ts';
import { officeRules } from './common/office.ts';
import { sayDone } from './common/say-done.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('dispatch')
		.addHelpText('before', examples('ducha dispatch 12', 'ducha 交办 12 15 20..24 --日期 11-02'))
		.description('交办：记下交办日期；按收到之日起算的时限由此起算')
		.argument('<items...>', '事项编号')
		.option('--day <day>', '交办日期（默认今天）')
		.action((references, options) => dispatch(session, references, options.day));
}

async function dispatch(session: Session, references: string[], given: string | undefined): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', given, today);
	const { value } = await session.change('dispatch', async (tx) => {
		const rules = await officeRules(tx);
		const done = [];
		for (const item of await findItems(tx, references, today)) done.push(await dispatchItem(tx, item, day, rules));
		return { sentence: `交办 ${done.map((d) => d.item.number).join('、')}`, value: done };
	});
	await sayDone(session, 'dispatch', `已交办（${day}）`, value);
	session.say('接下来：收到回执后 ducha receive 编号 --handler 承办人');
}
