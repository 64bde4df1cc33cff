import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { insertItems } from '../ledger/item-write.ts';
import type { Db } from '../ledger/open.ts';
import { ensurePerson } from '../ledger/persons.ts';
import { addInstruction, ensureCampaign, ensureDocument } from '../ledger/sources.ts';
import { readRoster } from '../ledger/units.ts';
import { type Day, yearOf } from '../rules/day.ts';
import { type Difficulty, difficulties, type Publicity, publicities, type Urgency, urgencies } from '../rules/item.ts';
import type { Session } from '../session.ts';
import { pastDayOption } from './common/days.ts';
import { typedDeadline } from './common/deadline.ts';
import { composeItem, type Entered, unitsOf } from './common/new-item.ts';
import { needSource, type OfficeRules, officeRules } from './common/office.ts';
import { indexRoster, needUnits, splitNames } from './common/roster.ts';
import { showValue } from './common/show.ts';
import { examples, typedLine, typedText, writeDeadline } from './common/words.ts';

interface Options {
	lead?: string | undefined;
	support?: string | undefined;
	deadline?: string | undefined;
	source?: string | undefined;
	document?: string | undefined;
	campaign?: string | undefined;
	content?: string | undefined;
	goal?: string | undefined;
	category?: string | undefined;
	urgency?: Urgency | undefined;
	difficulty?: Difficulty | undefined;
	publicity?: Publicity | undefined;
	leader?: string | undefined;
	instructedBy?: string | undefined;
	tag?: string | undefined;
	received?: string | undefined;
	outsideNumber?: string | undefined;
	note?: string | undefined;
	draft?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha add 老城区雨污分流改造开工 --lead 县住建局 --support 县财政局、青河街道 --deadline 9月15日前 --source 会议议定',
				'ducha 添加 石板桥安全隐患处置 --牵头 县交通局 --时限 收到之日起10个工作日 --来源 领导批示 --批示领导 周明远',
			),
		)
		.description('登记一件事项；没写时限的按来源的默认时限')
		.argument('<title>', '事项名称')
		.option('--lead <units>', '牵头单位，几个用、隔开')
		.option('--support <units>', '配合单位')
		.option('--deadline <words>', '时限，日期或原文：6月底前、10个工作日、长期坚持')
		.option('--source <name>', '来源（默认：有批示领导的为 领导批示，否则 其他）')
		.option('--document <title>', '来源文件')
		.option('--campaign <name>', '专项')
		.option('--content <text>', '具体内容')
		.option('--goal <text>', '目标')
		.option('--category <text>', '类别')
		.addOption(new Option('--urgency <word>', '缓急').choices(urgencies))
		.addOption(new Option('--difficulty <word>', '难度').choices(difficulties))
		.addOption(new Option('--publicity <word>', '是否公开').choices(publicities))
		.option('--leader <name>', '责任县领导')
		.option('--instructed-by <name>', '批示领导')
		.option('--tag <names>', '标签，几个用、隔开')
		.option('--received <day>', '收文日期（默认今天）')
		.option('--outside-number <text>', '来文里的编号')
		.option('--note <text>', '备注')
		.option('--draft', '先作拟立项，不编号')
		.action((title, options) => add(session, title, options));
}

/** The source named, or the one that follows from a leader's instruction. */
function sourceNamed(rules: OfficeRules, { source, instructedBy }: Options) {
	return needSource(rules.sources, source ?? (instructedBy === undefined ? '其他' : '领导批示'));
}

async function enter(tx: Db, title: string, options: Options, rules: OfficeRules, today: Day): Promise<Entered> {
	const roster = indexRoster(await readRoster(tx), today);
	const received = pastDayOption('--received', options.received, today);
	const source = sourceNamed(rules, options);
	const instructing =
		options.instructedBy === undefined ? null : await ensurePerson(tx, options.instructedBy, '县领导');
	const document =
		options.document === undefined
			? null
			: await ensureDocument(tx, { title: options.document, kind: source.name, mark: null, day: null, received });
	return {
		title,
		content: typedText(options.content),
		goal: typedText(options.goal),
		category: typedLine(options.category),
		outsideNumber: typedText(options.outsideNumber),
		note: typedText(options.note),
		source,
		campaign: options.campaign === undefined ? null : await ensureCampaign(tx, options.campaign),
		urgency: options.urgency ?? '一般',
		difficulty: options.difficulty ?? '一般',
		publicity: options.publicity ?? '公开',
		leader: options.leader === undefined ? null : await ensurePerson(tx, options.leader, '县领导'),
		deadline: typedDeadline(options.deadline, today),
		year: yearOf(today),
		received,
		registered: options.draft ? null : today,
		units: unitsOf(needUnits(roster, options.lead ?? ''), needUnits(roster, options.support ?? '')),
		tags: splitNames(options.tag ?? ''),
		document,
		instruction:
			instructing === null
				? null
				: await addInstruction(tx, {
						leader: instructing,
						day: received,
						words: typedText(options.content) ?? title,
						document,
					}),
	};
}

async function add(session: Session, given: string, options: Options): Promise<void> {
	const title = typedLine(given);
	if (title === null)
		throw new UserError('事项名称是空的', {
			exit: 'misused',
			code: 'empty-title',
			hint: 'ducha add 事项名称 --lead 单位',
		});
	const today = session.today();
	const { value } = await session.change('add', async (tx) => {
		const rules = await officeRules(tx);
		const { item, warnings } = composeItem(await enter(tx, title, options, rules, today), rules);
		const [written] = await insertItems(tx, [item], session.breathe);
		const number = written?.number ?? '';
		return { sentence: `立项 ${number}“${title}”`, value: { number, warnings, row: item.row } };
	});
	const { number, warnings, row } = value;
	const deadline = { current: row.deadline, raw: row.deadline_raw, kind: row.deadline_kind };
	const ledger = await session.ledger();
	await showValue(
		session,
		ledger,
		'add',
		{
			items: [{ number, title, status: row.status, deadline: row.deadline, deadline_raw: row.deadline_raw, warnings }],
		},
		() =>
			`已登记 ${number} ${title}，时限 ${writeDeadline(deadline)}${row.deadline_how && row.deadline_kind !== 'unparseable' ? `（${row.deadline_how}）` : ''}`,
	);
	for (const warning of warnings) session.say(`注意：${warning}`);
	if (row.deadline_kind === 'unparseable')
		session.say(`注意：时限“${row.deadline_raw}”${row.deadline_how}，改：ducha edit ${number} --deadline 日期`);
	session.say(options.draft ? `接下来：ducha edit ${number} 补全后立项` : `接下来：ducha dispatch ${number}`);
}
