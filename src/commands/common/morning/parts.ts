import { workingDaysBetween } from '../../../rules/calendar.ts';
import { type Day, writeMonthDay } from '../../../rules/day.ts';
import { writeLeft } from '../../../rules/day-count.ts';
import type { Item } from '../../../rules/item.ts';
import type { WaitingMessages } from '../../../rules/messages.ts';
import { spellNumber } from '../../../rules/numerals.ts';
import { lateness, writeLateness } from '../../../rules/overdue.ts';
import { type QueueKind, queueKinds } from '../../../rules/queue-flags.ts';
import { rungNames } from '../../../rules/rungs.ts';
import type { Proposal } from '../escalate/proposals.ts';
import { fieldWorkLines } from '../field/field-work.ts';
import { missingIn, roundWords } from '../forms/form-rounds.ts';
import { leadNames, shownTitle } from '../item-fields.ts';
import type { OfficeRules } from '../office.ts';
import type { Duty } from '../overdue/office-duties.ts';
import type { Waiting } from '../review/queue.ts';
import { shortName } from '../words.ts';
import type { Morning } from './morning.ts';

/** One line of the morning sheet; a summary speaks of no single item. */
export interface MorningLine {
	what: string;
	item: Item | null;
	unit: string;
	day: Day | null;
	words: string;
}

export interface MorningPart {
	key: '必须办' | '新逾期' | '临期' | '等我处理' | '本室时限';
	title: string;
	lines: MorningLine[];
	/** How many more there are than are shown. */
	hidden: number;
}

const line = (what: string, item: Item, words: string, day: Day | null, unit = leadNames(item)): MorningLine => ({
	what,
	item,
	unit,
	day,
	words,
});

/** `三`, as headings and totals write a small number. */
export const writeSmall = (n: number): string => (n > 10 ? String(n) : spellNumber(n));

/** Up to three numbers of items, and whether there are more. */
function numbersOf(items: Item[]): string {
	const numbers = [...new Set(items.map((item) => item.number))];
	return `${numbers.slice(0, 3).join('、')}${numbers.length > 3 ? '等' : ''}`;
}

/** `3件达到条件：黄色警告1（2026-031），催办通知单2（…）`, the heaviest first. */
function escalationLine(proposals: Proposal[]): MorningLine[] {
	if (proposals.length === 0) return [];
	const byRung = [...rungNames].reverse().flatMap((rung) => {
		const found = proposals.filter((p) => p.rung === rung);
		return found.length === 0 ? [] : [`${rung}${found.length}（${numbersOf(found.map((p) => p.item))}）`];
	});
	const items = new Set(proposals.map((p) => p.item.id)).size;
	return [{ what: '升级', item: null, unit: '', day: null, words: `${items}件达到条件：${byRung.join('，')}` }];
}

const dutyLine = ({ what, item, limit }: Duty, today: Day, { calendar }: OfficeRules): MorningLine => {
	const late = limit < today ? `，${writeLeft(calendar, today, limit)}` : '';
	return line(what, item, `限${writeMonthDay(limit)}${late}`, limit);
};

/** The units that have not receipted an item since the same day share a line. */
function slipLines(pressing: Duty[], today: Day, { calendar }: OfficeRules): MorningLine[] {
	const slips = pressing.filter(({ what }) => what === '催签收');
	const groups = new Map<string, Duty[]>();
	for (const duty of slips) {
		const key = `${duty.item.id} ${duty.from}`;
		groups.set(key, [...(groups.get(key) ?? []), duty]);
	}
	return [...groups.values()].map((duties) => {
		const [{ item, from, limit }] = duties as [Duty];
		const names = duties.flatMap(({ unit }) => (unit === null ? [] : shortName(unit)));
		const who = names.length > 1 ? `${names[0]}等${names.length}家` : (names[0] ?? '');
		return line('签收', item, `交办${workingDaysBetween(calendar, from, today)}个工作日未签收`, limit, who);
	});
}

/** The forms not back: from their due day on something to be done, before it something that is waited for. */
function formsLine({ forms }: Morning, today: Day, isMust: boolean): MorningLine[] {
	if (forms === null || missingIn(forms).some(({ due }) => due <= today) !== isMust) return [];
	return [{ what: '收表', item: null, unit: '', day: null, words: roundWords(forms) }];
}

/** `网民留言：待回复3条，最早10月28日收到，限11月4日`. */
const messageLine = ({ source, count, earliest, due }: WaitingMessages): MorningLine => {
	const limit = due === null ? '' : `，限${writeMonthDay(due)}`;
	const words = `${source}：待回复${count}条，最早${writeMonthDay(earliest)}收到${limit}`;
	return { what: '留言', item: null, unit: '', day: due, words };
};

/** On the week's last working day replies are collected, where there are any or should be. */
function weeklyLine({ repliedInWeek, messages }: Morning): MorningLine[] {
	const waiting = messages.reduce((sum, { count }) => sum + count, 0);
	if (repliedInWeek === null || repliedInWeek + waiting === 0) return [];
	const words = `本周已回复${repliedInWeek}条、待回复${waiting}条，今天集中回复：ducha 留言 周汇总`;
	return [{ what: '留言', item: null, unit: '', day: null, words }];
}

function mustLines(morning: Morning, today: Day, rules: OfficeRules): MorningLine[] {
	const dutiesOf = (kinds: Duty['what'][]) =>
		morning.pressing.filter(({ what }) => kinds.includes(what)).map((duty) => dutyLine(duty, today, rules));
	return [
		...morning.due.map((item) => line('到期', item, '今天到期', today)),
		...dutiesOf(['立项', '交办']),
		...escalationLine(morning.proposals),
		...morning.pledges.map(({ item, unit, standing, pledge }) =>
			line(
				'承诺',
				item,
				standing === '今天' ? '承诺今天' : `承诺${writeMonthDay(pledge.promised)}，未兑现`,
				pledge.promised,
				unit,
			),
		),
		...morning.feedback.map((item) => line('反馈', item, '今天应反馈', today)),
		...formsLine(morning, today, true),
		...weeklyLine(morning),
		...slipLines(morning.pressing, today, rules),
	];
}

/** How many of a kind wait, and for the rarer kinds which. */
const queueWords: Readonly<Record<QueueKind, { words: string; count: string; named: boolean }>> = {
	待把关: { words: '待把关', count: '条', named: false },
	反馈: { words: '待审核反馈', count: '条', named: false },
	报结: { words: '待审核报结', count: '件', named: true },
	待阅示: { words: '待领导阅示', count: '件', named: true },
	延期: { words: '延期申请', count: '件', named: true },
	说明: { words: '书面说明', count: '件', named: true },
	问题: { words: '待研判问题', count: '个', named: false },
};

function queueLines(queue: Waiting[]): MorningLine[] {
	return queueKinds.flatMap((kind) => {
		const found = queue.filter(({ what }) => what === kind);
		const { words, count, named } = queueWords[kind];
		if (found.length === 0) return [];
		const [only] = found;
		const flagged = found.filter(({ flags }) => flags.length > 0).length;
		const which = named ? numbersOf(found.flatMap((w) => w.item ?? [])) : '';
		const who = found.length === 1 && named && only?.unit ? `，${only.unit}` : '';
		const notes = [`${which}${who}`, flagged > 0 ? `${flagged}${count}要细看` : ''].filter(Boolean).join('；');
		const counted = `${words}${found.length}${count}${notes === '' ? '' : `（${notes}）`}`;
		return [{ what: kind, item: null, unit: '', day: null, words: counted }];
	});
}

const ownLine = ({ item, what, from, limit }: Duty, today: Day, { calendar }: OfficeRules): MorningLine => {
	const since = `${writeMonthDay(from)}${what === '立项' ? '收文' : '立项'}`;
	return line(
		what,
		item,
		`${since}，限${writeMonthDay(limit)}${what}，${writeLeft(calendar, today, limit)}`,
		limit,
		'',
	);
};

/** Keeps the first `most` lines of each kind. */
function cap(lines: MorningLine[], most: number): { lines: MorningLine[]; hidden: number } {
	const seen = new Map<string, number>();
	const kept = lines.filter(({ what }) => {
		const n = (seen.get(what) ?? 0) + 1;
		seen.set(what, n);
		return n <= most;
	});
	return { lines: kept, hidden: lines.length - kept.length };
}

/** The five parts of the morning sheet; unless all are asked for, each kind of line is cut off after some. */
export function morningParts(morning: Morning, today: Day, rules: OfficeRules, all: boolean): MorningPart[] {
	const part = (key: MorningPart['key'], title: string, lines: MorningLine[], most: number): MorningPart => ({
		key,
		title,
		...cap(lines, all ? Number.POSITIVE_INFINITY : most),
	});
	const must = mustLines(morning, today, rules);
	const { calendar, limits } = rules;
	const titled = (title: string, count: number, note = '') =>
		count === 0 ? `${title}：没有` : `${title}（${count}${note}）`;
	const newly = morning.newly.map((item) =>
		line('新逾期', item, writeLateness(lateness(item, today, calendar)), item.deadline.current),
	);
	const soon = morning.soon.map((item) => {
		const due = item.deadline.current;
		return line('临期', item, writeLeft(calendar, today, due ?? today), due);
	});
	const field = fieldWorkLines(morning.field).map((each) => ({ ...each, item: null, unit: '', day: null }));
	const queue = [
		...queueLines(morning.queue),
		...formsLine(morning, today, false),
		...morning.messages.map(messageLine),
		...field,
	];
	return [
		part('必须办', titled('一、今天必须办', must.length), must, 5),
		part('新逾期', titled('二、新逾期', newly.length), newly, 10),
		part('临期', titled(`三、${writeSmall(limits.soon.value)}个工作日内到期`, soon.length, '，含今天'), soon, 10),
		part('等我处理', queue.length === 0 ? '四、等我处理：没有' : '四、等我处理', queue, 10),
		part(
			'本室时限',
			titled('五、本室自身时限', morning.own.length),
			morning.own.map((duty) => ownLine(duty, today, rules)),
			5,
		),
	];
}

/** An item as a line of the sheet names it. */
export const lineTitle = ({ item }: MorningLine): string => (item === null ? '' : shownTitle(item));
