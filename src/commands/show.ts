import type { Command } from '@commander-js/extra-typings';
import { listItems } from '../ledger/items.ts';
import { messageSources } from '../rules/messages.ts';
import type { Session } from '../session.ts';
import { renderCard } from '../terminal/card.ts';
import { paint } from '../terminal/colour.ts';
import { promiseJson, standPledge } from './common/calls/pledge-words.ts';
import { findItem } from './common/find-items.ts';
import { itemFacts } from './common/item-facts.ts';
import { itemJson } from './common/item-fields.ts';
import { lampMark, readKnown } from './common/item-known.ts';
import {
	attachmentLines,
	childrenSection,
	feedbackLines,
	historySection,
	linkLines,
	originLines,
	pledgeLines,
	postingLines,
} from './common/item-sections.ts';
import { type Message, withFacts } from './common/message/find-message.ts';
import { messageJson } from './common/message/message-json.ts';
import { messageLines } from './common/message/message-lines.ts';
import { officeRules } from './common/office.ts';
import { showCard } from './common/show.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText('before', examples('ducha show 31', 'ducha 查看 2026-031'))
		.description('一件事项的全部情况')
		.argument('<item>', '事项编号')
		.action((reference) => show(session, reference));
}

async function show(session: Session, reference: string): Promise<void> {
	const { db, ...ledger } = await session.ledger();
	const today = session.today();
	const rules = await officeRules(db);
	const item = await findItem(db, reference, today);
	const children = item.children > 0 ? await listItems(db, { filter: { parents: [item.id] } }) : [];
	const [message] = (await withFacts(db, [item])) as [Message];
	const lines = messageLines(message, today);
	const isMessage = messageSources(rules.sources).some(({ name }) => name === item.source);
	const known = await readKnown(db, item, today, rules);
	const colours = await paint(session.colours());
	const value = {
		item: itemJson(item, today, rules),
		children: children.map((c) => itemJson(c, today, rules)),
		message: lines.length === 0 ? null : messageJson(message.facts),
		milestones: known.milestones.map(({ id, ...m }) => ({ ...m })),
		links: known.links.map(({ isOwn, ...link }) => ({ ...link, from_here: isOwn })),
		promises: known.pledges.map((pledge) => promiseJson(standPledge(pledge, item, today, rules.calendar))),
		history: known.history.map((h) => ({ ...h })),
		provenance: known.provenance.map((p) => ({ ...p })),
		attachments: known.attachments.map(({ name, bytes, sha256, of }) => ({ name, bytes, sha256, of })),
	};
	await showCard(session, { db, ...ledger }, 'show', value, () =>
		renderCard({
			title: `${item.number}  ${item.title}`,
			mark: lampMark(item, today, rules),
			tintMark: colours.lamp,
			sections: [
				{
					fields: [
						...itemFacts(item, known.people, known.grounds, known.milestones, today, rules),
						...pledgeLines(item, known.pledges, today, rules),
						...postingLines(known.history),
						...linkLines(known.links),
					],
				},
				...(lines.length > 0 ? [{ fields: lines }] : []),
				...(children.length > 0 ? [childrenSection(children, today)] : []),
				historySection(known.history, today),
				{ fields: feedbackLines(known.feedback) },
				{
					fields: [
						...attachmentLines(known.attachments),
						...originLines(known.provenance, item, isMessage, known.proposals),
					],
				},
			],
			width: session.width(),
		}),
	);
}
