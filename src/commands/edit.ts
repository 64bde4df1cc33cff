import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { replaceTags, updateChildren, updateItem } from '../ledger/item-write.ts';
import { listItemsById } from '../ledger/items.ts';
import type { Db } from '../ledger/open.ts';
import { ensurePerson } from '../ledger/persons.ts';
import { readRoster } from '../ledger/units.ts';
import type { Day } from '../rules/day.ts';
import { reachedPercent } from '../rules/goal.ts';
import { difficulties, type Item, publicities, urgencies } from '../rules/item.ts';
import type { Session } from '../session.ts';
import { findOrAddCampaign } from './common/campaign/find-campaign.ts';
import { pastDayOption, percentOption } from './common/days.ts';
import { recountDeadline, restateDeadline, typedDeadline } from './common/deadline.ts';
import { findItems } from './common/find-items.ts';
import { measureOption } from './common/life/measure.ts';
import { needChange } from './common/needed.ts';
import { needSource, type OfficeRules, officeRules } from './common/office.ts';
import { indexRoster, needUnit } from './common/roster.ts';
import { sayDone } from './common/say-done.ts';
import { needTeam } from './common/team/find-team.ts';
import { examples, nameItem, nameItems, splitNames, typedLine, typedText, writeDeadline } from './common/words.ts';

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
	measure?: string;
	target?: string;
	gate?: string;
	overseer?: string;
	team?: string;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha edit 12 --deadline 11月16日前',
				'ducha 修改 12 15 --领导 方振国 --标签 重点',
				'ducha edit 12 --measure 公里 --target 12.6 --gate 县重点办',
			),
		)
		.description('修改事项；改时限是更正，不是延期；原文照旧保留在日志里')
		.argument('<items...>', '事项编号')
		.option('--title <text>', '事项名称')
		.option('--content <text>', '具体内容')
		.option('--goal <text>', '目标')
		.option('--measure <unit>', '目标的计量单位，如 公里；空的去掉目标值')
		.option('--target <n>', '目标值，如 12.6')
		.option('--gate <unit>', '把关单位；空的去掉')
		.option('--overseer <unit>', '督办责任单位；空的去掉')
		.option('--team <name>', '负责的督查组；空的去掉')
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
		.action((references, options) => edit(session, references, options as Options));
}

type Change = Parameters<typeof updateItem>[2];

/** What the options set on every item alike. */
async function changeOf(tx: Db, options: Options, rules: OfficeRules, today: Day): Promise<Change> {
	const set: Record<string, unknown> = {};
	for (const [option, column] of Object.entries(textColumns)) {
		const value = options[option as keyof typeof textColumns];
		if (value !== undefined) set[column] = lines.has(option) ? typedLine(value) : typedText(value);
	}
	if (set.title === null)
		throw new UserError('事项名称不能是空的', { exit: 'misused', code: 'empty-title', hint: '写上新名称' });
	if (options.source !== undefined) set.source = needSource(rules.sources, options.source).id;
	if (options.campaign !== undefined)
		set.campaign = options.campaign === '' ? null : await findOrAddCampaign(tx, options.campaign);
	if (options.leader !== undefined)
		set.leader = options.leader === '' ? null : await ensurePerson(tx, options.leader, '县领导');
	const roster = indexRoster(await readRoster(tx), today);
	for (const column of ['gate', 'overseer'] as const) {
		const name = options[column];
		if (name !== undefined) set[column] = name === '' ? null : needUnit(roster, name).id;
	}
	if (options.team !== undefined) set.team = options.team === '' ? null : (await needTeam(tx, options.team)).id;
	if (options.received !== undefined) set.received = pastDayOption('--received', options.received, today);
	if (options.percent !== undefined) set.percent = percentOption(options.percent);
	return set as Change;
}

/** A new goal, if one is given, and the percent (0–100) of it that what was last reported comes to, should none be typed. */
function goalColumns(item: Item, options: Options): Change {
	if (options.measure === undefined && options.target === undefined) return {};
	const measure = measureOption(options, item.measure);
	const current = item.measure?.current ?? null;
	return {
		measure: measure?.words ?? null,
		target: measure?.target ?? null,
		...(measure !== null && current !== null && { percent: reachedPercent(current, measure.target) }),
	};
}

/** What a deadline that nobody stated follows from. */
const grounds = ['source', 'urgency', 'difficulty', 'received'] as const;

/** The deadline of an item as edited: as typed, or counted again where what it follows from has changed. */
async function moveDeadline(tx: Db, item: Item, options: Options, rules: OfficeRules, today: Day) {
	if (options.deadline === undefined) {
		if (grounds.every((key) => options[key] === undefined)) return { words: '', warnings: [] };
		const { current, warnings } = await recountDeadline(tx, item, rules);
		const moved = current !== item.deadline.current;
		return { words: moved ? ` 时限 ${writeDeadline({ ...item.deadline, current })}` : '', warnings };
	}
	const { columns, warnings } = await restateDeadline(tx, item, typedDeadline(options.deadline, today), rules);
	const { deadline: current, deadline_raw: raw, deadline_kind: kind, deadline_how } = columns;
	const unread = kind === 'unparseable' ? [`时限“${raw}”${deadline_how}`] : [];
	return { words: ` 时限 ${writeDeadline({ current, raw, kind })}`, warnings: [...warnings, ...unread] };
}

const otherOptions = [
	...['deadline', 'source', 'campaign', 'leader', 'tag', 'received', 'percent'],
	...['measure', 'target', 'gate', 'overseer', 'team'],
];

async function edit(session: Session, references: string[], options: Options): Promise<void> {
	const given = Object.keys(options).filter((key) => key in textColumns || otherOptions.includes(key));
	needChange(given.length, 'edit');
	const today = session.today();
	const { seq, value } = await session.change('edit', async (tx) => {
		const rules = await officeRules(tx);
		const items = await findItems(tx, references, today);
		const set = await changeOf(tx, options, rules, today);
		for (const item of items) {
			await updateItem(tx, item.id, { ...goalColumns(item, options), ...set });
			// What is kept from the public in whole is kept in its parts.
			if (options.publicity !== undefined) await updateChildren(tx, item.id, { publicity: set.publicity });
			if (options.tag !== undefined) await replaceTags(tx, item.id, splitNames(options.tag));
		}
		const done = [];
		for (const item of await listItemsById(
			tx,
			items.map(({ id }) => id),
		)) {
			const { words, warnings } = await moveDeadline(tx, item, options, rules, today);
			done.push({ item, warnings, words: `${nameItem(item)}${words}` });
		}
		return { sentence: `修改 ${nameItems(done.map((d) => d.item))}`, value: done };
	});
	await sayDone(session, 'edit', seq === null ? '没有变化' : '已修改', value);
}
