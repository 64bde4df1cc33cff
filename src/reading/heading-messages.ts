import type { Candidate } from './column-roles.ts';
import type { HeadingRule } from './heading-words.ts';
import { headingKey } from './headings.ts';

/** A heading that only a list of citizens' messages has, and the source it speaks of. */
const telling: readonly [RegExp, string][] = [
	[/留言|网友|网民/, '网民留言'],
	[/工单|12345|热线|来电/, '12345工单'],
];
const who = '(?:诉求|来电|留言|反映|投诉|举报|来信|信访|求助)(?:人|者)|市民|群众|网友|网民';

/** Headings of a hotline's or a site's export, read so only in a list of citizens' messages; first match wins. */
const messageRules: HeadingRule[] = [
	{
		field: 'order',
		tier: 1,
		words:
			/^(?:12345)?(?:热线|工单|留言|诉求|来电|受理|信件|办件|投诉|交办)(?:件|单)?(?:编号|号|流水号|单号)$|^(?:工单号码|流水号|单号)$/,
	},
	{ field: 'asker', tier: 1, words: new RegExp(`^(?:${who}|联系人)(?:姓名|名称|昵称)?$|^(?:姓名|昵称)$`) },
	{
		field: 'phone',
		tier: 1,
		words: new RegExp(`^(?:${who}|联系人|来电|联系|主叫)?(?:电话|号码|手机|手机号码?|联系方式|联系电话|电话号码)$`),
	},
	{
		field: 'channel',
		tier: 1,
		words:
			/^(?:诉求|工单|受理|留言|信息|信件|来件)?(?:来源|渠道|来源渠道|渠道来源|受理渠道|途径)$|^(?:留言)?(?:平台|网站|站点)(?:名称)?$/,
	},
	{
		field: 'urgency',
		tier: 1,
		words: /^(?:工单|诉求|事项)?(?:紧急程度|缓急程度|缓急|紧急情况|紧急与否|是否紧急|级别|等级)$/,
	},
	{
		field: 'verdict',
		tier: 1,
		words:
			/^(?:诉求|问题|反映问题|反映情况|留言|工单)?(?:是否|有无)属实$|^属实(?:情况|与否|认定)$|^(?:核查|调查|查证|核实)(?:结论|认定)$|^诉求认定$/,
	},
	{
		field: 'reply',
		tier: 1,
		words:
			/^(?:最终|正式|官方|对外|网上|公开)?(?:回复|答复|答复市民|回复市民|答复网民|回复网民|回复网友|答复网友|回复诉求人|答复诉求人)(?:的)?(?:内容|意见|情况|结果|文本|口径)$/,
	},
	{ field: 'replied', tier: 1, words: /^(?:实际|正式|网上|最终)?(?:回复|答复)(?:时间|日期)$/ },
];

/** The source a header speaks of where its table lists citizens' messages (工单、留言 by their number or their words), else null. */
export function messageSourceOf(all: readonly Candidate[]): string | null {
	const isOwn = ({ field, label }: Candidate) =>
		field === 'title' || field === 'document' || field === 'received' || messageRules[0]?.words.test(keyOf(label));
	const words = all.filter(isOwn).map(({ label }) => label);
	return telling.find(([form]) => words.some((label) => form.test(label)))?.[1] ?? null;
}

const keyOf = (label: string): string => headingKey(label.split('/').at(-1) ?? '').replace(/[(（].*[)）]$/, '');

/** In a list of citizens' messages some columns hold what no other ledger has. */
export function takeMessageColumns(all: Candidate[]): void {
	for (const candidate of all) {
		const rule = messageRules.find(({ words }) => words.test(keyOf(candidate.label)));
		const isTaken = rule !== undefined && all.some((other) => other.field === rule.field);
		if (rule !== undefined && !isTaken) Object.assign(candidate, { field: rule.field, tier: rule.tier });
	}
}
