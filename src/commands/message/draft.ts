import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { recordMove } from '../../ledger/item-write.ts';
import { saveMessage } from '../../ledger/messages.ts';
import { isOpen } from '../../rules/lifecycle.ts';
import { type Verdict, verdicts } from '../../rules/messages.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { findMessage } from '../common/message/find-message.ts';
import { officeRules } from '../common/office.ts';
import { sayDone } from '../common/say-done.ts';
import { examples, nameItem, typedText } from '../common/words.ts';

interface Options {
	verdict?: Verdict | undefined;
	day?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('draft')
		.addHelpText(
			'before',
			examples(
				'ducha message draft 12 "经查，路灯线路老化，已列入本月更换。" --verdict 属实',
				'ducha 留言 拟复 12 "……"',
			),
		)
		.description('登记拟复：等审定的回复稿；审定后 ducha message reply 12 就用它回复')
		.argument('<item>', '事项编号')
		.argument('<text>', '拟复内容')
		.addOption(new Option('--verdict <word>', '核查结论').choices(verdicts))
		.option('--day <day>', '拟复日期（默认今天）')
		.action((reference, text, options) => draft(session, reference, text, options));
}

async function draft(session: Session, reference: string, given: string, options: Options): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const text = typedText(given);
	if (text === null)
		throw new UserError('拟复是空的', {
			exit: 'misused',
			code: 'empty-text',
			hint: `ducha message draft ${reference} "内容"`,
		});
	const { value } = await session.change('message draft', async (tx) => {
		const rules = await officeRules(tx);
		const { item, facts } = await findMessage(tx, reference, rules, today);
		const { number, status } = item;
		if (!isOpen(status))
			throw new UserError(`${number} ${status}，不能再拟复`, {
				code: 'bad-move',
				hint: `更正回复：ducha message reply ${number} "内容"`,
			});
		const verdict = options.verdict ?? facts.verdict;
		await saveMessage(tx, item.id, { draft: text, drafted: day, verdict });
		const said = `${verdict === null ? '' : `${verdict}。`}${text}`;
		await recordMove(tx, { item: item.id, day, act: '拟复', from_status: status, to_status: status, text: said });
		const words = `${nameItem(item)}${verdict === null ? '' : `（${verdict}）`}`;
		return { sentence: `拟复 ${number}`, value: { item, words, warnings: [] } };
	});
	await sayDone(session, 'message-draft', '已登记拟复', [value]);
	session.say(`接下来：审定后 ducha message reply ${value.item.number}`);
}
