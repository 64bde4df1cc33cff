import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { readBelonging } from '../ledger/belonging.ts';
import { insertItems, recordMove, updateAssignment } from '../ledger/item-write.ts';
import type { Db } from '../ledger/open.ts';
import { readRoster } from '../ledger/units.ts';
import type { Day } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import { isOpen } from '../rules/lifecycle.ts';
import type { Session } from '../session.ts';
import { typedDeadline } from './common/deadline.ts';
import { composeItem } from './common/entry/new-item.ts';
import { type Part, readPart } from './common/entry/parts.ts';
import { findItem } from './common/find-items.ts';
import { officeRules } from './common/office.ts';
import { indexRoster } from './common/roster.ts';
import { showValue } from './common/show.ts';
import { examples, nameItem, severalTimes, writeDeadline } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('split')
		.addHelpText(
			'before',
			examples(
				'ducha split 12 --item "设置限载限行设施@县交通局@11-03" --item "提出改造方案@县交通局+沙河镇@11-16"',
				'ducha 分解 12 --事项 "沙河镇清障@沙河镇" --事项 "石门镇清障@石门镇"',
			),
		)
		.description('把一件事项分解成几件；原事项的进度、状态由分解出的事项得出')
		.argument('<item>', '事项编号')
		.option(
			'--item <what@lead+support@when>',
			'一件写一次：事项@牵头+配合@时限；单位、时限不写的照原事项',
			severalTimes,
			[] as string[],
		)
		.action((reference, options) => split(session, reference, options.item));
}

function refuseUnfit(item: Item): void {
	if (!isOpen(item.status) || ['中止', '待审核', '待阅示'].includes(item.status))
		throw new UserError(`${item.number}：“${item.status}”的事项不能分解`, {
			code: 'bad-move',
			hint: '在办的事项才能分解',
		});
	if (item.parent !== null)
		throw new UserError(`${item.number} 本身是分解出来的，不能再分解`, {
			code: 'is-child',
			hint: '对原事项再分解几件',
		});
	if (item.progress !== null && item.children === 0)
		throw new UserError(`${nameItem(item)} 已有进展记录，不能再分解`, {
			code: 'has-progress',
			hint: '另外登记新事项：ducha add',
		});
}

async function writeParts(tx: Db, parent: Item, parts: Part[], today: Day, session: Session) {
	const rules = await officeRules(tx);
	const source = rules.sources.find((s) => s.name === parent.source) as { id: number; name: string };
	// A parent shows its children's latest day; what it hands on is the day it was given itself.
	const day = parent.children > 0 ? parent.deadline.original : parent.deadline.current;
	const belonging = await readBelonging(tx, parent.id);
	const composed = parts.map((part) =>
		composeItem(
			{
				title: part.title,
				source,
				...belonging,
				category: parent.category,
				tags: parent.tags,
				parent: parent.id,
				urgency: parent.urgency,
				difficulty: parent.difficulty,
				publicity: parent.publicity,
				deadline:
					part.deadline === undefined && day !== null
						? { ...typedDeadline(day, today), raw: parent.deadline.raw, note: '同原事项' }
						: typedDeadline(part.deadline ?? parent.deadline.raw ?? undefined, today),
				year: parent.year,
				received: parent.received,
				registered: today,
				units: part.units,
			},
			rules,
		),
	);
	const written = await insertItems(
		tx,
		composed.map((c) => c.item),
		session.breathe,
	);
	for (const share of parent.assignments.filter((a) => a.status !== '解除'))
		await updateAssignment(tx, share.id, { status: '解除', ended: today });
	await recordMove(tx, {
		item: parent.id,
		day: today,
		act: '分解',
		from_status: parent.status,
		to_status: parent.status,
		text: `分解为 ${written.map((w) => w.number).join('、')}`,
	});
	return composed.map(({ item, warnings }, i) => {
		const passes = day !== null && item.row.deadline !== null && item.row.deadline > day;
		return {
			number: written[i]?.number as string,
			title: item.row.title,
			deadline: { current: item.row.deadline, raw: item.row.deadline_raw, kind: item.row.deadline_kind },
			warnings: [...warnings, ...(passes ? [`时限晚于原事项的${day}`] : [])],
		};
	});
}

async function split(session: Session, reference: string, texts: string[]): Promise<void> {
	if (texts.length === 0)
		throw new UserError('没有写分解成哪几件', {
			exit: 'misused',
			code: 'no-parts',
			hint: `ducha split ${reference} --item "事项@牵头+配合@时限"，一件写一次`,
		});
	const today = session.today();
	const { value } = await session.change('split', async (tx) => {
		const parent = await findItem(tx, reference, today);
		refuseUnfit(parent);
		const roster = indexRoster(await readRoster(tx), today);
		const written = await writeParts(
			tx,
			parent,
			texts.map((text) => readPart(text, roster, parent)),
			today,
			session,
		);
		return { sentence: `分解 ${parent.number} 为${written.length}件`, value: { parent, written } };
	});
	const { parent, written } = value;
	await showValue(
		session,
		await session.ledger(),
		'split',
		{
			items: written.map((w) => ({
				number: w.number,
				title: w.title,
				deadline: w.deadline.current,
				warnings: w.warnings,
			})),
		},
		() =>
			[
				`${nameItem(parent)} 已分解为${written.length}件`,
				...written.map((w) => `  ${w.number}  ${w.title}  时限 ${writeDeadline(w.deadline)}`),
			].join('\n'),
	);
	for (const { number, warnings } of written) for (const warning of warnings) session.say(`注意：${number} ${warning}`);
	session.say(`接下来：ducha dispatch ${written.map((w) => w.number).join(' ')}`);
}
