import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../errors.ts';
import { recordMove } from '../ledger/item-write.ts';
import type { Db } from '../ledger/open.ts';
import { insertFinding, planRevisit, recordRevisit } from '../ledger/revisits.ts';
import type { Day } from '../rules/day.ts';
import type { Item } from '../rules/item.ts';
import {
	checkRevisit,
	type RevisitKind,
	type RevisitResult,
	refuseRevisit,
	reopens,
	revisitKinds,
	revisitResults,
} from '../rules/revisit.ts';
import type { Session } from '../session.ts';
import { dayOption, pastDayOption } from './common/days.ts';
import { findAssignment } from './common/find-assignment.ts';
import { findItem, refuseParent } from './common/find-items.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { reopenItem } from './common/reopen.ts';
import { listRevisits } from './common/revisit-list.ts';
import { type ItemDone, sayDone } from './common/say-done.ts';
import { examples, nameItem, typedText } from './common/words.ts';

interface Options {
	kind?: RevisitKind | undefined;
	result?: RevisitResult | undefined;
	text?: string | undefined;
	remedy?: string | undefined;
	unit?: string | undefined;
	deadline?: string | undefined;
	visitor?: string | undefined;
	day?: string | undefined;
	plan?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('revisit')
		.addHelpText(
			'before',
			examples(
				'ducha revisit                                 列出计划的和做过的',
				'ducha revisit 31 --kind 暗访 --plan 11-20',
				'ducha revisit 31 --kind 暗访 --result 相符',
				'ducha 回访 31 --种类 暗访 --结果 不符 --text 路面仍未修补 --时限 11-20',
				'ducha revisit 31 --kind 会诊 --text 资金未到位 --remedy 调整预算科目 --deadline 11-25 --unit 县财政局',
			),
		)
		.description('回访复核：暗访核对结果（不符即失实，再次交办）；走访听意见；会诊定原因、措施、时限')
		.argument('[item]', '事项编号；不写时列出')
		.addOption(new Option('--kind <kind>', '回访方式').choices(revisitKinds))
		.addOption(new Option('--result <word>', '暗访结果').choices(revisitResults))
		.option('--text <text>', '暗访的情况（部分相符的写整改要求）、走访的意见、会诊的原因')
		.option('--remedy <text>', '会诊定的整改措施')
		.option('--unit <name>', '整改单位（默认第一牵头单位）')
		.option('--deadline <day>', '整改时限；暗访不符的为再次交办的时限')
		.option('--visitor <name>', '回访人（默认经办人）')
		.option('--day <day>', '回访日期（默认今天）')
		.option('--plan <day>', '只列入计划，在这一天回访')
		.action((reference, options) => revisit(session, reference, options as Options));
}

async function revisit(session: Session, reference: string | undefined, options: Options): Promise<void> {
	if (reference === undefined) return listRevisits(session, options.kind);
	const { kind, plan } = options;
	if (kind === undefined)
		throw new UserError('没有写回访方式', {
			exit: 'misused',
			code: 'no-kind',
			hint: `加 --kind ${revisitKinds.join('|')}`,
		});
	const today = session.today();
	const { value } = await session.change('revisit', async (tx) => {
		const item = await findItem(tx, reference, today);
		refuseParent(item);
		refuseRevisit(kind, item);
		const done =
			plan === undefined
				? await makeRevisit(tx, item, kind, options, session)
				: await enterPlan(tx, item, kind, dayOption('--plan', plan, today), options, session);
		return { sentence: `${kind}${plan === undefined ? '' : '计划'} ${item.number}`, value: done };
	});
	await sayDone(session, 'revisit', plan === undefined ? '已登记回访' : '已列入回访计划', [value]);
}

async function enterPlan(
	tx: Db,
	item: Item,
	kind: RevisitKind,
	day: Day,
	{ visitor }: Options,
	session: Session,
): Promise<ItemDone> {
	if (day < session.today())
		throw new UserError(`计划回访的日期${day}已经过去`, {
			exit: 'misused',
			code: 'past-day',
			hint: '做过的回访不写 --plan，写 --day',
		});
	await planRevisit(tx, item.id, kind, day, visitor ?? null);
	const move = { item: item.id, day: session.today(), from_status: item.status, to_status: item.status };
	await recordMove(tx, { ...move, act: '回访计划', text: `${day}${kind}` });
	return { item, warnings: [], words: `${nameItem(item)} ${day}${kind}` };
}

async function makeRevisit(
	tx: Db,
	item: Item,
	kind: RevisitKind,
	options: Options,
	session: Session,
): Promise<ItemDone> {
	const today = session.today();
	const { result = null } = options;
	const text = typedText(options.text);
	const remedy = typedText(options.remedy);
	checkRevisit(kind, { ...options, text, remedy }, result);
	const day = pastDayOption('--day', options.day, today);
	const deadline = options.deadline === undefined ? null : dayOption('--deadline', options.deadline, today);
	const reopened = reopens(result);
	const visitor = await recordRevisit(
		tx,
		{ item: item.id, kind, day, result, text, reopened: reopened ? 1 : 0 },
		{ visitor: options.visitor, otherwise: session.actor() },
	);
	const told = [result, text, remedy && `措施：${remedy}`].filter(Boolean).join('，');
	const move = { item: item.id, day, from_status: item.status, to_status: item.status };
	await recordMove(tx, {
		...move,
		act: '回访',
		text: `${visitor}${kind}：${told}${deadline ? `，限${deadline}` : ''}`,
	});
	const words = `${nameItem(item)} ${kind}${result ?? ''}`;
	if (reopened) return reopenFalse(tx, item, { day: today, text, deadline }, await officeRules(tx));
	if (deadline === null || text === null) return { item, warnings: [], words };
	if (deadline < day)
		throw new UserError(`整改时限${deadline}早于回访日期${day}`, { code: 'day-order', hint: '改整改时限' });
	const { unit } = await findAssignment(tx, item, options.unit, today);
	await insertFinding(tx, { item: item.id, unit: unit.id, day, text, requirement: remedy, deadline });
	return { item, warnings: [], words: `${words}，交${unit.name}限${deadline}整改` };
}

/** What is not as it was reported goes back to its units. */
async function reopenFalse(
	tx: Db,
	item: Item,
	{ day, text, deadline }: { day: Day; text: string | null; deadline: Day | null },
	rules: OfficeRules,
): Promise<ItemDone> {
	if (deadline !== null && deadline < day)
		throw new UserError(`再次交办的时限${deadline}已经过去`, { code: 'day-order', hint: '改时限，或不写时限' });
	return reopenItem(tx, item, { day, reason: `回访不符（失实）：${text}`, deadline: deadline ?? undefined }, rules);
}
