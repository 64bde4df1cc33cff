import { listItemsById } from '../../../ledger/items.ts';
import { readRevisits } from '../../../ledger/revisits.ts';
import { type Item, leadsOf } from '../../../rules/item.ts';
import type { RevisitKind } from '../../../rules/revisit.ts';
import type { Session } from '../../../session.ts';
import { shownTitle } from '../item-fields.ts';
import { showList } from '../show.ts';
import { shortName } from '../words.ts';

/** Revisits planned and made; what was planned for a day gone by is pointed out. */
export async function listRevisits(session: Session, kind: RevisitKind | undefined): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const revisits = (await readRevisits(ledger.db)).filter((r) => kind === undefined || r.kind === kind);
	const ids = [...new Set(revisits.map((r) => r.item))];
	const items = new Map((await listItemsById(ledger.db, ids)).map((item) => [item.id, item]));
	const planned = revisits.filter((r) => r.day === null);
	const missed = planned.filter((r) => r.planned !== null && r.planned < today);
	await showList(session, ledger, {
		name: 'revisit',
		fields: [
			{ key: 'number', title: '编号', min: 8 },
			{ key: 'title', title: '事项', weight: 2, min: 12 },
			{ key: 'lead', title: '牵头', min: 8 },
			{ key: 'kind', title: '方式' },
			{ key: 'planned', title: '计划', isRare: true },
			{ key: 'day', title: '回访' },
			{ key: 'result', title: '结果' },
			{ key: 'text', title: '情况', weight: 2, isRare: true },
			{ key: 'visitor', title: '回访人' },
		],
		rows: revisits.map((r) => {
			const item = items.get(r.item) as Item;
			const leads = leadsOf(item).map((u) => (session.format() === 'json' ? u.name : shortName(u)));
			return [item.number, shownTitle(item), leads, r.kind, r.planned, r.day, r.result, r.text, r.visitor];
		}),
		above: [
			`回访 做过${revisits.length - planned.length}次，计划中${planned.length}次${missed.length > 0 ? `（已过计划日期${missed.length}次）` : ''}`,
		],
	});
	if (planned.length > 0) session.say('接下来：回访后 ducha revisit 编号 --kind 暗访 --result 相符');
}
