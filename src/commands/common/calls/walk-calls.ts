import { UserError } from '../../../errors.ts';
import { listItemsById } from '../../../ledger/items.ts';
import { readSpokenDay } from '../../../reading/spoken-day.ts';
import { cleanText, oneLine } from '../../../reading/text.ts';
import type { Day } from '../../../rules/day.ts';
import type { Item } from '../../../rules/item.ts';
import { faultOfPromise } from '../../../rules/promise.ts';
import type { Session } from '../../../session.ts';
import type { Asker } from '../../../terminal/prompts.ts';
import { percentOption } from '../days.ts';
import { shortDeadline, shownTitle } from '../item-fields.ts';
import { officeRules } from '../office.ts';
import { notesOf, unitHeading, whyWords } from './call-list.ts';
import type { Call, Round } from './calls.ts';
import { type Heard, recordCall } from './record-call.ts';

type Outcome = '接通了' | '没有接通' | '跳过' | '到此为止';

const choices: { name: string; value: Outcome; note: string }[] = [
	{ name: '接通了', value: '接通了', note: '接着问说了什么、承诺哪天' },
	{ name: '没有接通', value: '没有接通', note: '记一笔“未接通”，今天还会列出' },
	{ name: '跳过', value: '跳过', note: '不记，看下一件' },
	{ name: '到此为止', value: '到此为止', note: '已登记的都在，下次接着打' },
];

/** What is wrong with an answer, in the words of the refusal it would meet. */
function faultIn(read: () => unknown): string | null {
	try {
		read();
		return null;
	} catch (error) {
		if (error instanceof UserError) return error.message;
		throw error;
	}
}

function promiseFault(text: string, today: Day, item: Item): string | null {
	if (text.trim() === '') return null;
	const day = readSpokenDay(text, today);
	if (day === null) return '写成 11-05、周五、明天，没有就直接回车';
	return faultOfPromise(day, today, item)?.message ?? null;
}

const percentFault = (text: string): string | null => (text.trim() === '' ? null : faultIn(() => percentOption(text)));

/** What was heard on the telephone, question by question. */
async function askHeard(asker: Asker, call: Call, today: Day): Promise<Heard> {
	const [first] = call.contacts;
	const whom = await asker.askText('谁接的', first === undefined ? {} : { suggested: first.name });
	const text = await asker.askText('说了什么（进展；没有就回车）');
	const percent = await asker.askText('完成比例（没有就回车）', { check: percentFault });
	const promised = await asker.askText('承诺哪天（没有就回车）', {
		check: (answer) => promiseFault(answer, today, call.item),
	});
	return {
		day: today,
		whom: oneLine(whom) || null,
		text: cleanText(text) || null,
		percent: percent.trim() === '' ? null : percentOption(percent),
		promised: promised.trim() === '' ? null : readSpokenDay(promised, today),
		isReached: true,
	};
}

/** Saves one call as an operation of its own, so that stopping later loses nothing. */
async function saveCall(session: Session, call: Call, heard: Heard): Promise<void> {
	const { value } = await session.change('call', async (tx) => {
		const recording = { actor: session.actor(), today: session.today(), rules: await officeRules(tx) };
		const [item] = (await listItemsById(tx, [call.item.id])) as [Item];
		const share = item.assignments.find((a) => a.id === call.share.id) ?? call.share;
		const done = await recordCall(tx, item, share, heard, recording);
		return { sentence: `通话 ${item.number} ${share.unit.short ?? share.unit.name}`, value: done };
	});
	session.print(`已登记 ${value.words}`);
	for (const warning of value.warnings) session.say(`注意：${call.item.number} ${warning}`);
}

const unheard = (today: Day): Heard => ({
	day: today,
	whom: null,
	text: '未接通',
	percent: null,
	promised: null,
	isReached: false,
});

function showCall(session: Session, call: Call, at: string, today: Day): void {
	const { item } = call;
	session.print(`\n${at}  ${item.number}  ${shownTitle(item)}  时限${shortDeadline(item, today)}`);
	session.print(`  为什么打  ${whyWords(call)}`);
	for (const [label, text] of notesOf(call, today)) session.print(`  ${label}      ${text}`);
}

/** One matter: asked about and saved at once; what the ledger refuses, such as a unit that has claimed meanwhile, is said and passed over. */
async function makeCall(session: Session, asker: Asker, call: Call): Promise<Outcome> {
	const today = session.today();
	const outcome = await asker.askChoice('接通了吗', choices);
	if (outcome === '跳过' || outcome === '到此为止') return outcome;
	const heard = outcome === '接通了' ? await askHeard(asker, call, today) : unheard(today);
	try {
		await saveCall(session, call, heard);
		return outcome;
	} catch (error) {
		if (!(error instanceof UserError) || error.exit !== 'refused') throw error;
		session.print(`没有登记：${error.message}`);
		return '跳过';
	}
}

/** Ctrl-C in the round leaves what was saved and says so. */
const stopped = (saved: number): UserError =>
	new UserError(saved === 0 ? '已停止，没有登记' : `已停止，登记过的${saved}件都在`, {
		exit: 'interrupted',
		code: 'round-stopped',
		hint: '接着打：ducha call',
	});

/** Walks through the round on the terminal, unit by unit; each answer is saved before the next is asked. */
export async function walkRound(session: Session, { units }: Round): Promise<void> {
	const today = session.today();
	const asker = await session.asker();
	const total = units.reduce((sum, { calls }) => sum + calls.length, 0);
	const counts: Record<Outcome, number> = { 接通了: 0, 没有接通: 0, 跳过: 0, 到此为止: 0 };
	const saved = () => counts.接通了 + counts.没有接通;
	let at = 0;
	try {
		for (const group of units) {
			session.print(`\n${unitHeading(group)}`);
			for (const call of group.calls) {
				showCall(session, call, `${++at}/${total}`, today);
				const outcome = await makeCall(session, asker, call);
				counts[outcome] += 1;
				if (outcome === '到此为止') break;
			}
			if (counts.到此为止 > 0) break;
		}
	} catch (error) {
		if (error instanceof UserError && error.exit === 'interrupted') throw stopped(saved());
		throw error;
	}
	session.print(`\n登记${saved()}件（接通${counts.接通了}，没有接通${counts.没有接通}），没有打的${total - saved()}件`);
}
