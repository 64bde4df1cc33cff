import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { findMerit, voidMerit } from '../../ledger/merits.ts';
import type { Session } from '../../session.ts';
import { showValue } from '../common/show.ts';
import { examples, needReason } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('void')
		.addHelpText('before', examples('ducha merit void 3 --reason 登记错单位', 'ducha 奖惩 作废 3 --理由 重复登记'))
		.description('作废登记错的一条奖惩，不再计分；已经公布的得分不变，更正另出一版')
		.argument('<id>', '第几号，见 ducha merit list')
		.option('--reason <text>', '为什么作废')
		.action((id, options) => cancel(session, id, options.reason));
}

async function cancel(session: Session, given: string, why: string | undefined): Promise<void> {
	const reason = needReason(why, '作废', '如 ducha merit void 3 --reason 登记错单位');
	const day = session.today();
	const id = Number(given.normalize('NFKC').replace(/^第?(\d+)号?$/u, '$1'));
	const { value } = await session.change('merit void', async (tx) => {
		const found = Number.isSafeInteger(id) ? await findMerit(tx, id) : undefined;
		if (found === undefined)
			throw new UserError(`没有第${given}号奖惩`, {
				exit: 'misused',
				code: 'unknown-merit',
				hint: '全部：ducha merit list',
			});
		if (found.voided !== null)
			throw new UserError(`第${id}号已经作废`, { code: 'already-void', hint: '要重新登记：ducha merit add' });
		await voidMerit(tx, id, { day, reason });
		return { sentence: `作废第${id}号 ${found.name} ${found.kind}：${reason}`, value: found };
	});
	await showValue(
		session,
		await session.ledger(),
		'merit-void',
		{ id, who: value.name, kind: value.kind, reason },
		() => `已作废第${id}号 ${value.name} ${value.kind}（${value.basis}）`,
	);
	session.say('已经公布的得分不变；要更正：ducha score publish 期间 --reason 理由');
}
