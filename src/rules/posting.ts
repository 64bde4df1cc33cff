import { type Day, writeDay, writeMonthDay } from './day.ts';
import { bucketOf, type ClosingLine, figureLabels } from './figures.ts';
import type { Item } from './item.ts';
import { isRegistered } from './lifecycle.ts';

/** On and off the public list (公示销号制): the last of these moves says where an item stands. */
export const postingActs = ['挂牌', '摘牌'] as const;

/** A line of the public list: what anybody may read, and nothing else. */
export interface PublicEntry {
	number: string;
	title: string;
	units: string;
	/** 单位第一责任人. */
	principals: string;
	/** 承办人, by name only. */
	handlers: string;
	due: string;
	state: string;
	isStruck: boolean;
}

const telephone = /(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)/;
/** Words of a 批示 so short that any title may hold them. */
const shortWords = 6;

const plain = (text: string): string => text.replace(/[\s\p{P}]/gu, '');

/** Whether a title repeats the words of a 批示, which are not published. */
function quotes(title: string, words: string): boolean {
	const [own, other] = [plain(title), plain(words)];
	return other.length > shortWords && (own.includes(other) || (own.length > shortWords && other.includes(own)));
}

/** Why an item cannot stand on the public list, and what to type. */
export interface Unfit {
	why: string;
	hint: string;
}

/** Null for an item that may be read by everybody. `words` are those of the 批示 it rests on. */
export function unfitForPublic(item: Item, words: readonly string[]): Unfit | null {
	const { number, publicity, status, children, title } = item;
	const retitle = `先改标题：ducha edit ${number} --title "……"`;
	if (publicity === '不公开')
		return { why: '是不公开的事项', hint: `可以公开的：ducha edit ${number} --publicity 公开` };
	if (status === '拟立项') return { why: '还没有立项', hint: `立项：ducha register ${number}` };
	if (!isRegistered(status)) return { why: `已经${status}`, hint: '公示的是在办、办结的事项' };
	if (children > 0) return { why: `已分解为${children}件`, hint: `公示分解出的事项，如 ${number}-1` };
	if (words.some((one) => quotes(title, one))) return { why: '标题就是批示原文，批示不公示', hint: retitle };
	return telephone.test(title) ? { why: '标题里有电话号码', hint: retitle } : null;
}

/** How an item stands, in words for the public. */
export function publicState(item: Item, line: ClosingLine): string {
	if (item.status === '已销号' && item.struck !== null && item.struck <= line.day)
		return `已销号（${writeDay(item.struck)}）`;
	if (item.status === '中止') return '中止办理';
	const bucket = bucketOf(item, line);
	if (bucket === 'onTime' || bucket === 'lateDone') return '已办结，待销号';
	return bucket === 'overdue' ? figureLabels.overdue : '正在办理';
}

/** The deadline as the public reads it. */
export function publicDue({ deadline }: Item): string {
	const { current, kind, alsoLongTerm } = deadline;
	if (current !== null) return `${writeDay(current)}${alsoLongTerm ? '，并长期坚持' : ''}`;
	return kind === 'long_term' || kind === 'recurring' ? '长期坚持' : '未定';
}

/** `公示12件，其中已销号3件`. */
export function countPublic(entries: readonly PublicEntry[]): string {
	const struck = entries.filter(({ isStruck }) => isStruck).length;
	return `公示${entries.length}件${struck > 0 ? `，其中已销号${struck}件` : ''}`;
}

/** `已挂牌公示（11月2日起）`: what an item's own page says of it. */
export const postingWords = (posted: Day): string => `已挂牌公示（${writeMonthDay(posted)}起）`;
