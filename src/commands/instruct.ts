import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import type { Db } from '../ledger/open.ts';
import type { Day } from '../rules/day.ts';
import { type Publicity, publicities, type Urgency, urgencies } from '../rules/item.ts';
import { type InstructionLevel, instructionLevels } from '../rules/sources.ts';
import type { Session } from '../session.ts';
import { findBulletin, isBulletinReference } from './common/bulletin/find-bulletin.ts';
import { pastDayOption } from './common/days.ts';
import { storeFile } from './common/entry/attach-file.ts';
import { enterInstruction, instructExisting, type Provenance } from './common/entry/instruction.ts';
import { madeJson, madeWords, sayNextSteps, sayWarnings } from './common/entry/made-words.ts';
import { registerParts } from './common/entry/register-parts.ts';
import { findItem } from './common/find-items.ts';
import { neededText } from './common/needed.ts';
import { officeRules } from './common/office.ts';
import { issueNotices, type NoticeChoice } from './common/papers/issue-notices.ts';
import { printOptions } from './common/papers/printing.ts';
import { papersJson, refuseWithoutPaper, sayPapers } from './common/papers/said-papers.ts';
import { showValue } from './common/show.ts';
import { examples, severalTimes } from './common/words.ts';

interface Options extends Provenance, NoticeChoice {
	leader?: string | undefined;
	words?: string | undefined;
	day?: string | undefined;
	received?: string | undefined;
	copy?: string | undefined;
	item: string[];
	on?: string | undefined;
	deadline?: string | undefined;
	urgency: Urgency;
	publicity?: Publicity | undefined;
	responsibleLeader?: string | undefined;
	dispatch?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('instruct')
		.addHelpText(
			'before',
			examples(
				'ducha instruct --leader 周明远 --words "请交通局会同沙河镇立即限行" --item "石板桥限行@县交通局+沙河镇@11-03" --item "提出改造方案@县交通局"',
				'ducha 新批示 --领导 周明远 --原文 "…" --附件 批示.pdf --事项 "石板桥限行@县交通局+沙河镇@11-03" --交办',
				'ducha instruct --on 31 --leader 周明远 --words "方案太慢，年底前必须通车" --deadline 12-20    （再次交办）',
			),
		)
		.description('新批示：一次登记领导的批示和由它立的几件事项；在办的事项也可以再加批示，已办结、待阅示的就是再次交办')
		.option('--leader <name>', '批示领导')
		.option('--words <text>', '批示原文，一字不改')
		.addOption(
			new Option('--level <level>', '领导的级别；县里的来源是领导批示，以上的是上级交办')
				.choices(Object.keys(instructionLevels) as InstructionLevel[])
				.default('县' as InstructionLevel),
		)
		.option('--day <day>', '批示日期（默认今天）')
		.option('--received <day>', '收到批示的日期（默认今天）')
		.option('--document <title>', '批在哪个文件上')
		.option('--mark <text>', '这个文件的文号')
		.option('--copy <file>', '批示复印件，存为附件')
		.option('--item <what@lead+support@when>', '一件写一次：事项@牵头+配合@时限', severalTimes, [] as string[])
		.option('--on <item>', '批在已有的哪件事项上，或哪一期专报上：专报第3期')
		.option('--deadline <words>', '没有单写时限的事项的时限；再次交办的新时限')
		.addOption(new Option('--urgency <word>', '缓急').choices(urgencies).default('一般' as Urgency))
		.addOption(new Option('--publicity <word>', '是否公开；不公开又没写单位的由本室自办').choices(publicities))
		.option('--responsible-leader <name>', '责任县领导')
		.option('--source <name>', '来源（默认按级别）')
		.option('--dispatch', '立项后随即交办')
		.option('--paper', '随即交办的出交办通知单，附批示复印件')
		.option('--together <topic>', '几件合出一份任务分解立项通知，写明是什么事')
		.option('--way <word>', '送达方式：专人、传真、机要、办公系统等，记在今天')
		.option(...printOptions.out)
		.option(...printOptions.merge)
		.option(...printOptions.template)
		.action((options) => instruct(session, options));
}

/** Words that mean nothing, or not enough, together. */
function refuseAsked(options: Options): void {
	const { on, item: texts, paper, dispatch } = options;
	refuseWithoutPaper(options);
	if (paper && (!dispatch || texts.length === 0))
		throw new UserError('--paper 要和 --dispatch、--item 一起写', {
			exit: 'misused',
			code: 'paper-without-dispatch',
			hint: '批示立的事项随即交办的才出交办通知单；以后交办的：ducha dispatch 编号 --paper',
		});
	if (texts.length === 0 && on === undefined)
		throw new UserError('没有写批示要办的事项', {
			exit: 'misused',
			code: 'no-item',
			hint: '写 --item "事项@牵头+配合@时限"，一件写一次；批在已有事项上的写 --on 编号',
		});
}

/** What was written by whom, and the days it was written and received. */
interface Written {
	leader: string;
	words: string;
	day: Day;
	received: Day;
}

async function readWritten(session: Session, options: Options): Promise<Written> {
	const today = session.today();
	const leader = await neededText(session, '--leader 批示领导', '批示领导', options.leader);
	const words = await neededText(session, '--words 批示原文', '批示原文', options.words);
	refuseAsked(options);
	const day = pastDayOption('--day', options.day, today);
	const received = pastDayOption('--received', options.received, today);
	if (received < day)
		throw new UserError(`收到日期${received}早于批示日期${day}`, {
			exit: 'misused',
			code: 'day-order',
			hint: '改 --day 或 --received',
		});
	return { leader, words, day, received };
}

/** Books the instruction, the items made from it, and what it does to the item or bulletin it was written on. */
async function bookInstruction(tx: Db, session: Session, written: Written, options: Options) {
	const { on, item: texts, deadline, urgency, publicity, responsibleLeader, dispatch = false } = options;
	const rules = await officeRules(tx);
	const paper = on !== undefined && isBulletinReference(on) ? await findBulletin(tx, on) : null;
	const existing = on === undefined || paper !== null ? null : await findItem(tx, on, session.today());
	const copy = options.copy === undefined ? null : await storeFile(session, options.copy);
	const instruction = await enterInstruction(tx, options, { ...written, copy, paper: paper?.id ?? null }, rules);
	const asked = { texts, deadline, urgency, publicity, responsibleLeader, dispatch, against: existing };
	const made = await registerParts(tx, { ...instruction, instruction: instruction.id }, asked, rules, session);
	const old =
		existing === null ? null : await instructExisting(tx, existing, instruction, { made, deadline }, rules, session);
	const ids = made.map(({ item }) => item.id);
	return { made, old, papers: await issueNotices(tx, session, ids, options), paper: paper?.name ?? null };
}
type Booked = Awaited<ReturnType<typeof bookInstruction>>;

function writeSentence({ made, old, paper }: Booked, leader: string, isDispatched: boolean): string {
	const numbers = made.map(({ item }) => item.number).join('、');
	const parts = [
		`登记${leader}批示`,
		numbers && `立项 ${numbers}`,
		numbers && isDispatched && '并交办',
		old && `批在 ${old.item.number}`,
		paper && `批在 ${paper}`,
	];
	return parts.filter(Boolean).join('，');
}

async function instruct(session: Session, options: Options): Promise<void> {
	const written = await readWritten(session, options);
	const { value } = await session.change('instruct', async (tx) => {
		const booked = await bookInstruction(tx, session, written, options);
		return { sentence: writeSentence(booked, written.leader, options.dispatch ?? false), value: booked };
	});
	await tell(session, written, value, options);
	sayPapers(session, value.papers, options);
	sayNextSteps(session, value.made);
}

/** What was booked, as the clerk reads it, and what to mind about it. */
async function tell(session: Session, written: Written, booked: Booked, options: Options): Promise<void> {
	const { leader, day, words } = written;
	const { made, old, papers, paper } = booked;
	const count = made.length === 0 ? '' : `，立项${made.length}件${options.dispatch ? '，已交办' : ''}`;
	const facts = {
		leader,
		day,
		words,
		on: old === null ? null : { number: old.item.number, status: old.item.status },
		paper,
		items: madeJson(made),
		...(options.paper && { papers: papersJson(papers) }),
	};
	await showValue(session, await session.ledger(), 'instruct', facts, () =>
		[
			`已登记 ${leader}${paper === null ? '' : `在 ${paper} 上`}的批示（${day}）${count}`,
			...made.map(({ item }) => `  ${madeWords(item)}`),
			...(old === null ? [] : [`  ${old.words}`]),
		].join('\n'),
	);
	sayWarnings(session, [...made, ...(old === null ? [] : [old])]);
}
