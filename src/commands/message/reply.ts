import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { type Verdict, verdicts } from '../../rules/messages.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { findMessage } from '../common/message/find-message.ts';
import { recordReply } from '../common/message/record-reply.ts';
import { officeRules } from '../common/office.ts';
import { sayDone } from '../common/say-done.ts';
import { examples, typedText } from '../common/words.ts';

interface Options {
	verdict?: Verdict | undefined;
	day?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('reply')
		.addHelpText(
			'before',
			examples(
				'ducha message reply 12 "经查，路灯线路老化，已于11月2日修复。" --verdict 属实',
				'ducha message reply 12                    （用审定的拟复）',
				'ducha 留言 回复 12 "……" --结论 部分属实 --日期 10-30',
			),
		)
		.description('登记回复并办结：本室录入的回复不再另行审核，日志写明；已回复的再写就是更正')
		.argument('<item>', '事项编号')
		.argument('[text]', '回复内容（默认用拟复）')
		.addOption(new Option('--verdict <word>', '核查结论').choices(verdicts))
		.option('--day <day>', '回复日期（默认今天）')
		.action((reference, text, options) => reply(session, reference, text, options));
}

async function reply(session: Session, reference: string, given: string | undefined, options: Options): Promise<void> {
	const today = session.today();
	const actor = session.actor();
	const day = pastDayOption('--day', options.day, today);
	const { value } = await session.change('message reply', async (tx) => {
		const rules = await officeRules(tx);
		const message = await findMessage(tx, reference, rules, today);
		const text = typedText(given) ?? message.facts.draft;
		if (text === null)
			throw new UserError(`${message.item.number} 没有拟复，要写回复内容`, {
				exit: 'misused',
				code: 'empty-text',
				hint: `ducha message reply ${message.item.number} "回复内容"`,
			});
		const answer = { text, verdict: options.verdict ?? null, day };
		const done = await recordReply(tx, message, answer, { actor, today, rules });
		return { sentence: `${done.words}（${actor}录入，不另审核）`, value: done };
	});
	await sayDone(session, 'message-reply', '已登记', [value]);
	session.say('接下来：每周五 ducha message weekly 汇总回复');
}
