import { interrupted, UserError } from '../../../errors.ts';
import { listItemsById } from '../../../ledger/items.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import type { Session } from '../../../session.ts';
import type { Value } from '../../../terminal/formats.ts';
import type { Recording } from '../life/record-progress.ts';
import { officeRules } from '../office.ts';
import type { ItemDone } from '../say-done.ts';
import { showValue } from '../show.ts';
import { nameItems } from '../words.ts';
import type { JottedPlan, PlannedLine } from './jotted-plan.ts';
import { type Notes, nameOfNotes, readNotes } from './jotted-text.ts';

/** What a kind of jotted lines is called and does; calls and progress are two. */
export interface Jotting<T extends PlannedLine> {
	/** The command, as the log books it. */
	command: string;
	/** The name in the JSON's `schema`. */
	name: string;
	notes: Notes;
	/** What the log says was booked. */
	booked: string;
	/** A line as it is to be written. */
	example: string;
	plan: (db: Db, text: string, when: { day: Day; today: Day }) => Promise<JottedPlan<T>>;
	write: (line: T) => string;
	json: (line: T) => { [key: string]: Value };
	record: (tx: Db, item: Item, line: T, recording: Recording) => Promise<ItemDone>;
}

const addedIn = <T extends PlannedLine>({ lines }: JottedPlan<T>): T[] =>
	lines.filter(({ action }) => action === 'add');

function countWords(plan: JottedPlan<PlannedLine>): string {
	const added = addedIn(plan).length;
	const same = plan.lines.length - added;
	return [`${added}条`, same > 0 && `未变${same}条`, plan.refused.length > 0 && `不收${plan.refused.length}条`]
		.filter(Boolean)
		.join('，');
}

/** The plan as she reads it: what goes in, and the lines that do not, ready to be mended and run again. */
function planWords<T extends PlannedLine>(name: string, plan: JottedPlan<T>, write: (line: T) => string): string {
	const { lines, refused } = plan;
	return [
		`${name}：登记${countWords(plan)}`,
		...lines.map((line) => `  第${line.row}行  ${write(line)}${line.action === 'same' ? '（已登记过，未变）' : ''}`),
		...(refused.length === 0 ? [] : ['没有收的，改好后同一文件可以再运行一次：']),
		...refused.flatMap(({ row, line, why }) => [`  # 第${row}行：${why}`, `  ${line}`]),
	].join('\n');
}

function planJson<T extends PlannedLine>({ lines, refused }: JottedPlan<T>, json: Jotting<T>['json']) {
	const count = (action: PlannedLine['action']) => lines.filter((line) => line.action === action).length;
	return {
		counts: { add: count('add'), same: count('same'), reject: refused.length },
		items: lines.map((line) => ({
			row: line.row,
			number: line.item.number,
			title: line.item.title,
			unit: line.share.unit.name,
			action: line.action,
			...json(line),
		})),
		problems: refused.map(({ row, line, why }) => ({ row, line, message: why })),
	};
}

/** Writes down the lines of a plan; an item named again is read again, for its first line may have moved it. */
async function applyLines<T extends PlannedLine>(
	session: Session,
	tx: Db,
	plan: JottedPlan<T>,
	record: Jotting<T>['record'],
): Promise<ItemDone[]> {
	const recording = { actor: session.actor(), today: session.today(), rules: await officeRules(tx) };
	const done: ItemDone[] = [];
	const moved = new Set<number>();
	for (const line of addedIn(plan)) {
		const { item, share } = line;
		const [now] = moved.has(item.id) ? ((await listItemsById(tx, [item.id])) as [Item]) : [item];
		moved.add(item.id);
		const standing = now.assignments.find((a) => a.id === share.id) ?? share;
		done.push(await record(tx, now, { ...line, share: standing }, recording));
		await session.breathe();
	}
	return done;
}

async function confirm(session: Session, words: string, plan: JottedPlan<PlannedLine>): Promise<void> {
	if (!session.canAsk() || addedIn(plan).length === 0) return;
	session.say(words);
	const asker = await session.asker();
	if (!(await asker.askYes(`登记这${addedIn(plan).length}条？`, { suggested: true }))) throw interrupted();
}

/** Writes down what was jotted in a file, one matter a line; the lines that cannot be are shown with their reason. */
export async function recordJotted<T extends PlannedLine>(
	session: Session,
	file: string,
	{ day, dryRun }: { day: Day; dryRun: boolean },
	jotting: Jotting<T>,
): Promise<void> {
	const text = await readNotes(session, file, jotting.notes);
	const ledger = await session.ledger();
	const when = { day, today: session.today() };
	const plan = await jotting.plan(ledger.db, text, when);
	const name = nameOfNotes(file);
	if (plan.lines.length + plan.refused.length === 0)
		throw new UserError(`${name} 里没有${jotting.notes.called}`, {
			exit: 'misused',
			code: 'no-calls',
			hint: `一行一个${jotting.notes.each}：${jotting.example}`,
		});
	const words = planWords(name, plan, jotting.write);
	const warnings: string[] = [];
	let end = '预演，没有写入';
	if (!dryRun) {
		await confirm(session, words, plan);
		const { value } = await session.change(jotting.command, async (tx) => {
			const done = await applyLines(session, tx, await jotting.plan(tx, text, when), jotting.record);
			const sentence = `登记${jotting.booked}${done.length}条：${nameItems(done.map((d) => d.item))}`;
			return { sentence, value: done };
		});
		end = value.length === 0 ? '0 变更：台账没有变化' : `已登记${value.length}条`;
		for (const { item, warnings: own } of value) warnings.push(...own.map((warning) => `${item.number} ${warning}`));
	}
	const isShown = session.canAsk() && !dryRun;
	await showValue(session, ledger, jotting.name, planJson(plan, jotting.json), () =>
		isShown ? end : `${words}\n${end}`,
	);
	for (const warning of warnings) session.say(`注意：${warning}`);
	if (plan.refused.length > 0) session.endWith('someRejected');
}
