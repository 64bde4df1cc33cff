import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { recordMove, replaceTags, updateItem } from '../ledger/item-write.ts';
import { takeNumbers } from '../ledger/numbers.ts';
import type { Db } from '../ledger/open.ts';
import { ensurePerson } from '../ledger/persons.ts';
import { ensureCampaign } from '../ledger/sources.ts';
import { type Day, yearOf } from '../rules/day.ts';
import { difficulties, type Item, publicities, urgencies } from '../rules/item.ts';
import { itemNumber } from '../rules/numbering.ts';
import type { Session } from '../session.ts';
import { pastDayOption, percentOption } from './shared/days.ts';
import { deadlineColumns, typedDeadline } from './shared/deadline.ts';
import { findItems, nextStatusOf } from './shared/find-items.ts';
import { needSource, type OfficeRules, officeRules } from './shared/office.ts';
import { splitNames } from './shared/roster.ts';
import { sayDone } from './shared/say-done.ts';
import { examples, nameItem, typedLine, typedText, writeDeadline } from './shared/words.ts';

/** Options that set a text column as typed. */
const textColumns = {
	title: 'title',
	content: 'content',
	goal: 'goal',
	category: 'category',
	outsideNumber: 'outside_number',
	note: 'note',
	urgency: 'urgency',
	difficulty: 'difficulty',
	publicity: 'publicity',
} as const;

/** Of these, what is written on one line. */
const lines: ReadonlySet<string> = new Set(['title', 'category']);

interface Options extends Partial<Record<keyof typeof textColumns, string>> {
	deadline?: string;
	source?: string;
	campaign?: string;
	leader?: string;
	tag?: string;
	received?: string;
	percent?: string;
	register?: boolean;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha edit 12 --deadline 11月16日前',
				'ducha 修改 12 15 --领导 方振国 --标签 重点',
				'ducha edit 草3 --register',
			),
		)
		.description('修改事项；改时限是更正，不是延期；原文照旧保留在日志里')
		.argument('<items...>', '事项编号')
		.option('--title <text>', '事项名称')
		.option('--content <text>', '具体内容')
		.option('--goal <text>', '目标')
		.option('--category <text>', '类别')
		.option('--deadline <words>', '更正时限')
		.option('--source <name>', '来源')
		.option('--campaign <name>', '专项')
		.option('--leader <name>', '责任县领导')
		.option('--tag <names>', '标签，几个用、隔开；空的去掉全部')
		.option('--received <day>', '收文日期')
		.option('--percent <n>', '完成比例')
		.option('--outside-number <text>', '来文里的编号')
		.option('--note <text>', '备注')
		.addOption(new Option('--urgency <word>', '缓急').choices(urgencies))
		.addOption(new Option('--difficulty <word>', '难度').choices(difficulties))
		.addOption(new Option('--publicity <word>', '是否公开').choices(publicities))
		.option('--register', '拟立项的事项正式立项、编号')
		.action((references, options) => edit(session, references, options as Options));
}

type Change = Parameters<typeof updateItem>[2];

async function changeOf(
	tx: Db,
	item: Item,
	options: Options,
	rules: OfficeRules,
	today: Day,
): Promise<{ set: Change; warnings: string[] }> {
	const set: Record<string, unknown> = {};
	for (const [option, column] of Object.entries(textColumns)) {
		const value = options[option as keyof typeof textColumns];
		if (value !== undefined) set[column] = lines.has(option) ? typedLine(value) : typedText(value);
	}
	if (set.title === null)
		throw new UserError('事项名称不能是空的', { exit: 'misused', code: 'empty-title', hint: '写上新名称' });
	const source = options.source ?? item.source;
	if (options.source !== undefined) set.source = needSource(rules.sources, source).id;
	if (options.campaign !== undefined)
		set.campaign = options.campaign === '' ? null : await ensureCampaign(tx, options.campaign);
	if (options.leader !== undefined)
		set.leader = options.leader === '' ? null : await ensurePerson(tx, options.leader, '县领导');
	if (options.received !== undefined) set.received = pastDayOption('--received', options.received, today);
	if (options.percent !== undefined) set.percent = percentOption(options.percent);
	if (options.deadline === undefined) return { set: set as Change, warnings: [] };
	const { columns, warnings } = deadlineColumns(
		{
			read: typedDeadline(options.deadline, today),
			source,
			urgency: (options.urgency ?? item.urgency) as Item['urgency'],
			difficulty: (options.difficulty ?? item.difficulty) as Item['difficulty'],
			received: item.received,
			dispatched: item.dispatched,
			receipted: item.assignments.find((a) => a.role === '牵头')?.receipted ?? null,
			year: item.year,
		},
		rules,
	);
	const unread =
		columns.deadline_kind === 'unparseable' ? [`时限“${columns.deadline_raw}”${columns.deadline_how}`] : [];
	return { set: { ...set, ...columns } as Change, warnings: [...warnings, ...unread] };
}

/** A draft gets its number when it is registered (立项). */
async function register(tx: Db, item: Item, today: Day): Promise<string> {
	const status = nextStatusOf(item, 'register');
	const year = yearOf(today);
	const ordinal = await takeNumbers(tx, '事项', year, 1);
	const number = itemNumber(year, ordinal);
	await updateItem(tx, item.id, { status, number, ordinal, year, registered: today });
	await recordMove(tx, {
		item: item.id,
		day: today,
		act: '立项',
		from_status: item.status,
		to_status: status,
		text: `${item.number}编号为${number}`,
	});
	return number;
}

async function edit(session: Session, references: string[], options: Options): Promise<void> {
	const given = Object.keys(options).filter(
		(key) =>
			key in textColumns ||
			['deadline', 'source', 'campaign', 'leader', 'tag', 'received', 'percent', 'register'].includes(key),
	);
	if (given.length === 0)
		throw new UserError('没有写要改什么', {
			exit: 'misused',
			code: 'nothing-to-edit',
			hint: 'ducha edit --help 看可以改的项目',
		});
	const today = session.today();
	const { seq, value } = await session.change('edit', async (tx) => {
		const rules = await officeRules(tx);
		const done = [];
		for (const item of await findItems(tx, references, today)) {
			const { set, warnings } = await changeOf(tx, item, options, rules, today);
			await updateItem(tx, item.id, set);
			if (options.tag !== undefined) await replaceTags(tx, item.id, splitNames(options.tag));
			const number = options.register ? await register(tx, item, today) : item.number;
			const shown = nameItem({ number, title: set.title ?? item.title });
			const moved =
				set.deadline_raw === undefined
					? ''
					: ` 时限 ${writeDeadline({ current: set.deadline ?? null, raw: set.deadline_raw, kind: item.deadline.kind })}`;
			done.push({ item: { ...item, number }, warnings, words: `${shown}${moved}` });
		}
		return {
			sentence: `${options.register ? '立项' : '修改'} ${done.map((d) => d.item.number).join('、')}`,
			value: done,
		};
	});
	await sayDone(session, 'edit', seq === null ? '没有变化' : options.register ? '已立项' : '已修改', value);
}
