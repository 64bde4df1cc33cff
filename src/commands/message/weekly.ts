import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { messageReplies } from '../../papers/bulletins/message-replies.ts';
import { type Day, writeMonthDay } from '../../rules/day.ts';
import { nowhere } from '../../rules/figure-table.ts';
import type { ClosingLine } from '../../rules/figures.ts';
import { leadsOf } from '../../rules/item.ts';
import { isFinished } from '../../rules/lifecycle.ts';
import { countMessages } from '../../rules/message-stats.ts';
import { hidePersonal, hidePrivate, type ReplyEntry, type ReplyGroup } from '../../rules/messages.ts';
import { isOverdue, lateness, writeLateness } from '../../rules/overdue.ts';
import type { Period } from '../../rules/period.ts';
import { printRate } from '../../rules/rate.ts';
import type { Session } from '../../session.ts';
import type { FilterOptions } from '../common/filters.ts';
import type { Message } from '../common/message/find-message.ts';
import { readMessagesAt, receivedIn } from '../common/message/read-messages.ts';
import { type OfficeRules, officeRules } from '../common/office.ts';
import { writeOutput } from '../common/output.ts';
import { begunPeriod, readReportOffice } from '../common/papers/report-setting.ts';
import { writePaper } from '../common/papers/write-paper.ts';
import { announce } from '../common/show.ts';
import { examples } from '../common/words.ts';

type Options = Pick<FilterOptions, 'unit' | 'source' | 'campaign'>;

export function declare(parent: Command, session: Session): void {
	parent
		.command('weekly')
		.addHelpText(
			'before',
			examples(
				'ducha message weekly                          （每周五：本周的回复汇总，Word）',
				'ducha 留言 周汇总 上周 --输出 回复汇总.xlsx',
				'ducha message weekly 10.26-10.30 --format md',
			),
		)
		.description('每周五汇总：本周已回复的、待审定的拟复、尚未回复的；没有留言人和手机号码，不公开的不列入')
		.argument('[period]', '哪一周，如 上周、10.26-10.30', '本周')
		.option('--unit <names>', '承办单位或分组')
		.option('--source <names>', '来源：网民留言、12345工单')
		.option('--campaign <name>', '专项')
		.action((period, options) => weekly(session, period, options as Options));
}

const hidden = (text: string | null): string | null => (text === null ? null : hidePersonal(text));

function entryOf({ item, facts }: Message, reply: string | null, stand: string): ReplyEntry {
	const replied = facts.replied ?? item.claimed ?? item.completed;
	return {
		number: item.number,
		title: hidePrivate(item.title),
		channel: facts.channel ?? item.source,
		units:
			leadsOf(item)
				.map(({ name }) => name)
				.join('、') || nowhere.unit,
		received: item.received,
		due: item.deadline.current ?? item.deadline.raw ?? '',
		verdict: facts.verdict,
		reply: hidden(reply),
		replied: isFinished(item.status) ? replied : null,
		stand,
	};
}

/** The week's messages in three parts: answered in it, with a draft, without one. */
function groupsOf(messages: readonly Message[], { from }: Period, line: ClosingLine, rules: OfficeRules): ReplyGroup[] {
	const dayOf = ({ item, facts }: Message): Day | null =>
		isFinished(item.status) ? (facts.replied ?? item.claimed ?? item.completed) : null;
	const isAnswered = (message: Message) => {
		const day = dayOf(message);
		return isFinished(message.item.status) && (day === null || day <= line.day);
	};
	const answered = messages.filter((message) => isAnswered(message) && (dayOf(message) ?? '') >= from);
	const waiting = messages.filter((message) => !isAnswered(message) && message.item.received <= line.day);
	const standing = ({ item }: Message): string => {
		if (isOverdue(item, line.day)) return writeLateness(lateness(item, line.day, rules.calendar));
		return item.deadline.current === null ? '待回复' : `限${writeMonthDay(item.deadline.current)}`;
	};
	const isDrafted = ({ facts }: Message) => facts.draft !== null && (facts.drafted ?? line.day) <= line.day;
	const drafts = waiting.filter(isDrafted);
	const open = waiting.filter((message) => !isDrafted(message));
	return [
		{
			name: '已回复',
			entries: answered.map((m) => entryOf(m, m.facts.reply, `${writeMonthDay(dayOf(m) as Day)}回复`)),
		},
		{ name: '拟复，待审定', entries: drafts.map((m) => entryOf(m, m.facts.draft, standing(m))) },
		{ name: '尚未回复', entries: open.map((m) => entryOf(m, null, standing(m))) },
	];
}

async function weekly(session: Session, word: string, options: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	const period = begunPeriod(word, today);
	const { messages: all, line } = await readMessagesAt(ledger, period, options, { rules, today });
	const messages = all.filter(({ item }) => item.publicity === '公开');
	const groups = groupsOf(messages, period, line, rules);
	const [answered = 0, drafts = 0, open = 0] = groups.map(({ entries }) => entries.length);
	if (answered + drafts + open === 0)
		throw new UserError(`${period.label}没有留言、工单`, {
			code: 'nothing-to-report',
			hint: '看全部：ducha message list --all；换一周：ducha message weekly 上周',
		});
	const { figures } = countMessages(receivedIn(messages, { ...period, to: line.day }), line, rules.calendar);
	const summary = `${period.label}，收到网民留言、工单${figures.total}条，其中已回复${figures.finished}条，回复率${printRate(figures.finishRate)}。连同以前收到的，本期共回复${answered}条；待审定的拟复${drafts}条，尚未回复${open}条。`;
	const office = await readReportOffice(ledger.db);
	const { output } = session.options;
	if (output !== undefined && /\.xlsx$/i.test(output)) {
		const { layReplies } = await import('../../sheets/layouts/messages.ts');
		const { renderWorkbook } = await import('../../sheets/write.ts');
		const sheet = layReplies(groups, period.label, { office: office.name, day: line.day, whose: null });
		const file = await writeOutput(session, output, await renderWorkbook([sheet], { author: office.name, day: today }));
		await announce(session, ledger, 'message-weekly', { file, answered, drafts, open }, `已生成 ${file}`);
	} else
		await writePaper(session, messageReplies({ office, period, today, summary, groups }), {
			name: `留言回复汇总-${line.day}.docx`,
			command: 'message-weekly',
			facts: { answered, drafts, open },
		});
	session.say('回复内容里的姓名、住址认不出来，报送、公开前请看一遍');
}
