import { UserError } from '../../../errors.ts';
import { readResults } from '../../../ledger/claims.ts';
import { type LastExtension, readLastExtensions, setExtensionPaper } from '../../../ledger/extensions.ts';
import type { Db } from '../../../ledger/open.ts';
import { completionSheet, extensionSheet, registrationSheet } from '../../../papers/notices/approval-sheets.ts';
import type { Paper } from '../../../papers/paper.ts';
import { workingDaysBetween } from '../../../rules/calendar.ts';
import { type Day, daysBetween, writeDayBeside } from '../../../rules/day.ts';
import { extensionWarnings, judgedDay } from '../../../rules/extension.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import { writeLateness } from '../../../rules/overdue.ts';
import { sourceRules } from '../../../rules/sources.ts';
import { writeTerm } from '../../../rules/term-words.ts';
import type { Session } from '../../../session.ts';
import { type OfficeRules, officeRules } from '../office.ts';
import { findOwn } from '../people/own-unit.ts';
import { extensionCases } from '../review/decide-extension.ts';
import type { ItemPaperPlan } from './issue-for-items.ts';
import type { PaperPlan } from './issue-papers.ts';
import { readItemGrounds, tasksOf, unitNames } from './item-grounds.ts';
import { drawnUpBy, readNoticeOffice } from './notice-office.ts';

/** A sheet about one item that stays in the office. */
const sheetPlan = (item: Item, plan: Pick<PaperPlan, 'kind' | 'make'> & Partial<PaperPlan>): PaperPlan => ({
	label: item.number,
	signer: null,
	period: null,
	replaces: null,
	units: [],
	items: [{ item: item.id, unit: null }],
	...plan,
});

/** 立项审批单, one for each item; `approver` is who approved them, where that is known. */
export async function planRegistrationSheets(
	tx: Db,
	session: Session,
	items: readonly Item[],
	{ approver }: { approver?: string | undefined },
): Promise<PaperPlan[]> {
	const day = session.today();
	const office = await readNoticeOffice(tx);
	const own = await findOwn(tx, items);
	return (await readItemGrounds(tx, items)).map(({ item, grounds }) => {
		const facts = {
			...item,
			...unitNames(item),
			day,
			office,
			grounds,
			tasks: tasksOf(item, grounds),
			term: writeTerm(item.deadline, day),
			isOwn: own.has(item.id),
			approver: approver ?? null,
			clerk: drawnUpBy(session, office),
		};
		const make = ({ mark }: { mark: string }): Paper => registrationSheet({ ...facts, mark });
		// A plain sheet leaves out what is as usual; an office's own may print it.
		const values = { 缓急: item.urgency, 公开范围: item.publicity };
		return sheetPlan(item, { kind: '立项审批单', make, values, signer: approver ?? null });
	});
}

type Application = { item: Item; asked: LastExtension };

/** The last application of each item; refuses an item without one. */
async function readApplications(tx: Db, items: readonly Item[]): Promise<Application[]> {
	const ids = items.map((item) => item.id);
	const last = await readLastExtensions(tx, ids);
	return items.map((item) => {
		const asked = last.get(item.id);
		if (asked !== undefined) return { item, asked };
		throw new UserError(`${item.number} 没有延期申请`, {
			code: 'no-extension',
			hint: `登记申请：ducha extend ${item.number} --to 日期 --reason 理由 --principal 第一责任人`,
		});
	});
}

/** What to mind about each application, as it was judged when it was made. */
async function readCautions(
	tx: Db,
	applications: readonly Application[],
	rules: OfficeRules,
	today: Day,
): Promise<string[][]> {
	const requests = applications.map(({ item, asked: { asked, from, to, late } }) => ({
		item: { ...item, deadline: { ...item.deadline, current: from } },
		request: { asked, to, late: late === 1, today },
	}));
	return (await extensionCases(tx, requests, rules)).map(extensionWarnings);
}

/** 延期审批单 for the last application of each item, whether it still waits or has been decided. */
export async function planExtensionSheets(tx: Db, session: Session, items: readonly Item[]): Promise<ItemPaperPlan[]> {
	const day = session.today();
	const office = await readNoticeOffice(tx);
	const rules = await officeRules(tx);
	const applications = await readApplications(tx, items);
	const cautions = await readCautions(tx, applications, rules, day);
	return applications.map(({ item, asked }, at) => {
		const { id, state, by, late, paper, item: _, ...request } = asked;
		const isAgreed = state === '同意';
		const facts = {
			...item,
			...request,
			day,
			office,
			unit: leadsOf(item)[0]?.name ?? '',
			original: item.deadline.original,
			times: item.deadline.extensions - (isAgreed ? 1 : 0),
			isLate: late === 1,
			cautions: cautions[at] ?? [],
			decision: state === '待审批' ? null : { agreed: isAgreed, by },
		};
		const make = ({ mark }: { mark: string }): Paper => extensionSheet({ ...facts, mark });
		const link = (db: Db, sheet: number) => setExtensionPaper(db, id, sheet);
		return { ...sheetPlan(item, { kind: '延期审批单', make, signer: by, replaces: paper }), link };
	});
}

/** `按时`, `逾期3个工作日`: when the units had done it, by the day they are judged by; null where there was no day. */
function punctualWords({ deadline, claimed }: Item, { calendar }: OfficeRules): string | null {
	const due = judgedDay(deadline);
	if (due === null || claimed === null) return null;
	if (claimed <= due) return '按时';
	return writeLateness({ workingDays: workingDaysBetween(calendar, due, claimed), days: daysBetween(due, claimed) });
}

function resultOf({ progress }: Item, results: readonly { unit: string; text: string }[], day: Day): string | null {
	if (results.length === 1) return results[0]?.text ?? null;
	if (results.length > 1) return results.map(({ unit, text }) => `${unit}：${text}`).join('\n');
	return progress === null ? null : `${writeDayBeside(progress.day, day)}：${progress.text}`;
}

/** 办结审批单 for each item; for one that has just come before the leader, 办结呈报单. */
export async function planCompletionSheets(tx: Db, session: Session, items: readonly Item[]): Promise<PaperPlan[]> {
	const day = session.today();
	const office = await readNoticeOffice(tx);
	const rules = await officeRules(tx);
	const ids = items.map((item) => item.id);
	const results = await readResults(tx, ids);
	return (await readItemGrounds(tx, items)).map(({ item, grounds }) => {
		const kind = rules.sources.find((source) => source.name === item.source)?.kind ?? '其他';
		const isPresented = item.status === '待阅示';
		const facts = {
			...item,
			...unitNames(item),
			day,
			office,
			grounds,
			isPresented,
			isRead: sourceRules[kind].isPresented && !isPresented,
			term: writeTerm(item.deadline, day),
			punctual: punctualWords(item, rules),
			result: resultOf(item, results.get(item.id) ?? [], day),
			reviewer: drawnUpBy(session, office),
		};
		const make = ({ mark }: { mark: string }): Paper => completionSheet({ ...facts, mark });
		return sheetPlan(item, { kind: '办结审批单', make });
	});
}
