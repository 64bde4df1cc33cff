import type { Ledger } from '../../../ledger/open.ts';
import { type Day, writeDay } from '../../../rules/day.ts';
import type { Session } from '../../../session.ts';
import type { Value } from '../../../terminal/formats.ts';
import { shortDay, shortDeadline, shownTitle } from '../item-fields.ts';
import { showList, showValue } from '../show.ts';
import { shortName } from '../words.ts';
import type { Call, Round, UnitCalls } from './calls.ts';
import { promiseJson, writePledge } from './pledge-words.ts';
import { writeSpoken } from './record-urge.ts';

/** `承办人 何小川 0000-6620031；责任人 罗建平`. */
const contactWords = ({ contacts }: Call): string =>
	contacts.map(({ post, name, phone }) => [post, name, phone].filter(Boolean).join(' ')).join('；');

/** What was answered last, else what was last reported. */
function lastWords({ last, item }: Call, today: Day): string {
	if (last !== null)
		return `${shortDay(last.day, today)} ${last.channel} ${writeSpoken('', { ...last, promised: null }).replace(/^：/, '')}`.trim();
	return item.progress === null ? '' : `${shortDay(item.progress.day, today)} 反馈 ${item.progress.text}`;
}

export const whyWords = ({ why, missed }: Call): string =>
	[...why, ...(missed > 0 ? [`今天没有接通${missed}次`] : [])].join('；');

/** The lines under a matter: whom to ring, what was said last, what was promised. */
export function notesOf(call: Call, today: Day): [label: string, text: string][] {
	const all: [string, string][] = [
		['找谁', contactWords(call)],
		['上次', lastWords(call, today)],
		['承诺', call.pledge === null ? '' : writePledge(call.pledge, today)],
	];
	return all.filter(([, text]) => text !== '');
}

/** `县水利局  电话 0000-6621008  2件`. */
export const unitHeading = ({ unit, phone, calls }: UnitCalls): string =>
	[unit.name, phone === null ? '（名册里没有电话）' : `电话 ${phone}`, `${calls.length}件`].join('  ');

const callJson = ({ item, share, why, contacts, pledge, last, missed }: Call): { [key: string]: Value } => ({
	number: item.number,
	title: item.title,
	unit: share.unit.name,
	role: share.role,
	deadline: item.deadline.current,
	why,
	contacts: contacts.map((contact) => ({ ...contact })),
	last:
		last === null
			? null
			: { day: last.day, channel: last.channel, whom: last.whom, answer: last.answer, promised: last.promised },
	promise: pledge === null ? null : promiseJson(pledge),
	missed_today: missed,
});

function headings(units: UnitCalls[]): Map<number, string> {
	const found = new Map<number, string>();
	let at = 0;
	for (const group of units) {
		found.set(at, unitHeading(group));
		at += group.calls.length;
	}
	return found;
}

/** The round as a list: by unit in official order, each matter with why, whom to ring, what was said last. */
export async function listRound(session: Session, ledger: Ledger, round: Round, today: Day): Promise<void> {
	const { units, spoken } = round;
	const calls = units.flatMap((group) => group.calls);
	const spokenWords = spoken > 0 ? [`今天已通话${spoken}件，没有再列（都列出加 --all）。`] : [];
	if (session.format() === 'json') {
		const groups = units.map(({ unit, phone, calls: own }) => ({ unit: unit.name, phone, count: own.length }));
		const value = { count: calls.length, spoken, groups, items: calls.map(callJson) };
		return showValue(session, ledger, 'call', value, () => '');
	}
	const isTable = session.format() === 'table';
	const further = ['找谁', '上次', '承诺'];
	const titles = isTable
		? ['编号', '事项', '时限', '为什么打']
		: ['单位', '编号', '事项', '时限', '为什么打', ...further];
	const widths: Record<string, { min: number; weight?: number }> = {
		编号: { min: 8 },
		事项: { min: 16, weight: 2 },
		时限: { min: 5 },
		为什么打: { min: 16, weight: 1 },
	};
	const row = (call: Call): Value[] => {
		const own = [call.item.number, shownTitle(call.item), shortDeadline(call.item, today), whyWords(call)];
		if (isTable) return own;
		const notes = new Map(notesOf(call, today));
		return [shortName(call.share.unit), ...own, ...further.map((label) => notes.get(label) ?? '')];
	};
	await showList(session, ledger, {
		name: 'call',
		fields: titles.map((title) => ({ key: title, title, ...widths[title] })),
		rows: calls.map(row),
		above: [
			calls.length === 0
				? `今天没有要打的电话      ${writeDay(today)}`
				: `今天要打的电话 ${units.length}个单位${calls.length}件      ${writeDay(today)}`,
		],
		below: spokenWords,
		across: { headings: headings(units), notes: new Map(calls.map((call, at) => [at, notesOf(call, today)])) },
		pipeWidth: 80,
	});
}
