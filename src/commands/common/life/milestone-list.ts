import { readMilestones } from '../../../ledger/milestones.ts';
import { pointsBehind, scheduledPercent, writeStanding } from '../../../rules/schedule.ts';
import type { Session } from '../../../session.ts';
import { findItem } from '../find-items.ts';
import { officeRules } from '../office.ts';
import { showList } from '../show.ts';
import { nameItem } from '../words.ts';

/** An item's milestones, and where it should stand today. */
export async function listMilestones(session: Session, reference: string): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const { yearly } = await officeRules(ledger.db);
	const item = await findItem(ledger.db, reference, today);
	const milestones = await readMilestones(ledger.db, item.id);
	const scheduled = scheduledPercent(item, today, yearly);
	const behind = pointsBehind(item, today, yearly);
	const standing = [
		`实际${item.percent === null ? '未报' : `${item.percent}%`}`,
		`序时${scheduled === null ? '—' : `${scheduled}%`}`,
		...(behind === null ? [] : [writeStanding(behind, false)]),
	].join('，');
	await showList(session, ledger, {
		name: 'milestone',
		fields: [
			{ key: 'day', title: '日期' },
			{ key: 'title', title: '节点', weight: 2, min: 8 },
			{ key: 'percent', title: '该完成%', align: 'right' },
			{ key: 'reached', title: '达到' },
			{ key: 'state', title: '情况' },
		],
		rows: milestones.map((m) => [
			m.day,
			m.title,
			m.percent,
			m.reached,
			m.reached !== null ? (m.reached > m.day ? '晚达到' : '已达到') : m.day < today ? '已过未达到' : '未到',
		]),
		above: [`${nameItem(item)} 节点${milestones.length}个；今天${standing}`],
		extra: { number: item.number, percent: item.percent, scheduled, behind },
	});
}
