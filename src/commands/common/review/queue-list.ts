import type { Ledger } from '../../../ledger/open.ts';
import { type QueueKind, queueKinds } from '../../../rules/queue-flags.ts';
import type { Session } from '../../../session.ts';
import { shortDay, shownTitle } from '../item-fields.ts';
import { showList } from '../show.ts';
import { shortName } from '../words.ts';
import { subjectOf, type Waiting } from './queue.ts';

/** `反馈3、报结1`: how much of each kind, in the order it is dealt with. */
export const countKinds = (waiting: readonly { what: QueueKind }[]): string =>
	queueKinds
		.map((kind) => ({ kind, n: waiting.filter((w) => w.what === kind).length }))
		.filter(({ n }) => n > 0)
		.map(({ kind, n }) => `${kind}${n}`)
		.join('、');

/** The units of a waiting thing in short names, as narrow tables have them. */
export const shortUnits = ({ unit, item }: Waiting): string =>
	(unit ?? '')
		.split('、')
		.map((name) => {
			const found = item?.assignments.find((a) => a.unit.name === name);
			return found === undefined ? name : shortName(found.unit);
		})
		.join('、');

/** What a thing says, with the percent reported. */
export const contentOf = ({ percent, text }: Waiting): string =>
	[percent === null ? '' : `完成${percent}%`, text].filter(Boolean).join('，');

/** The queue as a list: by kind, with what to look at. */
export async function listQueue(session: Session, ledger: Ledger, queue: readonly Waiting[]): Promise<void> {
	const today = session.today();
	const isTable = session.format() === 'table';
	const isJson = session.format() === 'json';
	await showList(session, ledger, {
		name: 'review',
		pipeWidth: 100,
		fields: [
			{ key: 'what', title: '种类', min: 4 },
			{ key: 'number', title: '编号', min: 8 },
			{ key: 'title', title: '事项', weight: 2, min: 12 },
			{ key: 'unit', title: '单位', min: 8 },
			{ key: 'day', title: '日期', min: 5 },
			{ key: 'deadline', title: '时限', min: 5 },
			{ key: 'text', title: '内容', weight: 2, min: 12 },
			{ key: 'flags', title: '请核对', min: 8 },
			...(isJson
				? [
						{ key: 'percent', title: '比例' },
						{ key: 'status', title: '状态' },
						{ key: 'id', title: '序号' },
					]
				: []),
		],
		rows: queue.map((w) => [
			w.what,
			subjectOf(w).number,
			w.item === null ? null : shownTitle(w.item),
			isTable ? shortUnits(w) : w.unit,
			isTable ? shortDay(w.day, today) : w.day,
			isTable ? shortDay(w.deadline, today) : w.deadline,
			isJson ? w.text : contentOf(w),
			w.flags,
			...(isJson ? [w.percent, w.item?.status ?? null, w.id] : []),
		]),
		above: [queue.length === 0 ? '等我处理的 0件' : `等我处理的 ${queue.length}件：${countKinds(queue)}`],
	});
}
