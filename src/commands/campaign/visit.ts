import { type Command, Option } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import { addVisit, readVisits } from '../../ledger/campaigns.ts';
import { insertItems, type WrittenItem } from '../../ledger/item-write.ts';
import type { Db } from '../../ledger/open.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import { unvisited, type VisitResult, visitResults } from '../../rules/visits.ts';
import type { Session } from '../../session.ts';
import { enterprisesOf } from '../common/campaign/campaign-state.ts';
import { findCampaign } from '../common/campaign/find-campaign.ts';
import { pastDayOption } from '../common/days.ts';
import { enterItem } from '../common/entry/enter-item.ts';
import { composeItem } from '../common/entry/new-item.ts';
import { shortDay } from '../common/item-fields.ts';
import { officeRules } from '../common/office.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { announce, showList } from '../common/show.ts';
import { examples, typedLine } from '../common/words.ts';

interface Options {
	problems?: string | undefined;
	result?: VisitResult | undefined;
	lead?: string | undefined;
	deadline?: string | undefined;
	tag?: string | undefined;
	day?: string | undefined;
	visitor?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('visit')
		.addHelpText(
			'before',
			examples(
				'ducha campaign visit 攻坚年                         （各企业最近一次回访，本月没回访的列出）',
				'ducha campaign visit 攻坚年 青屏重工 --problems 用电增容批不下来 --lead 县工信局 --deadline 11月20日',
				'ducha 专项 回访 攻坚年 青屏纺织 --问题 招工难 --结果 已解决',
			),
		)
		.description('企业月回访：问题、解决没有；没解决的写上 --lead 就立项')
		.argument('<name>', '专项名称')
		.argument('[enterprise]', '企业（不写就列出）')
		.option('--problems <text>', '企业反映的问题（不写是没有问题）')
		.addOption(new Option('--result <word>', '结果（默认有问题的未解决）').choices(visitResults))
		.option('--lead <units>', '没解决的立项，由谁牵头')
		.option('--deadline <words>', '立项的时限')
		.option('--tag <names>', '立项的标签，如 法人诉求')
		.option('--day <day>', '回访日期（默认今天）')
		.option('--visitor <names>', '回访人')
		.action((name, enterprise, options) =>
			enterprise === undefined ? list(session, name) : visit(session, name, enterprise, options),
		);
}

async function list(session: Session, given: string): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const campaign = await findCampaign(ledger.db, given);
	const { units } = indexRoster(await readRoster(ledger.db), today);
	const enterprises = enterprisesOf(campaign, units);
	const visits = (await readVisits(ledger.db)).filter((one) => one.campaign === campaign.id);
	const missing = new Set(unvisited(enterprises, visits, today.slice(0, 7)));
	await showList(session, ledger, {
		name: 'campaign-visit',
		fields: [
			{ key: 'unit', title: '企业', weight: 1 },
			{ key: 'this_month', title: '本月' },
			{ key: 'day', title: '最近回访', write: (day) => (day === null ? '没有' : shortDay(day as Day, today)) },
			{ key: 'problem', title: '问题', weight: 2 },
			{ key: 'result', title: '结果' },
			{ key: 'item', title: '立项' },
		],
		rows: enterprises.map((unit) => {
			const last = visits.filter((one) => one.unit === unit.id).at(-1);
			const month = missing.has(unit) ? '没有回访' : '已回访';
			return [
				unit.name,
				month,
				last?.day ?? null,
				last?.problem ?? null,
				last?.result ?? null,
				last?.item?.number ?? null,
			];
		}),
		above: [`${campaign.name}企业月回访：应回访${enterprises.length}家，本月没有回访${missing.size}家`],
	});
	if (enterprises.length === 0) session.say('没有要回访的企业。登记：ducha unit add 企业名称 --kind 企业');
}

/** What was found and what became of it must fit together. */
function resultOf({ problems, result, lead, deadline, tag }: Options): { problem: string | null; result: VisitResult } {
	const problem = typedLine(problems);
	const found = result ?? (problem === null ? '无问题' : '未解决');
	const refuse = (message: string, hint: string) =>
		new UserError(message, { exit: 'misused', code: 'visit-mismatch', hint });
	if (problem === null && found !== '无问题') throw refuse(`结果是${found}，要写是什么问题`, '加 --problems 问题');
	if (problem !== null && found === '无问题') throw refuse('写了问题，结果就不是无问题', '结果写 已解决 或 未解决');
	if (found !== '未解决' && (lead ?? deadline ?? tag) !== undefined)
		throw refuse(`${found}的不立项`, '去掉 --lead、--deadline、--tag');
	if (lead === undefined && (deadline ?? tag) !== undefined) throw refuse('立项要写牵头单位', '加 --lead 单位');
	return { problem, result: found };
}

/** An unsolved problem becomes an item of the campaign; its id and number. */
async function raiseItem(tx: Db, name: string, title: string, options: Options, today: Day): Promise<WrittenItem> {
	const rules = await officeRules(tx);
	const { lead, deadline, tag } = options;
	const source = rules.sources.find(({ kind }) => kind === '发现')?.name ?? '其他';
	const entered = await enterItem(tx, title, { source, campaign: name, lead, deadline, tag }, rules, today);
	const [written] = (await insertItems(tx, [composeItem(entered, rules).item], async () => {})) as [WrittenItem];
	return written;
}

async function visit(session: Session, given: string, who: string, options: Options): Promise<void> {
	const today = session.today();
	const day = pastDayOption('--day', options.day, today);
	const { problem, result } = resultOf(options);
	const { value } = await session.change('campaign visit', async (tx) => {
		const campaign = await findCampaign(tx, given);
		const units = await readRoster(tx);
		const { id: unit, name } = needUnit(indexRoster(units, today), who);
		if (!enterprisesOf(campaign, units).some(({ id }) => id === unit))
			throw new UserError(`${name} 不是这个专项回访的企业`, {
				code: 'not-an-enterprise',
				hint:
					campaign.enterprises === null
						? `类别改为企业：ducha unit edit ${name} --kind 企业`
						: `加进分组：ducha unit group ${campaign.enterprises} ${name}`,
			});
		const raised =
			options.lead === undefined || problem === null
				? null
				: await raiseItem(tx, campaign.name, `${name}：${problem}`, options, today);
		await addVisit(tx, {
			campaign: campaign.id,
			unit,
			day,
			visitor: typedLine(options.visitor),
			problem,
			result,
			item: raised?.id ?? null,
		});
		return { sentence: `回访 ${name}（${result}）`, value: { name, number: raised?.number ?? null } };
	});
	const { name, number } = value;
	const words = `已登记 ${name} ${day}回访：${problem === null ? result : `${problem}（${result}）`}${number === null ? '' : `，立项${number}`}`;
	await announce(session, await session.ledger(), 'campaign-visit', { unit: name, result, item: number }, words);
	if (number !== null) session.say(`接下来：ducha dispatch ${number}`);
	else if (result === '未解决') session.say('没有解决的要立项：同一命令加 --lead 单位 再登记一次');
}
