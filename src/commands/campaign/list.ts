import type { Command } from '@commander-js/extra-typings';
import { readCampaigns } from '../../ledger/campaigns.ts';
import { stageWords } from '../../rules/campaigns.ts';
import { printRate } from '../../rules/rate.ts';
import { unvisited } from '../../rules/visits.ts';
import type { Session } from '../../session.ts';
import { readStates } from '../common/campaign/campaign-state.ts';
import { officeRules } from '../common/office.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha campaign list', 'ducha 专项 --format csv'))
		.description('列出专项：几件、办结率，五个一填了几个，月检查、季通报缺哪些，本月没回访几家')
		.action(() => list(session));
}

async function list(session: Session): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const rules = await officeRules(ledger.db);
	const states = await readStates(ledger.db, await readCampaigns(ledger.db), rules, today);
	await showList(session, ledger, {
		name: 'campaign-list',
		fields: [
			{ key: 'name', title: '专项', weight: 2 },
			{ key: 'from', title: '自' },
			{ key: 'until', title: '至' },
			{ key: 'items', title: '事项', align: 'right' },
			{ key: 'rate', title: '办结率', align: 'right', write: (value) => printRate(value as number | null) },
			{ key: 'slots', title: '五个一', align: 'right' },
			{ key: 'inspections', title: '月检查' },
			{ key: 'circulars', title: '季通报' },
			{ key: 'unvisited', title: '本月未回访', align: 'right' },
		],
		rows: states.map(({ campaign, slots, figures, missedMonths, missedQuarters, enterprises, visits }) => [
			...[campaign.name, campaign.starts, campaign.ends, figures.total, figures.finishRate],
			`${slots.filter(({ content }) => content !== null).length}/${slots.length}`,
			...[stageWords(missedMonths), stageWords(missedQuarters)],
			unvisited(enterprises, visits, today.slice(0, 7)).length,
		]),
		above: [`专项 ${states.length}个`],
	});
	if (states.length === 0) session.say('还没有专项。设一个：ducha campaign add 项目建设攻坚年 --from 3-1');
}
