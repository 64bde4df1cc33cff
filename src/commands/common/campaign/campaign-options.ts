import { UserError } from '../../../errors.ts';
import { editCampaign, fillSlot, findGroup, readCampaigns } from '../../../ledger/campaigns.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import { dayOption } from '../days.ts';
import { neededLine } from '../needed.ts';
import { typedLine, typedText } from '../words.ts';

/** What is typed of a campaign. */
export interface CampaignOptions {
	name?: string | undefined;
	from?: string | undefined;
	until?: string | undefined;
	slot: string[];
	group?: string | undefined;
	note?: string | undefined;
}

/** `一张清单=124个项目`; nothing after the sign empties the slot. */
function readSlot(text: string): { name: string; content: string | null } {
	const [, name = '', content = ''] = /^([^=＝]*)[=＝](.*)$/su.exec(text) ?? [];
	const slot = typedLine(name);
	if (slot !== null) return { name: slot, content: typedText(content) };
	throw new UserError(`--slot 要写成 名称=内容：${text}`, {
		exit: 'misused',
		code: 'bad-slot',
		hint: '如 --slot 一张清单=重点项目124个',
	});
}

/** A name no other campaign bears. */
export async function campaignName(db: Db, given: string, own: number | null = null): Promise<string> {
	const name = neededLine(given, '专项名称', { code: 'empty-title', hint: '如 项目建设攻坚年' });
	if ((await readCampaigns(db)).some((campaign) => campaign.name === name && campaign.id !== own))
		throw new UserError(`已经有专项“${name}”`, {
			code: 'campaign-exists',
			hint: `改它：ducha campaign edit ${name}`,
		});
	return name;
}

/** Writes down what is typed of a campaign. */
export async function writeCampaign(
	tx: Db,
	campaign: { id: number; starts: Day | null; ends: Day | null },
	options: CampaignOptions,
	today: Day,
): Promise<void> {
	const { from, until, group, note, name } = options;
	const starts = from === undefined ? campaign.starts : dayOption('--from', from, today);
	const ends = until === undefined ? campaign.ends : dayOption('--until', until, today);
	if (starts !== null && ends !== null && ends < starts)
		throw new UserError(`专项的结束日期${ends}早于开始日期${starts}`, {
			code: 'day-order',
			hint: '改 --from 或 --until',
		});
	const enterprises = group === undefined ? undefined : await findGroup(tx, group);
	if (enterprises === null)
		throw new UserError(`没有“${group}”这个分组`, {
			exit: 'misused',
			code: 'unknown-group',
			hint: `先设分组：ducha unit group ${group} 单位`,
		});
	await editCampaign(tx, campaign.id, {
		starts,
		ends,
		...(enterprises !== undefined && { enterprises }),
		...(note !== undefined && { note: typedText(note) }),
		...(name !== undefined && { name }),
	});
	for (const { name: slot, content } of options.slot.map(readSlot)) await fillSlot(tx, campaign.id, slot, content);
}
