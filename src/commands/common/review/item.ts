import { countReturns, readStandingClaims, readWaitingClaims, settleClaims } from '../../../ledger/claims.ts';
import { recordMove, updateAssignment, updateItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Assignment, AssignmentStatus, Item } from '../../../rules/item.ts';
import { isFinished, leadingShares, passingAct } from '../../../rules/lifecycle.ts';
import { sourceRules } from '../../../rules/sources.ts';
import { nextShareStatus } from '../find-assignment.ts';
import { nextStatusOf } from '../find-items.ts';
import type { OfficeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { nameItem } from '../words.ts';

/** Who reviews, and when. */
export interface Reviewer {
	actor: string;
	today: Day;
}

const isClaimed = (a: Assignment) => a.status === '已报结';
const namesOf = (shares: Assignment[]) => shares.map((a) => a.unit.name).join('、');

const unended: readonly AssignmentStatus[] = ['待签收', '办理中', '已报结'];
const openSupports = (item: Item) => item.assignments.filter((a) => a.role === '配合' && unended.includes(a.status));

async function passClaims(tx: Db, item: Item, { actor, today }: Reviewer): Promise<void> {
	const waiting = await readWaitingClaims(tx, [item.id]);
	const ids = waiting.map((c) => c.id);
	await settleClaims(tx, ids, { state: '通过', review_by: actor, review_day: today, reason: null });
}

async function endShares(tx: Db, item: Item, shares: Assignment[], today: Day): Promise<void> {
	for (const a of shares) await updateAssignment(tx, a.id, { status: nextShareStatus(item, a, 'pass'), ended: today });
}

/** Passes what waits for review: the leads and the item, or on a finished item the supports that came later. */
export async function passItem(
	tx: Db,
	item: Item,
	withSupports: boolean,
	rules: OfficeRules,
	reviewer: Reviewer,
): Promise<ItemDone> {
	const supports = openSupports(item);
	const endingSupports = supports.filter((a) => withSupports || isClaimed(a));
	if (isFinished(item.status) && endingSupports.length > 0) return passSupports(tx, item, endingSupports, reviewer);
	const { actor, today } = reviewer;
	const kind = rules.sources.find((s) => s.name === item.source)?.kind ?? '其他';
	const act = passingAct(item.status, sourceRules[kind].isPresented);
	const status = nextStatusOf(item, act);
	await passClaims(tx, item, reviewer);
	// Where the 汇总单位 claims for all, the leads that had not claimed are done with it.
	const leads = item.assignments.filter((a) => a.role === '牵头' && unended.includes(a.status));
	const unclaimed = leads.filter((a) => !isClaimed(a));
	if (act === 'pass') {
		await endShares(tx, item, [...leads, ...endingSupports], today);
	}
	await updateItem(tx, item.id, { status, ...(act === 'pass' && { completed: today, percent: 100 }) });
	await recordMove(tx, {
		item: item.id,
		day: today,
		act: act === 'present' ? '呈阅' : '办结',
		from_status: item.status,
		to_status: status,
		text: act === 'present' ? `${actor}审核通过，呈领导阅示` : `${actor}审核通过`,
	});
	const left = supports.filter((a) => !endingSupports.includes(a));
	const warnings = [
		...(act === 'pass' && unclaimed.length > 0 ? [`随汇总单位一并办结：${namesOf(unclaimed)}`] : []),
		...(act === 'pass' && left.length > 0 ? [`配合单位未报结：${namesOf(left)}（一并办结加 --with-supports）`] : []),
	];
	return { item: { ...item, status }, warnings, words: `${nameItem(item)} ${status}` };
}

async function passSupports(tx: Db, item: Item, shares: Assignment[], reviewer: Reviewer): Promise<ItemDone> {
	await passClaims(tx, item, reviewer);
	await endShares(tx, item, shares, reviewer.today);
	await recordMove(tx, {
		item: item.id,
		day: reviewer.today,
		act: '办结',
		from_status: item.status,
		to_status: item.status,
		text: `${reviewer.actor}审核通过：${namesOf(shares)}`,
	});
	return { item, warnings: [], words: `${nameItem(item)} ${namesOf(shares)}` };
}

/** Sends the leads back to work; on a finished item the supports that claimed later, and the item stays finished. */
export async function returnItem(tx: Db, item: Item, reason: string, reviewer: Reviewer): Promise<ItemDone> {
	const late = isFinished(item.status) ? openSupports(item).filter(isClaimed) : [];
	const status = late.length > 0 ? item.status : nextStatusOf(item, 'return');
	const shares = late.length > 0 ? late : leadingShares(item.assignments).filter(isClaimed);
	const ids = shares.map((a) => a.id);
	// A claim that went before the leader had been passed already.
	await settleClaims(tx, await readStandingClaims(tx, ids), {
		state: '退回',
		review_by: reviewer.actor,
		review_day: reviewer.today,
		reason,
	});
	for (const id of ids) await updateAssignment(tx, id, { status: '办理中', claimed: null });
	if (late.length === 0) await updateItem(tx, item.id, { status, claimed: null });
	await recordMove(tx, {
		item: item.id,
		day: reviewer.today,
		act: '退回',
		from_status: item.status,
		to_status: status,
		text: late.length > 0 ? `${namesOf(late)}：${reason}` : reason,
	});
	const times = await countReturns(tx, item.id);
	return { item: { ...item, status }, warnings: [], words: `${nameItem(item)} 第${times}次退回：${reason}` };
}
