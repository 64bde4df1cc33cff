import { type Command, Option } from '@commander-js/extra-typings';
import { misused, UserError } from '../../errors.ts';
import type { Meeting } from '../../ledger/meetings.ts';
import type { Db } from '../../ledger/open.ts';
import { type Item, type Publicity, publicities, type Urgency, urgencies } from '../../rules/item.ts';
import { sourceLike } from '../../rules/sources.ts';
import type { Session } from '../../session.ts';
import { dayOption, pastDayOption } from '../common/days.ts';
import { madeJson, madeWords, sayNextSteps, sayWarnings } from '../common/entry/made-words.ts';
import { registerParts } from '../common/entry/register-parts.ts';
import { findItems } from '../common/find-items.ts';
import { bookDecision, clauseAfter, decideOn, minutesOf, type Subject } from '../common/meeting/decide.ts';
import { findMeeting } from '../common/meeting/find-meeting.ts';
import { needSource, officeRules } from '../common/office.ts';
import { issueNotices, type NoticeChoice } from '../common/papers/issue-notices.ts';
import { printOptions } from '../common/papers/printing.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from '../common/papers/said-papers.ts';
import type { ItemDone } from '../common/say-done.ts';
import { showValue } from '../common/show.ts';
import { examples, severalTimes, splitNames, typedLine, typedText } from '../common/words.ts';

interface Options extends NoticeChoice {
	item: string[];
	on?: string | undefined;
	matter?: string | undefined;
	words?: string | undefined;
	to?: string | undefined;
	document?: string | undefined;
	mark?: string | undefined;
	received?: string | undefined;
	deadline?: string | undefined;
	source?: string | undefined;
	urgency: Urgency;
	publicity?: Publicity | undefined;
	responsibleLeader?: string | undefined;
	dispatch?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('decide')
		.addHelpText(
			'before',
			examples(
				'ducha meeting decide 3 --item "明确环线道路用地指标@县自然资源局@11-20" --item "拨付配套资金@县财政局+县住建局@11月底前" --dispatch',
				'ducha meeting decide 3 --on 31 --words "同意顺延，年底前必须开工" --to 12-20',
				'ducha 会议 议定 3 --议题 督查经费 --原文 "原则同意，按程序报批"',
			),
		)
		.description('登记会议的议定事项：立成几件新事项，或对在办的事项定意见，或只记意见；来源是会议纪要')
		.argument('<meeting>', '会议编号，或题目里的几个字')
		.option('--item <what@lead+support@when>', '一件写一次：事项@牵头+配合@时限', severalTimes, [] as string[])
		.option('--on <items>', '对哪件已有的事项定的，几个用、隔开')
		.option('--matter <words>', '对哪个别的议题定的')
		.option('--words <text>', '议定意见原文')
		.option('--to <day>', '会议同意 --on 的事项延期到哪天')
		.option('--document <title>', '纪要的题目（默认：会议题目加“纪要”）')
		.option('--mark <text>', '纪要的文号')
		.option('--received <day>', '收到纪要的日期（默认今天）')
		.option('--deadline <words>', '没有单写时限的事项的时限')
		.option('--source <name>', '来源（默认 会议议定）')
		.addOption(new Option('--urgency <word>', '缓急').choices(urgencies).default('一般' as Urgency))
		.addOption(new Option('--publicity <word>', '是否公开').choices(publicities))
		.option('--responsible-leader <name>', '责任县领导')
		.option('--dispatch', '立项后随即交办')
		.option('--paper', '随即交办的出交办通知单')
		.option('--together <topic>', '几件合出一份任务分解立项通知，写明是什么事')
		.option('--way <word>', '送达方式')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((reference, options) => decide(session, reference, options));
}

/** Options that contradict one another or say nothing. */
function refuseMixed(options: Options): void {
	const { item, on, matter, words, to } = options;
	refuseWithoutPaper(options);
	if (item.length === 0 && on === undefined && matter === undefined)
		throw misused(
			'没有写议定了什么',
			'no-decision',
			'立事项写 --item "事项@牵头+配合@时限"；对已有事项写 --on 编号 --words 意见',
		);
	if (on !== undefined && matter !== undefined)
		throw misused('--on 和 --matter 只写一个', 'two-subjects', '一次登记一项议题的意见');
	if (item.length === 0 && typedText(words) === null)
		throw misused('没有写议定意见', 'no-words', '写 --words "同意……"');
	if (to !== undefined && on === undefined)
		throw misused('--to 要和 --on 一起写', 'extend-without-item', '新立事项的时限写在 --item 里：事项@牵头@11-20');
	if (options.paper && (!options.dispatch || item.length === 0))
		throw misused(
			'--paper 要和 --dispatch、--item 一起写',
			'paper-without-dispatch',
			'以后交办的：ducha dispatch 编号 --paper',
		);
	if (options.deadline !== undefined && item.length === 0)
		throw misused(
			'已有事项的时限不由 --deadline 改',
			'deadline-on-item',
			'会议同意延期的写 --to 日期；更正时限 ducha edit',
		);
}

/** What the decision was about; several items at once are only noted, nothing new is made of them. */
async function subjectsOf(tx: Db, { on, matter, item }: Options, session: Session): Promise<Subject[]> {
	if (matter !== undefined) return [{ topic: typedLine(matter) ?? '其他' }];
	const items = on === undefined ? [] : await findItems(tx, splitNames(on), session.today());
	if (items.length > 1 && item.length > 0)
		throw misused('--item 和 --on 一起写时，--on 只写一件', 'many-subjects', '一次登记一件事项的意见');
	return items.map((one) => ({ item: one }));
}

async function book(tx: Db, session: Session, meeting: Meeting, options: Options) {
	const today = session.today();
	const received = pastDayOption('--received', options.received, today);
	const rules = await officeRules(tx);
	const to = options.to === undefined ? null : dayOption('--to', options.to, today);
	const words = typedText(options.words);
	const subjects = await subjectsOf(tx, options, session);
	const named = { document: options.document, mark: typedLine(options.mark), isNeeded: options.item.length > 0 };
	const document = await minutesOf(tx, meeting, named, received);
	const { deadline, urgency, publicity, responsibleLeader, dispatch = false } = options;
	const asked = { texts: options.item, deadline, urgency, publicity, responsibleLeader, dispatch, against: null };
	const clauses = options.item.map((_, at) => clauseAfter(meeting, at + 1));
	const source =
		options.source === undefined ? sourceLike(rules.sources, '会议议定') : needSource(rules.sources, options.source);
	const made = await registerParts(
		tx,
		{ source, received, document, clauses, instruction: null },
		asked,
		rules,
		session,
	);
	const existing: ItemDone[] = [];
	for (const [at, subject] of subjects.entries())
		if ('item' in subject) {
			const said = words ?? `立项 ${made.map(({ item }) => item.number).join('、')}`;
			const clause = clauseAfter(meeting, at + 1);
			existing.push(await decideOn(tx, meeting, subject.item, { words: said, to, document, clause, today }, rules));
		}
	for (const subject of subjects.length === 0 ? [null] : subjects)
		await bookDecision(tx, meeting, subject, words, made);
	const ids = made.map(({ item }) => item.id);
	return { made, existing, papers: await issueNotices(tx, session, ids, options) };
}

const numbersOf = (list: readonly { item: Item }[]): string => list.map(({ item }) => item.number).join('、');

async function decide(session: Session, reference: string, options: Options): Promise<void> {
	refuseMixed(options);
	const today = session.today();
	const { value } = await session.change('meeting decide', async (tx) => {
		const meeting = await findMeeting(tx, reference);
		if (meeting.day > today)
			throw new UserError(`${meeting.title}${meeting.day}才开，还不能登记议定事项`, {
				code: 'not-yet-held',
				hint: `提前开了的先改日期：ducha meeting edit ${meeting.id} --when 今天`,
			});
		const booked = await book(tx, session, meeting, options);
		const parts = [
			booked.made.length > 0 && `立项 ${numbersOf(booked.made)}${options.dispatch ? '并交办' : ''}`,
			booked.existing.length > 0 && `议定 ${numbersOf(booked.existing)}`,
		].filter(Boolean);
		const what = parts.length > 0 ? parts.join('，') : `议题“${options.matter ?? ''}”`;
		return { sentence: `${meeting.title}议定事项：${what}`, value: { meeting, ...booked } };
	});
	const { meeting, made, existing, papers } = value;
	const count = made.length === 0 ? '' : `，立项${made.length}件${options.dispatch ? '，已交办' : ''}`;
	await showValue(
		session,
		await session.ledger(),
		'meeting-decide',
		{
			meeting: { id: meeting.id, title: meeting.title, day: meeting.day },
			on: existing.map(({ item }) => ({ number: item.number, deadline: item.deadline.current })),
			items: madeJson(made),
			...(options.paper && { papers: papersJson(papers) }),
		},
		() =>
			[
				`已登记 ${meeting.title}（${meeting.day}）的议定事项${count}`,
				...made.map(({ item }) => `  ${madeWords(item)}`),
				...existing.map(({ words }) => `  ${words}`),
			].join('\n'),
	);
	sayWarnings(session, [...made, ...existing]);
	sayPapers(session, papers, options);
	sayNextSteps(session, made);
}
