import { type Day, day } from '../../src/rules/day.ts';
import type { Item, ItemDeadline } from '../../src/rules/item.ts';

type Facts = Partial<Omit<Item, 'deadline'>> & { due?: string | null; deadline?: Partial<ItemDeadline> };

const dayOr = (text: string | null): Day | null => (text === null ? null : day(text));

/** An ordinary running item of 2026, due on 30 October, with the given facts changed. */
export function sampleItem({ due = '2026-10-30', deadline = {}, ...facts }: Facts = {}): Item {
	return {
		id: 1,
		number: '2026-001',
		year: 2026,
		outsideNumber: null,
		title: '石板桥安全隐患处置',
		content: null,
		goal: null,
		measure: null,
		category: null,
		source: '领导批示',
		document: null,
		campaign: null,
		urgency: '一般',
		difficulty: '一般',
		publicity: '公开',
		leader: null,
		instructedBy: null,
		overseer: null,
		gate: null,
		team: null,
		tags: [],
		parent: null,
		againOf: null,
		mergedInto: null,
		children: 0,
		deadline: {
			kind: due === null ? 'none' : 'date',
			raw: null,
			how: null,
			original: dayOr(due),
			current: dayOr(due),
			extensions: 0,
			lateFrom: null,
			alsoLongTerm: false,
			cycle: null,
			...deadline,
		},
		milestones: [],
		status: '办理中',
		received: day('2026-10-08'),
		registered: day('2026-10-08'),
		dispatched: day('2026-10-10'),
		reopened: null,
		started: day('2026-10-12'),
		claimed: null,
		completed: null,
		struck: null,
		assignments: [],
		percent: null,
		progress: null,
		note: null,
		...facts,
	};
}
