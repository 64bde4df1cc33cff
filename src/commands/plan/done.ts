import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { closePlan } from '../../ledger/plans.ts';
import { missedOf } from '../../rules/plan.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { findPlans } from '../common/field/references.ts';
import { announce } from '../common/show.ts';
import { examples, typedText } from '../common/words.ts';

interface Options {
	text?: string | undefined;
	drop?: string | undefined;
	day?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('done')
		.addHelpText(
			'before',
			examples('ducha plan done 3 --text 14个乡镇全部查过', 'ducha 计划 完成 5 --取消 上级统一组织，不再单独查'),
		)
		.description('督查计划完成，或者取消（写明理由）')
		.argument('<plans...>', '计划编号')
		.option('--text <text>', '完成情况')
		.option('--drop <reason>', '不查了，写明理由')
		.option('--day <day>', '完成日期（默认今天）')
		.action((references, options) => close(session, references, options));
}

async function close(session: Session, references: string[], { text, drop, day: given }: Options): Promise<void> {
	if (text !== undefined && drop !== undefined)
		throw new UserError('完成和取消只能写一个', {
			exit: 'misused',
			code: 'done-or-drop',
			hint: '完成写 --text，不查了写 --drop 理由',
		});
	const day = pastDayOption('--day', given, session.today());
	const state = drop === undefined ? '完成' : '取消';
	const { value } = await session.change('plan done', async (tx) => {
		const plans = await findPlans(tx, references);
		const closed = plans.find((plan) => plan.state !== '执行中');
		if (closed !== undefined)
			throw new UserError(`计划${closed.id} 已${closed.state}`, {
				code: 'plan-closed',
				hint: '全部计划：ducha plan list',
			});
		const unchecked = drop === undefined ? plans.find((plan) => plan.made.length === 0) : undefined;
		if (unchecked !== undefined)
			throw new UserError(`计划${unchecked.id} 一次也没有查过，不能算完成`, {
				code: 'never-inspected',
				hint: `先登记督查：ducha inspect add --plan ${unchecked.id}；不查了的写 --drop 理由`,
			});
		for (const plan of plans) await closePlan(tx, plan.id, { state, day, result: typedText(drop ?? text) });
		const missed = plans.filter((plan) => missedOf(plan, day) > 0).map((plan) => plan.id);
		const names = plans.map((plan) => `计划${plan.id} ${plan.content}`).join('、');
		return { sentence: `督查计划${state}：${names}`, value: { ids: plans.map((plan) => plan.id), names, missed } };
	});
	const { names, ...done } = value;
	await announce(session, await session.ledger(), 'plan-done', { state, day, ...done }, `已${state} ${names}`);
	if (drop === undefined && done.missed.length > 0)
		session.say(`注意：${done.missed.map((id) => `计划${id}`).join('、')} 查的次数少于计划`);
}
