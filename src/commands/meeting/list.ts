import { type Command, Option } from '@commander-js/extra-typings';
import { type Meeting, readMeetings } from '../../ledger/meetings.ts';
import {
	countDecisions,
	type DecisionCount,
	type MeetingKind,
	meetingKinds,
	sumDecisions,
} from '../../rules/meeting.ts';
import { parsePeriod } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha meeting list', 'ducha 会议 列表 三季度 --种类 联席会议'))
		.description('列出会议：议题、议定、立项、办结各几件，有没有纪要')
		.argument('[period]', '期间，如 10月、三季度', '全年')
		.addOption(new Option('--kind <word>', '只列哪一种').choices(meetingKinds))
		.action((period, { kind }) => list(session, period, kind));
}

/** `会议3次（有纪要2次）；议定7项，立项5件：已办结2、在办3`. */
function totalWords(meetings: readonly Meeting[], { decided, became, finished, running }: DecisionCount): string {
	const minuted = meetings.filter(({ minutes }) => minutes !== null).length;
	const stand = became === 0 ? '' : `：已办结${finished}、在办${running}`;
	return `会议${meetings.length}次（有纪要${minuted}次）；议定${decided}项，立项${became}件${stand}`;
}

async function list(session: Session, word: string, kind: MeetingKind | undefined): Promise<void> {
	const ledger = await session.ledger();
	const period = parsePeriod(word, session.today());
	const all = await readMeetings(ledger.db);
	const shown = all.filter(
		(meeting) =>
			meeting.day >= period.from && meeting.day <= period.to && (kind === undefined || meeting.kind === kind),
	);
	const counts = shown.map(({ points }) => countDecisions(points));
	const total = sumDecisions(counts);
	await showList(session, ledger, {
		name: 'meeting-list',
		fields: [
			{ key: 'id', title: '编号', align: 'right' },
			{ key: 'day', title: '日期', min: 10 },
			{ key: 'title', title: '会议', weight: 2, min: 12 },
			{ key: 'kind', title: '种类', min: 8 },
			{ key: 'points', title: '议题', align: 'right' },
			{ key: 'decided', title: '议定', align: 'right' },
			{ key: 'became', title: '立项', align: 'right' },
			{ key: 'finished', title: '已办结', align: 'right' },
			{ key: 'minutes', title: '纪要', weight: 2, min: 12 },
		],
		rows: shown.map(({ id, day, title, kind: own, minutes }, at) => {
			const { points, decided, became, finished } = counts[at] as DecisionCount;
			const named = minutes === null ? null : [minutes.title, minutes.mark].filter(Boolean).join(' ');
			return [id, day, title, own, points, decided, became, finished, named];
		}),
		above: [`${period.label}${totalWords(shown, total)}`],
		extra: { count: shown.length, ...total },
	});
	if (shown.length === 0) session.say('这一期间没有登记会议。登记：ducha meeting add 题目 --when 11-10');
	const bare = shown.filter(({ minutes }, at) => minutes === null && (counts[at]?.decided ?? 0) > 0);
	if (bare.length > 0)
		session.say(`有议定事项、没有登记纪要的：${bare.map(({ id, title }) => `${id} ${title}`).join('、')}`);
}
