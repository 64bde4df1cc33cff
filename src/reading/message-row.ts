import type { Day } from '../rules/day.ts';
import { urgencyOf, type Verdict } from '../rules/messages.ts';
import type { Field } from './heading-words.ts';
import type { ReadMessage } from './item.ts';
import { saysFinished } from './status-words.ts';
import { foldText } from './text.ts';

/** How exports word what looking into a message came to; first match wins. */
const verdictWords: readonly [RegExp, Verdict][] = [
	[/部分属实|基本属实|部分/, '部分属实'],
	[/不属实|不实|失实|^(?:否|无|不)$/, '不属实'],
	[/属实|^(?:是|√|✓|y|yes)$/i, '属实'],
	[/查清|已查|清楚/, '查清'],
];

/** What a 是否属实 cell says; null for what says nothing of the kind. */
export const readVerdict = (words: string | null): Verdict | null =>
	words === null ? null : (verdictWords.find(([form]) => form.test(foldText(words)))?.[1] ?? null);

/** Channels that tell which of the two a message is, whatever its table is called. */
const channelSources: readonly [RegExp, string][] = [
	[/12345|热线/, '12345工单'],
	[/留言|网民|网友|信箱/, '网民留言'],
];

/** Words of a status that leave a reply a draft. */
const stillOpen = /在办|办理中|待|未|拟|退回|处理中|审核中/;

const answered = /^已(?:回复|答复|办复)/;

interface Cells {
	/** The source the table's headings speak of. */
	source: string;
	line: (field: Field) => string | null;
	text: (field: Field) => string | null;
	replied: Day | null;
	/** The whole of what was written, where the item's own words leave numbers out. */
	words: string | null;
}

/** A row of a list of citizens' messages; where it says finished, its result is the reply. */
export function readMessage({ source, line, text, replied, words }: Cells): ReadMessage {
	const [channel, status, written] = [line('channel'), line('status'), text('reply')];
	const isOver = saysFinished(status) || (status !== null && answered.test(foldText(status)));
	const isDraft = status !== null && !isOver && stillOpen.test(foldText(status));
	const result = isOver ? text('progress') : null;
	return {
		source: channelSources.find(([form]) => form.test(channel ?? ''))?.[1] ?? source,
		order: line('order'),
		channel,
		asker: line('asker'),
		phone: line('phone'),
		words,
		urgency: urgencyOf(line('urgency')),
		verdict: readVerdict(line('verdict')),
		draft: isDraft ? written : null,
		reply: isDraft ? null : (written ?? result),
		replied,
	};
}
