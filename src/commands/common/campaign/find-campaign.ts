import { UserError } from '../../../errors.ts';
import { type Campaign, readCampaigns } from '../../../ledger/campaigns.ts';
import type { Db } from '../../../ledger/open.ts';
import { ensureCampaign } from '../../../ledger/sources.ts';

/** The campaign of a name, or the only one whose name holds it. */
export async function findCampaign(db: Db, name: string): Promise<Campaign> {
	const all = await readCampaigns(db);
	const like = all.filter((campaign) => campaign.name.includes(name));
	const found = all.find((campaign) => campaign.name === name) ?? (like.length === 1 ? like[0] : undefined);
	if (found !== undefined) return found;
	const known = (like.length > 0 ? like : all).map((campaign) => campaign.name).join('、');
	throw new UserError(like.length > 0 ? `有几个专项叫“${name}”` : `没有“${name}”这个专项`, {
		exit: 'misused',
		code: 'unknown-campaign',
		hint: known === '' ? `设专项：ducha campaign add ${name}` : `可以是：${known}`,
	});
}

/** The campaign an item or an inspection is put under: one that is known by a part of its name, else a new one. */
export async function findOrAddCampaign(db: Db, name: string): Promise<number> {
	const all = await readCampaigns(db);
	const isKnown = all.some((campaign) => campaign.name.includes(name));
	return isKnown ? (await findCampaign(db, name)).id : ensureCampaign(db, name);
}
