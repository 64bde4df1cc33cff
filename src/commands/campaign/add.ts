import type { Command } from '@commander-js/extra-typings';
import { ensureCampaign } from '../../ledger/sources.ts';
import type { Session } from '../../session.ts';
import { type CampaignOptions, campaignName, writeCampaign } from '../common/campaign/campaign-options.ts';
import { announce } from '../common/show.ts';
import { examples, severalTimes } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha campaign add 项目建设攻坚年 --from 2026-03-01 --until 2026-12-31 --slot 一个专班=县重点办牵头',
				'ducha 专项 添加 百日攻坚 --自 9-1 --五个一 一张清单=重点项目124个 --分组 重点企业',
			),
		)
		.description('设一个专项；五个一的名称默认按规则 campaign-slots，内容没有的列为空')
		.argument('<name>', '专项名称')
		.option('--from <day>', '开始日期')
		.option('--until <day>', '结束日期')
		.option('--slot <name=content>', '五个一之一，如 一张清单=重点项目124个；可写多次', severalTimes, [] as string[])
		.option('--group <name>', '每月回访哪个分组的企业（默认名册里类别是企业的）')
		.option('--note <text>', '备注')
		.action((name, options) => add(session, name, options));
}

async function add(session: Session, given: string, options: CampaignOptions): Promise<void> {
	const { value: name } = await session.change('campaign add', async (tx) => {
		const own = await campaignName(tx, given);
		const id = await ensureCampaign(tx, own);
		await writeCampaign(tx, { id, starts: null, ends: null }, options, session.today());
		return { sentence: `设专项 ${own}`, value: own };
	});
	await announce(session, await session.ledger(), 'campaign-add', { campaign: name }, `已设专项 ${name}`);
	session.say(`接下来：登记事项时加 --campaign ${name}；看缺什么：ducha campaign show ${name}`);
}
