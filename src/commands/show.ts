import type { Command } from '@commander-js/extra-typings';
import {
	type HistoryLine,
	type Responsible,
	readGrounds,
	readHistory,
	readLatestFeedback,
	readProvenance,
	readResponsible,
} from '../ledger/history.ts';
import { listItems } from '../ledger/items.ts';
import { readPromises } from '../ledger/urges.ts';
import type { Day } from '../rules/day.ts';
import { cycleOf, interimDay, nextFeedbackDay } from '../rules/feedback-cycle.ts';
import { type Assignment, type Item, leadsOf, type Status } from '../rules/item.ts';
import { lampOf, lampWords } from '../rules/lamp.ts';
import { lateness } from '../rules/overdue.ts';
import type { Pledge } from '../rules/promise.ts';
import { pointsBehind, scheduledPercent } from '../rules/schedule.ts';
import type { Session } from '../session.ts';
import { type CardSection, renderCard } from '../terminal/card.ts';
import { paint } from '../terminal/colour.ts';
import { findItem } from './common/find-items.ts';
import { itemJson, shortDay } from './common/item-fields.ts';
import { type OfficeRules, officeRules } from './common/office.ts';
import { standPledge, writePledge } from './common/pledge-words.ts';
import { showCard } from './common/show.ts';
import { examples } from './common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('show')
		.addHelpText('before', examples('ducha show 31', 'ducha 查看 2026-031'))
		.description('一件事项的全部情况')
		.argument('<item>', '事项编号')
		.action((reference) => show(session, reference));
}

async function show(session: Session, reference: string): Promise<void> {
	const { db, ...ledger } = await session.ledger();
	const today = session.today();
	const rules = await officeRules(db);
	const item = await findItem(db, reference, today);
	const children = item.children > 0 ? await listItems(db, { filter: { parents: [item.id] } }) : [];
	const known = {
		history: await readHistory(db, item.id),
		people: await readResponsible(db, item.id),
		feedback: await readLatestFeedback(db, item.id),
		provenance: await readProvenance(db, item.id),
		grounds: await readGrounds(db, item.id),
		pledges: await readPromises(db, today, [item.id]),
	};
	const colours = await paint(session.colours());
	const value = {
		item: itemJson(item, today, rules),
		children: children.map((c) => itemJson(c, today, rules)),
		history: known.history.map((h) => ({ ...h })),
		provenance: known.provenance.map((p) => ({ ...p })),
	};
	await showCard(session, { db, ...ledger }, 'show', value, () =>
		renderCard({
			title: `${item.number}  ${item.title}`,
			mark: lampMark(item, today, rules),
			tintMark: colours.lamp,
			sections: [
				{
					fields: [
						...facts(item, known.people, known.grounds, today, rules),
						...given(item, known.pledges, today, rules),
					],
				},
				...(children.length > 0 ? [childrenSection(children, today)] : []),
				historySection(known.history, today),
				{ fields: latest(known.feedback) },
				{ fields: origin(known.provenance, item) },
			],
			width: session.width(),
		}),
	);
}

function lampMark(item: Item, today: Day, rules: OfficeRules): string {
	const lamp = lampOf(item, today, rules);
	const words = lampWords(lamp, rules);
	return lamp === '红·逾期' ? `${words}${lateness(item, today, rules.calendar).workingDays}个工作日` : words;
}

function shareWords(a: Assignment, people: Responsible[]): string {
	const who = people.find((p) => p.unit === a.unit.id);
	const named = [
		who?.principal && `第一责任人 ${who.principal}`,
		who?.responsible && `责任人 ${who.responsible}`,
		who?.handler && `承办人 ${who.handler}${who.phone ? ` ${who.phone}` : ''}`,
	].filter(Boolean);
	return `${a.unit.name}（${a.status}）${named.length > 0 ? `  ${named.join('  ')}` : ''}`;
}

function facts(
	item: Item,
	people: Responsible[],
	grounds: Awaited<ReturnType<typeof readGrounds>>,
	today: Day,
	rules: OfficeRules,
): [string, string][] {
	const shares = (role: string) =>
		item.assignments
			.filter((a) => a.role === role && a.status !== '解除')
			.map((a) => shareWords(a, people))
			.join('\n');
	const scheduled = scheduledPercent(item, today, rules.yearly);
	const behind = pointsBehind(item, today, rules.yearly);
	const { deadline } = item;
	const day = (d: Day | null) => d ?? '—';
	const all: [string, string | null][] = [
		['来源', [item.source, ...grounds.documents.map((d) => `${d.title}${d.mark ? ` ${d.mark}` : ''}`)].join('  ')],
		['批示', grounds.instructions.map((i) => `${i.name}${i.day ? `（${i.day}）` : ''}：${i.words}`).join('\n')],
		['类别', item.category],
		['内容', grounds.instructions.some((i) => i.words === item.content) ? null : item.content],
		['目标', item.goal],
		['牵头', shares('牵头')],
		['配合', shares('配合')],
		['县领导', item.leader],
		['专项', item.campaign],
		[
			'时限',
			`${deadline.raw === null ? '' : `原文“${deadline.raw}”   `}原定${day(deadline.original)}   现定${day(deadline.current)}   延期${deadline.extensions}次${deadline.how === null ? '' : `\n${deadline.how}`}`,
		],
		['节点', item.milestones.map((m) => `${m.day} ${m.title}${m.percent > 0 ? ` ${m.percent}%` : ''}`).join('；')],
		[
			'进度',
			item.percent === null
				? '未报'
				: `实际${Math.round(item.percent)}%${scheduled === null ? '' : `   序时${Math.round(scheduled)}%`}${behind !== null && behind > 0 ? `   落后${Math.round(behind)}个百分点` : ''}`,
		],
		['下次反馈', nextFeedback(item, today, rules)],
		[
			'状态',
			[
				`${item.status}${item.dispatched ? `（${item.dispatched}交办）` : ''}`,
				item.publicity,
				item.urgency,
				...(item.difficulty === '一般' ? [] : [item.difficulty]),
			].join('   '),
		],
		['标签', item.tags.join('、')],
		['备注', item.note],
	];
	return all.filter((row): row is [string, string] => row[1] !== null && row[1] !== '');
}

/** The day the units report next, and the cycle it belongs to. */
function nextFeedback(item: Item, today: Day, rules: OfficeRules): string | null {
	const day = nextFeedbackDay(item, today, rules);
	if (day === null) return null;
	return `${day}（${day === interimDay(item, rules) ? '中期反馈' : cycleOf(item, rules.limits)}）`;
}

/** What units have given their word for; it moves no deadline. */
function given(item: Item, pledges: Pledge[], today: Day, rules: OfficeRules): [string, string][] {
	const lines = pledges.map((p) => writePledge(standPledge(p, item, today, rules.calendar), today));
	return lines.length === 0 ? [] : [['承诺', lines.join('\n')]];
}

const childrenSection = (children: Item[], today: Day): CardSection => ({
	columns: [{ title: '编号' }, { title: '事项', weight: 2 }, { title: '牵头' }, { title: '时限' }, { title: '状态' }],
	rows: children.map((c) => [
		c.number,
		c.title,
		leadsOf(c)
			.map((u) => u.short ?? u.name)
			.join('、'),
		shortDay(c.deadline.current, today),
		c.status,
	]),
});

const historySection = (history: HistoryLine[], today: Day): CardSection => ({
	columns: [
		{ title: '日期', min: 5 },
		{ title: '事' },
		{ title: '情况', weight: 3 },
		{ title: '审核' },
		{ title: '日志', align: 'right' },
	],
	rows: history.map((h) => [shortDay(h.day, today), h.what, h.text, h.state, `#${h.seq}`]),
});

function latest(
	feedback: { problems: string | null; next: string | null; help: string | null } | undefined,
): [string, string][] {
	const all: [string, string | null][] = [
		['存在问题', feedback?.problems ?? null],
		['下步打算', feedback?.next ?? null],
		['需协调', feedback?.help ?? null],
	];
	return all.filter((row): row is [string, string] => row[1] !== null);
}

/** What one would usually type next. */
const nextSteps: Record<Status, ((number: string) => string) | null> = {
	拟立项: (n) => `ducha edit ${n} --register`,
	已立项: (n) => `ducha dispatch ${n}`,
	已交办: (n) => `ducha receive ${n}`,
	办理中: (n) => `ducha progress ${n} 进展情况`,
	待审核: (n) => `ducha review ${n} --pass`,
	待阅示: (n) => `ducha review ${n} --pass`,
	已办结: (n) => `ducha strike ${n}`,
	已销号: null,
	中止: null,
	撤销: null,
	并入: null,
};

function origin(provenance: { file: string; sheet: string; row: number; day: Day }[], item: Item): [string, string][] {
	const step = item.children > 0 ? null : nextSteps[item.status];
	return [
		...provenance
			.slice(0, 1)
			.map((p): [string, string] => ['导入自', [p.file, p.sheet, `第${p.row}行`, p.day].filter(Boolean).join('  ')]),
		...(step === null ? [] : [['下一步', step(item.number)] as [string, string]]),
	];
}
