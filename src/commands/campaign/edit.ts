import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import type { Session } from '../../session.ts';
import { type CampaignOptions, campaignName, writeCampaign } from '../common/campaign/campaign-options.ts';
import { findCampaign } from '../common/campaign/find-campaign.ts';
import { announce } from '../common/show.ts';
import { examples, severalTimes } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('edit')
		.addHelpText(
			'before',
			examples(
				'ducha campaign edit 攻坚年 --slot 一套机制=周调度、月通报',
				'ducha 专项 修改 攻坚年 --至 2026-11-30 --五个一 一套机制=    （清空）',
			),
		)
		.description('修改专项：起止、五个一、回访的企业；五个一写 名称= 就清空')
		.argument('<name>', '专项名称，写其中几个字也行')
		.option('--name <name>', '新名称')
		.option('--from <day>', '开始日期')
		.option('--until <day>', '结束日期')
		.option('--slot <name=content>', '五个一之一，如 一张清单=重点项目124个；可写多次', severalTimes, [] as string[])
		.option('--group <name>', '每月回访哪个分组的企业')
		.option('--note <text>', '备注')
		.action((name, options) => edit(session, name, options));
}

async function edit(session: Session, given: string, options: CampaignOptions): Promise<void> {
	const { slot, ...others } = options;
	if (slot.length === 0 && Object.keys(others).length === 0)
		throw new UserError('没有写要改什么', {
			exit: 'misused',
			code: 'nothing-to-change',
			hint: `如 ducha campaign edit ${given} --slot 一张清单=重点项目124个`,
		});
	const { value } = await session.change('campaign edit', async (tx) => {
		const campaign = await findCampaign(tx, given);
		const name = options.name === undefined ? campaign.name : await campaignName(tx, options.name, campaign.id);
		await writeCampaign(tx, campaign, { ...options, name }, session.today());
		return { sentence: `修改专项 ${name}`, value: name };
	});
	await announce(session, await session.ledger(), 'campaign-edit', { campaign: value }, `已修改专项 ${value}`);
}
