import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { recordMove } from '../../ledger/item-write.ts';
import { voidPaper } from '../../ledger/paper-register.ts';
import { writePaperNumber } from '../../rules/series.ts';
import type { Session } from '../../session.ts';
import { findItems } from '../common/find-items.ts';
import { findPaper } from '../common/papers/find-paper.ts';
import { announce } from '../common/show.ts';
import { examples, needReason } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('void')
		.addHelpText(
			'before',
			examples('ducha papers void 催办32 --reason 单位写错', 'ducha 文书 作废 青督黄〔2026〕1号 --理由 领导未批准'),
		)
		.description('作废一份文书：号留着不再用；它所发的一级不算数，可以重新发')
		.argument('<paper>', '文号，如 青督催〔2026〕32号、催办32')
		.option('--reason <text>', '为什么作废')
		.action((reference, options) => cancel(session, reference, options.reason));
}

async function cancel(session: Session, reference: string, given: string | undefined): Promise<void> {
	const reason = needReason(given, '作废', '如 ducha papers void 催办32 --reason 单位写错');
	const today = session.today();
	const { value } = await session.change('papers void', async (tx) => {
		const paper = await findPaper(tx, reference);
		const number = writePaperNumber(paper);
		if (paper.state === '作废')
			throw new UserError(`${number} 已经作废`, {
				code: 'already-void',
				hint: '号不再用；要重新发的另取新号',
			});
		await voidPaper(tx, paper.id);
		const items = paper.items.length === 0 ? [] : await findItems(tx, paper.items, today);
		for (const item of items)
			await recordMove(tx, {
				item: item.id,
				day: today,
				act: '作废',
				from_status: item.status,
				to_status: item.status,
				text: `${number}作废：${reason}`,
			});
		return { sentence: `作废 ${number}：${reason}`, value: { number, kind: paper.kind, items: paper.items } };
	});
	const about = value.items.length === 0 ? '' : `，记入 ${value.items.join('、')} 的办理过程`;
	await announce(session, await session.ledger(), 'papers-void', value, `已作废 ${value.number}${about}`);
	session.say('这个号不再用；已经送达的文书请收回');
}
