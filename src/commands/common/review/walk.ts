import { UserError } from '../../../errors.ts';
import type { Session } from '../../../session.ts';
import type { Asker } from '../../../terminal/prompts.ts';
import { officeRules } from '../office.ts';
import { nameItem } from '../words.ts';
import { subjectOf, type Waiting } from './queue.ts';
import { contentOf, shortUnits } from './queue-list.ts';
import { type Decision, settleWaiting } from './settle-waiting.ts';

type Answer = Decision | 'skip' | 'stop';

const notEmpty = (text: string) => (text.trim() === '' ? '要写内容' : null);

/** What passing a thing is called, and what must be asked for it. */
async function askPass(asker: Asker, { what, item }: Waiting): Promise<Decision> {
	if (what === '待把关') return { act: 'gate', by: await asker.askText('把关人', { check: notEmpty }) };
	if (what === '延期' || what === '说明')
		return { act: 'pass', approvedBy: await asker.askText('批准人', { check: notEmpty }) };
	if (what === '问题') {
		const typed = (await asker.askText('整改时限（登记时写明了的可以不填）')).trim();
		return { act: 'pass', deadline: typed === '' ? undefined : typed };
	}
	const hasSupports =
		what === '报结' && item !== null && item.assignments.some((a) => a.role === '配合' && a.status !== '解除');
	return { act: 'pass', withSupports: hasSupports && (await asker.askYes('配合单位一并办结？')) };
}

async function askOne(asker: Asker, waiting: Waiting): Promise<Answer> {
	const { what } = waiting;
	const chosen = await asker.askChoice<'pass' | 'return' | 'skip' | 'stop'>('怎么办', [
		{ name: what === '待把关' ? '把关通过' : what === '延期' || what === '说明' ? '同意' : '通过', value: 'pass' },
		{ name: what === '延期' || what === '说明' ? '不同意' : '退回', value: 'return' },
		{ name: '跳过', value: 'skip' },
		{ name: '到此为止', value: 'stop', note: '已经办的都存好了' },
	]);
	if (chosen === 'pass') return askPass(asker, waiting);
	if (chosen === 'return') return { act: 'return', reason: await asker.askText('理由', { check: notEmpty }) };
	return chosen;
}

function introduce(waiting: Waiting, at: number, of: number): string {
	const { what, day, flags } = waiting;
	const content = contentOf(waiting);
	return [
		`（${at}/${of}）${what}  ${nameItem(subjectOf(waiting))}  ${shortUnits(waiting)}  ${day}`,
		...(content === '' ? [] : [`  ${content}`]),
		...(flags.length === 0 ? [] : [`  请核对：${flags.join('、')}`]),
	].join('\n');
}

/** Carries out one decision and saves it; what the ledger refuses is said and passed over. */
async function saveDecision(session: Session, waiting: Waiting, decision: Decision): Promise<void> {
	try {
		const { value } = await session.change('review', async (tx) => {
			const deciding = { actor: session.actor(), today: session.today(), rules: await officeRules(tx) };
			const done = await settleWaiting(tx, waiting, decision, deciding);
			return { sentence: `审核${waiting.what} ${subjectOf(waiting).number}`, value: done };
		});
		session.print(value.words);
		for (const warning of value.warnings) session.say(`注意：${value.item.number} ${warning}`);
	} catch (error) {
		if (!(error instanceof UserError) || (error.exit !== 'refused' && error.exit !== 'misused')) throw error;
		session.print(`没有办：${error.message}（${error.hint}）`);
	}
}

/** Walks what waits, one by one; each decision is saved at once, so that stopping loses nothing. */
export async function walkQueue(session: Session, queue: readonly Waiting[]): Promise<void> {
	const asker = await session.asker();
	for (const [at, waiting] of queue.entries()) {
		session.say(introduce(waiting, at + 1, queue.length));
		const answer = await askOne(asker, waiting);
		if (answer === 'stop') return;
		if (answer !== 'skip') await saveDecision(session, waiting, answer);
	}
}
