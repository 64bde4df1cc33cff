import { interrupted, UserError } from '../../../errors.ts';
import { readPersonNames } from '../../../ledger/contacts.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import { readCallLines } from '../../../reading/call-line.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import type { Value } from '../../../terminal/formats.ts';
import { officeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { showValue } from '../show.ts';
import { nameItem, nameItems } from '../words.ts';
import { type CallPlan, planCalls } from './call-plan.ts';
import { nameOfCalls, readCallText } from './call-text.ts';
import { recordCall, writeHeard } from './record-call.ts';

const addedIn = ({ calls }: CallPlan) => calls.filter(({ action }) => action === 'add');

function countWords(plan: CallPlan): string {
	const added = addedIn(plan).length;
	const same = plan.calls.length - added;
	return [`${added}条`, same > 0 && `未变${same}条`, plan.refused.length > 0 && `不收${plan.refused.length}条`]
		.filter(Boolean)
		.join('，');
}

/** The plan as she reads it: what goes in, and the lines that do not, ready to be mended and run again. */
function planWords(name: string, plan: CallPlan): string {
	const { calls, refused } = plan;
	return [
		`${name}：登记${countWords(plan)}`,
		...calls.map(
			({ row, item, share, heard, action }) =>
				`  第${row}行  ${nameItem(item)} ${writeHeard(share, heard)}${action === 'same' ? '（已登记过，未变）' : ''}`,
		),
		...(refused.length === 0 ? [] : ['没有收的，改好后同一文件可以再运行一次：']),
		...refused.flatMap(({ row, line, why }) => [`  # 第${row}行：${why}`, `  ${line}`]),
	].join('\n');
}

const planJson = ({ calls, refused }: CallPlan): { [key: string]: Value } => ({
	counts: {
		add: calls.filter(({ action }) => action === 'add').length,
		same: calls.filter(({ action }) => action === 'same').length,
		reject: refused.length,
	},
	items: calls.map(({ row, item, share, heard, action }) => ({
		row,
		number: item.number,
		title: item.title,
		unit: share.unit.name,
		action,
		day: heard.day,
		whom: heard.whom,
		text: heard.text,
		percent: heard.percent,
		promised: heard.promised,
		reached: heard.isReached,
	})),
	problems: refused.map(({ row, line, why }) => ({ row, line, message: why })),
});

/** Writes down the calls of a plan; an item named again is read again, for its first call may have moved it. */
async function applyCalls(session: Session, tx: Db, plan: CallPlan): Promise<ItemDone[]> {
	const recording = { actor: session.actor(), today: session.today(), rules: await officeRules(tx) };
	const done: ItemDone[] = [];
	const moved = new Set<number>();
	for (const { item, share, heard } of addedIn(plan)) {
		const [now] = moved.has(item.id) ? ((await listItemsById(tx, [item.id])) as [Item]) : [item];
		moved.add(item.id);
		const standing = now.assignments.find((a) => a.id === share.id) ?? share;
		done.push(await recordCall(tx, now, standing, heard, recording));
		await session.breathe();
	}
	return done;
}

async function confirm(session: Session, words: string, plan: CallPlan): Promise<void> {
	if (!session.canAsk() || addedIn(plan).length === 0) return;
	session.say(words);
	const asker = await session.asker();
	if (!(await asker.askYes(`登记这${addedIn(plan).length}条？`, { suggested: true }))) throw interrupted();
}

/** Writes down the calls jotted in a file, one a line; the lines that cannot be are shown with their reason. */
export async function recordCallFile(
	session: Session,
	file: string,
	{ day, dryRun }: { day: Day; dryRun: boolean },
): Promise<void> {
	const text = await readCallText(session, file);
	const today = session.today();
	const ledger = await session.ledger();
	const planIn = async (db: Db) => planCalls(db, readCallLines(text, day, await readPersonNames(db)), day, today);
	const plan = await planIn(ledger.db);
	if (plan.calls.length + plan.refused.length === 0)
		throw new UserError(`${nameOfCalls(file)} 里没有电话记录`, {
			exit: 'misused',
			code: 'no-calls',
			hint: '一行一个电话：127 60% 已完成清障 承诺11-05 赵明',
		});
	const name = nameOfCalls(file);
	const words = planWords(name, plan);
	const warnings: string[] = [];
	let end = '预演，没有写入';
	if (!dryRun) {
		await confirm(session, words, plan);
		const { value } = await session.change('call', async (tx) => {
			const now = await planIn(tx);
			const done = await applyCalls(session, tx, now);
			return { sentence: `登记通话${done.length}条：${nameItems(done.map((d) => d.item))}`, value: done };
		});
		end = value.length === 0 ? '0 变更：台账没有变化' : `已登记${value.length}条`;
		for (const { item, warnings: own } of value) warnings.push(...own.map((warning) => `${item.number} ${warning}`));
	}
	const isShown = session.canAsk() && !dryRun;
	await showValue(session, await session.ledger(), 'call', planJson(plan), () => (isShown ? end : `${words}\n${end}`));
	for (const warning of warnings) session.say(`注意：${warning}`);
	if (plan.refused.length > 0) session.endWith('someRejected');
}
