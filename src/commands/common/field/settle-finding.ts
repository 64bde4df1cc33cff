import { UserError } from '../../../errors.ts';
import { editFinding, type Finding } from '../../../ledger/findings.ts';
import { recordMove } from '../../../ledger/item-write.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import { type FindingVerdict, nextFindingState } from '../../../rules/finding.ts';
import type { Item } from '../../../rules/item.ts';
import type { OfficeRules } from '../office.ts';
import { typedText } from '../words.ts';
import { reachFindingDeadline, readFindingDeadline } from './finding-deadline.ts';

/** What is decided about a problem. */
export interface Settlement {
	verdict: FindingVerdict;
	/** Words typed for the day it is to be put right by. */
	deadline?: string | undefined;
	reason?: string | undefined;
	/** Whether it goes on the 曝光台. */
	expose?: boolean | undefined;
}

/** How a refusal names the problem, and what it tells to type. */
export interface Called {
	name: string;
	example: string;
}

/** The move every step of a problem leaves in the history of its item. */
export async function recordFinding(tx: Db, { item }: Finding, day: Day, act: string, text: string): Promise<void> {
	if (item === null) return;
	const [{ status }] = (await listItemsById(tx, [item.id])) as [Item];
	await recordMove(tx, { item: item.id, day, act, from_status: status, to_status: status, text });
}

function dayFor(finding: Finding, { deadline }: Settlement, today: Day, rules: OfficeRules, called: Called): Day {
	const stated = deadline === undefined ? finding : readFindingDeadline(deadline, today, rules);
	const day = reachFindingDeadline(stated, today, rules);
	if (day === null)
		throw new UserError(`${called.name}交办要有整改时限`, {
			exit: 'misused',
			code: 'no-deadline',
			hint: `${called.example} --deadline 日期`,
		});
	if (day < today)
		throw new UserError(`${called.name}的整改时限${day}已经过去`, {
			code: 'day-order',
			hint: `另写时限：${called.example} --deadline 日期`,
		});
	return day;
}

function refuseExposure({ id, item }: Finding, verdict: FindingVerdict): void {
	if (item?.publicity === '不公开')
		throw new UserError(`问题${id} 出自不公开的事项${item.number}，不能曝光`, {
			code: 'not-public',
			hint: '去掉 --expose',
		});
	if (verdict === '不采用')
		throw new UserError(`问题${id} 不采用的不能曝光`, { exit: 'misused', code: 'not-exposed', hint: '去掉 --expose' });
}

/** Carries out what 研判 decided about one problem; gives what came of it in words. */
export async function settleFinding(
	tx: Db,
	finding: Finding,
	settlement: Settlement,
	{ today, rules }: { today: Day; rules: OfficeRules },
	called: Called,
): Promise<string> {
	const { verdict, expose } = settlement;
	const state = nextFindingState(finding.id, finding.state, verdict);
	if (expose) refuseExposure(finding, verdict);
	const reason = typedText(settlement.reason);
	if (verdict === '不采用' && reason === null)
		throw new UserError(`${called.name}不采用要写理由`, {
			exit: 'misused',
			code: 'no-reason',
			hint: `${called.example} --reason 理由`,
		});
	const isStated = settlement.deadline !== undefined || finding.deadline !== null || finding.deadline_raw !== null;
	const deadline =
		verdict === '交办' || (verdict === '通报' && isStated) ? dayFor(finding, settlement, today, rules, called) : null;
	const exposed = expose ? today : finding.exposed;
	await editFinding(tx, finding.id, {
		state,
		settled: today,
		...(reason !== null && { reason }),
		...(deadline !== null && { deadline }),
		exposed,
		...(verdict === '通报' && { circulated: today }),
	});
	const asked = deadline === null ? '' : `，限${deadline}整改`;
	const shown = expose ? '，曝光' : '';
	const told = verdict === '不采用' ? (reason as string) : `${finding.unit.name}：${finding.text}${asked}${shown}`;
	await recordFinding(tx, finding, today, `问题${verdict}`, told);
	return verdict === '不采用' ? `不采用：${reason}` : `${verdict}${finding.unit.name}${asked}${shown}：${finding.text}`;
}

/** What the clerk is warned of where the ladder cannot follow a problem that is not put right. */
export async function pursuitWarnings(tx: Db, finding: Finding): Promise<string[]> {
	const { id, item, unit } = finding;
	if (item === null)
		return [`问题${id} 不挂事项，期满未整改的不自动升级；要升级的立为事项：ducha finding settle ${id} --register`];
	const [found] = await listItemsById(tx, [item.id]);
	const isOn = found?.assignments.some((share) => share.unit.id === unit.id && share.status !== '解除');
	return isOn
		? []
		: [
				`问题${id} ${unit.name}不是${item.number}的承办单位，期满未整改的不自动升级；先分办：ducha assign ${item.number} --support ${unit.name}`,
			];
}
