import type { Db } from '../../../ledger/open.ts';
import { type DispatchFacts, dispatchNotice } from '../../../papers/notices/dispatch-notice.ts';
import { jointNotice } from '../../../papers/notices/joint-notice.ts';
import { writeDayBeside } from '../../../rules/day.ts';
import { cycleOf, interimDay, nextFeedbackDay } from '../../../rules/feedback-cycle.ts';
import { writeGoal } from '../../../rules/goal.ts';
import { type Item, leadsOf, supportsOf, type Unit } from '../../../rules/item.ts';
import { writeLimit } from '../../../rules/limits.ts';
import { organOf } from '../../../rules/paper-organ.ts';
import { termNote, writeDue, writeTerm } from '../../../rules/term-words.ts';
import type { Session } from '../../../session.ts';
import { type OfficeRules, officeRules } from '../office.ts';
import { shortName } from '../words.ts';
import type { PaperPlan } from './issue-papers.ts';
import { readCopies, readItemGrounds, tasksOf, unitNames } from './item-grounds.ts';
import { readNoticeOffice } from './notice-office.ts';
import { refuseUnpublished } from './unpublished.ts';

const apart = '不公开的事项单独交办，不加 --paper';

/** How often a unit reports beside its result: by its cycle, and a long 批示 once between. */
function cycleWords(item: Item, rules: OfficeRules): string | null {
	const from = item.reopened ?? item.dispatched;
	const cycle = cycleOf(item, rules.limits);
	const interim = interimDay(item, rules);
	if (from === null) return null;
	const next = cycle === null ? null : nextFeedbackDay(item, from, rules);
	const words = [
		cycle !== null && `${cycle}反馈进展${next === null ? '' : `，首次${writeDayBeside(next, from)}前`}`,
		interim !== null && `${writeDayBeside(interim, from)}前报中期进展`,
	].filter(Boolean);
	return words.length === 0 ? null : words.join('；');
}

const byOrder = (a: Unit, b: Unit): number => a.sort - b.sort || a.id - b.id;

/** Every unit of these items once, in official order. */
function unitsInOrder(items: readonly Item[]): Unit[] {
	const units = new Map(
		items.flatMap((item) => [...leadsOf(item), ...supportsOf(item)]).map((unit) => [unit.id, unit]),
	);
	return [...units.values()].toSorted(byOrder);
}

const addressed = (units: readonly Unit[]) => units.map(({ id }) => ({ unit: id, person: null }));

/** 交办通知单, one for each item: its leads addressed, its supports named in it under the same number. */
export async function planDispatchNotices(tx: Db, session: Session, items: readonly Item[]): Promise<PaperPlan[]> {
	refuseUnpublished(items, '通知单', apart);
	const day = session.today();
	const office = await readNoticeOffice(tx);
	const rules = await officeRules(tx);
	const copiesOf = await readCopies(session, tx, items);
	return (await readItemGrounds(tx, items)).map(({ item, grounds }) => {
		const milestones = item.milestones.filter((m, _, all) => all.length > 1 || m.day !== item.deadline.current);
		const facts: Omit<DispatchFacts, 'mark'> = {
			day,
			office,
			item,
			...unitNames(item),
			grounds,
			tasks: tasksOf(item, grounds),
			goal: writeGoal(item),
			milestones: milestones.map((m) => `${writeDayBeside(m.day, day)}前，${m.title}`),
			term: writeTerm(item.deadline, day),
			hasDay: item.deadline.current !== null,
			cycle: cycleWords(item, rules),
			slipLimit: writeLimit(rules.limits.receipt),
			copies: copiesOf(item),
		};
		const leads = leadsOf(item);
		return {
			kind: '交办通知单',
			label: `${shortName(leads[0] as Unit)}${leads.length > 1 ? '等' : ''}`,
			make: ({ mark }) => dispatchNotice({ ...facts, mark }),
			values: { 事项编号: item.number, 事项名称: item.title, 配合单位: facts.supports.join('、') },
			signer: null,
			period: null,
			replaces: null,
			units: addressed([...leads, ...supportsOf(item)]),
			items: [{ item: item.id, unit: null }],
		};
	});
}

/** 任务分解立项通知: one paper for all these items, every unit addressed in official order. */
export async function planJointNotice(
	tx: Db,
	session: Session,
	items: readonly Item[],
	topic: string,
): Promise<PaperPlan[]> {
	refuseUnpublished(items, '通知单', apart);
	const day = session.today();
	const office = await readNoticeOffice(tx);
	const { texts, limits } = await officeRules(tx);
	const grounded = await readItemGrounds(tx, items);
	const documents = new Map(
		grounded
			.flatMap(({ grounds }) => grounds.documents)
			.map(({ title, mark }) => [`${title} ${mark}`, { title, mark, clause: null }]),
	);
	const units = unitsInOrder(items);
	const facts = {
		day,
		organ: organOf('任务分解立项通知', texts, office.name),
		office,
		topic,
		documents: [...documents.values()],
		units: units.map((unit) => unit.name),
		items: grounded.map(({ item, grounds }) => ({
			...item,
			...unitNames(item),
			task: tasksOf(item, grounds).join('；') || null,
			due: writeDue(item.deadline, day),
			note: termNote(item.deadline, day),
		})),
		slipLimit: writeLimit(limits.receipt),
	};
	return [
		{
			kind: '任务分解立项通知',
			label: topic,
			make: ({ mark }) => jointNotice({ ...facts, mark }),
			signer: null,
			period: null,
			replaces: null,
			units: addressed(units),
			items: items.map((item) => ({ item: item.id, unit: null })),
		},
	];
}
