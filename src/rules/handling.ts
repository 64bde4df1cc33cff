import { type Calendar, workingDaysBetween } from './calendar.ts';
import type { Day } from './day.ts';
import { bucketOf, type ClosingLine, finishDay, isDone } from './figures.ts';
import type { Item } from './item.ts';
import { rateOf } from './rate.ts';

/** How long finished items took, in working days. */
export interface Handling {
	/** 平均办理时长, one decimal, halves up; null where nothing finished can be reckoned. */
	average: number | null;
	/** Numbers of the items it is the mean of. */
	reckoned: string[];
	/** Numbers of finished items without a day of dispatch or of claim. */
	unknown: string[];
	/** The first and last day it was reckoned between; null without any. */
	span: { from: Day; to: Day } | null;
}

/** 平均办理时长 = Σ(claim of the last lead − dispatch) ÷ finished items, in working days; a claim before the dispatch took none. */
export function handlingOf(items: readonly Item[], line: ClosingLine, calendar: Calendar): Handling {
	const handling: Handling = { average: null, reckoned: [], unknown: [], span: null };
	let sum = 0;
	for (const item of items) {
		const bucket = bucketOf(item, line);
		if (bucket === null || !isDone(bucket)) continue;
		const { dispatched, number } = item;
		const finish = finishDay(item);
		if (dispatched === null || finish === null) {
			handling.unknown.push(number);
			continue;
		}
		sum += Math.max(0, workingDaysBetween(calendar, dispatched, finish));
		handling.reckoned.push(number);
		const { from = dispatched, to = finish } = handling.span ?? {};
		handling.span = { from: dispatched < from ? dispatched : from, to: finish > to ? finish : to };
	}
	const count = handling.reckoned.length;
	return { ...handling, average: count === 0 ? null : Math.floor((sum * 20 + count) / (2 * count)) / 10 };
}

/** Questions from the public and how many of them were answered. */
export interface Replies {
	received: string[];
	replied: string[];
	/** 回复率 = replied ÷ received, percent 0–100. */
	rate: number | null;
}

/** Of the items from these sources (网民留言, 12345工单) those finished, or reported as done, by the line. */
export function repliesOf(items: readonly Item[], line: ClosingLine, sources: readonly string[]): Replies {
	const received = items.filter((item) => sources.includes(item.source) && bucketOf(item, line) !== null);
	const replied = received.filter((item) => {
		const bucket = bucketOf(item, line);
		return (bucket !== null && isDone(bucket)) || (item.claimed !== null && item.claimed <= line.day);
	});
	return {
		received: received.map(({ number }) => number),
		replied: replied.map(({ number }) => number),
		rate: rateOf(replied.length, received.length),
	};
}
