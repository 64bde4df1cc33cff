import type { Day } from './day.ts';

/** Life of an item (domain: 办件流程). */
export const statuses = [
	'拟立项',
	'已立项',
	'已交办',
	'办理中',
	'待审核',
	'待阅示',
	'已办结',
	'已销号',
	'中止',
	'撤销',
	'并入',
] as const;
export type Status = (typeof statuses)[number];

/** Life of one unit's share of an item. */
export const assignmentStatuses = ['待签收', '办理中', '已报结', '已办结', '解除'] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

export const roles = ['牵头', '配合'] as const;
export type Role = (typeof roles)[number];

export const urgencies = ['一般', '急件', '特急'] as const;
export type Urgency = (typeof urgencies)[number];

export const difficulties = ['一般', '重大疑难'] as const;
export type Difficulty = (typeof difficulties)[number];

export const publicities = ['公开', '不公开'] as const;
export type Publicity = (typeof publicities)[number];

export const unitKinds = ['乡镇街道', '县直', '党群', '垂管', '企业', '集体', '其他'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const deadlineKinds = [
	'date',
	'relative',
	'immediate',
	'long_term',
	'recurring',
	'none',
	'unparseable',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A unit as every table and paper needs it; `sort` is its place in the official order (建制顺序). */
export interface Unit {
	id: number;
	name: string;
	short: string | null;
	kind: UnitKind;
	sort: number;
}

export interface Assignment {
	id: number;
	unit: Unit;
	role: Role;
	status: AssignmentStatus;
	/** The words a collective or an unusual name was written with. */
	written: string | null;
	promised: Day | null;
	receipted: Day | null;
	claimed: Day | null;
	/** The day it came to the item after others; null when it was there from the start. */
	since: Day | null;
	/** The day it was done, or left. */
	ended: Day | null;
	sort: number;
}

/** Raw words, original day and current day are three things; the original is never overwritten. */
export interface ItemDeadline {
	kind: DeadlineKind;
	raw: string | null;
	/** How a deduced day came about (推定…), for the clerk to read. */
	how: string | null;
	original: Day | null;
	current: Day | null;
	extensions: number;
	/** The day an extension asked too late took the place of: on time is judged by it. */
	lateFrom: Day | null;
	alsoLongTerm: boolean;
	cycle: string | null;
}

export interface Milestone {
	title: string;
	day: Day;
	/** 0–100 that should be reached on that day. */
	percent: number;
}

/** A goal that can be measured: 管网 12.6 公里. */
export interface Measure {
	/** What is measured, with its unit: `公里`. */
	words: string;
	target: number;
	/** The value last reported and accepted. */
	current: number | null;
}

/** One thing to be done, as lists, sheets and papers read it. */
export interface Item {
	id: number;
	/** `2026-012`, a child `2026-012-1`, a draft `草3`. */
	number: string;
	year: number;
	outsideNumber: string | null;
	title: string;
	content: string | null;
	goal: string | null;
	measure: Measure | null;
	category: string | null;
	source: string;
	document: string | null;
	campaign: string | null;
	urgency: Urgency;
	difficulty: Difficulty;
	publicity: Publicity;
	/** 责任县领导. */
	leader: string | null;
	/** 批示领导. */
	instructedBy: string | null;
	/** 督办责任单位. */
	overseer: string | null;
	/** 把关单位: passes feedback before the office does. */
	gate: string | null;
	/** 督查组 in charge of it. */
	team: string | null;
	tags: string[];
	parent: number | null;
	/** The item whose result brought the new 批示 this one answers (再次交办). */
	againOf: number | null;
	mergedInto: number | null;
	/** A parent has children and no assignments of its own; figures count the children. */
	children: number;
	deadline: ItemDeadline;
	milestones: Milestone[];
	status: Status;
	received: Day;
	registered: Day | null;
	dispatched: Day | null;
	/** The day it was last dispatched again after it had been finished (再次交办). */
	reopened: Day | null;
	started: Day | null;
	/** Day of the last lead's claim that stands (not returned). */
	claimed: Day | null;
	completed: Day | null;
	struck: Day | null;
	/** Leads first, then supports, each in the order written. */
	assignments: Assignment[];
	/** 0–100, from the last accepted progress. */
	percent: number | null;
	progress: { day: Day; text: string } | null;
	note: string | null;
}

/** The units that lead an item now, in the order they were named; those released are not. */
export const leadsOf = (item: Item): Unit[] =>
	item.assignments.filter((a) => a.role === '牵头' && a.status !== '解除').map((a) => a.unit);
/** The units that support an item now, in the order they were named. */
export const supportsOf = (item: Item): Unit[] =>
	item.assignments.filter((a) => a.role === '配合' && a.status !== '解除').map((a) => a.unit);
