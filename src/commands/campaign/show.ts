import type { Command } from '@commander-js/extra-typings';
import { missed, type Stage, stageWords } from '../../rules/campaigns.ts';
import type { Day } from '../../rules/day.ts';
import { printRate } from '../../rules/rate.ts';
import { openProblems, unvisited } from '../../rules/visits.ts';
import type { Session } from '../../session.ts';
import { type CardSection, renderCard } from '../../terminal/card.ts';
import { type CampaignState, readStates } from '../common/campaign/campaign-state.ts';
import { findCampaign } from '../common/campaign/find-campaign.ts';
import { leadNames, shortDay, shortDeadline, shownTitle } from '../common/item-fields.ts';
import { officeRules } from '../common/office.ts';
import { showCard } from '../common/show.ts';
import { examples, splitNames } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText('before', examples('ducha campaign show 攻坚年', 'ducha 专项 查看 攻坚年 --format json'))
		.description('一个专项：五个一（空的列出）、哪些月检查了、哪些季通报了、企业月回访，三个优先的事项在前')
		.argument('<name>', '专项名称，写其中几个字也行')
		.action((name) => show(session, name));
}

/** `已检查6个月，缺8月、9月；本月还没有`. */
function doneWords(
	stages: readonly Stage[],
	done: ReadonlySet<string>,
	[act, unit, now]: [act: string, unit: string, now: string],
): string {
	if (stages.length === 0) return '还没有开始';
	const had = stages.filter(({ key }) => done.has(key)).length;
	const running = stages.find(({ isOver, key }) => !isOver && !done.has(key));
	return `已${act}${had}个${unit}，${stageWords(missed(stages, done))}${running === undefined ? '' : `；${now}还没有`}`;
}

function visitWords({ enterprises, visits }: CampaignState, today: Day): string {
	const month = today.slice(0, 7);
	const missing = unvisited(enterprises, visits, month);
	if (enterprises.length === 0) return '没有要回访的企业';
	const rest =
		missing.length === 0 ? '都已回访' : `没有回访的${missing.length}家：${missing.map((u) => u.name).join('、')}`;
	return `本月应回访${enterprises.length}家，${rest}`;
}

const problemRows = ({ visits }: CampaignState, today: Day): CardSection => ({
	columns: [{ title: '日期', min: 5 }, { title: '企业', weight: 1 }, { title: '问题', weight: 3 }, { title: '去向' }],
	rows: openProblems(visits).map(({ day, name, problem, item }) => [
		shortDay(day, today),
		name,
		problem ?? '',
		item === null ? '未解决，没有立项' : `立项${item.number}`,
	]),
});

const emptySlots = ({ slots }: CampaignState): string[] =>
	slots.filter(({ content }) => content === null).map(({ name }) => name);

const campaignJson = (state: CampaignState, today: Day) => ({
	campaign: state.campaign.name,
	from: state.campaign.starts,
	until: state.campaign.ends,
	slots: state.slots.map((slot) => ({ ...slot })),
	empty_slots: emptySlots(state),
	missing_inspections: state.missedMonths.map(({ key }) => key),
	missing_circulars: state.missedQuarters.map(({ key }) => key),
	unvisited: unvisited(state.enterprises, state.visits, today.slice(0, 7)).map(({ name }) => name),
	problems: openProblems(state.visits).map(({ name, day, problem, item }) => ({
		unit: name,
		day,
		problem,
		item: item?.number ?? null,
	})),
	items: state.items.map(({ number }) => number),
	total: state.figures.total,
	finished: state.figures.finished,
	overdue: state.figures.overdue,
});

/** What stands in the slots, and what the campaign still lacks. */
function statusSections(state: CampaignState, today: Day): CardSection[] {
	const { campaign, slots, figures, months, inspected, quarters, circulated } = state;
	const empty = emptySlots(state);
	const note: [string, string][] = campaign.note === null ? [] : [['备注', campaign.note]];
	return [
		{ fields: [...slots.map(({ name, content }): [string, string] => [name, content ?? '（空）']), ...note] },
		{
			fields: [
				['五个一', empty.length === 0 ? '都有内容' : `空着${empty.length}个：${empty.join('、')}`],
				['月检查', doneWords(months, inspected, ['检查', '月', '本月'])],
				['季通报', doneWords(quarters, circulated, ['通报', '季度', '本季度'])],
				['月回访', visitWords(state, today)],
				[
					'事项',
					`${figures.total}件，已办结${figures.finished}件（${printRate(figures.finishRate)}），逾期未办结${figures.overdue}件`,
				],
			],
		},
	];
}

/** The items still open, each with those of its tags that go first. */
const openItems = ({ items }: CampaignState, first: readonly string[], today: Day): CardSection => ({
	columns: [{ title: '编号' }, { title: '事项', weight: 2 }, { title: '牵头' }, { title: '时限' }, { title: '优先' }],
	rows: items
		.filter(({ completed }) => completed === null)
		.map((item) => [
			item.number,
			shownTitle(item),
			leadNames(item),
			shortDeadline(item, today),
			item.tags.filter((tag) => first.includes(tag)).join('、'),
		]),
});

async function show(session: Session, given: string): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	const found = await findCampaign(ledger.db, given);
	const [state] = (await readStates(ledger.db, [found], rules, today)) as [CampaignState];
	const { name, starts, ends } = state.campaign;
	const first = splitNames(rules.texts['priority-tags']);
	await showCard(session, ledger, 'campaign-show', campaignJson(state, today), () =>
		renderCard({
			title: `专项  ${name}`,
			mark: `${starts ?? '未定'}至${ends ?? '未定'}`,
			sections: [...statusSections(state, today), problemRows(state, today), openItems(state, first, today)],
			width: session.width(),
		}),
	);
}
