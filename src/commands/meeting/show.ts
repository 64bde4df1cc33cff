import type { Command } from '@commander-js/extra-typings';
import type { Meeting, MeetingPoint, NamedItem } from '../../ledger/meetings.ts';
import { countDecisions } from '../../rules/meeting.ts';
import type { Session } from '../../session.ts';
import { type CardSection, renderCard } from '../../terminal/card.ts';
import { shownTitle } from '../common/item-fields.ts';
import { findMeeting } from '../common/meeting/find-meeting.ts';
import { showCard } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText('before', examples('ducha meeting show 3', 'ducha 会议 查看 联席会议'))
		.description('一次会议的议题、议定意见，立了哪些事项，办到哪一步')
		.argument('<meeting>', '会议编号，或题目里的几个字')
		.action((reference) => show(session, reference));
}

const itemJson = (item: NamedItem | null) =>
	item === null ? null : { number: item.number, title: item.title, status: item.status };

/** `2026-012“河道清障”`, with its status; an item the point is named after is not told twice. */
const itemWords = (item: NamedItem, topic: string): string =>
	`${item.number}${item.title === topic ? '' : ` ${shownTitle(item)}`}（${item.status}）`;

function pointSection(points: readonly MeetingPoint[]): CardSection {
	return {
		columns: [
			{ title: '', min: 4 },
			{ title: '', weight: 2, min: 36 },
			{ title: '', weight: 1, min: 30 },
		],
		rows: points.map(({ topic, item, decision, became }, at) => [
			`${at + 1}.`,
			item === null ? topic : `${item.number} ${shownTitle({ ...item, title: topic })}（${item.status}）`,
			[
				decision === null ? '未议定' : decision === topic && became !== null ? '' : `议定：${decision}`,
				became === null ? '' : `立项 ${itemWords(became, topic)}`,
			]
				.filter((words) => words !== '')
				.join('；'),
		]),
	};
}

function countWords({ points }: Meeting): string {
	const { points: all, decided, became, finished, running } = countDecisions(points);
	return `议题${all}项，议定${decided}项，立项${became}件${became === 0 ? '' : `（已办结${finished}、在办${running}）`}`;
}

async function show(session: Session, reference: string): Promise<void> {
	const ledger = await session.ledger();
	const meeting = await findMeeting(ledger.db, reference);
	const { id, title, kind, day, hour, place, minutes, points } = meeting;
	const value = {
		meeting: { id, title, kind, day, hour, place, minutes: minutes && { title: minutes.title, mark: minutes.mark } },
		points: points.map((point) => ({
			topic: point.topic,
			item: itemJson(point.item),
			decision: point.decision,
			became: itemJson(point.became),
		})),
	};
	const fields: [string, string][] = [
		['时间', [day, hour].filter(Boolean).join(' ')],
		...(place === null ? [] : [['地点', place] as [string, string]]),
		['纪要', minutes === null ? '没有登记' : [minutes.title, minutes.mark].filter(Boolean).join(' ')],
		['合计', countWords(meeting)],
	];
	await showCard(session, ledger, 'meeting-show', value, () =>
		renderCard({
			title: `${id}号  ${title}`,
			mark: kind,
			sections: [{ fields }, ...(points.length > 0 ? [pointSection(points)] : [])],
			width: session.width(),
		}),
	);
}
